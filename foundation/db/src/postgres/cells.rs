use kernel::{Day, Instant};
use sqlx::{
    Decode, Encode, Postgres, Row as _, Type,
    encode::IsNull,
    error::BoxDynError,
    postgres::{PgArgumentBuffer, PgArguments, PgRow, PgTypeInfo, PgValueFormat, PgValueRef, types::Oid},
    query::Query,
};
use uuid::Uuid;

use crate::{Kind, Value};

/// 2000-01-01T00:00:00Z in microseconds since 1970: where PostgreSQL counts from.
const EPOCH_MICROS: i64 = 946_684_800_000_000;
/// The same day in days since 1970.
const EPOCH_DAYS: i64 = 10_957;
/// The object ids of the two types, fixed in PostgreSQL's catalogue (`pg_type.dat`).
const TIMESTAMPTZ: Oid = Oid(1184);
const DATE: Oid = Oid(1082);

/// How the kinds lie in PostgreSQL: each as the type of the same name; an instant as `timestamptz`, bytes as `bytea`.
pub(crate) fn cell(row: &PgRow, at: usize, kind: Kind) -> Option<Value> {
    let value = match kind {
        Kind::Bool => row.try_get::<Option<bool>, _>(at).ok()?.map(Value::Bool),
        Kind::Int => whole_number(row, at)?.map(Value::Int),
        Kind::Real => row.try_get::<Option<f64>, _>(at).ok()?.map(Value::Real),
        Kind::Text => row.try_get::<Option<String>, _>(at).ok()?.map(Value::Text),
        Kind::Uuid => row.try_get::<Option<Uuid>, _>(at).ok()?.map(Value::Uuid),
        Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(at).ok()?.map(Value::Bytes),
        Kind::Instant => row.try_get::<Option<Moment>, _>(at).ok()?.map(|moment| Value::Instant(moment.0)),
        Kind::Day => row.try_get::<Option<Date>, _>(at).ok()?.map(|date| Value::Day(date.0)),
    };
    Some(value.unwrap_or(Value::Null(kind)))
}

/// `bigint`, and also `integer`, which is what a literal in a `select` is.
fn whole_number(row: &PgRow, at: usize) -> Option<Option<i64>> {
    let long = row.try_get::<Option<i64>, _>(at);
    long.or_else(|_| row.try_get::<Option<i32>, _>(at).map(|short| short.map(i64::from))).ok()
}

/// The statement with its parameters.
pub(super) fn bound(text: &'static str, params: Vec<Value>) -> Query<'static, Postgres, PgArguments> {
    params.into_iter().fold(sqlx::query(text), |query, value| match value {
        Value::Null(kind) => bound_nothing(query, kind),
        Value::Bool(truth) => query.bind(truth),
        Value::Int(number) => query.bind(number),
        Value::Real(number) => query.bind(number),
        Value::Text(text) => query.bind(text),
        Value::Uuid(id) => query.bind(id),
        Value::Bytes(bytes) => query.bind(bytes),
        Value::Instant(instant) => query.bind(Moment(instant)),
        Value::Day(day) => query.bind(Date(day)),
    })
}

fn bound_nothing(query: Query<'static, Postgres, PgArguments>, kind: Kind) -> Query<'static, Postgres, PgArguments> {
    match kind {
        Kind::Bool => query.bind(None::<bool>),
        Kind::Int => query.bind(None::<i64>),
        Kind::Real => query.bind(None::<f64>),
        Kind::Text => query.bind(None::<String>),
        Kind::Uuid => query.bind(None::<Uuid>),
        Kind::Bytes => query.bind(None::<Vec<u8>>),
        Kind::Instant => query.bind(None::<Moment>),
        Kind::Day => query.bind(None::<Date>),
    }
}

/// An instant on its way to or from `timestamptz`, whose binary form is microseconds since 2000.
struct Moment(Instant);

impl Type<Postgres> for Moment {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(TIMESTAMPTZ)
    }
}

impl Encode<'_, Postgres> for Moment {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.0.as_micros() - EPOCH_MICROS, buffer)
    }
}

impl Decode<'_, Postgres> for Moment {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let micros = <i64 as Decode<Postgres>>::decode(in_binary(value)?)?;
        Ok(Self(Instant::from_micros(micros.saturating_add(EPOCH_MICROS))))
    }
}

/// A day on its way to or from `date`, whose binary form is days since 2000.
struct Date(Day);

impl Type<Postgres> for Date {
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(DATE)
    }
}

impl Encode<'_, Postgres> for Date {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let days = i32::try_from(self.0.days_since(Day::of(jiff::civil::date(1970, 1, 1))) - EPOCH_DAYS)?;
        Encode::<Postgres>::encode(days, buffer)
    }
}

impl Decode<'_, Postgres> for Date {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        let days = <i32 as Decode<Postgres>>::decode(in_binary(value)?)?;
        Ok(Self(Day::of(jiff::civil::date(1970, 1, 1)).plus(i64::from(days) + EPOCH_DAYS)))
    }
}

fn in_binary(value: PgValueRef<'_>) -> Result<PgValueRef<'_>, BoxDynError> {
    match value.format() {
        PgValueFormat::Binary => Ok(value),
        PgValueFormat::Text => Err("only the binary form is read".into()),
    }
}
