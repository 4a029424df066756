use sqlx::{
    Row as _, Sqlite,
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};
use uuid::Uuid;

use kernel::Instant;

use crate::{Kind, Value};

/// How the kinds lie in SQLite, whose strict tables know only integers, reals, text and bytes:
///
/// - a UUID as its 16 bytes. As text it would take 36, and every key begins with one and often holds three; the bytes sort
///   as the text does;
/// - a day as text, `2026-11-21`; its width is fixed, so it sorts as days do;
/// - an instant as whole microseconds since 1970 (the text form is for reading, not for comparing);
/// - truth as 0 and 1.
pub(crate) fn cell(row: &SqliteRow, at: usize, kind: Kind) -> Option<Value> {
    let value = match kind {
        Kind::Bool => row.try_get::<Option<bool>, _>(at).ok()?.map(Value::Bool),
        Kind::Int => row.try_get::<Option<i64>, _>(at).ok()?.map(Value::Int),
        Kind::Real => row.try_get::<Option<f64>, _>(at).ok()?.map(Value::Real),
        Kind::Text => row.try_get::<Option<String>, _>(at).ok()?.map(Value::Text),
        Kind::Uuid => row.try_get::<Option<Uuid>, _>(at).ok()?.map(Value::Uuid),
        Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(at).ok()?.map(Value::Bytes),
        Kind::Instant => row.try_get::<Option<i64>, _>(at).ok()?.map(Instant::from_micros).map(Value::Instant),
        Kind::Day => match row.try_get::<Option<String>, _>(at).ok()? {
            Some(text) => Some(Value::Day(text.parse().ok()?)),
            None => None,
        },
    };
    Some(value.unwrap_or(Value::Null(kind)))
}

/// The statement with its parameters.
pub(super) fn bound(text: &'static str, params: Vec<Value>) -> Query<'static, Sqlite, SqliteArguments> {
    params.into_iter().fold(sqlx::query(text), |query, value| match value {
        Value::Null(_) => query.bind(None::<i64>),
        Value::Bool(truth) => query.bind(truth),
        Value::Int(number) => query.bind(number),
        Value::Real(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Uuid(id) => query.bind(id),
        Value::Bytes(bytes) => query.bind(bytes),
        Value::Instant(instant) => query.bind(instant.as_micros()),
        Value::Day(day) => query.bind(day.to_string()),
    })
}
