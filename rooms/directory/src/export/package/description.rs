//! `datapackage.json`: which tables there are, and what their columns hold (Frictionless tabular data package).

use serde_json::{Value, json};

use crate::rules::{
    model::Directory,
    tables::{Column, Kind, Table},
};

/// The description of a package with these tables. `voordeur` holds what an import of ours wants to know and no table says.
pub(super) fn datapackage(directory: &Directory, tables: &[&Table]) -> Value {
    let meta = &directory.meta;
    json!({
        "name": "human_services_data",
        "title": meta.title.original,
        "profile": "tabular-data-package",
        "version": "3.1",
        "homepage": "https://docs.openreferral.org",
        "voordeur": {
            "region": meta.region,
            "timezone": meta.zone,
            "sample_data": meta.sample_data,
            "closed_on_public_holidays": meta.closed_on_public_holidays,
            "open_on_public_holidays": meta.open_holidays.iter().map(ToString::to_string).collect::<Vec<_>>(),
        },
        "resources": tables.iter().map(|table| resource(table)).collect::<Vec<_>>(),
    })
}

fn resource(table: &Table) -> Value {
    json!({
        "name": table.name,
        "path": table.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "schema": {
            "primaryKey": "id",
            "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
            "foreignKeys": table.columns.iter().filter_map(foreign_key).collect::<Vec<_>>(),
        },
    })
}

fn field(column: &Column) -> Value {
    let (kind, format) = match column.kind {
        Kind::Text => ("string", None),
        Kind::Number => ("number", None),
        Kind::Date => ("date", None),
        Kind::Moment => ("datetime", Some("any")),
        Kind::Time => ("time", None),
        Kind::Uri => ("string", Some("uri")),
        Kind::Email => ("string", Some("email")),
        Kind::Uuid | Kind::Row(_) => ("string", Some("uuid")),
    };
    let mut field = json!({ "name": column.name, "type": kind });
    if let Some(fields) = field.as_object_mut() {
        fields.extend(format.map(|format| ("format".to_owned(), Value::from(format))));
        fields.extend(column.required.then(|| ("constraints".to_owned(), json!({ "required": true }))));
    }
    field
}

fn foreign_key(column: &Column) -> Option<Value> {
    let Kind::Row(table) = column.kind else { return None };
    Some(json!({ "fields": column.name, "reference": { "resource": table, "fields": "id" } }))
}
