use kernel::Instant;
use serde::{Deserialize, Serialize};

use crate::{Db, Fault, Job, Source, Sql, Tx, from_row, params, source::Gathered, sql, sqlite::Manner};

kernel::typed_id! {
    /// A backup that was asked for.
    BackupId
}

const ASK: Sql =
    sql!("insert into db_backups (id, slot, asked_at, asked_by) values ($1, $2, $3, $4) on conflict (slot) do nothing");
const MADE: Sql = sql!("update db_backups set made_at = $2, file = $3, size = $4, fault = null where id = $1");
const VERIFIED: Sql = sql!("update db_backups set verified_at = $2, fault = null where id = $1");
const FAILED: Sql = sql!("update db_backups set fault = $2 where id = $1");
const LATEST: Sql = sql!(
    "select id, asked_at, asked_by, made_at, verified_at, file, size, fault from db_backups order by asked_at desc, id desc limit $1"
);
const LAST_VERIFIED: Sql = sql!("select max(made_at) from db_backups where verified_at is not null");
/// Forgets what was asked for before `$1`.
pub(crate) const SWEEP: Sql = sql!("delete from db_backups where asked_at < $1");

/// All statements of the records.
pub(crate) const STATEMENTS: &[Sql] = &[ASK, MADE, VERIFIED, FAILED, LATEST, LAST_VERIFIED, SWEEP];

/// A backup that was asked for, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRecord {
    /// Its id.
    pub id: BackupId,
    /// When it was asked for.
    pub asked_at: Instant,
    /// By what: `schedule`, `page` or `command`.
    pub asked_by: String,
    /// The moment of which the data are.
    pub made_at: Option<Instant>,
    /// When it was restored aside and found whole.
    pub verified_at: Option<Instant>,
    /// The name of its file, without the folder.
    pub file: String,
    /// How large the file is, in bytes.
    pub size: i64,
    /// Why it failed; none when it did not.
    pub fault: Option<String>,
}

from_row!(BackupRecord { id, asked_at, asked_by, made_at, verified_at, file, size, fault });

/// Make the backup that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeBackup {
    /// Which.
    pub id: BackupId,
}

impl Job for MakeBackup {
    const NAME: &'static str = "db.backup";
    const ATTEMPTS: u32 = 3;
    const DEADLINE: std::time::Duration = std::time::Duration::from_secs(240);
}

impl BackupRecord {
    /// Asks for a backup, once for each `slot`, and leaves a job behind that makes it. False when the slot was asked for before.
    ///
    /// # Errors
    /// What the database says.
    pub async fn ask(tx: &mut Tx, slot: &str, by: &str) -> Result<bool, Fault> {
        let id = tx.fresh::<BackupId>();
        let is_new = tx.run(&ASK, params![id, slot, tx.now(), by]).await? == 1;
        if is_new {
            tx.enqueue(MakeBackup { id }).await?;
        }
        Ok(is_new)
    }

    /// The newest ones first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn latest(source: &mut impl Source, limit: u32) -> Result<Vec<Self>, Fault> {
        source.all(&LATEST, params![limit]).await
    }

    /// The moment of the newest data that lie in a verified backup.
    ///
    /// # Errors
    /// What the database says.
    pub async fn last_verified(source: &mut impl Source) -> Result<Option<Instant>, Fault> {
        source.value(&LAST_VERIFIED, params![]).await
    }
}

impl Db {
    /// Notes a backup that somebody makes by hand.
    ///
    /// # Errors
    /// What the database says; [`Fault::Statement`] when its schema is older than these records.
    pub async fn backup_begun(&self, id: BackupId, by: &str) -> Result<(), Fault> {
        self.note(&ASK, params![id, id.to_string(), self.makers().clock.now(), by].into()).await
    }

    /// Notes that a backup lies in `file`, with the data of `made_at`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn backup_made(&self, id: BackupId, made_at: Instant, file: &str, size: u64) -> Result<(), Fault> {
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        self.note(&MADE, params![id, made_at, file, size].into()).await
    }

    /// Notes that a backup was restored aside and found whole.
    ///
    /// # Errors
    /// What the database says.
    pub async fn backup_verified(&self, id: BackupId) -> Result<(), Fault> {
        self.note(&VERIFIED, params![id, self.makers().clock.now()].into()).await
    }

    /// Notes why a backup failed.
    ///
    /// # Errors
    /// What the database says.
    pub async fn backup_failed(&self, id: BackupId, fault: &str) -> Result<(), Fault> {
        self.note(&FAILED, params![id, fault].into()).await
    }

    async fn note(&self, sql: &Sql, values: Vec<crate::Value>) -> Result<(), Fault> {
        let mut writer = self.writer(Manner::Shared).await?;
        writer.run(sql, values).await?;
        writer.commit().await
    }

    /// Sets the gauge `db_backup_verified_age_seconds`: how old the data of the newest verified backup are; infinite without one.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn measure_backups(&self) -> Result<(), Fault> {
        let mut rows = Gathered::<(Option<Instant>,)>::first();
        self.reader().await?.rows(&LAST_VERIFIED, Vec::new(), &mut rows).await?;
        let last = rows.finish()?.into_iter().find_map(|(last,)| last);
        let now = self.makers().clock.now();
        let age = last.map_or(f64::INFINITY, |last| now.seconds_since(last) as f64);
        metrics::gauge!("db_backup_verified_age_seconds").set(age);
        Ok(())
    }
}
