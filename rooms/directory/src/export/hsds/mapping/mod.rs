//! From our nouns to those of HSDS, one file for each noun.

mod contact;
mod organization;
mod place;
mod presence;
mod schedule;
mod service;
mod taxonomy;

use kernel::TypedId;
use uuid::Uuid;

pub(super) use taxonomy::Taxonomy;

use super::{Vocabulary, record::Record};
use crate::{
    export::{Site, child_id::child_id},
    rules::Edition,
};

/// Writes the things of one edition as HSDS records: `lean` with one-to-one fields only, as lists give them, `full` with all.
#[derive(Clone, Copy)]
pub(super) struct Mapping<'a> {
    pub(super) edition: &'a Edition,
    pub(super) site: &'a Site,
    pub(super) words: &'a Vocabulary,
}

impl Mapping<'_> {
    /// Nothing is recorded of single things, so all of an edition changed when it became current.
    pub(super) fn last_modified(&self) -> String {
        self.edition.since().timestamp().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
    }

    /// `GET /hsds`.
    pub(super) fn root(&self) -> serde_json::Value {
        serde_json::json!({
            "version": "3.1",
            "profile": self.site.address("/docs/api"),
            "openapi_url": self.site.address("/openapi.json"),
        })
    }
}

/// A record of something that has no id of its own.
fn child(parent: Uuid, kind: &str, key: &str) -> Record {
    Record::new(child_id(parent, kind, key))
}

/// A classification: `term` says something of the thing `of`.
fn attribute(of: impl TypedId, entity: &str, link: &str, term: Record, term_id: Uuid) -> Record {
    let of = of.as_uuid();
    child(of, "attribute", &term_id.to_string())
        .id("link_id", of)
        .id("taxonomy_term_id", term_id)
        .with("link_type", link)
        .with("link_entity", entity)
        .one("taxonomy_term", Some(term))
}
