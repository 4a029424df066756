use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use kernel::{Actor, Entry, HouseId};
use tokio::sync::{mpsc, oneshot};

use super::Ends;
use crate::{Db, Fault};

/// Where entries go that no transaction of their own keeps. Those who wait at the same time share one commit. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Ledger {
    handed: mpsc::UnboundedSender<Handed>,
    chain_ends: Ends,
}

/// Who writes down what the ledger was handed.
pub(crate) struct Keeper {
    handed: mpsc::UnboundedReceiver<Handed>,
    /// How many shared the last commit.
    company: usize,
    /// How long that took.
    took: Duration,
}

/// Entries of one house, and who waits until they are kept.
struct Handed {
    house: HouseId,
    entries: Vec<Entry>,
    kept: oneshot::Sender<Result<(), Fault>>,
}

/// The promise that entries are kept.
pub(crate) struct Kept(oneshot::Receiver<Result<(), Fault>>);

/// The most that share one commit.
const MOST: usize = 256;
/// How often a commit is tried that surely left nothing behind.
const ATTEMPTS: u32 = 3;
/// How long a commit waits for company, where one takes longer than this and the last one had company: who was let go together
/// comes back together, and without the wait the first of them would have a commit of its own while the others queue.
const LINGER: Duration = Duration::from_millis(1);

impl Ledger {
    pub(crate) fn open() -> (Self, Keeper) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let keeper = Keeper { handed: receiver, company: 0, took: Duration::ZERO };
        (Self { handed: sender, chain_ends: Ends::default() }, keeper)
    }

    pub(crate) const fn chain_ends(&self) -> &Ends {
        &self.chain_ends
    }

    pub(crate) fn hand_over(&self, house: HouseId, entries: Vec<Entry>) -> Kept {
        let (kept, promise) = oneshot::channel();
        // With the keeper gone nobody keeps the promise, and whoever waits hears so.
        let _ = self.handed.send(Handed { house, entries, kept });
        Kept(promise)
    }
}

impl Kept {
    /// Waits until the entries lie on the disk.
    pub(crate) async fn wait(self) -> Result<(), Fault> {
        let gone = Fault::Unavailable("the access log is closed".to_owned());
        self.0.await.unwrap_or(Err(gone))
    }
}

impl Keeper {
    /// Writes until nobody can hand over any more. `db` gives the database while it is open.
    pub(crate) async fn keep(mut self, db: impl Fn() -> Option<Db>) {
        while let Some(first) = self.handed.recv().await {
            let Some(db) = db() else { return };
            let batch = self.gathered(first).await;
            self.company = batch.len();
            let started = Instant::now();
            write(&db, batch).await;
            self.took = started.elapsed();
        }
    }

    /// Everybody who waits, behind the first.
    async fn gathered(&mut self, first: Handed) -> Vec<Handed> {
        let mut batch = vec![first];
        if self.took > LINGER {
            // The batch keeps who came in time.
            let _ = tokio::time::timeout(LINGER, self.fill(&mut batch, self.company)).await;
        }
        while let (true, Ok(more)) = (batch.len() < MOST, self.handed.try_recv()) {
            batch.push(more);
        }
        batch
    }

    /// Waits until so many are there.
    async fn fill(&mut self, batch: &mut Vec<Handed>, company: usize) {
        while batch.len() < company {
            let Some(more) = self.handed.recv().await else { return };
            batch.push(more);
        }
    }
}

/// One commit for each house.
async fn write(db: &Db, batch: Vec<Handed>) {
    let mut houses: BTreeMap<HouseId, Vec<Handed>> = BTreeMap::new();
    for handed in batch {
        houses.entry(handed.house).or_default().push(handed);
    }
    join_all(houses.into_iter().map(|(house, handed)| write_house(db, house, handed))).await;
}

async fn write_house(db: &Db, house: HouseId, handed: Vec<Handed>) {
    let entries: Vec<_> = handed.iter().flat_map(|handed| handed.entries.iter().cloned()).collect();
    let mut outcome = commit(db, house, &entries).await;
    for _ in 1..ATTEMPTS {
        if !outcome.as_ref().is_err_and(Fault::surely_not_committed) {
            break;
        }
        outcome = commit(db, house, &entries).await;
    }
    if let Err(fault) = &outcome {
        tracing::error!(%fault, "the access log could not be written; what was to be shown is not shown");
    }
    for waiting in handed {
        // Whoever does not wait any more has gone without the answer.
        let _ = waiting.kept.send(outcome.clone());
    }
}

async fn commit(db: &Db, house: HouseId, entries: &[Entry]) -> Result<(), Fault> {
    let mut tx = db.write(house, &Actor::Program("access-log")).await?;
    super::append(&mut tx, entries).await?;
    tx.commit().await
}
