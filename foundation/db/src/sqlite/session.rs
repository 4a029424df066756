use std::{
    future::ready,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, TryStreamExt as _};
use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, Either, Executor as _, SqlSafeStr as _, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use tokio::time::{error::Elapsed, timeout};

use super::{cells::bound, faults};
use crate::{
    Engine, Fault, Row, Settings, Sql, Value,
    row::Inner,
    source::{Batch, Gather},
};

/// How many steps of SQLite's machine pass between two looks at the clock: some 50 µs of work.
const STEPS_BETWEEN_LOOKS: i32 = 4_000;
/// What a call may take longer than its deadline before we stop waiting for a disk that does not answer.
const GRACE: Duration = Duration::from_millis(500);

/// One connection with a deadline for each call.
pub(crate) struct Session {
    connection: SqliteConnection,
    deadline: Arc<Deadline>,
    allowed: Duration,
    /// A call was begun and has not ended; when it is still set at the next call, that call was dropped half-way.
    in_call: bool,
}

impl Session {
    /// Opens the connection that writes; makes the file when there is none.
    pub(super) async fn writer(path: &Path, settings: &Settings) -> Result<Self, Fault> {
        let options = options(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .pragma("journal_size_limit", "67108864");
        let options = match settings.most_pages {
            Some(pages) => options.pragma("max_page_count", pages.to_string()),
            None => options,
        };
        Self::open(&options, settings).await
    }

    /// Opens a connection that cannot write.
    pub(super) async fn reader(path: &Path, settings: &Settings) -> Result<Self, Fault> {
        Self::open(&options(path).read_only(true), settings).await
    }

    async fn open(options: &SqliteConnectOptions, settings: &Settings) -> Result<Self, Fault> {
        let opened = options.connect().await;
        let connection = opened.map_err(|error| faults::of_opening(&error, options.get_filename()))?;
        let deadline = Arc::new(Deadline::none());
        let mut session = Self { connection, deadline, allowed: settings.deadline, in_call: false };
        session.watch_the_clock().await?;
        Ok(session)
    }

    async fn watch_the_clock(&mut self) -> Result<(), Fault> {
        let deadline = Arc::clone(&self.deadline);
        let mut handle = self.connection.lock_handle().await.map_err(|error| faults::of_control(&error))?;
        handle.set_progress_handler(STEPS_BETWEEN_LOOKS, move || !deadline.passed());
        Ok(())
    }

    /// Whether a call was dropped before it ended, so that nobody knows what it did.
    pub(super) const fn was_interrupted(&self) -> bool {
        self.in_call
    }

    /// Runs a control statement (`begin`, `savepoint`, `commit` …), which no deadline may interrupt.
    pub(super) async fn control(&mut self, text: &'static str) -> Result<(), sqlx::Error> {
        self.outlast_dropped_call().await?;
        self.deadline.lift();
        self.connection.execute(text).await.map(drop)
    }

    /// A call whose future was dropped may still run in the connection's thread, under its own deadline. Waits for its end.
    async fn outlast_dropped_call(&mut self) -> Result<(), sqlx::Error> {
        if self.in_call {
            self.connection.ping().await?;
            self.in_call = false;
        }
        Ok(())
    }

    /// Runs a whole script without parameters, as long as it takes.
    pub(super) async fn script(&mut self, text: &str) -> Result<(), sqlx::Error> {
        self.deadline.lift();
        self.connection.execute(sqlx::raw_sql(AssertSqlSafe(text.to_owned()))).await.map(drop)
    }

    pub(super) async fn rows(&mut self, sql: &Sql, params: Vec<Value>, rows: &mut dyn Gather) -> Result<(), Fault> {
        self.begin_call();
        let stream = self.connection.fetch(bound(sql.text(Engine::Sqlite), params)).take(rows.most());
        let gathered = stream.try_for_each(|row| {
            rows.take(&Row(Inner::Sqlite(row)));
            ready(Ok(()))
        });
        let answer = timeout(self.allowed + GRACE, gathered).await;
        self.end_call(sql, answer)?;
        rows.check()
    }

    pub(super) async fn run(&mut self, sql: &Sql, params: Vec<Value>) -> Result<u64, Fault> {
        self.begin_call();
        let query = bound(sql.text(Engine::Sqlite), params);
        let answer = timeout(self.allowed + GRACE, self.connection.execute(query)).await;
        self.end_call(sql, answer).map(|done| done.rows_affected())
    }

    pub(super) async fn batches(&mut self, sql: &Sql, params: Vec<Value>, batch: &mut Batch<'_>) -> Result<(), Fault> {
        let allowed = self.allowed;
        let fault = |error: sqlx::Error| faults::of_statement(&error, sql, allowed);
        self.in_call = true;
        let mut stream = self.connection.fetch_many(bound(sql.text(Engine::Sqlite), params));
        loop {
            self.deadline.within(allowed);
            match stream.try_next().await.map_err(fault)? {
                Some(Either::Right(row)) => batch.take(Row(Inner::Sqlite(row)))?,
                Some(Either::Left(_)) => {}
                None => break,
            }
        }
        drop(stream);
        self.in_call = false;
        batch.finish()
    }

    pub(super) async fn prepare(&mut self, sql: &Sql) -> Result<(), Fault> {
        self.begin_call();
        let statement = self.connection.prepare(sql.text(Engine::Sqlite).into_sql_str());
        let answer = timeout(self.allowed + GRACE, statement).await;
        self.end_call(sql, answer).map(drop)
    }

    /// Closes the connection and waits until its thread has ended.
    pub(super) async fn close(self) {
        if let Err(error) = self.connection.close().await {
            tracing::warn!(%error, "a connection did not close cleanly");
        }
    }

    /// Makes the statement that is running stop at its next look at the clock.
    pub(super) fn hurry(&self) {
        self.deadline.within(Duration::ZERO);
    }

    fn begin_call(&mut self) {
        self.in_call = true;
        self.deadline.within(self.allowed);
    }

    fn end_call<T>(&mut self, sql: &Sql, answer: Result<Result<T, sqlx::Error>, Elapsed>) -> Result<T, Fault> {
        let answer = answer.map_err(|_| Fault::Deadline(self.allowed))?;
        self.in_call = false;
        answer.map_err(|error| faults::of_statement(&error, sql, self.allowed))
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .foreign_keys(true)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .pragma("trusted_schema", "off")
        .pragma("secure_delete", "on")
        .pragma("cell_size_check", "on")
        .statement_cache_capacity(256)
        .disable_statement_logging()
}

/// The moment by which a call must have ended; SQLite asks for it while it works.
struct Deadline {
    start: Instant,
    micros: AtomicU64,
}

impl Deadline {
    fn none() -> Self {
        Self { start: Instant::now(), micros: AtomicU64::new(u64::MAX) }
    }

    fn within(&self, allowed: Duration) {
        let end = self.start.elapsed() + allowed;
        self.micros.store(u64::try_from(end.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn lift(&self) {
        self.micros.store(u64::MAX, Ordering::Relaxed);
    }

    fn passed(&self) -> bool {
        let end = self.micros.load(Ordering::Relaxed);
        end != u64::MAX && self.start.elapsed().as_micros() > u128::from(end)
    }
}
