//! SQLite: one file, one writer at a time, many readers.

mod cells;
mod faults;
mod group;
mod queue;
mod readers;
mod session;

pub(crate) use cells::cell;
pub(crate) use group::GroupEnd;
pub(crate) use queue::{Lease, Manner, Queue};
pub(crate) use readers::{Reader, Readers};
pub(crate) use session::Session;
