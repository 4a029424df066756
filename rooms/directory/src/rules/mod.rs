//! What is true about a directory: pure types and functions.

mod edition;
pub mod hours;
pub mod model;
pub mod today;

pub use edition::Edition;
