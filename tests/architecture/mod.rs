//! The plan of the building, held against what was built. Each check is a function from what it reads to the faults it
//! finds, so that a sample can show it going red.

mod edges;
mod files;
mod inside;
mod lints;
mod places;
mod tables;
