//! What is true about a question at the desk.

pub mod asked;
pub mod codes;
pub mod marks;
pub mod quarter;
pub mod shift;
pub mod window;

pub use asked::{Asked, Entry, QuestionId};
pub use codes::{Code, Codes, List};
pub use quarter::Quarter;
