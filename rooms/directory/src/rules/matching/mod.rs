//! From a question in one's own words to the right service.

mod answer;
pub mod danger;
mod question;

pub use answer::{Answer, Kind, Match};
pub use question::{MOST_CHARACTERS, Question};
