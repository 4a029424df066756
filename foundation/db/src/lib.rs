//! The only crate that knows there are two databases.
//!
//! A room writes its statements once, as constants with `$1` parameters, and reads and writes through a [`Read`] or a
//! [`Tx`]; whether SQLite or PostgreSQL lies below is not visible.
//!
//! ```
//! use db::{Db, Fault, FromRow as _, Source as _, Sql, Tx, params, sql};
//!
//! const ADD: Sql = sql!("insert into notes (house_id, id, body) values ($1, $2, $3)");
//! const COUNT: Sql = sql!("select count(*) from notes where house_id = $1");
//! kernel::typed_id! { /** A note. */ NoteId }
//!
//! async fn add(db: &Db, house: kernel::HouseId, body: &str) -> Result<i64, Fault> {
//!     let mut tx = db.write(house, &kernel::Actor::Visitor).await?;
//!     let id = tx.fresh::<NoteId>();
//!     tx.run(&ADD, params![house, id, body]).await?;
//!     let count = tx.value(&COUNT, params![house]).await?;
//!     tx.commit().await?;
//!     Ok(count)
//! }
//! ```

mod access_log;
mod backup;
mod database;
mod extract;
mod fault;
mod gate;
mod health;
pub mod insert;
mod jobs;
mod migrate;
mod postgres;
mod read;
mod register;
mod replies;
mod retention;
mod row;
mod settings;
mod source;
mod sql;
mod sqlite;
#[cfg(feature = "testing")]
#[expect(clippy::expect_used, reason = "a test that cannot have its database must fail at once and say why")]
pub mod testing;
mod tx;
mod value;
mod writer;

pub use access_log::{Broken, Deed, Head, LOG_DAYS_AT_LEAST, LogEntry, LogFilter, SEAL_RECORD, Seal, Verified};
pub use backup::{
    Applied, Aside, BackupId, BackupRecord, ChainEnd, Contents, CopyFault, MakeBackup, Size, Tools, unsound,
};
pub use database::Db;
pub use extract::{Extract, Mark};
pub use fault::{Constraint, ConstraintKind, Fault};
pub use gate::ResponseGate;
pub use jobs::{
    Consumer, DeadJob, Event, Failure, Handlers, HeldJob, Job, JobId, Jobs, Ran, WaitingJob, Work, dead_jobs,
    discard_job, held_job, held_jobs, retry_job, say_of_job, unsay_of_job, waiting_jobs,
};
pub use migrate::{GENERATION, Migrated, Migration, Standing};
pub use read::Read;
pub use register::{Basis, Data, Processing, Recipient, Table, Whose, tables};
pub use replies::{Replay, Reply};
pub use retention::{FAILED_WORK, Removal, Retained};
pub use row::{FromRow, Row};
pub use settings::{Engine, Place, Settings};
pub use source::{MOST_ROWS, Source};
pub use sql::Sql;
pub use tx::Tx;
pub use value::{Cell, Column, Kind, Value};

/// The keys that do not begin with `house_id`, as `table (columns)`, each for its reason. The test of the schema allows these
/// and no others.
pub const KEYS_WITHOUT_HOUSE: &[&str] = &[
    // A backup holds the whole installation.
    "db_backups (slot)",
    "db_backups (id)",
    // The schema belongs to it too.
    "db_migration_readers (room, name)",
    "db_migrations (room, name)",
    // So does the pulse of the disk.
    "db_pulse (place)",
];

/// The statements of `db` itself, for the test that prepares every statement on both databases.
#[must_use]
pub fn statements() -> Vec<Sql> {
    [
        jobs::STATEMENTS,
        replies::STATEMENTS,
        health::STATEMENTS,
        migrate::STATEMENTS,
        backup::STATEMENTS,
        &access_log::STATEMENTS,
    ]
    .concat()
}
