use kernel::HouseId;

use crate::{
    Fault, Row, Source, Sql, Value, postgres,
    source::{Batch, Take},
    sqlite,
};

/// A short look at one house: every statement in it sees the same state. Ends when it is dropped.
///
/// Keep it short, also when it only reads: while it lasts, SQLite cannot shorten its write-ahead log.
pub struct Read {
    house: HouseId,
    reader: Reader,
}

pub(crate) enum Reader {
    Sqlite(sqlite::Reader),
    Postgres(postgres::Session),
}

impl Reader {
    pub(crate) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, take: Take) -> Result<Vec<Row>, Fault> {
        match self {
            Self::Sqlite(reader) => reader.rows(sql, params, take).await,
            Self::Postgres(session) => session.rows(sql, params, take).await,
        }
    }
}

impl Read {
    pub(crate) const fn new(house: HouseId, reader: Reader) -> Self {
        Self { house, reader }
    }
}

impl Source for Read {
    fn house(&self) -> HouseId {
        self.house
    }

    async fn fetch(&mut self, sql: &Sql, params: Vec<Value>, take: Take) -> Result<Vec<Row>, Fault> {
        self.reader.rows(sql, params, take).await
    }

    async fn stream(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        match &mut self.reader {
            Reader::Sqlite(reader) => reader.batches(sql, params, batch).await,
            Reader::Postgres(session) => session.batches(sql, params, batch).await,
        }
    }
}
