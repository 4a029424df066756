//! What is true about a question at the desk.

pub mod asked;
pub mod codes;
pub mod marks;
mod names;
pub mod quarter;
pub mod receipt;
pub mod shift;
pub mod signals;
pub mod window;

pub use asked::{Asked, Entry, QuestionId};
pub use codes::{Code, Codes, List};
pub use quarter::Quarter;
pub use signals::Signals;
