//! Copies of the whole database: how one is taken while others go on writing, what it holds, and how it is put back.
//!
//! Here the two databases truly differ. SQLite writes a second file (`vacuum into`), which holds nothing but what is there: what was
//! erased is not in it. PostgreSQL's own tools write and read its form (`pg_dump`, `pg_restore`).

mod contents;
mod copy;
mod look;
mod place;
mod record;
mod tools;

use std::io;

pub use contents::{Applied, ChainEnd, Contents};
pub use copy::Size;
pub use place::{Aside, unsound};
pub use record::{BackupId, BackupRecord, MakeBackup};
pub(crate) use record::{STATEMENTS, SWEEP};
pub use tools::Tools;

use crate::Fault;

/// Why a copy could not be taken or put back.
#[derive(Debug, thiserror::Error)]
pub enum CopyFault {
    /// The database did not do as asked.
    #[error(transparent)]
    Database(#[from] Fault),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] io::Error),
    /// The database said no, in its own words.
    #[error("{0}")]
    Said(String),
    /// A tool of PostgreSQL is not there.
    #[error(
        "{0} could not be started ({1}): install the client programs of PostgreSQL, or name their folder in backup.tools"
    )]
    NoTool(String, io::Error),
    /// There is something already where the copy should go.
    #[error("{0} is not empty")]
    Taken(String),
    /// Another program has the database open.
    #[error("another program has the database open: stop it first")]
    InUse,
}

impl From<sqlx::Error> for CopyFault {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Io(error) => Self::File(error),
            sqlx::Error::Database(said) => Self::Said(said.message().to_owned()),
            other => Self::Said(other.to_string()),
        }
    }
}
