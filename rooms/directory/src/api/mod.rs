//! What machines read of a directory: open formats, each a pure mapping of one edition, and the routes that give them.

mod answer;
pub mod calendar;
mod child_id;
mod closed_days;
mod documentation;
pub mod hsds;
pub mod ipdc;
pub mod openapi;
mod opening_hours;
mod recurrence;
mod routes;
#[cfg(test)]
pub(crate) mod sample;
mod site;
pub mod structured;
mod web;

pub(crate) use routes::routes;
pub use site::Site;
