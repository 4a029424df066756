//! The access log: who did what, to which thing, why. Only ever added to, and each entry carries the hash of the one before.
//!
//! Whoever shows or changes something personal says so on the transaction: [`Source::shows`](crate::Source::shows) and
//! [`Tx::does`](crate::Tx::does). What a [`Tx`](crate::Tx) says is kept with its commit. What a [`Read`](crate::Read) shows, or
//! a transaction that is given up has shown, goes to the [`Ledger`], where everybody who waits shares one commit; the
//! [`ResponseGate`](crate::ResponseGate) lets no answer out before that commit lies on the disk, so nothing is ever seen that
//! is not in the log.

mod chain;
mod cut;
mod deed;
mod entry;
mod ledger;
mod packed;
mod pending;
mod review;
mod seal;

use crate::Sql;

pub(crate) use chain::{Ends, append};
pub use cut::{LOG_DAYS_AT_LEAST, SEAL_RECORD};
pub use deed::Deed;
pub use entry::LogEntry;
pub(crate) use ledger::{Kept, Ledger};
pub(crate) use pending::Pending;
pub use review::{Broken, LogFilter, Verified};
pub use seal::{Head, Seal};

/// All statements of the log.
pub(crate) const STATEMENTS: [Sql; 22] = [
    chain::MOVE,
    chain::TAKE,
    chain::OPEN,
    chain::CLOSE,
    chain::ADD_ONE,
    chain::ADD_MANY,
    cut::NEWEST,
    cut::OLD_SEAL,
    cut::LAST,
    cut::REMOVE,
    deed::DEEDS,
    review::LAST_ENTRY,
    review::PAGE,
    packed::RUN,
    review::ALL,
    review::OF_RECORD,
    review::OF_RECORD_BY_WORKER,
    review::OF_WORKER,
    seal::HEAD,
    seal::SEALS,
    seal::LAST,
    seal::ADD,
];
