use std::future::Future;

use kernel::{Action, Denied, Entry, HouseId, May, Outcome, Subject};

use crate::{Column, Fault, FromRow, Row, Sql, Value};

/// The most rows one answer may have; longer ones are read with [`Source::each_batch`].
pub const MOST_ROWS: usize = 100_000;

/// Where rows come from: a [`Read`](crate::Read) or a [`Tx`](crate::Tx).
///
/// Every call has the deadline of [`Settings`](crate::Settings) and fails with [`Fault::Deadline`] behind it. After an
/// error other than [`Fault::Missing`] or [`Fault::Unreadable`] the transaction is over.
pub trait Source: Send {
    /// The house whose rows may be touched: the first parameter of nearly every statement.
    fn house(&self) -> HouseId;

    /// Says something for the access log. It is on the disk before an answer that rests on this source leaves.
    fn log(&mut self, entries: Vec<Entry>);

    /// Says for the access log that what `may` allows is shown: the first line of every store function that reads something
    /// personal.
    fn shows<A: Action, S: Subject>(&mut self, may: &May<A, S>) {
        self.log(may.entries(Outcome::Seen));
    }

    /// Says for the access log that somebody asked for what they may not have.
    fn refuses(&mut self, denied: &Denied) {
        self.log(denied.entries());
    }

    #[doc(hidden)]
    fn fetch(
        &mut self,
        sql: &Sql,
        params: Vec<Value>,
        rows: &mut dyn Gather,
    ) -> impl Future<Output = Result<(), Fault>> + Send;

    #[doc(hidden)]
    fn stream(
        &mut self,
        sql: &Sql,
        params: Vec<Value>,
        batch: &mut Batch<'_>,
    ) -> impl Future<Output = Result<(), Fault>> + Send;

    /// All rows, at most [`MOST_ROWS`].
    ///
    /// # Errors
    /// [`Fault::TooMany`] for a longer answer; otherwise what the database says.
    fn all<T: FromRow + Send>(
        &mut self,
        sql: &Sql,
        params: impl IntoIterator<Item = Value>,
    ) -> impl Future<Output = Result<Vec<T>, Fault>> + Send {
        let (sql, params) = (*sql, params.into_iter().collect());
        async move {
            let mut rows = Gathered::all();
            self.fetch(&sql, params, &mut rows).await?;
            rows.finish()
        }
    }

    /// The first row, when there is one.
    ///
    /// # Errors
    /// What the database says.
    fn optional<T: FromRow + Send>(
        &mut self,
        sql: &Sql,
        params: impl IntoIterator<Item = Value>,
    ) -> impl Future<Output = Result<Option<T>, Fault>> + Send {
        let (sql, params) = (*sql, params.into_iter().collect());
        async move {
            let mut rows = Gathered::first();
            self.fetch(&sql, params, &mut rows).await?;
            rows.finish().map(|rows| rows.into_iter().next())
        }
    }

    /// The first row, which must be there.
    ///
    /// # Errors
    /// [`Fault::Missing`] when there is none; otherwise what the database says.
    fn one<T: FromRow + Send>(
        &mut self,
        sql: &Sql,
        params: impl IntoIterator<Item = Value>,
    ) -> impl Future<Output = Result<T, Fault>> + Send {
        let row = self.optional(sql, params);
        async { row.await?.ok_or(Fault::Missing) }
    }

    /// The first column of the first row, which must be there: for counts and sums.
    ///
    /// # Errors
    /// As [`one`](Self::one).
    fn value<T: Column + Send>(
        &mut self,
        sql: &Sql,
        params: impl IntoIterator<Item = Value>,
    ) -> impl Future<Output = Result<T, Fault>> + Send {
        let row = self.one::<(T,)>(sql, params);
        async { row.await.map(|(value,)| value) }
    }

    /// Hands an answer of any length to `each` in batches of at most `size` rows, without ever holding it whole.
    ///
    /// `each` must not wait for anything; the snapshot stays open meanwhile. An error it gives ends the reading.
    ///
    /// # Errors
    /// The first error of `each` or of the database. The deadline holds for each row, not for the whole.
    fn each_batch<T: FromRow + Send>(
        &mut self,
        sql: &Sql,
        params: impl IntoIterator<Item = Value>,
        size: usize,
        mut each: impl FnMut(Vec<T>) -> Result<(), Fault> + Send,
    ) -> impl Future<Output = Result<(), Fault>> + Send {
        let params = params.into_iter().collect();
        let sql = *sql;
        async move {
            let mut records = |rows: Vec<Row>| each(rows.iter().map(T::from_row).collect::<Result<Vec<T>, Fault>>()?);
            self.stream(&sql, params, &mut Batch { rows: Vec::new(), size: size.max(1), each: &mut records }).await
        }
    }
}

/// What becomes of the rows of an answer. Each is taken as it comes, so that no answer lies in memory twice.
#[doc(hidden)]
pub trait Gather: Send {
    /// After how many rows to stop reading.
    fn most(&self) -> usize;

    /// Takes the next row.
    fn take(&mut self, row: &Row);

    /// Whether there were no more rows than an answer may have.
    fn check(&self) -> Result<(), Fault>;
}

/// Rows, made into what they stand for.
pub(crate) struct Gathered<T> {
    most: usize,
    taken: usize,
    rows: Result<Vec<T>, Fault>,
}

impl<T: FromRow> Gathered<T> {
    /// Every row, to the bound; one more is read, to tell "all" from "too many".
    pub(crate) const fn all() -> Self {
        Self { most: MOST_ROWS + 1, taken: 0, rows: Ok(Vec::new()) }
    }

    /// One row.
    pub(crate) const fn first() -> Self {
        Self { most: 1, taken: 0, rows: Ok(Vec::new()) }
    }

    /// What was gathered, unless a row could not be read.
    pub(crate) fn finish(self) -> Result<Vec<T>, Fault> {
        self.rows
    }
}

impl<T: FromRow + Send> Gather for Gathered<T> {
    fn most(&self) -> usize {
        self.most
    }

    fn take(&mut self, row: &Row) {
        self.taken += 1;
        if let Ok(rows) = &mut self.rows {
            match T::from_row(row) {
                Ok(record) => rows.push(record),
                Err(fault) => self.rows = Err(fault),
            }
        }
    }

    fn check(&self) -> Result<(), Fault> {
        if self.taken > MOST_ROWS { Err(Fault::TooMany(MOST_ROWS)) } else { Ok(()) }
    }
}

/// Rows on their way to a reader in batches.
#[doc(hidden)]
pub struct Batch<'a> {
    rows: Vec<Row>,
    size: usize,
    each: &'a mut (dyn FnMut(Vec<Row>) -> Result<(), Fault> + Send),
}

impl Batch<'_> {
    pub(crate) fn take(&mut self, row: Row) -> Result<(), Fault> {
        self.rows.push(row);
        if self.rows.len() < self.size { Ok(()) } else { self.hand_over() }
    }

    pub(crate) fn finish(&mut self) -> Result<(), Fault> {
        if self.rows.is_empty() { Ok(()) } else { self.hand_over() }
    }

    fn hand_over(&mut self) -> Result<(), Fault> {
        (self.each)(std::mem::take(&mut self.rows))
    }
}
