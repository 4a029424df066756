//! PostgreSQL: a server, perhaps with copies that take over when it falls away.

mod cells;
mod faults;
mod notices;
mod pool;
mod session;

pub(crate) use cells::cell;
pub(crate) use pool::Pool;
pub(crate) use session::Session;
