//! Everything of a house as files: a line of JSON for each row of each table, and a description of them all in the form of a
//! data package (Frictionless).

use base64::{Engine as _, prelude::BASE64_STANDARD};
use db::{Extract, Kind, Value};
use kernel::{HouseId, Instant};
use serde_json::{Map, Value as Json, json};

/// A table that was taken out, and how many rows it had.
pub(crate) struct Taken<'a> {
    pub(crate) extract: &'a Extract,
    pub(crate) rows: i64,
}

/// Where the rows of a table lie.
pub(crate) fn path_of(extract: &Extract) -> String {
    format!("tables/{}.ndjson", extract.table().name)
}

/// A row as a line.
pub(crate) fn line(extract: &Extract, row: Vec<Value>) -> String {
    let cells = extract.columns().iter().zip(row).map(|((name, _), value)| ((*name).to_owned(), plain(value)));
    format!("{}\n", Json::Object(cells.collect()))
}

/// A cell: a moment as ISO 8601 in UTC, a day as ISO 8601, bytes as base64.
fn plain(value: Value) -> Json {
    match value {
        Value::Null(_) => Json::Null,
        Value::Bool(truth) => truth.into(),
        Value::Int(number) => number.into(),
        Value::Real(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::Uuid(id) => id.to_string().into(),
        Value::Day(day) => day.to_string().into(),
        Value::Instant(at) => at.to_string().into(),
        Value::Bytes(bytes) => BASE64_STANDARD.encode(bytes).into(),
    }
}

/// What is in the package: each table with its columns, what stayed behind and how many rows there are.
pub(crate) fn description(house: HouseId, (begun, done): (Instant, Instant), taken: &[Taken<'_>]) -> Json {
    json!({
        "profile": "data-package",
        "name": "everything",
        "house": house.to_string(),
        "created": done.to_string(),
        // The tables were read one after another between these moments.
        "readFrom": begun.to_string(),
        "readUntil": done.to_string(),
        "resources": taken.iter().map(resource).collect::<Vec<_>>(),
    })
}

fn resource(taken: &Taken<'_>) -> Json {
    let table = taken.extract.table();
    let holds = |column: &str| table.personal.iter().find(|(name, _)| *name == column).map(|(_, data)| data.code());
    let field = |(name, kind): &(&str, Kind)| {
        let (kind, format) = described(*kind);
        let mut field = Map::from_iter([("name".to_owned(), json!(name)), ("type".to_owned(), json!(kind))]);
        field.extend(format.map(|format| ("format".to_owned(), json!(format))));
        field.extend(holds(name).map(|data| ("holds".to_owned(), json!(data))));
        Json::Object(field)
    };
    let behind = table.personal.iter().filter(|(_, data)| data.stays_behind());
    let behind = behind.map(|(name, data)| json!({ "name": name, "holds": data.code() }));
    json!({
        "name": table.name,
        "path": path_of(taken.extract),
        "format": "ndjson",
        "mediatype": "application/x-ndjson",
        "encoding": "utf-8",
        "processing": table.about,
        "rows": taken.rows,
        "schema": { "fields": taken.extract.columns().iter().map(field).collect::<Vec<_>>() },
        "leftOut": behind.collect::<Vec<_>>(),
    })
}

/// The type of a field in a table schema, and its format.
const fn described(kind: Kind) -> (&'static str, Option<&'static str>) {
    match kind {
        Kind::Bool => ("boolean", None),
        Kind::Int => ("integer", None),
        Kind::Real => ("number", None),
        Kind::Text => ("string", None),
        Kind::Uuid => ("string", Some("uuid")),
        Kind::Day => ("date", None),
        Kind::Instant => ("datetime", None),
        Kind::Bytes => ("string", Some("binary")),
    }
}
