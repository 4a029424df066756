use std::sync::{Arc, Mutex, PoisonError};

use crate::{Fault, access_log::Kept, sqlite::GroupEnd};

tokio::task_local! {
    static GATE: ResponseGate;
}

/// Holds back an answer until everything it was computed from is certain.
///
/// Writers of SQLite share commits, so what a transaction reads may be another one's work that is not yet on the disk. An
/// answer, also a refusal or a replayed one, may therefore leave only after the group has ended. A layer of `kit` does:
///
/// ```
/// # async fn layer(handler: impl Future<Output = &'static str>) -> Result<&'static str, db::Fault> {
/// let gate = db::ResponseGate::default();
/// let answer = gate.scope(handler).await;
/// gate.settled().await?; // a fault here: the answer rests on what was undone; repeat it or answer 503
/// # Ok(answer)
/// # }
/// ```
///
/// Transactions count that are begun inside the scope's own task; a task spawned inside has its own scope. On PostgreSQL
/// nothing is ever read before it is committed, so there is no group to wait for.
///
/// An answer also waits until the access log says what it shows.
#[derive(Clone, Default)]
pub struct ResponseGate(Arc<Mutex<Vec<Awaited>>>);

/// What an answer must wait for.
enum Awaited {
    /// The end of a group of writers.
    Group(GroupEnd),
    /// Entries of the access log about what the answer shows.
    Log(Kept),
}

impl ResponseGate {
    /// Runs `work` and remembers the groups of all write transactions that it begins.
    pub async fn scope<F: Future>(&self, work: F) -> F::Output {
        GATE.scope(self.clone(), work).await
    }

    /// Waits until the groups of all those transactions have ended, committed and dropped ones alike, and until the access log
    /// holds what they showed. Those must be over; a transaction that is still open when this is called is waited for.
    ///
    /// # Errors
    /// The fault of the first group that was undone or whose end is not known: what was read in it may never have been. Or
    /// why the access log could not be written: what was read may not be shown.
    pub async fn settled(&self) -> Result<(), Fault> {
        let awaited = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for awaited in awaited {
            match awaited {
                Awaited::Group(group) => group.wait().await?,
                Awaited::Log(kept) => kept.wait().await?,
            }
        }
        Ok(())
    }

    fn add(&self, awaited: Awaited) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(awaited);
    }
}

/// Tells the gate of the running task, if it has one, that a transaction joined this group.
pub(crate) fn joined(group: &GroupEnd) {
    // Outside any gate (jobs, commands, tests) nobody waits for an answer.
    let _ = GATE.try_with(|gate| gate.add(Awaited::Group(group.clone())));
}

/// Tells the gate of the running task, if it has one, that its answer shows what these entries say.
pub(crate) fn awaits(kept: Kept) {
    let _ = GATE.try_with(|gate| gate.add(Awaited::Log(kept)));
}
