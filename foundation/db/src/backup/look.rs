use std::{path::Path, time::Duration};

use sqlx::{
    AssertSqlSafe, ConnectOptions as _, Connection as _, Executor as _, PgConnection, SqliteConnection,
    postgres::PgConnectOptions, sqlite::SqliteConnectOptions,
};

use super::CopyFault;
use crate::{Engine, FromRow, Place, Row, row::Inner};

/// How long to wait for another program that has SQLite's file.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection of its own, without the deadlines of requests: a copy takes as long as it takes.
pub(super) enum Look {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Look {
    /// Opens the database at this place, SQLite only to read.
    pub(super) async fn at(place: &Place) -> Result<Self, CopyFault> {
        match place {
            Place::File(path) => Self::file(path, true).await,
            Place::Server(url) => Self::server(url).await,
        }
    }

    pub(super) async fn file(path: &Path, read_only: bool) -> Result<Self, CopyFault> {
        let options = SqliteConnectOptions::new().filename(path).read_only(read_only).busy_timeout(PATIENCE);
        Ok(Self::Sqlite(options.disable_statement_logging().connect().await?))
    }

    pub(super) async fn server(url: &str) -> Result<Self, CopyFault> {
        let options = url.parse::<PgConnectOptions>()?.application_name("voordeur backup");
        Ok(Self::Postgres(options.disable_statement_logging().connect().await?))
    }

    pub(super) const fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// Does something that gives no rows.
    pub(super) async fn run(&mut self, text: &str) -> Result<(), CopyFault> {
        let text = sqlx::raw_sql(AssertSqlSafe(text.to_owned()));
        match self {
            Self::Sqlite(connection) => connection.execute(text).await.map(drop)?,
            Self::Postgres(connection) => connection.execute(text).await.map(drop)?,
        }
        Ok(())
    }

    /// All rows. The text is ours, or a name out of the catalogue, put between quotes by [`quoted`].
    pub(super) async fn rows<T: FromRow>(&mut self, text: &str) -> Result<Vec<T>, CopyFault> {
        let query = AssertSqlSafe(text.to_owned());
        let rows: Vec<Row> = match self {
            Self::Sqlite(connection) => {
                let rows = sqlx::query(query).fetch_all(connection).await?;
                rows.into_iter().map(|row| Row(Inner::Sqlite(row))).collect()
            }
            Self::Postgres(connection) => {
                let rows = sqlx::query(query).fetch_all(connection).await?;
                rows.into_iter().map(|row| Row(Inner::Postgres(row))).collect()
            }
        };
        Ok(rows.iter().map(T::from_row).collect::<Result<_, _>>()?)
    }

    /// The one value of a statement that always has one.
    pub(super) async fn value<T: crate::Column>(&mut self, text: &str) -> Result<T, CopyFault> {
        let mut rows = self.rows::<(T,)>(text).await?;
        rows.pop().map(|(value,)| value).ok_or_else(|| crate::Fault::Missing.into())
    }

    pub(super) async fn close(self) {
        // Nothing was written that could be lost.
        let _ = match self {
            Self::Sqlite(connection) => connection.close().await,
            Self::Postgres(connection) => connection.close().await,
        };
    }
}

/// A name as both databases read it literally.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
