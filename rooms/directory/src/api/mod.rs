//! What machines read of a directory: open formats, each a pure mapping of one edition.

pub mod calendar;
mod child_id;
mod closed_days;
pub mod hsds;
pub mod ipdc;
mod opening_hours;
mod recurrence;
#[cfg(test)]
pub(crate) mod sample;
mod site;
pub mod structured;
mod web;

pub use site::Site;
