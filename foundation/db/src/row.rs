use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

use crate::{Column, Fault, Kind, Value, postgres, sqlite};

/// One row of an answer. Stays inside a room's `store.rs`.
pub struct Row(pub(crate) Inner);

pub(crate) enum Inner {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The value in the column of this name.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when there is no such column, or its cell does not hold a `T`.
    pub fn get<T: Column>(&self, column: &str) -> Result<T, Fault> {
        self.find(column).and_then(|at| self.read(at)).ok_or_else(|| unreadable::<T>(column.to_owned()))
    }

    /// The value in the column at this place, counted from 0.
    ///
    /// # Errors
    /// As [`get`](Self::get).
    pub fn get_at<T: Column>(&self, at: usize) -> Result<T, Fault> {
        self.read(at).ok_or_else(|| unreadable::<T>(format!("number {at}")))
    }

    fn find(&self, column: &str) -> Option<usize> {
        use sqlx::ColumnIndex as _;
        match &self.0 {
            Inner::Sqlite(row) => column.index(row).ok(),
            Inner::Postgres(row) => column.index(row).ok(),
        }
    }

    fn read<T: Column>(&self, at: usize) -> Option<T> {
        self.cell(at, T::KIND).and_then(T::from_value)
    }

    /// The value at this place as one of this kind; none when it is no such thing.
    pub(crate) fn cell(&self, at: usize, kind: Kind) -> Option<Value> {
        match &self.0 {
            Inner::Sqlite(row) if at < row.len() => sqlite::cell(row, at, kind),
            Inner::Postgres(row) if at < row.len() => postgres::cell(row, at, kind),
            _ => None,
        }
    }
}

fn unreadable<T>(column: String) -> Fault {
    let path = std::any::type_name::<T>();
    Fault::Unreadable { column, wanted: path.rsplit("::").next().unwrap_or(path) }
}

/// A record that is read from a row.
pub trait FromRow: Sized {
    /// Reads the record.
    ///
    /// # Errors
    /// [`Fault::Unreadable`] when a column is missing or holds something else.
    fn from_row(row: &Row) -> Result<Self, Fault>;
}

/// Reads a record field by field from the columns of the same names: `from_row!(ServiceRow { id, slug, name });`.
#[macro_export]
macro_rules! from_row {
    ($record:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::FromRow for $record {
            fn from_row(row: &$crate::Row) -> Result<Self, $crate::Fault> {
                Ok(Self { $($field: row.get(stringify!($field))?),+ })
            }
        }
    };
}

macro_rules! tuples {
    ($($($name:ident $at:literal),+;)+) => {$(
        impl<$($name: Column),+> FromRow for ($($name,)+) {
            fn from_row(row: &Row) -> Result<Self, Fault> {
                Ok(($(row.get_at::<$name>($at)?,)+))
            }
        }
    )+};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
