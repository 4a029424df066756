use kernel::HouseId;

use crate::{
    Fault, Source, Sql, Value,
    access_log::Pending,
    postgres,
    source::{Batch, Gather},
    sqlite,
};

/// A short look at one house: every statement in it sees the same state. Ends when it is dropped.
///
/// Keep it short, also when it only reads: while it lasts, SQLite cannot shorten its write-ahead log.
pub struct Read {
    house: HouseId,
    // Given back before what it showed is handed to the access log, so that the log finds a connection free.
    reader: Reader,
    pending: Pending,
}

pub(crate) enum Reader {
    Sqlite(sqlite::Reader),
    Postgres(postgres::Session),
}

impl Reader {
    pub(crate) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        match self {
            Self::Sqlite(reader) => reader.rows(sql, params, rows).await,
            Self::Postgres(session) => session.rows(sql, params, rows).await,
        }
    }
}

impl Read {
    pub(crate) const fn new(house: HouseId, reader: Reader, pending: Pending) -> Self {
        Self { house, reader, pending }
    }

    /// Ends the look and waits until the access log holds what it showed. Dropping it leaves the waiting to the
    /// [`ResponseGate`](crate::ResponseGate); use this where there is none, in jobs and commands.
    ///
    /// # Errors
    /// Why the log could not be written. What was read may then not be shown.
    pub async fn end(self) -> Result<(), Fault> {
        let Self { reader, mut pending, .. } = self;
        drop(reader);
        pending.settled().await
    }
}

impl Source for Read {
    fn house(&self) -> HouseId {
        self.house
    }

    fn log(&mut self, entries: Vec<kernel::Entry>) {
        self.pending.add(entries);
    }

    async fn fetch(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        sql.trace();
        self.reader.rows(sql, params, rows).await
    }

    async fn stream(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        sql.trace();
        match &mut self.reader {
            Reader::Sqlite(reader) => reader.batches(sql, params, batch).await,
            Reader::Postgres(session) => session.batches(sql, params, batch).await,
        }
    }
}
