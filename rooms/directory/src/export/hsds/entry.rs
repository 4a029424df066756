use std::collections::HashMap;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

/// The kinds of records that have lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `/services`
    Services,
    /// `/organizations`
    Organizations,
    /// `/service_at_locations`
    ServiceAtLocations,
    /// `/locations`: ours; the standard has no such list.
    Locations,
    /// `/taxonomies`
    Taxonomies,
    /// `/taxonomy_terms`
    TaxonomyTerms,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Services,
        Self::Organizations,
        Self::ServiceAtLocations,
        Self::Locations,
        Self::Taxonomies,
        Self::TaxonomyTerms,
    ];

    /// The last part of the address of its list.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Organizations => "organizations",
            Self::ServiceAtLocations => "service_at_locations",
            Self::Locations => "locations",
            Self::Taxonomies => "taxonomies",
            Self::TaxonomyTerms => "taxonomy_terms",
        }
    }
}

/// One record of a list: what can be sent at once, and what it is found by.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) id: Uuid,
    /// Its own one-to-one fields as JSON, without the braces.
    pub(super) fields: Box<[u8]>,
    /// Records nested in it, by field, list and place in that list.
    pub(super) nested: Vec<(&'static str, Kind, usize)>,
    /// Its texts, folded.
    pub(super) haystack: Box<str>,
    pub(super) organizations: Vec<Uuid>,
    pub(super) topics: Vec<Uuid>,
    pub(super) audiences: Vec<Uuid>,
    pub(super) modes: Vec<Uuid>,
    pub(super) taxonomy: Option<Uuid>,
    pub(super) parent: Option<Uuid>,
    pub(super) postal_code: Box<str>,
    pub(super) coordinates: Option<(f64, f64)>,
    /// Where the thing stands in the directory; a presence also has a place in its service.
    pub(super) source: (usize, usize),
}

impl Entry {
    /// All terms that it is classified by.
    pub(super) fn terms(&self) -> impl Iterator<Item = &Uuid> {
        self.topics.iter().chain(&self.audiences).chain(&self.modes)
    }
}

/// The records of one kind, in the order of the directory.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) entries: Vec<Entry>,
    places: HashMap<Uuid, usize>,
}

impl List {
    pub(super) fn of(entries: Vec<Entry>) -> Self {
        let places = entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
        Self { entries, places }
    }

    pub(super) fn place(&self, id: Uuid) -> Option<usize> {
        self.places.get(&id).copied()
    }

    pub(super) fn get(&self, id: Uuid) -> Option<&Entry> {
        self.entries.get(self.place(id)?)
    }
}

/// A text as it is searched in: small letters without accents.
pub(super) fn folded(text: &str) -> String {
    text.nfkd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase).collect()
}
