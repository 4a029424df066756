//! What is true about a directory: pure types and functions.

pub(crate) mod contact;
pub mod correction;
mod edition;
pub mod entry;
mod fullness;
pub mod hours;
pub(crate) mod ids;
pub mod matching;
pub mod model;
pub(crate) mod money;
pub mod offer;
pub mod opening;
pub mod partner;
#[cfg(any(test, feature = "generated"))]
pub mod sample;
pub(crate) mod tables;
pub mod today;
pub mod variation;

pub use edition::Edition;
pub use fullness::Fullness;
