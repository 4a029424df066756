//! Nested records as rows: what hangs below a record becomes a row of its own table, once.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use kernel::{Slug, TypedId};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    export::hsds::{Catalogue, Kind, Query},
    rules::{
        model::{Directory, Presence, Text},
        tables::{Column, Kind as Holds, NOT_KNOWN, OWN_TAXONOMY, OWN_TERMS, TABLES, Table},
    },
};

/// A row: its cells by column.
#[derive(Debug, Default)]
pub(super) struct Row(Map<String, Value>);

impl Row {
    /// The text of a cell; empty when there is nothing in it.
    pub(super) fn cell(&self, column: &Column) -> String {
        let text = match self.0.get(column.name) {
            Some(Value::String(text)) => text.clone(),
            Some(value @ (Value::Number(_) | Value::Bool(_))) => value.to_string(),
            _ => String::new(),
        };
        // The tables want seconds, the API gives none.
        if column.kind == Holds::Time && text.len() == 5 { format!("{text}:00") } else { text }
    }

    /// An address is worth telling also when a part of it is not known.
    fn filled_up(mut self) -> Self {
        for column in Table::named("address").into_iter().flat_map(|table| table.columns) {
            if column.required && self.cell(column).is_empty() {
                self.0.insert(column.name.to_owned(), NOT_KNOWN.into());
            }
        }
        self
    }

    fn is_whole(&self, table: &Table) -> bool {
        table.columns.iter().filter(|column| column.required).all(|column| !self.cell(column).is_empty())
    }
}

/// The rows of all tables.
#[derive(Debug, Default)]
pub(super) struct Tables {
    rows: BTreeMap<&'static str, Vec<Row>>,
    known: BTreeSet<(&'static str, String)>,
}

impl Tables {
    /// All records of a catalogue, and what only attributes can say.
    pub(super) fn of(house: Uuid, catalogue: &Arc<Catalogue>) -> Self {
        let mut tables = Self::default();
        tables.add_own_terms(house);
        for (kind, table) in [
            (Kind::Taxonomies, "taxonomy"),
            (Kind::TaxonomyTerms, "taxonomy_term"),
            (Kind::Organizations, "organization"),
            (Kind::Locations, "location"),
            (Kind::Services, "service"),
        ] {
            records(catalogue, kind).for_each(|record| tables.add(table, record));
        }
        tables.add_names(house, catalogue.edition().directory());
        tables.drop_presences_without_a_place();
        tables
    }

    /// The tables that have rows.
    pub(super) fn filled(&self) -> impl Iterator<Item = &'static Table> {
        TABLES.iter().filter(|table| self.rows(table).next().is_some())
    }

    /// The rows of a table that have all that the standard wants of them.
    pub(super) fn rows<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = &'a Row> {
        self.rows.get(table.name).into_iter().flatten().filter(|row| row.is_whole(table))
    }

    /// Adds a record as a row, and what is nested in it as rows of other tables.
    fn add(&mut self, table: &'static str, record: Map<String, Value>) {
        let mut row = Map::new();
        for (field, value) in record {
            match (nested_in(&field), value) {
                (Some(below), Value::Object(one)) => self.add(below, one),
                (Some(below), Value::Array(many)) => {
                    many.into_iter().filter_map(object).for_each(|one| self.add(below, one));
                }
                (_, value) => drop(row.insert(field, value)),
            }
        }
        let row = Row(row);
        self.push(table, if table == "address" { row.filled_up() } else { row });
    }

    fn push(&mut self, table: &'static str, row: Row) {
        let id = row.0.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        if self.known.insert((table, id)) {
            self.rows.entry(table).or_default().push(row);
        }
    }

    fn add_own_terms(&mut self, house: Uuid) {
        let own = own_id(house, "taxonomy", "");
        self.push("taxonomy", row([("id", own.as_str()), ("name", OWN_TAXONOMY), ("description", OWN_TAXONOMY)]));
        for (code, about) in OWN_TERMS {
            let id = own_id(house, "term", code);
            let cells = [("id", id.as_str()), ("code", code), ("name", code), ("description", about)];
            let list = [("taxonomy", OWN_TAXONOMY), ("taxonomy_id", own.as_str())];
            self.push("taxonomy_term", row(cells.into_iter().chain(list)));
        }
    }

    /// What the standard has no column for: short names, rooms and roles.
    fn add_names(&mut self, house: Uuid, directory: &Directory) {
        for organization in &directory.organizations {
            let (id, owner) = (own_id(house, "identifier", &organization.slug), organization.id.to_string());
            let cells = [("id", id.as_str()), ("organization_id", owner.as_str()), ("identifier_scheme", OWN_TAXONOMY)];
            let name = [("identifier_type", "slug"), ("identifier", organization.slug.as_str())];
            self.push("organization_identifier", row(cells.into_iter().chain(name)));
        }
        for location in &directory.locations {
            self.name_location(&location.id.to_string(), &location.slug);
            if location.in_house {
                self.say(house, ("location", location.id.as_uuid()), "in-house", "true");
            }
        }
        for service in &directory.services {
            self.say(house, ("service", service.id.as_uuid()), "slug", service.slug.as_str());
            service.presences.iter().for_each(|presence| self.say_where(house, presence));
        }
    }

    fn say_where(&mut self, house: Uuid, presence: &Presence) {
        let of = ("service_at_location", presence.id.as_uuid());
        for (term, Text { original, .. }) in [("who", &presence.who), ("room", &presence.room)] {
            if !original.is_empty() {
                self.say(house, of, term, original);
            }
        }
    }

    fn name_location(&mut self, id: &str, slug: &Slug) {
        let rows = self.rows.entry("location").or_default();
        let own = rows.iter_mut().find(|row| row.0.get("id").and_then(Value::as_str) == Some(id));
        if let Some(row) = own {
            row.0.insert("external_identifier".to_owned(), slug.as_str().into());
            row.0.insert("external_identifier_type".to_owned(), "slug".into());
        }
    }

    /// An attribute of our own taxonomy.
    fn say(&mut self, house: Uuid, (entity, link): (&str, Uuid), term: &str, value: &str) {
        let (id, link) = (own_id(link, "attribute", term), link.to_string());
        let term_id = own_id(house, "term", term);
        let cells = [("id", id.as_str()), ("link_id", link.as_str()), ("taxonomy_term_id", term_id.as_str())];
        let says = [("link_type", term), ("link_entity", entity), ("value", value)];
        self.push("attribute", row(cells.into_iter().chain(says)));
    }

    /// The standard wants a location for every service at a location. Without one its hours go to the service itself.
    fn drop_presences_without_a_place(&mut self) {
        let presences = self.rows.entry("service_at_location").or_default();
        let text = |row: &Row, field: &str| row.0.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let placeless: BTreeMap<_, _> = presences
            .extract_if(.., |row| !row.0.contains_key("location_id"))
            .map(|row| (text(&row, "id"), text(&row, "service_id")))
            .collect();
        for row in self.rows.get_mut("schedule").into_iter().flatten() {
            if let Some(service) = placeless.get(&text(row, "service_at_location_id")) {
                row.0.remove("service_at_location_id");
                row.0.insert("service_id".to_owned(), service.as_str().into());
            }
        }
        if let Some(attributes) = self.rows.get_mut("attribute") {
            attributes.retain(|row| !placeless.contains_key(&text(row, "link_id")));
        }
    }
}

fn row<'a>(cells: impl IntoIterator<Item = (&'a str, &'a str)>) -> Row {
    Row(cells.into_iter().map(|(field, value)| (field.to_owned(), value.into())).collect())
}

fn own_id(of: Uuid, kind: &str, key: impl std::fmt::Display) -> String {
    Uuid::new_v5(&of, format!("tables/{kind}/{key}").as_bytes()).to_string()
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// The table of what stands in this field of a record.
fn nested_in(field: &str) -> Option<&'static str> {
    let table = match field {
        "phones" => "phone",
        "schedules" => "schedule",
        "service_at_locations" => "service_at_location",
        "languages" => "language",
        "addresses" => "address",
        "accessibility" => "accessibility",
        "cost_options" => "cost_option",
        "required_documents" => "required_document",
        "attributes" => "attribute",
        "taxonomy_term" => "taxonomy_term",
        "taxonomy_detail" => "taxonomy",
        "organization" => "organization",
        "location" => "location",
        _ => return None,
    };
    Some(table)
}

/// All records of a list with everything that is nested in them.
fn records(catalogue: &Arc<Catalogue>, kind: Kind) -> impl Iterator<Item = Map<String, Value>> {
    let asked = if matches!(kind, Kind::Taxonomies | Kind::TaxonomyTerms) { "" } else { "full=true" };
    let query = Query::read(kind, asked).unwrap_or_default();
    let lines = catalogue.lines(kind, query).collect::<Vec<_>>().concat();
    let records: Vec<_> = serde_json::Deserializer::from_slice(&lines).into_iter::<Value>().flatten().collect();
    records.into_iter().filter_map(object)
}
