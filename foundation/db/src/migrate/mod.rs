//! Migrations of all rooms, in one list, forward only.

mod dialect;
mod history;
mod layout;

use sha2::{Digest as _, Sha256};

use crate::{Db, Engine, Fault, Sql, params, sql, sqlite::Manner, writer::Writer};
pub use history::Standing;
use history::{Applied, pending, unknown};
pub(crate) use layout::{Layout, layouts};

/// One step of the schema. Made by [`migration!`](crate::migration).
///
/// Its text is read by both databases. Columns are declared with the words `uuid`, `text`, `bigint`, `boolean`, `real`,
/// `date`, `instant` and `bytes`; each database gets its own type for them, and SQLite's tables are made strict:
///
/// | word | SQLite | PostgreSQL |
/// | --- | --- | --- |
/// | `uuid` | `blob`, 16 bytes | `uuid` |
/// | `text` | `text` | `text` |
/// | `bigint` | `integer` | `bigint` |
/// | `boolean` | `integer`, 0 or 1 | `boolean` |
/// | `real` | `real` | `double precision` |
/// | `date` | `text`, `2026-11-21` | `date` |
/// | `instant` | `integer`, microseconds since 1970 | `timestamptz` |
/// | `bytes` | `blob` | `bytea` |
///
/// `without rowid` behind the columns of a table keeps its rows in the order of their key, with no number of their own: where ids come
/// by chance, no place in the file tells which row came first. PostgreSQL does not know it and is not told.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Whose it is: the room that owns the tables.
    pub room: &'static str,
    /// Its name, which never changes: `0001_services`.
    pub name: &'static str,
    /// Its text, which never changes once it has run anywhere.
    pub sql: &'static str,
    /// The generation from which on a program can live with it, also one that does not know it: 1 for what only adds. What takes
    /// something away says the generation of the first release that no longer needs it; see [`GENERATION`].
    pub readable_from: u32,
}

/// The generation of this program. A release that stops needing something of the schema counts one up; a migration of the release after
/// it may then take that away. So the previous release can live with every schema, and a release before that one knows that it cannot.
pub const GENERATION: u32 = 1;

/// A migration out of the crate's own folder `migrations`: `migration!("directory", "0001_services")`. One that takes something away says
/// which generation can live with it: `migration!("directory", "0009_no_fax", readable_from: 2)`.
#[macro_export]
macro_rules! migration {
    ($room:literal, $name:literal) => {
        $crate::migration!($room, $name, readable_from: 1)
    };
    ($room:literal, $name:literal, readable_from: $generation:literal) => {
        $crate::Migration {
            room: $room,
            name: $name,
            readable_from: $generation,
            sql: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
        }
    };
}

/// The migrations of `db` itself. [`Db::migrate`] runs them before all others.
pub(crate) const OWN: &[Migration] = &[
    migration!("db", "0001_jobs"),
    migration!("db", "0002_access_log"),
    migration!("db", "0003_outbox"),
    migration!("db", "0004_backups"),
    migration!("db", "0005_hands"),
];

/// What [`Db::migrate`] did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Migrated {
    /// What ran now, as `room/name`.
    pub applied: Vec<String>,
    /// How many had run before.
    pub known: usize,
    /// What a newer release ran, and this one can live with.
    pub ahead: Vec<String>,
}

const APPLIED: Sql = sql!(
    "select applied.room, applied.name, applied.checksum, readers.generation
       from db_migrations applied
       left join db_migration_readers readers on readers.room = applied.room and readers.name = applied.name
      order by applied.room, applied.name"
);
/// The same where no release ran yet that says who can live with what.
const APPLIED_BEFORE: Sql =
    sql!("select room, name, checksum, cast(null as bigint) as generation from db_migrations order by room, name");
const RECORD: Sql = sql!("insert into db_migrations (room, name, checksum, applied_at) values ($1, $2, $3, $4)");

const RECORD_READERS: Sql = sql!("insert into db_migration_readers (room, name, generation) values ($1, $2, $3)");

/// All statements of the migrator.
pub(crate) const STATEMENTS: &[Sql] = &[APPLIED, APPLIED_BEFORE, RECORD, RECORD_READERS];

/// What ran, and beside it who can live with that; what ran before there was the second table stands only in the first.
const HISTORY_TABLES: &str = "create table if not exists db_migrations (
    room text not null, name text not null, checksum text not null, applied_at instant not null,
    primary key (room, name));
    create table if not exists db_migration_readers (
    room text not null, name text not null, generation bigint not null, primary key (room, name));";
/// Held by whoever migrates, so that two programs that start together do not migrate together (the number is arbitrary).
/// Behind it no long wait for a table, because every reader of the table would queue behind the migration.
const LOCK: &str = "select pg_advisory_xact_lock(8607353467); set local lock_timeout = '1s'";
/// How often a migration is tried again that found a table locked.
const ATTEMPTS: usize = 5;

impl Db {
    /// Brings the schema up to date: runs what has not run yet, each migration in a transaction of its own.
    ///
    /// `migrations` are those of all rooms in their order; those of `db` itself need not be given.
    ///
    /// # Errors
    /// [`Fault::Schema`] when a migration was changed after it ran, when the database has run one that this program does
    /// not know and cannot live with, or when one fails; the text says which.
    pub async fn migrate(&self, migrations: &[Migration]) -> Result<Migrated, Fault> {
        let all = all(migrations);
        self.make_history_tables().await?;
        let applied = self.applied().await?;
        let missing = pending(&all, &applied)?;
        let ahead = unknown(&all, &applied);
        if !ahead.is_empty() {
            tracing::warn!(migrations = ?ahead, "a newer release migrated; this one can live with that");
        }
        let mut report = Migrated { applied: Vec::new(), known: applied.len(), ahead };
        for migration in missing {
            if self.apply_patiently(migration).await? {
                report.applied.push(migration.label());
            }
        }
        Ok(report)
    }

    /// How the schema stands against this list. Reads only.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn standing(&self, migrations: &[Migration]) -> Result<Standing, Fault> {
        Ok(Standing::of(&all(migrations), &self.applied().await.or_else(none_yet)?))
    }

    async fn make_history_tables(&self) -> Result<(), Fault> {
        let mut writer = self.migrator().await?;
        writer.script(&dialect::translated(HISTORY_TABLES, self.engine())).await?;
        writer.commit().await
    }

    async fn applied(&self) -> Result<Vec<Applied>, Fault> {
        match self.history(&APPLIED).await {
            Err(Fault::Statement { .. }) => self.history(&APPLIED_BEFORE).await,
            read => read,
        }
    }

    async fn history(&self, statement: &Sql) -> Result<Vec<Applied>, Fault> {
        let mut writer = self.writer(Manner::Shared).await?;
        history::read(&mut writer, statement).await
    }

    async fn apply_patiently(&self, migration: &Migration) -> Result<bool, Fault> {
        for _ in 1..ATTEMPTS {
            match self.apply(migration).await {
                Err(Fault::Busy) => tracing::info!(migration = %migration.label(), "the table is in use; trying again"),
                other => return other,
            }
        }
        self.apply(migration).await
    }

    /// Runs one migration, unless another program just did.
    async fn apply(&self, migration: &Migration) -> Result<bool, Fault> {
        let mut writer = self.migrator().await?;
        let applied = history::read(&mut writer, &APPLIED).await?;
        if applied.iter().any(|applied| applied.is(migration)) {
            return Ok(false);
        }
        tracing::info!(migration = %migration.label(), "migrating");
        let text = dialect::translated(migration.sql, self.engine());
        writer.script(&text).await.map_err(|fault| explained(fault, migration))?;
        let record = params![migration.room, migration.name, migration.checksum(), self.makers().clock.now()];
        writer.run(&RECORD, record.into()).await?;
        let readers = params![migration.room, migration.name, i64::from(migration.readable_from)];
        writer.run(&RECORD_READERS, readers.into()).await?;
        writer.commit().await.map(|()| true)
    }

    /// A writer that others of its kind wait for.
    async fn migrator(&self) -> Result<Writer, Fault> {
        let mut writer = self.writer(Manner::Alone).await?;
        if self.engine() == Engine::Postgres {
            writer.script(LOCK).await?;
        }
        Ok(writer)
    }
}

impl Migration {
    fn label(&self) -> String {
        format!("{}/{}", self.room, self.name)
    }

    /// SHA-256 of the text, the same for both ways to end a line.
    fn checksum(&self) -> String {
        let digest = Sha256::digest(self.sql.replace("\r\n", "\n").as_bytes());
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(crate) fn all(migrations: &[Migration]) -> Vec<Migration> {
    [OWN, migrations].concat()
}

fn explained(fault: Fault, migration: &Migration) -> Fault {
    match fault {
        Fault::Schema(reason) => Fault::Schema(format!("migration {} failed: {reason}", migration.label())),
        other => other,
    }
}

fn none_yet(fault: Fault) -> Result<Vec<Applied>, Fault> {
    if matches!(fault, Fault::Statement { .. }) { Ok(Vec::new()) } else { Err(fault) }
}
