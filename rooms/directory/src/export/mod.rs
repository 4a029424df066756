//! From a directory to what others read: open formats, each a pure mapping of one edition, and files that can be imported
//! again.

pub mod calendar;
mod child_id;
mod closed_days;
pub mod hsds;
pub mod ipdc;
mod opening_hours;
mod package;
mod recurrence;
#[cfg(test)]
pub(crate) mod sample;
mod site;
pub mod structured;
mod web;
mod yaml;

pub use package::{PackageError, package};
pub use site::Site;
pub use yaml::yaml;
pub(crate) use yaml::{Value, flow, sections};
