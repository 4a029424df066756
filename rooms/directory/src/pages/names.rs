use std::collections::BTreeMap;

use kernel::WorkerId;
use kit::{Refusal, Visit};

/// The names of those who did something, for a page that says who.
pub(super) struct Names {
    known: BTreeMap<WorkerId, String>,
    somebody: String,
}

impl Names {
    /// The names of these workers of the house, each asked for once.
    pub(super) async fn of(visit: &Visit, workers: impl Iterator<Item = Option<WorkerId>>) -> Result<Self, Refusal> {
        let mut workers: Vec<_> = workers.flatten().collect();
        workers.sort_unstable();
        workers.dedup();
        Ok(Self { known: visit.names(&workers).await?, somebody: visit.t.say("directory-opening-somebody").to_owned() })
    }

    /// The name; "somebody" where it is not known any more, or was not somebody who signed in.
    pub(super) fn say(&self, worker: Option<WorkerId>) -> String {
        worker.and_then(|worker| self.known.get(&worker)).unwrap_or(&self.somebody).clone()
    }
}
