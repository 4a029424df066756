//! What is true about handing somebody over.

pub mod answer;
pub mod clock;
pub mod entry;
pub mod figures;
pub mod kind;
pub mod outcome;
pub mod sender;
pub mod slip;
pub mod state;
pub mod telephone;

pub use answer::{Answer, Earlier, Heard, Reply, Via};
pub use entry::{Entry, New, ReferralId};
pub use kind::Kind;
pub use outcome::Outcome;
pub use state::State;
