use kernel::{Actor, HouseId, Instant};

use super::{
    JobId,
    statements::{DONE, HOLD},
};
use crate::{Db, Fault, Read, Source as _, Tx, params};

/// One attempt at a job: which house, and the lease it holds.
#[derive(Clone)]
pub struct Work {
    pub(super) db: Db,
    pub(super) house: HouseId,
    pub(super) id: JobId,
    pub(super) name: &'static str,
    pub(super) attempt: u32,
    pub(super) fence: i64,
    pub(super) said: Option<String>,
}

impl Work {
    /// The house that the job belongs to.
    #[must_use]
    pub const fn house(&self) -> HouseId {
        self.house
    }

    /// The id of the job: the same at each attempt, so a good key for what must happen once elsewhere.
    #[must_use]
    pub const fn id(&self) -> JobId {
        self.id
    }

    /// Which attempt this is, from 1.
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.attempt
    }

    /// What somebody said of it who had it in their hands ([`Failure::ByHand`](crate::Failure::ByHand)).
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// What the clock shows.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.db.makers().clock.now()
    }

    /// Begins a look at the house.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn read(&self) -> Result<Read, Fault> {
        self.db.read(self.house).await
    }

    /// Begins a transaction in the name of the job, which fails when another worker has the job by now.
    ///
    /// # Errors
    /// [`Fault::LeaseLost`] when the lease ran out and the job was taken over; otherwise as [`Db::write`].
    pub async fn write(&self) -> Result<Tx, Fault> {
        let mut tx = self.db.write(self.house, &Actor::Program(self.name)).await?;
        let held = tx.run(&HOLD, params![self.house, self.id, self.fence]).await?;
        if held == 1 { Ok(tx) } else { Err(Fault::LeaseLost) }
    }

    /// Commits the transaction and finishes the job with it, so that its effect happens exactly once.
    ///
    /// # Errors
    /// [`Fault::LeaseLost`] when the job was taken over or is finished; otherwise as [`Tx::commit`].
    pub async fn done(&self, mut tx: Tx) -> Result<(), Fault> {
        let finished = tx.run(&DONE, params![tx.house(), self.id, self.fence]).await?;
        if finished == 1 { tx.commit().await } else { Err(Fault::LeaseLost) }
    }
}
