use std::collections::BTreeMap;

use futures_util::future::join_all;
use kernel::{Actor, Entry, HouseId};
use tokio::sync::{mpsc, oneshot};

use crate::{Db, Fault};

/// Where entries go that no transaction of their own keeps. Those who wait at the same time share one commit. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Ledger(mpsc::UnboundedSender<Handed>);

/// Who writes down what the ledger was handed.
pub(crate) struct Keeper(mpsc::UnboundedReceiver<Handed>);

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

impl Ledger {
    pub(crate) fn open() -> (Self, Keeper) {
        let (sender, receiver) = mpsc::unbounded_channel();
        (Self(sender), Keeper(receiver))
    }

    pub(crate) fn hand_over(&self, house: HouseId, entries: Vec<Entry>) -> Kept {
        let (kept, promise) = oneshot::channel();
        // With the keeper gone nobody keeps the promise, and whoever waits hears so.
        let _ = self.0.send(Handed { house, entries, kept });
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
        while let Some(first) = self.0.recv().await {
            let Some(db) = db() else { return };
            let mut batch = vec![first];
            while let (true, Ok(more)) = (batch.len() < MOST, self.0.try_recv()) {
                batch.push(more);
            }
            write(&db, batch).await;
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
