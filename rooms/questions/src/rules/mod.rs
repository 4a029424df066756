//! What is true about a question at the desk.

pub mod asked;
pub mod codes;
pub mod marks;
pub mod message;
mod names;
pub mod own;
pub mod pace;
pub mod period;
pub mod quarter;
pub mod receipt;
pub mod shift;
pub mod signals;
pub mod window;

pub use asked::{Aside, Asked, Entry, QuestionId};
pub use codes::{Code, Codes, List};
pub use period::Period;
pub use quarter::Quarter;
pub use signals::Signals;
