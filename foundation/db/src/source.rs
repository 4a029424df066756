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
        take: Take,
    ) -> impl Future<Output = Result<Vec<Row>, Fault>> + Send;

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
        let rows = self.fetch(sql, params.into_iter().collect(), Take::All);
        async { rows.await?.iter().map(T::from_row).collect() }
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
        let rows = self.fetch(sql, params.into_iter().collect(), Take::First);
        async { rows.await?.first().map(T::from_row).transpose() }
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

/// How much of an answer is wanted.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Every row, to the bound.
    All,
    /// One row.
    First,
}

impl Take {
    /// After how many rows to stop reading; one more than allowed, to tell "all" from "too many".
    pub(crate) const fn most(self) -> usize {
        match self {
            Self::All => MOST_ROWS + 1,
            Self::First => 1,
        }
    }

    pub(crate) fn check(self, rows: Vec<Row>) -> Result<Vec<Row>, Fault> {
        if rows.len() > MOST_ROWS { Err(Fault::TooMany(MOST_ROWS)) } else { Ok(rows) }
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
