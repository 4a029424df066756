use std::sync::Arc;

use db::{Db, Fault, Source};
use kit::House;

use crate::{
    rules::{Codes, Quarter, Signals, message::KEPT_DAYS},
    store,
};

/// The room with everything it holds: what its routes and jobs work with. Cheap to clone.
#[derive(Clone)]
pub struct Room(Arc<Inner>);

struct Inner {
    db: Db,
    directory: directory::Room,
    codes: Codes,
    signals: Signals,
}

/// How long after its end a quarter of an hour is settled, in seconds: nobody still writes into it.
const REST: i64 = 120;

impl Room {
    /// The room over this database, which finds help in `directory`, speaks of questions by these codes, and thinks of these rights.
    #[must_use]
    pub fn new(db: Db, directory: directory::Room, codes: Codes, signals: Signals) -> Self {
        Self(Arc::new(Inner { db, directory, codes, signals }))
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn directory(&self) -> &directory::Room {
        &self.0.directory
    }

    /// The code lists as they come with the program.
    pub(crate) fn standard(&self) -> &Codes {
        &self.0.codes
    }

    /// The code lists of a house: those of the program, with what it added.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn codes(&self, source: &mut impl Source) -> Result<Codes, Fault> {
        Ok(self.0.codes.with_own(&store::own_lists(source).await?))
    }

    pub(crate) fn signals(&self) -> &Signals {
        &self.0.signals
    }

    /// Forgets whose the questions are that can no longer be undone. For every few seconds.
    ///
    /// # Errors
    /// What the database says.
    pub async fn settle(&self, house: &House) -> Result<(), Fault> {
        let now = self.db().makers().clock.now();
        let quarter = Quarter::of(now.plus_seconds(-REST), &house.zone);
        store::settle(self.db(), house.id, now, quarter).await
    }

    /// Forgets the words that the house kept long enough, the numbers of receipts that were answered
    /// or should have been, and old messages.
    ///
    /// # Errors
    /// What the database says; what was forgotten stays forgotten.
    pub async fn sweep(&self, house: &House) -> Result<(), Fault> {
        let today = self.db().makers().clock.now().day(&house.zone);
        let window = store::window(&mut self.db().read(house.id).await?).await?;
        store::forget_words(self.db(), house.id, window.since(today)).await?;
        store::forget_receipts(self.db(), house.id, today).await?;
        store::forget_messages(self.db(), house.id, today.plus(-KEPT_DAYS)).await?;
        Ok(())
    }
}
