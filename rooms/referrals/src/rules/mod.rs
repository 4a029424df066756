//! What is true about handing somebody over.

pub mod answer;
pub mod clock;
pub mod decision;
pub mod entry;
pub mod figures;
pub mod kind;
pub mod look_code;
pub mod outcome;
pub mod recipient;
pub mod sender;
pub mod share;
pub mod slip;
pub mod state;
pub mod telephone;

pub use answer::{Answer, Earlier, Heard, Reply, Via};
pub use decision::Decision;
pub use entry::{Entry, New, ReferralId};
pub use kind::Kind;
pub use look_code::LookCode;
pub use outcome::Outcome;
pub use recipient::Recipient;
pub use share::{Agreed, Card, Item, NewShare, ShareEntry};
pub use state::State;
