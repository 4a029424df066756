//! What leaves the room as a file.

pub(crate) mod everything;
mod log;
mod parcel;

pub(crate) use log::log_as_csv;
pub(crate) use parcel::Parcel;
