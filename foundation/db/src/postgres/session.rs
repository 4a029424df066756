use std::{
    future::{Future, ready},
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, TryStreamExt as _};
use sqlx::{AssertSqlSafe, Either, Executor as _, PgConnection, Postgres, SqlSafeStr as _, pool::PoolConnection};
use tokio::time::{error::Elapsed, timeout};

use super::{Pool, cells::bound, faults, notices::heeding};
use crate::{
    Engine, Fault, Row, Sql, Value,
    row::Inner,
    source::{Batch, Gather},
};

/// What a transaction is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Nothing,
    Transaction,
}

/// One connection out of the pool, with a deadline for each call.
///
/// A connection whose call was dropped or ran into its deadline is never returned to the pool and no cancel is ever sent:
/// its socket is dropped, and the server undoes what was not committed.
pub(crate) struct Session {
    connection: Option<PoolConnection<Postgres>>,
    pool: Pool,
    allowed: Duration,
    purpose: Purpose,
    in_call: bool,
}

impl Session {
    pub(super) const fn new(connection: PoolConnection<Postgres>, pool: Pool, allowed: Duration) -> Self {
        Self { connection: Some(connection), pool, allowed, purpose: Purpose::Nothing, in_call: false }
    }

    /// Begins a transaction that writes. Each statement sees what was committed before it; versions are checked by rooms.
    pub(crate) async fn begin_write(&mut self) -> Result<(), Fault> {
        self.begin("begin isolation level read committed read write").await
    }

    /// Begins a transaction that reads one consistent state.
    pub(crate) async fn begin_read(&mut self) -> Result<(), Fault> {
        self.begin("begin isolation level repeatable read read only").await
    }

    /// Begins a transaction for a migration: no limit for a statement, nor for the wait for another migrator.
    pub(crate) async fn begin_migration(&mut self) -> Result<(), Fault> {
        self.begin("begin; set local statement_timeout = 0; set local lock_timeout = 0").await
    }

    async fn begin(&mut self, text: &'static str) -> Result<(), Fault> {
        self.purpose = Purpose::Transaction;
        let allowed = self.allowed;
        let answer = timeout(allowed, self.begin_call()?.execute(text)).await;
        self.end_call(None, answer).map(drop)
    }

    /// Sends the commit. Whatever is not a clear answer, also a success with a warning, is [`Fault::Unknown`].
    pub(crate) async fn commit(mut self) -> Result<(), Fault> {
        let (allowed, started) = (self.allowed, Instant::now());
        let commit = heeding(self.begin_call()?.execute("commit"));
        let answer = timeout(allowed, commit).await;
        metrics::histogram!("db_commit_seconds").record(started.elapsed().as_secs_f64());
        match answer {
            Ok((Ok(_), false)) => {
                self.in_call = false;
                self.purpose = Purpose::Nothing;
                Ok(())
            }
            Ok((Err(error), _)) => Err(faults::of_commit(&error)),
            Ok((Ok(_), true)) | Err(_) => Err(Fault::Unknown),
        }
    }

    /// Undoes the transaction and waits until the server has done so, or its connection is gone.
    pub(crate) async fn rollback(mut self) {
        let allowed = self.allowed;
        if let Ok(connection) = self.begin_call() {
            let undone = timeout(allowed, connection.execute("rollback")).await;
            self.in_call = !matches!(undone, Ok(Ok(_)));
            self.purpose = Purpose::Nothing;
        }
    }

    pub(crate) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        let allowed = self.allowed;
        let stream = self.begin_call()?.fetch(bound(sql.text(Engine::Postgres), params)).take(rows.most());
        let gathered = stream.try_for_each(|row| {
            rows.take(&Row(Inner::Postgres(row)));
            ready(Ok(()))
        });
        let answer = timeout(allowed, gathered).await;
        self.end_call(Some(sql), answer)?;
        rows.check()
    }

    pub(crate) async fn run(&mut self, sql: &Sql, params: Vec<Value>) -> Result<u64, Fault> {
        let allowed = self.allowed;
        let query = bound(sql.text(Engine::Postgres), params);
        let answer = timeout(allowed, self.begin_call()?.execute(query)).await;
        self.end_call(Some(sql), answer).map(|done| done.rows_affected())
    }

    pub(crate) async fn batches(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        let allowed = self.allowed;
        let mut stream = self.begin_call()?.fetch_many(bound(sql.text(Engine::Postgres), params));
        while let Some(row) = next(allowed, sql, stream.try_next()).await? {
            if let Either::Right(row) = row {
                batch.take(Row(Inner::Postgres(row)))?;
            }
        }
        drop(stream);
        self.in_call = false;
        batch.finish()
    }

    pub(crate) async fn prepare(&mut self, sql: &Sql) -> Result<(), Fault> {
        let allowed = self.allowed;
        let text = sql.text(Engine::Postgres).into_sql_str();
        let answer = timeout(allowed, self.begin_call()?.prepare(text)).await;
        self.end_call(Some(sql), answer).map(drop)
    }

    /// Runs a script without parameters, as long as it takes. Its error is told in the database's own words.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), Fault> {
        let done = self.begin_call()?.execute(sqlx::raw_sql(AssertSqlSafe(text.to_owned()))).await;
        self.in_call = false;
        done.map(drop).map_err(|error| match faults::of_statement(&error, None) {
            Fault::Busy => Fault::Busy,
            _ => Fault::Schema(error.to_string()),
        })
    }

    fn begin_call(&mut self) -> Result<&mut PgConnection, Fault> {
        let connection = self.connection.as_deref_mut().filter(|_| !self.in_call).ok_or(Fault::Over)?;
        self.in_call = true;
        Ok(connection)
    }

    fn end_call<T>(&mut self, sql: Option<&Sql>, answer: Answer<T>) -> Result<T, Fault> {
        let answer = answer.map_err(|_| Fault::Deadline(self.allowed))?;
        self.in_call = answer.as_ref().is_err_and(faults::ends_connection);
        if answer.as_ref().is_err_and(faults::is_read_only) {
            self.pool.replace();
        }
        answer.map_err(|error| match faults::of_statement(&error, sql) {
            Fault::Deadline(_) => Fault::Deadline(self.allowed),
            fault => fault,
        })
    }
}

type Answer<T> = Result<Result<T, sqlx::Error>, Elapsed>;

async fn next<T>(allowed: Duration, sql: &Sql, row: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, Fault> {
    let row = timeout(allowed, row).await.map_err(|_| Fault::Deadline(allowed))?;
    row.map_err(|error| faults::of_statement(&error, Some(sql)))
}

impl Drop for Session {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        // Only a clean connection goes back to the pool, and only a runtime can bring it there.
        let Ok(runtime) = tokio::runtime::Handle::try_current() else { return drop(connection.detach()) };
        match self.purpose {
            _ if self.in_call => drop(connection.detach()),
            Purpose::Nothing => {}
            Purpose::Transaction => {
                let allowed = self.allowed;
                runtime.spawn(async move {
                    let undone = timeout(allowed, connection.execute("rollback")).await;
                    if !matches!(undone, Ok(Ok(_))) {
                        drop(connection.detach());
                    }
                });
            }
        }
    }
}
