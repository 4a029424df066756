//! The tables of an HSDS 3.1 package that we fill and read, by the names of the standard (Open Referral, tabular form).

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    /// Its name in the standard, in the singular.
    pub(crate) name: &'static str,
    /// Its file.
    pub(crate) path: &'static str,
    /// Its columns, in the order of the standard.
    pub(crate) columns: &'static [Column],
}

/// A column.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether every row needs a value.
    pub(crate) required: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Number,
    Date,
    Moment,
    Time,
    Uri,
    Email,
    /// The table's own key, or another row that the standard names no table for.
    Uuid,
    /// The key of a row in this table.
    Row(&'static str),
}

use Kind::{Date, Email, Moment, Number, Row, Text, Time, Uri, Uuid};

const fn need(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Column {
    Column { name, kind, required: false }
}

impl Table {
    /// The table with this name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }
}

/// All tables that we fill, each behind those it points to.
pub(crate) const TABLES: &[Table] = &[
    Table {
        name: "taxonomy",
        path: "taxonomies.csv",
        columns: &[need("id", Uuid), need("name", Text), need("description", Text)],
    },
    Table {
        name: "taxonomy_term",
        path: "taxonomy_terms.csv",
        columns: &[
            need("id", Uuid),
            may("code", Text),
            need("name", Text),
            need("description", Text),
            may("parent_id", Uuid),
            may("taxonomy", Text),
            may("language", Text),
            may("taxonomy_id", Row("taxonomy")),
            may("term_uri", Uri),
        ],
    },
    Table {
        name: "organization",
        path: "organizations.csv",
        columns: &[
            need("id", Uuid),
            need("name", Text),
            need("description", Text),
            may("email", Email),
            may("website", Uri),
            may("legal_status", Text),
        ],
    },
    Table {
        name: "organization_identifier",
        path: "organization_identifiers.csv",
        columns: &[
            need("id", Uuid),
            need("organization_id", Row("organization")),
            may("identifier_scheme", Text),
            need("identifier_type", Text),
            need("identifier", Text),
        ],
    },
    Table {
        name: "location",
        path: "locations.csv",
        columns: &[
            need("id", Uuid),
            need("location_type", Text),
            may("name", Text),
            may("latitude", Number),
            may("longitude", Number),
            may("external_identifier", Text),
            may("external_identifier_type", Text),
        ],
    },
    Table {
        name: "address",
        path: "addresses.csv",
        columns: &[
            need("id", Uuid),
            may("location_id", Row("location")),
            need("address_1", Text),
            need("city", Text),
            need("state_province", Text),
            need("postal_code", Text),
            need("country", Text),
            need("address_type", Text),
        ],
    },
    Table {
        name: "accessibility",
        path: "accessibility.csv",
        columns: &[
            need("id", Uuid),
            may("location_id", Row("location")),
            may("description", Text),
            may("details", Text),
            may("url", Uri),
        ],
    },
    Table {
        name: "service",
        path: "services.csv",
        columns: &[
            need("id", Uuid),
            need("organization_id", Row("organization")),
            need("name", Text),
            may("description", Text),
            may("url", Uri),
            may("email", Email),
            need("status", Text),
            may("interpretation_services", Text),
            may("application_process", Text),
            may("fees_description", Text),
            may("eligibility_description", Text),
            may("minimum_age", Number),
            may("maximum_age", Number),
            may("assured_date", Date),
            may("alert", Text),
            may("last_modified", Moment),
        ],
    },
    Table {
        name: "service_at_location",
        path: "service_at_location.csv",
        columns: &[
            need("id", Uuid),
            need("service_id", Row("service")),
            need("location_id", Row("location")),
            may("description", Text),
        ],
    },
    Table {
        name: "schedule",
        path: "schedules.csv",
        columns: &[
            need("id", Uuid),
            may("service_id", Row("service")),
            may("service_at_location_id", Row("service_at_location")),
            may("valid_from", Date),
            may("valid_to", Date),
            may("dtstart", Date),
            may("until", Date),
            may("wkst", Text),
            may("freq", Text),
            may("interval", Number),
            may("byday", Text),
            may("bymonthday", Text),
            may("opens_at", Time),
            may("closes_at", Time),
            may("schedule_link", Uri),
            may("notes", Text),
        ],
    },
    Table {
        name: "phone",
        path: "phones.csv",
        columns: &[
            need("id", Uuid),
            may("service_id", Row("service")),
            may("organization_id", Row("organization")),
            need("number", Text),
            may("type", Text),
            may("description", Text),
        ],
    },
    Table {
        name: "language",
        path: "languages.csv",
        columns: &[need("id", Uuid), may("service_id", Row("service")), may("code", Text)],
    },
    Table {
        name: "required_document",
        path: "required_documents.csv",
        columns: &[need("id", Uuid), may("service_id", Row("service")), may("document", Text), may("uri", Uri)],
    },
    Table {
        name: "cost_option",
        path: "cost_options.csv",
        columns: &[
            need("id", Uuid),
            need("service_id", Row("service")),
            may("option", Text),
            may("currency", Text),
            may("amount", Number),
            may("amount_description", Text),
        ],
    },
    Table {
        name: "attribute",
        path: "attributes.csv",
        columns: &[
            need("id", Uuid),
            need("link_id", Uuid),
            need("taxonomy_term_id", Row("taxonomy_term")),
            may("link_type", Text),
            need("link_entity", Text),
            may("value", Text),
        ],
    },
];

/// Stands in a column of an address that the standard wants and nobody wrote down, such as a postal code.
pub(crate) const NOT_KNOWN: &str = "-";

/// The taxonomy of what the standard has no column for: attributes of its terms carry a value.
pub(crate) const OWN_TAXONOMY: &str = "voordeur";

/// The terms of [`OWN_TAXONOMY`], with what they say.
pub(crate) const OWN_TERMS: &[(&str, &str)] = &[
    ("slug", "The short name in addresses"),
    ("in-house", "That a location is in the house itself"),
    ("who", "The role that receives people"),
    ("room", "The desk or room"),
];

/// The taxonomy of the ways to reach a service.
pub(crate) const ACCESS_TAXONOMY: &str = "access";

/// The taxonomy of the groups that services are meant for.
pub(crate) const AUDIENCE_TAXONOMY: &str = "audiences";
