//! Rows by what they belong to.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::row::Row;
use crate::rules::tables::OWN_TAXONOMY;

/// Rows by the id in one of their columns; those where it is empty belong to something else.
pub(super) struct By<'a>(BTreeMap<Uuid, Vec<Row<'a>>>);

impl<'a> By<'a> {
    pub(super) fn of(rows: impl Iterator<Item = Row<'a>>, column: &str) -> Self {
        let mut by = BTreeMap::<_, Vec<_>>::new();
        for row in rows {
            if let Some(owner) = row.uuid(column) {
                by.entry(owner).or_default().push(row);
            }
        }
        Self(by)
    }

    pub(super) fn of_owner(&self, id: Uuid) -> &[Row<'a>] {
        self.0.get(&id).map(Vec::as_slice).unwrap_or_default()
    }

    /// The rows of this owner, for the one who asks first.
    pub(super) fn take(&mut self, id: Uuid) -> Vec<Row<'a>> {
        self.0.remove(&id).unwrap_or_default()
    }
}

/// What attributes say: which terms a thing has, and the values of our own.
pub(super) struct Attributes<'a> {
    by_link: By<'a>,
    terms: BTreeMap<Uuid, Row<'a>>,
}

impl<'a> Attributes<'a> {
    pub(super) fn of(attributes: impl Iterator<Item = Row<'a>>, terms: impl Iterator<Item = Row<'a>>) -> Self {
        let terms = terms.filter_map(|row| Some((row.get("id")?.parse().ok()?, row))).collect();
        Self { by_link: By::of(attributes, "link_id"), terms }
    }

    /// The ids of the terms of a thing, in order.
    pub(super) fn terms(&self, of: Uuid) -> impl Iterator<Item = Uuid> {
        self.by_link.of_owner(of).iter().filter_map(|row| row.uuid("taxonomy_term_id"))
    }

    /// The codes of a thing's terms in one taxonomy.
    pub(super) fn codes(&self, of: Uuid, taxonomy: &str) -> impl Iterator<Item = &'a str> {
        let terms = self.terms(of).filter_map(|term| self.terms.get(&term));
        terms.filter(move |term| term.get("taxonomy") == Some(taxonomy)).filter_map(|term| term.get("code"))
    }

    /// The value of a thing's attribute in our own taxonomy.
    pub(super) fn own(&self, of: Uuid, code: &str) -> Option<&'a str> {
        let says = |row: &&Row<'a>| {
            let term =
                row.get("taxonomy_term_id").and_then(|id| id.parse().ok()).and_then(|id: Uuid| self.terms.get(&id));
            term.is_some_and(|term| term.get("taxonomy") == Some(OWN_TAXONOMY) && term.get("code") == Some(code))
        };
        self.by_link.of_owner(of).iter().find(says)?.get("value")
    }
}
