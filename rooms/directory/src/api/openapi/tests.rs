use std::{collections::BTreeSet, path::Path, sync::Arc};

use serde_json::Value;

use super::*;
use crate::export::{hsds, sample};

fn described() -> Value {
    let catalogue = Catalogue::new(sample::edition(), sample::site(), sample::words());
    document(&sample::site(), &Examples::of(&catalogue))
}

/// `docs/openapi.json` is what the program says; `UPDATE_DOCS=1` is not needed: delete the file and the test writes it.
#[test]
fn the_committed_description_is_what_the_program_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
    let said = format!("{:#}\n", described());
    if !file.exists() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &said).unwrap();
    }
    assert!(
        std::fs::read_to_string(&file).unwrap() == said,
        "docs/openapi.json is old; delete it and run this test again"
    );
}

#[test]
fn every_reference_leads_somewhere() {
    let document = described();
    let mut found = BTreeSet::new();
    gather(&document, &mut found);
    assert!(found.len() > 20);
    for reference in found {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
}

fn gather<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str));
            fields.values().for_each(|value| gather(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| gather(value, found)),
        _ => {}
    }
}

/// Every record of the sample meets the schema that the description gives for it, and has no field that it lacks.
#[test]
fn the_described_records_are_the_real_ones() {
    let catalogue = Arc::new(Catalogue::new(sample::edition(), sample::site(), sample::words()));
    let document = described();
    for kind in Kind::ALL {
        let query =
            hsds::Query::read(kind, "format=ndjson&full=true").or_else(|_| hsds::Query::read(kind, "format=ndjson"));
        let lines: Vec<u8> = catalogue.lines(kind, query.unwrap()).flatten().collect();
        for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let record: Value = serde_json::from_slice(line).unwrap();
            assert_described(&document, schema::name(kind), &record);
        }
    }
}

fn assert_described(document: &Value, name: &str, record: &Value) {
    let shape = &document["components"]["schemas"][name];
    let fields = record.as_object().unwrap();
    for field in shape["required"].as_array().unwrap() {
        assert!(fields.contains_key(field.as_str().unwrap()), "{name} lacks {field}");
    }
    for (field, value) in fields {
        let of = shape["properties"].get(field).unwrap_or_else(|| panic!("{name}.{field} is not described"));
        let nested = of.get("$ref").or_else(|| of["items"].get("$ref")).and_then(Value::as_str);
        let Some(nested) = nested.and_then(|path| path.rsplit('/').next()) else { continue };
        let items = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        items.iter().for_each(|item| assert_described(document, nested, item));
    }
}
