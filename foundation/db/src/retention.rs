use kernel::{Actor, HouseId, Instant};

use crate::{Db, Fault, Seal, Sql, jobs, params};

/// Something that is kept, and of which a rule of the house can say for how long. Each crate hands out its own; the page with the
/// rules offers them, and what an approved rule says is carried out with [`Retained::remove`].
#[derive(Debug, Clone, Copy)]
pub struct Retained {
    /// Its code in the table of rules and in a form; it never changes.
    pub code: &'static str,
    /// The key of its name.
    pub name: &'static str,
    /// The key of what we propose, and what holds without a rule.
    pub source: &'static str,
    /// For how many days we propose to keep it.
    pub proposal: i64,
    /// The fewest and the most days that a rule may say.
    pub bounds: (i64, i64),
    /// How what is old enough goes.
    pub removal: Removal,
}

/// How something goes that was kept long enough.
#[derive(Debug, Clone, Copy)]
pub enum Removal {
    /// By a statement that removes at most `$3` rows of house `$1` that are older than `$2`.
    Rows(Sql),
    /// The oldest entries of the access log, up to the newest seal that is old enough.
    Log,
}

/// How work goes that failed and waits for a person, messages among it: `$2` is when it failed for good.
pub const FAILED_WORK: Removal = Removal::Rows(jobs::FORGET_DEAD);

/// How many rows go in one step, so that nobody waits behind it.
const STEP: i64 = 200;

impl Retained {
    /// Whether a rule may say so many days.
    #[must_use]
    pub const fn allows(&self, days: i64) -> bool {
        self.bounds.0 <= days && days <= self.bounds.1
    }

    /// Removes what is older than `up_to`, in short steps. Gives how much went.
    ///
    /// # Errors
    /// What the database says; what went stays gone.
    pub async fn remove(&self, db: &Db, house: HouseId, up_to: Instant) -> Result<u64, Fault> {
        match &self.removal {
            Removal::Rows(statement) => in_steps(db, house, statement, up_to).await,
            Removal::Log => cut_log(db, house, up_to).await,
        }
    }
}

/// Everything before a seal is older than it.
async fn cut_log(db: &Db, house: HouseId, up_to: Instant) -> Result<u64, Fault> {
    let seals = Seal::all(&mut db.read(house).await?).await?;
    match seals.iter().rev().find(|seal| seal.sealed_at < up_to) {
        Some(seal) => db.cut_log(house, seal.seq).await,
        None => Ok(0),
    }
}

async fn in_steps(db: &Db, house: HouseId, statement: &Sql, up_to: Instant) -> Result<u64, Fault> {
    let mut removed = 0;
    loop {
        let mut tx = db.write(house, &Actor::Program("retention")).await?;
        let gone = tx.run(statement, params![house, up_to, STEP]).await?;
        tx.commit().await?;
        removed += gone;
        if gone == 0 {
            return Ok(removed);
        }
    }
}
