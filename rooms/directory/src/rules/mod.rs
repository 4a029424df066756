//! What is true about a directory: pure types and functions.

pub mod hours;
pub mod model;
