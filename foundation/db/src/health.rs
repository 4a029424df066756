use std::time::Duration;

use kernel::Instant;

use crate::{
    Db, Fault, Migration, Place, Sql, backup,
    jobs::{OLDEST, SWEEP_ENDED, SWEEP_INBOX},
    params, replies,
    source::Gathered,
    sql,
    sqlite::Manner,
};

/// How long a database that is ready may take to write one row.
const READY_WITHIN: Duration = Duration::from_secs(1);
/// How long the inbox remembers an event, in seconds: longer than its job can live, and 30 days at least.
const INBOX_KEPT: i64 = 30 * 24 * 3_600;
/// How long it is remembered that a backup was made, in seconds: 400 days.
const BACKUPS_KEPT: i64 = 400 * 24 * 3_600;

/// How long a dead job is kept that is worth nothing any more, in seconds: long enough for a person to see it.
const ENDED_KEPT: i64 = 7 * 24 * 3_600;

const BEAT: Sql = sql!(
    "insert into db_pulse (place, beaten_at) values ('here', $1)
     on conflict (place) do update set beaten_at = excluded.beaten_at"
);

/// All statements of the checks.
pub(crate) const STATEMENTS: &[Sql] = &[BEAT];

impl Db {
    /// Whether the program may be sent work: the database takes a write within a second, and its schema is one that this
    /// release can work with.
    ///
    /// # Errors
    /// [`Fault::Schema`] says what is wrong with the schema; [`Fault::Deadline`] that the write took too long; otherwise
    /// what the database says.
    pub async fn check(&self, migrations: &[Migration]) -> Result<(), Fault> {
        let checked = tokio::time::timeout(READY_WITHIN, async {
            self.beat().await?;
            self.standing(migrations).await
        });
        let standing = checked.await.map_err(|_| Fault::Deadline(READY_WITHIN))??;
        if standing.is_workable() { Ok(()) } else { Err(Fault::Schema(format!("the schema is {standing:?}"))) }
    }

    /// Sets the gauges `db_jobs_waiting`, `db_jobs_oldest_seconds`, `db_jobs_dead`, `db_wal_bytes` and
    /// `db_backup_verified_age_seconds`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn measure(&self) -> Result<(), Fault> {
        self.measure_log();
        self.measure_backups().await?;
        let now = self.makers().clock.now();
        let mut rows = Gathered::<(i64, Option<Instant>, i64)>::first();
        self.reader().await?.rows(&OLDEST, params![now].into(), &mut rows).await?;
        for (waiting, oldest, dead) in rows.finish()? {
            metrics::gauge!("db_jobs_waiting").set(waiting as f64);
            metrics::gauge!("db_jobs_dead").set(dead as f64);
            metrics::gauge!("db_jobs_oldest_seconds").set(oldest.map_or(0, |oldest| now.seconds_since(oldest)) as f64);
        }
        Ok(())
    }

    /// A log beyond 256 MB means that somebody reads too long; alarm on it.
    fn measure_log(&self) {
        if let Place::File(path) = &self.settings().place {
            let log = format!("{}-wal", path.display());
            let bytes = std::fs::metadata(log).map_or(0, |file| file.len());
            metrics::gauge!("db_wal_bytes").set(bytes as f64);
        }
    }

    /// Forgets answers older than seven days, events older than thirty, dead jobs that were worth nothing for seven, and backups
    /// that were asked for over a year ago.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sweep(&self) -> Result<u64, Fault> {
        let now = self.makers().clock.now();
        let mut writer = self.writer(Manner::Shared).await?;
        let replies = writer.run(&replies::SWEEP, params![replies::kept_since(now)].into()).await?;
        let events = writer.run(&SWEEP_INBOX, params![now.plus_seconds(-INBOX_KEPT)].into()).await?;
        let ended = writer.run(&SWEEP_ENDED, params![now.plus_seconds(-ENDED_KEPT)].into()).await?;
        let backups = writer.run(&backup::SWEEP, params![now.plus_seconds(-BACKUPS_KEPT)].into()).await?;
        writer.commit().await.map(|()| replies + events + ended + backups)
    }

    async fn beat(&self) -> Result<(), Fault> {
        let mut writer = self.writer(Manner::Shared).await?;
        writer.run(&BEAT, params![self.makers().clock.now()].into()).await?;
        writer.commit().await
    }
}
