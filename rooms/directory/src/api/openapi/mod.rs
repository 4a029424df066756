//! The description of all routes for programs (OpenAPI 3.1), built from the same tables that the routes are built from.
//!
//! Hand-written over JSON: the records are not Rust structs but what HSDS says they are, so a derived description would say
//! nothing of them.

mod operation;
mod parameter;
mod schema;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::export::{
    Site,
    hsds::{Catalogue, Kind},
};
use operation::{Operation, Reply};
use parameter::{Parameter, in_path};

/// What the examples in the description are taken from: things that are there.
#[derive(Debug, Clone, Default)]
pub struct Examples {
    ids: Vec<(Kind, String)>,
    slug: String,
}

impl Examples {
    /// The first record of each list, and the first service.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let first = |kind| catalogue.first_id(kind).map(|id| (kind, id.to_string()));
        let service = catalogue.edition().directory().services.first();
        Self {
            ids: Kind::ALL.into_iter().filter_map(first).collect(),
            slug: service.map_or_else(String::new, |service| service.slug.to_string()),
        }
    }

    fn id(&self, kind: Kind) -> &str {
        self.ids.iter().find(|(known, _)| *known == kind).map_or("", |(_, id)| id)
    }
}

/// The whole description of the routes at `site`.
#[must_use]
pub fn document(site: &Site, examples: &Examples) -> Value {
    let mut paths = Map::new();
    for (path, item) in hsds(examples).into_iter().chain(others(examples)) {
        paths.insert(path, item);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Voordeur",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Who can help, where and when.",
            "description": "Open data of a Sociaal Huis: the directory as HSDS 3.1, calendars, and matching a question to a service. \
                            Human Services Data Specification: an Open Referral resource.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": site.public_url}],
        "tags": [
            {"name": "HSDS", "description": "The directory as records (HSDS 3.1)"},
            {"name": "Matching", "description": "From a question to who can help"},
            {"name": "Calendars", "description": "Hours as iCalendar feeds"},
            {"name": "Descriptions", "description": "Descriptions of services and of this interface"},
        ],
        "paths": paths,
        "components": {"schemas": schema::all(), "responses": operation::refusals()},
    })
}

fn hsds(examples: &Examples) -> Vec<(String, Value)> {
    let root = Operation::get("HSDS", "getRoot", "Which version of HSDS this is").answers(Reply::json("Root"));
    let mut items = vec![("/hsds".to_owned(), root.item())];
    for kind in Kind::ALL {
        let (name, path) = (schema::name(kind), kind.path());
        let get = Operation::get("HSDS", &format!("list_{path}"), &format!("The list {path}"));
        let post =
            Operation::post("HSDS", &format!("query_{path}"), &format!("The list {path}, parameters in the body"));
        let list = |operation: Operation| {
            let operation = parameter::of_list(kind, examples).into_iter().fold(operation, Operation::takes);
            operation.answers(Reply::json(&format!("{name}Page")).or_lines()).refuses(&["400"])
        };
        let post = list(post).body(parameter::body_of_list(kind)).refuses(&["413", "415"]);
        items.push((format!("/hsds/{path}"), list(get).with(post)));
        let single =
            Operation::get("HSDS", &format!("get_{path}"), &format!("One of {path}, with all that is nested in it"))
                .takes(in_path("id", "uuid", examples.id(kind)))
                .answers(Reply::json(name))
                .refuses(&["400", "404"]);
        let single = if kind == Kind::Organizations { single.takes(parameter::full_service()) } else { single };
        items.push((format!("/hsds/{path}/{{id}}"), single.item()));
    }
    items
}

fn others(examples: &Examples) -> Vec<(String, Value)> {
    let service = || in_path("id", "text", examples.id(Kind::Services));
    let feed = |id: &str, about: &str| Operation::get("Calendars", id, about).answers(Reply::of("text/calendar"));
    let asked = Operation::get("Matching", "match", "Who can help with a question")
        .takes(Parameter::question())
        .takes(Parameter::lang())
        .answers(Reply::json("Answer").never_kept())
        .refuses(&["400", "422"]);
    let sent = Operation::post(
        "Matching",
        "matchByBody",
        "The same, with the question in the body: so it stands in no address",
    )
    .body(schema::reference("Question"))
    .answers(Reply::json("Answer").never_kept())
    .refuses(&["400", "413", "415", "422"]);
    let described =
        Operation::get("Descriptions", "getService", "One service as IPDC/LPDC; people are sent to its page")
            .takes(service())
            .answers(Reply::of("text/turtle").or("application/ld+json"))
            .refuses(&["303", "404", "406"]);
    let page_feed =
        feed("serviceCalendarBySlug", "The hours of one service").takes(in_path("slug", "text", &examples.slug));
    let package = Operation::get("HSDS", "getPackage", "The whole directory as a zip of tables (HSDS 3.1 tabular)");
    let items = [
        ("/export/hsds.zip", package.answers(Reply::of("application/zip")).item()),
        ("/api/match", asked.with(sent)),
        ("/calendar.ics", feed("houseCalendar", "Everybody who is in the house").item()),
        (
            "/services/{id}/calendar.ics",
            feed("serviceCalendar", "The hours of one service").takes(service()).refuses(&["404"]).item(),
        ),
        ("/aanbod/{slug}/calendar.ics", page_feed.refuses(&["404"]).item()),
        ("/services/{id}", described.item()),
        (
            "/openapi.json",
            Operation::get("Descriptions", "getDescription", "This description")
                .answers(Reply::of("application/json"))
                .item(),
        ),
    ];
    items.into_iter().map(|(path, item)| (path.to_owned(), item)).collect()
}
