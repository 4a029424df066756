use serde_json::{Map, Value, json};

use crate::{export::hsds::Kind, rules::matching::MOST_CHARACTERS};

/// A record: its fields with their kinds, and which are always there.
struct Shape {
    name: &'static str,
    fields: &'static [(&'static str, &'static str)],
    always: &'static [&'static str],
}

/// The schema of a kind of value: `uuid`, `text`, …; `Name` for a record, `[Name]` for a list of them.
pub(super) fn of(kind: &str) -> Value {
    match kind {
        "text" => json!({"type": "string"}),
        "number" => json!({"type": "number"}),
        "whole" => json!({"type": "integer"}),
        "bool" => json!({"type": "boolean"}),
        "uuid" => json!({"type": "string", "format": "uuid"}),
        "uri" => json!({"type": "string", "format": "uri"}),
        "email" => json!({"type": "string", "format": "email"}),
        "date" => json!({"type": "string", "format": "date"}),
        "moment" => json!({"type": "string", "format": "date-time"}),
        "[text]" => json!({"type": "array", "items": {"type": "string"}}),
        "Next?" => json!({"anyOf": [reference("Next"), {"type": "null"}]}),
        list if list.starts_with('[') => {
            json!({"type": "array", "items": reference(list.trim_matches(|sign| sign == '[' || sign == ']'))})
        }
        record => reference(record),
    }
}

pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// What one record of a list is called.
pub(super) const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Services => "Service",
        Kind::Organizations => "Organization",
        Kind::ServiceAtLocations => "ServiceAtLocation",
        Kind::Locations => "Location",
        Kind::Taxonomies => "Taxonomy",
        Kind::TaxonomyTerms => "TaxonomyTerm",
    }
}

pub(super) fn all() -> Value {
    let shapes = SHAPES.iter().map(|shape| (shape.name.to_owned(), object(shape)));
    let pages = Kind::ALL.map(|kind| (format!("{}Page", name(kind)), page(kind)));
    let question = json!({
        "type": "object",
        "properties": {
            "q": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS, "pattern": "\\S"},
            "lang": {"type": "string", "pattern": "^([a-zA-Z]{2,3})?$"},
        },
        "required": ["q"],
        "examples": [{"q": "mijn huisbaas wil mij buitenzetten", "lang": "nl"}],
    });
    let all = shapes.chain(pages).chain([("Question".to_owned(), question)]);
    Value::Object(all.collect())
}

fn object(shape: &Shape) -> Value {
    let fields: Map<_, _> = shape.fields.iter().map(|(name, kind)| ((*name).to_owned(), of(kind))).collect();
    json!({"type": "object", "properties": fields, "required": shape.always})
}

/// Under `minimal` a record has its id only, so a list promises no more.
fn page(kind: Kind) -> Value {
    let record = if kind == Kind::Services {
        json!({"anyOf": [reference("Service"), reference("MinimalService")]})
    } else {
        reference(name(kind))
    };
    let mut page = object(&PAGE);
    if let Some(fields) = page.get_mut("properties").and_then(Value::as_object_mut) {
        fields.insert("contents".to_owned(), json!({"type": "array", "items": record}));
    }
    page
}

const PAGE: Shape = Shape {
    name: "Page",
    fields: &[
        ("total_items", "whole"),
        ("total_pages", "whole"),
        ("page_number", "whole"),
        ("size", "whole"),
        ("first_page", "bool"),
        ("last_page", "bool"),
        ("empty", "bool"),
    ],
    always: &["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
};

const SHAPES: &[Shape] = &[
    Shape {
        name: "Root",
        fields: &[("version", "text"), ("profile", "uri"), ("openapi_url", "uri")],
        always: &["version", "profile", "openapi_url"],
    },
    Shape {
        name: "MinimalService",
        fields: &[("id", "uuid"), ("last_modified", "moment")],
        always: &["id", "last_modified"],
    },
    Shape {
        name: "Service",
        fields: &[
            ("id", "uuid"),
            ("organization_id", "uuid"),
            ("name", "text"),
            ("description", "text"),
            ("url", "uri"),
            ("email", "email"),
            ("status", "text"),
            ("interpretation_services", "text"),
            ("application_process", "text"),
            ("fees_description", "text"),
            ("eligibility_description", "text"),
            ("minimum_age", "number"),
            ("maximum_age", "number"),
            ("assured_date", "date"),
            ("alert", "text"),
            ("last_modified", "moment"),
            ("phones", "[Phone]"),
            ("service_at_locations", "[ServiceAtLocation]"),
            ("languages", "[Language]"),
            ("organization", "Organization"),
            ("cost_options", "[CostOption]"),
            ("required_documents", "[RequiredDocument]"),
            ("attributes", "[Attribute]"),
        ],
        always: &["id", "name", "status", "last_modified"],
    },
    Shape {
        name: "Organization",
        fields: &[
            ("id", "uuid"),
            ("name", "text"),
            ("description", "text"),
            ("email", "email"),
            ("website", "uri"),
            ("legal_status", "text"),
            ("phones", "[Phone]"),
            ("services", "[Service]"),
        ],
        always: &["id", "name", "description"],
    },
    Shape {
        name: "ServiceAtLocation",
        fields: &[
            ("id", "uuid"),
            ("service_id", "uuid"),
            ("location_id", "uuid"),
            ("description", "text"),
            ("schedules", "[Schedule]"),
            ("location", "Location"),
            ("attributes", "[Attribute]"),
            ("service", "Service"),
        ],
        always: &["id", "service_id"],
    },
    Shape {
        name: "Location",
        fields: &[
            ("id", "uuid"),
            ("location_type", "text"),
            ("name", "text"),
            ("latitude", "number"),
            ("longitude", "number"),
            ("addresses", "[Address]"),
            ("accessibility", "[Accessibility]"),
        ],
        always: &["id", "location_type"],
    },
    Shape {
        name: "Taxonomy",
        fields: &[("id", "uuid"), ("name", "text"), ("description", "text")],
        always: &["id", "name", "description"],
    },
    Shape {
        name: "TaxonomyTerm",
        fields: &[
            ("id", "uuid"),
            ("code", "text"),
            ("name", "text"),
            ("description", "text"),
            ("parent_id", "uuid"),
            ("taxonomy", "text"),
            ("taxonomy_detail", "Taxonomy"),
            ("taxonomy_id", "uuid"),
            ("language", "text"),
            ("term_uri", "uri"),
        ],
        always: &["id", "name", "description"],
    },
    Shape {
        name: "Schedule",
        fields: &[
            ("id", "uuid"),
            ("service_at_location_id", "uuid"),
            ("valid_from", "date"),
            ("valid_to", "date"),
            ("dtstart", "date"),
            ("until", "date"),
            ("wkst", "text"),
            ("freq", "text"),
            ("interval", "number"),
            ("byday", "text"),
            ("bymonthday", "text"),
            ("opens_at", "text"),
            ("closes_at", "text"),
            ("notes", "text"),
            ("schedule_link", "uri"),
        ],
        always: &["id", "freq", "dtstart", "opens_at", "closes_at"],
    },
    Shape {
        name: "Phone",
        fields: &[
            ("id", "uuid"),
            ("service_id", "uuid"),
            ("organization_id", "uuid"),
            ("number", "text"),
            ("type", "text"),
            ("description", "text"),
        ],
        always: &["id", "number"],
    },
    Shape {
        name: "Language",
        fields: &[("id", "uuid"), ("service_id", "uuid"), ("code", "text")],
        always: &["id", "code"],
    },
    Shape {
        name: "Address",
        fields: &[
            ("id", "uuid"),
            ("location_id", "uuid"),
            ("address_1", "text"),
            ("city", "text"),
            ("state_province", "text"),
            ("postal_code", "text"),
            ("country", "text"),
            ("address_type", "text"),
        ],
        always: &["id", "address_1", "city", "state_province", "postal_code", "country", "address_type"],
    },
    Shape {
        name: "Accessibility",
        fields: &[
            ("id", "uuid"),
            ("location_id", "uuid"),
            ("description", "text"),
            ("details", "text"),
            ("url", "uri"),
        ],
        always: &["id"],
    },
    Shape {
        name: "CostOption",
        fields: &[
            ("id", "uuid"),
            ("service_id", "uuid"),
            ("option", "text"),
            ("currency", "text"),
            ("amount", "number"),
            ("amount_description", "text"),
        ],
        always: &["id"],
    },
    Shape {
        name: "RequiredDocument",
        fields: &[("id", "uuid"), ("service_id", "uuid"), ("document", "text"), ("uri", "uri")],
        always: &["id"],
    },
    Shape {
        name: "Attribute",
        fields: &[
            ("id", "uuid"),
            ("link_id", "uuid"),
            ("taxonomy_term_id", "uuid"),
            ("link_type", "text"),
            ("link_entity", "text"),
            ("taxonomy_term", "TaxonomyTerm"),
        ],
        always: &["id", "taxonomy_term_id"],
    },
    Shape {
        name: "Answer",
        fields: &[("urgent", "[UrgentLine]"), ("matches", "[Match]"), ("out_of_scope", "bool"), ("clarify", "[Topic]")],
        always: &["urgent", "matches", "out_of_scope", "clarify"],
    },
    Shape {
        name: "UrgentLine",
        fields: &[
            ("id", "text"),
            ("name", "text"),
            ("number", "text"),
            ("when", "text"),
            ("available", "text"),
            ("number_verified", "bool"),
        ],
        always: &["id", "name", "number", "when", "number_verified"],
    },
    Shape {
        name: "Match",
        fields: &[
            ("service_id", "text"),
            ("kind", "text"),
            ("id", "uuid"),
            ("name", "text"),
            ("organization", "text"),
            ("place", "text"),
            ("score", "number"),
            ("why", "[text]"),
            ("open_now", "bool"),
            ("next", "Next?"),
        ],
        always: &["service_id", "kind", "name", "score", "why", "open_now", "next"],
    },
    Shape { name: "Next", fields: &[("start", "moment"), ("end", "moment")], always: &["start", "end"] },
    Shape { name: "Topic", fields: &[("id", "text"), ("name", "text")], always: &["id", "name"] },
    Shape {
        name: "Problem",
        fields: &[
            ("type", "text"),
            ("title", "text"),
            ("status", "whole"),
            ("detail", "text"),
            ("instance", "text"),
            ("code", "text"),
            ("errors", "[ProblemError]"),
        ],
        always: &["type", "title", "status", "detail"],
    },
    Shape {
        name: "ProblemError",
        fields: &[("pointer", "text"), ("rule", "text"), ("detail", "text")],
        always: &["pointer", "rule", "detail"],
    },
];
