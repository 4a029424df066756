//! What machines read of a directory: open formats, each a pure mapping of one edition.

pub mod calendar;
mod child_id;
mod closed_days;
pub mod hsds;
mod recurrence;
#[cfg(test)]
pub(crate) mod sample;
mod site;
mod web;

pub use site::Site;
