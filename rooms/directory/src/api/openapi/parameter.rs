use serde_json::{Map, Value, json};

use super::{Examples, schema};
use crate::{
    export::hsds::{Kind, Query, parameters},
    rules::matching::MOST_CHARACTERS,
};

/// A parameter of a route.
#[derive(Debug, Clone)]
pub(super) struct Parameter {
    name: &'static str,
    place: &'static str,
    about: &'static str,
    schema: Value,
    example: Option<String>,
}

impl Parameter {
    fn in_query(name: &'static str, about: &'static str, schema: Value) -> Self {
        Self { name, place: "query", about, schema, example: None }
    }

    /// The words of a question.
    pub(super) fn question() -> Self {
        let schema = json!({"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS, "pattern": "\\S"});
        let parameter = Self::in_query("q", "The question, in one's own words", schema);
        Self { place: "query", example: Some("mijn huisbaas wil mij buitenzetten".to_owned()), ..parameter }
    }

    /// The language of who asks.
    pub(super) fn lang() -> Self {
        let schema = json!({"type": "string", "pattern": "^([a-zA-Z]{2,3})?$"});
        Self::in_query("lang", "The language of who asks, by its code; a hint", schema)
    }

    pub(super) fn into_json(self) -> Value {
        let is_needed = self.place == "path" || self.name == "q";
        let mut parameter = json!({
            "name": self.name, "in": self.place, "required": is_needed, "description": self.about, "schema": self.schema,
        });
        if let (Some(example), Some(fields)) = (self.example, parameter.as_object_mut()) {
            fields.insert("example".to_owned(), json!(example));
        }
        parameter
    }
}

/// The name of one thing, as a part of the address.
pub(super) fn in_path(name: &'static str, kind: &str, example: &str) -> Parameter {
    let about = if kind == "uuid" { "Its id" } else { "Its id, or its name in addresses" };
    let about = if name == "slug" { "Its name in addresses" } else { about };
    let example = (!example.is_empty()).then(|| example.to_owned());
    Parameter { name, place: "path", about, schema: schema::of(kind), example }
}

/// Whole services inside an organisation.
pub(super) fn full_service() -> Parameter {
    Parameter::in_query("full_service", "With its whole services", schema::of("bool"))
}

/// The parameters of a list, as the list itself reads them.
pub(super) fn of_list(kind: Kind, examples: &Examples) -> Vec<Parameter> {
    let known = parameters(kind).split(", ");
    known
        .map(|name| Parameter {
            example: example(name, examples),
            ..Parameter::in_query(name, about(name), value(name))
        })
        .collect()
}

/// The same parameters as fields of a body.
pub(super) fn body_of_list(kind: Kind) -> Value {
    let fields: Map<_, _> = parameters(kind).split(", ").map(|name| (name.to_owned(), value(name))).collect();
    json!({"type": "object", "properties": fields, "additionalProperties": false})
}

fn value(name: &str) -> Value {
    match name {
        "page" => json!({"type": "integer", "minimum": 1, "maximum": 1_000_000, "default": 1}),
        "per_page" => {
            json!({"type": "integer", "minimum": 1, "maximum": Query::LARGEST_PAGE, "default": Query::USUAL_PAGE})
        }
        "search" => json!({"type": "string", "maxLength": Query::LONGEST_SEARCH}),
        "format" => json!({"type": "string", "enum": ["json", "ndjson"], "default": "json"}),
        "postcode" => {
            json!({"type": "string", "minLength": 1, "maxLength": 12, "pattern": "^[0-9A-Za-z][0-9A-Za-z -]*$"})
        }
        "proximity" => json!({"type": "number", "minimum": 0, "maximum": 1_000_000}),
        "modified_after" => {
            json!({"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]})
        }
        "minimal" | "full" | "full_service" | "top_only" => schema::of("bool"),
        _ => schema::of("uuid"),
    }
}

fn about(name: &str) -> &'static str {
    match name {
        "search" => "Words that all must occur",
        "page" => "Which page, from 1",
        "per_page" => "Records on a page",
        "format" => "`ndjson` gives every record on a line, without pages",
        "taxonomy_term_id" => "Only what has this term",
        "taxonomy_id" => "Only what has a term of this taxonomy, or terms of it",
        "organization_id" => "Only what this organisation offers",
        "modified_after" => "Only what changed at this moment or after",
        "minimal" => "Ids and moments of change only",
        "full" => "With all that is nested in it",
        "full_service" => "With the whole services of an organisation",
        "postcode" => "Only places with this postal code",
        "proximity" => "With `postcode`: metres from its middle",
        "parent_id" => "Only terms right under this one",
        _ => "Only terms that are under no other",
    }
}

fn example(name: &str, examples: &Examples) -> Option<String> {
    let id = |kind| Some(examples.id(kind)).filter(|id| !id.is_empty()).map(str::to_owned);
    match name {
        "taxonomy_term_id" | "parent_id" => id(Kind::TaxonomyTerms),
        "taxonomy_id" => id(Kind::Taxonomies),
        "organization_id" => id(Kind::Organizations),
        _ => None,
    }
}
