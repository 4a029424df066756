use kernel::Instant;

use super::{
    JobId,
    statements::{DEAD, DISCARD, RETRY, WAITING},
};
use crate::{Fault, Source, Tx, from_row, params};

/// A job that has failed for good, for a person to look at. What it was to do stays in the table: it may be personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadJob {
    /// Its id.
    pub id: JobId,
    /// What sort of job.
    pub name: String,
    /// What it is about; it names nobody.
    pub label: String,
    /// When it was left behind.
    pub enqueued_at: Instant,
    /// How often it was tried.
    pub attempts: u32,
    /// What the last attempt said.
    pub last_fault: Option<String>,
    /// When it was given up.
    pub dead_at: Instant,
}

from_row!(DeadJob { id, name, label, enqueued_at, attempts, last_fault, dead_at });

/// A job that waits for its turn, or for another attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingJob {
    /// Its id.
    pub id: JobId,
    /// What sort of job.
    pub name: String,
    /// What it is about; it names nobody.
    pub label: String,
    /// When it was left behind.
    pub enqueued_at: Instant,
    /// How often it was tried.
    pub attempts: u32,
    /// What the last attempt said.
    pub last_fault: Option<String>,
    /// From when on somebody takes it; while it is being worked at, when its lease ends.
    pub due_at: Instant,
    /// Since when it lies ready for somebody's hands.
    pub held_at: Option<Instant>,
}

from_row!(WaitingJob { id, name, label, enqueued_at, attempts, last_fault, due_at, held_at });

/// The jobs of the house that wait, behind `after`, oldest first, at most `limit`.
///
/// # Errors
/// What the database says.
pub async fn waiting_jobs(
    source: &mut impl Source,
    after: Option<JobId>,
    limit: u32,
) -> Result<Vec<WaitingJob>, Fault> {
    source.all(&WAITING, params![source.house(), after, limit]).await
}

/// The dead jobs of the house behind `after`, oldest first, at most `limit`.
///
/// # Errors
/// What the database says.
pub async fn dead_jobs(source: &mut impl Source, after: Option<JobId>, limit: u32) -> Result<Vec<DeadJob>, Fault> {
    source.all(&DEAD, params![source.house(), after, limit]).await
}

/// Gives a dead job another round of attempts, from now on.
///
/// # Errors
/// [`Fault::Missing`] when no dead job has this id.
pub async fn retry_job(tx: &mut Tx, id: JobId) -> Result<(), Fault> {
    let revived = tx.run(&RETRY, params![tx.house(), id, tx.now()]).await?;
    tx.wake_jobs_on_commit();
    if revived == 1 { Ok(()) } else { Err(Fault::Missing) }
}

/// Forgets a dead job.
///
/// # Errors
/// [`Fault::Missing`] when no dead job has this id.
pub async fn discard_job(tx: &mut Tx, id: JobId) -> Result<(), Fault> {
    let gone = tx.run(&DISCARD, params![tx.house(), id]).await?;
    if gone == 1 { Ok(()) } else { Err(Fault::Missing) }
}
