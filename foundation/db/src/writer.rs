use crate::{
    Fault, Sql, Value, postgres,
    source::{Batch, Gather},
    sqlite,
};

/// A connection that writes, in a transaction of its own or in a group's savepoint.
pub(crate) enum Writer {
    Sqlite(sqlite::Lease),
    Postgres(postgres::Session),
}

impl Writer {
    pub(crate) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lease) => lease.rows(sql, params, rows).await,
            Self::Postgres(session) => session.rows(sql, params, rows).await,
        }
    }

    pub(crate) async fn run(&mut self, sql: &Sql, params: Vec<Value>) -> Result<u64, Fault> {
        match self {
            Self::Sqlite(lease) => lease.run(sql, params).await,
            Self::Postgres(session) => session.run(sql, params).await,
        }
    }

    pub(crate) async fn batches(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lease) => lease.batches(sql, params, batch).await,
            Self::Postgres(session) => session.batches(sql, params, batch).await,
        }
    }

    pub(crate) async fn prepare(&mut self, sql: &Sql) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lease) => lease.prepare(sql).await,
            Self::Postgres(session) => session.prepare(sql).await,
        }
    }

    pub(crate) async fn script(&mut self, text: &str) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lease) => lease.script(text).await,
            Self::Postgres(session) => session.script(text).await,
        }
    }

    pub(crate) async fn commit(self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lease) => lease.keep().await,
            Self::Postgres(session) => session.commit().await,
        }
    }

    /// Undoes everything and waits until that is certain for everybody who took part.
    pub(crate) async fn undo(self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(lease) => {
                let group = lease.group().clone();
                drop(lease);
                group.wait().await
            }
            Self::Postgres(session) => {
                session.rollback().await;
                Ok(())
            }
        }
    }
}
