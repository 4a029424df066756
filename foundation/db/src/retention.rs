use kernel::{Actor, HouseId, Instant};

use crate::{Db, Fault, Source as _, Sql, Tx, jobs, params};

/// Something that is kept, and of which a rule of the house can say for how long. Each crate hands out its own; the page with the
/// rules offers them, and what an approved rule says is carried out with [`Removal`].
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

/// How many rows go in one step.
const STEP: i64 = 200;

impl Retained {
    /// Whether a rule may say so many days.
    #[must_use]
    pub const fn allows(&self, days: i64) -> bool {
        self.bounds.0 <= days && days <= self.bounds.1
    }
}

impl Removal {
    /// Removes a little of what is older than `up_to`; it is gone with the commit of `tx`. Gives how much, nought when nothing is
    /// left: short steps, so that nobody waits behind them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn step(&self, tx: &mut Tx, up_to: Instant) -> Result<u64, Fault> {
        match self {
            Self::Rows(statement) => tx.run(statement, params![tx.house(), up_to, STEP]).await,
            Self::Log => tx.cut_log(up_to).await,
        }
    }

    /// Removes all that is older than `up_to`, step by step.
    ///
    /// # Errors
    /// What the database says; what went stays gone.
    pub async fn whole(&self, db: &Db, house: HouseId, up_to: Instant) -> Result<(), Fault> {
        loop {
            let mut tx = db.write(house, &Actor::Program("retention")).await?;
            if self.step(&mut tx, up_to).await? == 0 {
                return Ok(());
            }
            tx.commit().await?;
        }
    }
}
