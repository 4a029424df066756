use std::sync::Arc;

use kernel::{Action, Actor, Entry, HouseId, Instant, Makers, May, Outcome, Subject, TypedId};

use tokio::sync::Notify;

use crate::{
    Fault, Source, Sql, Value,
    access_log::{self, Ends, Pending},
    source::{Batch, Gather},
    writer::Writer,
};

/// A transaction that writes, for one house and in one actor's name. Dropping it undoes it.
///
/// Wait for nothing but the database between its begin and its end, and stay under 100 ms: others wait behind it. After
/// an error of the database it is over and every further call gives [`Fault::Over`].
pub struct Tx {
    // Ended before what it showed is handed to the access log.
    writer: Writer,
    pending: Pending,
    house: HouseId,
    actor: Actor,
    now: Instant,
    makers: Makers,
    usable: bool,
    job_bell: Arc<Notify>,
    rings: bool,
}

impl Tx {
    pub(crate) fn new(
        writer: Writer,
        pending: Pending,
        (house, actor): (HouseId, Actor),
        makers: Makers,
        job_bell: Arc<Notify>,
    ) -> Self {
        Self { writer, pending, house, actor, now: makers.clock.now(), makers, usable: true, job_bell, rings: false }
    }

    /// Wakes those who take jobs once this transaction has committed.
    pub(crate) const fn wake_jobs_on_commit(&mut self) {
        self.rings = true;
    }

    /// In whose name it writes.
    #[must_use]
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The moment at which it began: the one moment for everything that it writes.
    #[must_use]
    pub const fn now(&self) -> Instant {
        self.now
    }

    /// A new id (UUIDv7).
    #[must_use]
    pub fn fresh<I: TypedId>(&self) -> I {
        self.makers.fresh()
    }

    /// The makers of time and chance, for ids that must not be ordered and the like.
    #[must_use]
    pub const fn makers(&self) -> &Makers {
        &self.makers
    }

    /// Runs a statement that gives no rows; gives how many rows it touched.
    ///
    /// # Errors
    /// [`Fault::Constraint`] when the schema refuses the change; otherwise what the database says. The transaction is over.
    pub async fn run(&mut self, sql: &Sql, params: impl IntoIterator<Item = Value>) -> Result<u64, Fault> {
        let params = params.into_iter().collect();
        self.begin_call(sql)?;
        let answer = self.writer.run(sql, params).await;
        self.end_call(answer)
    }

    /// Says for the access log that what `may` allows was done; kept with the commit, and only then.
    pub fn does<A: Action, S: Subject>(&mut self, may: &May<A, S>) {
        self.log(may.entries(Outcome::Done));
    }

    /// Says for the access log that what `may` allows was asked and not given, because something else was missing, such as a code.
    pub fn refuses<A: Action, S: Subject>(&mut self, may: &May<A, S>) {
        self.log(may.entries(Outcome::Refused));
    }

    /// Says for the access log what came of it: something was made.
    pub fn made<A: Action, S>(&mut self, may: &May<A, S>, thing: &impl Subject) {
        self.log(may.entries_about(thing, Outcome::Done));
    }

    /// Makes everything it wrote lasting, and with it what it says for the access log. `Ok` means that it lies on the disk.
    ///
    /// # Errors
    /// [`Fault::Unknown`] when the outcome was never heard; every other fault means that nothing was kept.
    pub async fn commit(mut self) -> Result<(), Fault> {
        if !self.usable {
            return Err(Fault::Over);
        }
        self.write_log().await?;
        self.writer.commit().await?;
        if self.rings {
            self.job_bell.notify_one();
        }
        Ok(())
    }

    /// Undoes everything and waits until others cannot change that any more. Dropping does the same without waiting; use
    /// this where an answer computed inside leaves without a [`ResponseGate`](crate::ResponseGate).
    ///
    /// # Errors
    /// When the group in which it read was undone as well, so that what it read may never have been.
    pub async fn undo(self) -> Result<(), Fault> {
        self.writer.undo().await
    }

    pub(crate) const fn chain_ends(&self) -> &Ends {
        self.pending.chain_ends()
    }

    /// The end of the chain is taken last, so that writers of one house wait for one another as shortly as can be.
    async fn write_log(&mut self) -> Result<(), Fault> {
        let entries: Vec<Entry> = self.pending.take();
        if entries.is_empty() { Ok(()) } else { access_log::append(self, &entries).await }
    }

    /// A call that is dropped half-way leaves the transaction unusable, because nobody knows what it did.
    fn begin_call(&mut self, sql: &Sql) -> Result<(), Fault> {
        sql.trace();
        if std::mem::replace(&mut self.usable, false) { Ok(()) } else { Err(Fault::Over) }
    }

    fn end_call<T>(&mut self, answer: Result<T, Fault>) -> Result<T, Fault> {
        self.usable = answer.as_ref().err().is_none_or(Fault::leaves_transaction_usable);
        answer
    }
}

impl Source for Tx {
    fn house(&self) -> HouseId {
        self.house
    }

    fn log(&mut self, entries: Vec<Entry>) {
        self.pending.add(entries);
    }

    async fn fetch(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        self.begin_call(sql)?;
        let answer = self.writer.rows(sql, params, rows).await;
        self.end_call(answer)
    }

    async fn stream(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        self.begin_call(sql)?;
        let answer = self.writer.batches(sql, params, batch).await;
        // A reader that stopped half-way leaves rows behind that nobody fetches.
        self.usable = answer.is_ok();
        answer
    }
}
