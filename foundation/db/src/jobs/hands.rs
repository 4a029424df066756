use kernel::Instant;

use super::{
    Job, JobId,
    statements::{HELD, HELD_ONE, SAY, UNSAY},
};
use crate::{Fault, Source, Tx, from_row, params};

/// For how many seconds a job without an end lies ready before it is tried again.
pub(super) const READY: i64 = 24 * 3600;

/// A job that lies ready for somebody's hands, without what it is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldJob {
    /// Its id.
    pub id: JobId,
    /// What it is about; it names nobody.
    pub label: String,
    /// When it was left behind.
    pub enqueued_at: Instant,
    /// Since when it lies ready.
    pub held_at: Instant,
    /// When it is worth nothing any more; once something was said of it, from when on that holds.
    pub due_at: Instant,
    /// What somebody said of it.
    pub said: Option<String>,
}

from_row!(HeldJob { id, label, enqueued_at, held_at, due_at, said });

/// The jobs of sort `J` that lie ready for somebody's hands and are still worth something, the longest first, at most `limit`.
///
/// # Errors
/// What the database says.
pub async fn held_jobs<J: Job>(source: &mut impl Source, now: Instant, limit: u32) -> Result<Vec<HeldJob>, Fault> {
    source.all(&HELD, params![source.house(), J::NAME, now, limit]).await
}

/// What a job is to do that lies ready and of which nobody said anything yet.
///
/// # Errors
/// [`Fault::Payload`] when this release cannot read it; otherwise what the database says.
pub async fn held_job<J: Job>(source: &mut impl Source, id: JobId, now: Instant) -> Result<Option<J>, Fault> {
    let found: Option<(String,)> = source.optional(&HELD_ONE, params![source.house(), id, J::NAME, now]).await?;
    let read = |(payload,): (String,)| serde_json::from_str(&payload).map_err(|_| Fault::Payload("job"));
    found.map(read).transpose()
}

/// Says of a job that lies ready how it went. Its handler hears it at `from` ([`Work::said`](crate::Work::said)); until then it can be
/// taken back. False when it does not lie ready, or somebody said something of it before.
///
/// # Errors
/// What the database says.
pub async fn say_of_job<J: Job>(tx: &mut Tx, id: JobId, how: &str, from: Instant) -> Result<bool, Fault> {
    let said = tx.run(&SAY, params![tx.house(), id, J::NAME, how, tx.now(), from]).await? == 1;
    tx.wake_jobs_on_commit();
    Ok(said)
}

/// Takes back what was said of a job: it lies ready again. False when it is too late.
///
/// # Errors
/// What the database says.
pub async fn unsay_of_job<J: Job>(tx: &mut Tx, id: JobId) -> Result<bool, Fault> {
    let now = tx.now();
    Ok(tx.run(&UNSAY, params![tx.house(), id, J::NAME, now, now.plus_seconds(READY)]).await? == 1)
}
