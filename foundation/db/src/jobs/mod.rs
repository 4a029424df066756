//! Work for later: jobs in a table, and events for other rooms as jobs that hand them out.

mod events;
mod handlers;
mod hands;
mod outbox;
mod runner;
mod statements;
mod work;

use std::time::Duration;

use kernel::Instant;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Fault, Source as _, Tx, params};
pub use events::{Consumer, Event};
pub use handlers::Handlers;
pub use hands::{HeldJob, held_job, held_jobs, say_of_job, unsay_of_job};
pub use outbox::{DeadJob, WaitingJob, dead_jobs, discard_job, retry_job, waiting_jobs};
pub use runner::{Jobs, Ran};
pub(crate) use statements::{FORGET_DEAD, OLDEST, STATEMENTS, SWEEP_ENDED, SWEEP_INBOX};
pub use work::Work;

kernel::typed_id! {
    /// A job; for an event that is handed out, the event.
    JobId
}

impl kernel::Recorded for JobId {
    const KIND: &'static str = "job";
}

/// Work for later, with what it needs to know. Mail, letters and calls to others are jobs, so that they happen if and only
/// if the transaction that asks for them commits.
///
/// A job runs **at least** once: its worker may die after the work and before saying so. Let its effect be the same when
/// it runs twice, or finish it with [`Work::done`] in the transaction that does the work.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Its name in the table, which never changes: `aid.decision_letter`.
    const NAME: &'static str;
    /// How often it is tried before a person must look at it.
    const ATTEMPTS: u32 = 8;
    /// How long one attempt may take; held under four minutes, because the lease lasts five.
    const DEADLINE: Duration = Duration::from_secs(60);

    /// What the keeper of the house may read of it in the outbox; it names nobody.
    fn label(&self) -> String {
        String::new()
    }

    /// From when on it is worth nothing. One that has failed for good is forgotten a week later, and one that has no such moment
    /// never.
    fn ends_at(&self) -> Option<Instant> {
        None
    }
}

/// Why an attempt failed. The text is shown to the keeper of the house and must name nobody.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Another attempt may succeed.
    #[error("{0}")]
    Later(String),
    /// No attempt will ever succeed; a person must look at it.
    #[error("{0}")]
    Never(String),
    /// No attempt will ever succeed, and what the job was to do may not be kept: only that it failed, and why, stays.
    #[error("{0}")]
    Void(String),
    /// Nothing failed: the job lies ready for somebody's hands, until they say how it went or it is worth nothing any more.
    #[error("it lies ready for somebody's hands")]
    ByHand,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Later(fault.to_string())
    }
}

impl Tx {
    /// Leaves a job behind that may be taken as soon as this transaction commits.
    ///
    /// # Errors
    /// [`Fault::Payload`] when the job cannot be written as JSON; otherwise what the database says.
    pub async fn enqueue<J: Job>(&mut self, job: J) -> Result<JobId, Fault> {
        self.enqueue_at(job, self.now()).await
    }

    /// Leaves a job behind that may be taken from `due` on.
    ///
    /// # Errors
    /// As [`enqueue`](Self::enqueue).
    pub async fn enqueue_at<J: Job>(&mut self, job: J, due: Instant) -> Result<JobId, Fault> {
        let (label, ends_at) = (job.label(), job.ends_at());
        self.enqueue_named((J::NAME, &label), &job, due, ends_at).await
    }

    /// Tells other rooms that something happened, once this transaction commits. Each [`Consumer`] hears it at least once
    /// and has its effect once.
    ///
    /// # Errors
    /// As [`enqueue`](Self::enqueue).
    pub async fn publish<E: Event>(&mut self, event: E) -> Result<JobId, Fault> {
        self.enqueue_named((&events::job_name(E::NAME), ""), &event, self.now(), None).await
    }

    async fn enqueue_named(
        &mut self,
        (name, label): (&str, &str),
        payload: &impl Serialize,
        due: Instant,
        ends_at: Option<Instant>,
    ) -> Result<JobId, Fault> {
        let payload = serde_json::to_string(payload).map_err(|_| Fault::Payload("job"))?;
        let id = self.fresh::<JobId>();
        let row = params![self.house(), id, name, payload, self.now(), due, label, ends_at];
        self.run(&statements::ENQUEUE, row).await?;
        self.wake_jobs_on_commit();
        Ok(id)
    }
}
