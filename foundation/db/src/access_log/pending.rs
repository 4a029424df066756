use kernel::{Entry, HouseId, Outcome};

use super::{Ends, Kept, Ledger};
use crate::{Fault, gate};

/// What a transaction has said for the access log so far. Dropping it hands what was shown or refused to the ledger: that
/// happened, whatever became of the transaction.
pub(crate) struct Pending {
    ledger: Ledger,
    house: HouseId,
    entries: Vec<Entry>,
}

impl Pending {
    pub(crate) const fn new(ledger: Ledger, house: HouseId) -> Self {
        Self { ledger, house, entries: Vec::new() }
    }

    pub(crate) const fn chain_ends(&self) -> &Ends {
        self.ledger.chain_ends()
    }

    pub(crate) fn add(&mut self, entries: impl IntoIterator<Item = Entry>) {
        self.entries.extend(entries);
    }

    /// Everything, to be kept with the transaction's own commit.
    pub(crate) fn take(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.entries)
    }

    /// Hands over what was said and waits until it lies on the disk.
    pub(crate) async fn settled(&mut self) -> Result<(), Fault> {
        match self.hand_over() {
            Some(kept) => kept.wait().await,
            None => Ok(()),
        }
    }

    fn hand_over(&mut self) -> Option<Kept> {
        let mut entries = self.take();
        entries.retain(|entry| entry.outcome != Outcome::Done);
        (!entries.is_empty()).then(|| self.ledger.hand_over(self.house, entries))
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(kept) = self.hand_over() {
            gate::awaits(kept);
        }
    }
}
