use std::{fmt, sync::Arc};

use kernel::TypedId;
use uuid::Uuid;

use super::{
    Kind, Query, Vocabulary,
    entry::{Entry, List},
    mapping::{Mapping, Taxonomy},
    page::Page,
    record::Record,
};
use crate::{
    export::Site,
    rules::{Edition, model::Access},
};

mod build;
mod filter;

/// All HSDS records of one edition: made once, asked by every request.
///
/// Holds about a kilobyte for each record (its lean form and the folded text that `search` looks in).
pub struct Catalogue {
    edition: Arc<Edition>,
    site: Site,
    words: Vocabulary,
    lists: [List; 6],
}

impl Catalogue {
    /// Writes down all records of an edition.
    #[must_use]
    pub fn new(edition: Arc<Edition>, site: Site, words: Vocabulary) -> Self {
        let lists = build::lists(&Mapping { edition: &edition, site: &site, words: &words });
        Self { edition, site, words, lists }
    }

    /// The edition it is of.
    #[must_use]
    pub fn edition(&self) -> &Arc<Edition> {
        &self.edition
    }

    /// `GET /hsds`: which version this is and where it is described.
    #[must_use]
    pub fn root(&self) -> serde_json::Value {
        self.mapping().root()
    }

    /// One page of a list, as JSON.
    #[must_use]
    pub fn page(&self, kind: Kind, query: &Query) -> Vec<u8> {
        let found = self.find(kind, query);
        let page = Page { total: found.len(), number: query.page.unwrap_or(1), size: query.size() };
        page.write(|place, out| {
            if let Some(at) = found.get(place) {
                self.write(kind, *at, query, out);
            }
        })
    }

    /// All records of a list that are asked for, in pieces of many lines, each record on a line.
    pub fn lines(self: &Arc<Self>, kind: Kind, query: Query) -> impl Iterator<Item = Vec<u8>> + Send + use<> {
        const AT_ONCE: usize = 64;
        let found = self.find(kind, &query);
        let own = Arc::clone(self);
        (0..found.len()).step_by(AT_ONCE).map(move |start| {
            let mut out = Vec::new();
            for at in found.iter().skip(start).take(AT_ONCE) {
                own.write(kind, *at, &query, &mut out);
                out.push(b'\n');
            }
            out
        })
    }

    /// One record with everything that is nested in it, as JSON; none when there is no such record.
    #[must_use]
    pub fn single(&self, kind: Kind, id: Uuid, query: &Query) -> Option<Vec<u8>> {
        let entry = self.list(kind).get(id)?;
        self.full(kind, entry, query).map(|record| record.to_bytes())
    }

    /// An example of an id for each list, for documentation.
    #[must_use]
    pub fn first_id(&self, kind: Kind) -> Option<Uuid> {
        self.list(kind).entries.first().map(|entry| entry.id)
    }

    fn write(&self, kind: Kind, at: usize, query: &Query, out: &mut Vec<u8>) {
        let Some(entry) = self.list(kind).entries.get(at) else { return };
        if query.minimal {
            let (id, changed) = (entry.id, self.mapping().last_modified());
            out.extend_from_slice(format!("{{\"id\":\"{id}\",\"last_modified\":\"{changed}\"}}").as_bytes());
        } else if let Some(record) = (query.full || query.full_service).then(|| self.full(kind, entry, query)).flatten()
        {
            out.extend_from_slice(&record.to_bytes());
        } else {
            self.write_lean(kind, at, out);
        }
    }

    fn write_lean(&self, kind: Kind, at: usize, out: &mut Vec<u8>) {
        let Some(entry) = self.list(kind).entries.get(at) else { return };
        out.push(b'{');
        out.extend_from_slice(&entry.fields);
        for (field, kind, at) in &entry.nested {
            out.extend_from_slice(format!(",\"{field}\":").as_bytes());
            self.write_lean(*kind, *at, out);
        }
        out.push(b'}');
    }

    fn full(&self, kind: Kind, entry: &Entry, query: &Query) -> Option<Record> {
        let (mapping, directory) = (self.mapping(), self.edition.directory());
        let (at, within) = entry.source;
        match kind {
            Kind::Services => directory.services.get(at).map(|service| mapping.full_service(service)),
            Kind::Organizations => {
                let organization = directory.organizations.get(at);
                organization.map(|organization| mapping.full_organization(organization, query.full_service))
            }
            Kind::ServiceAtLocations => {
                let service = directory.services.get(at)?;
                service.presences.get(within).map(|presence| mapping.whole_presence(service, presence))
            }
            Kind::Locations => directory.locations.get(at).map(Mapping::full_location),
            Kind::Taxonomies => Taxonomy::ALL.get(at).map(|taxonomy| mapping.taxonomy(*taxonomy)),
            Kind::TaxonomyTerms if within == 0 => directory.topics.get(at).map(|topic| mapping.topic(topic)),
            Kind::TaxonomyTerms => Access::ALL.get(at).map(|access| mapping.access(*access)),
        }
    }

    fn list(&self, kind: Kind) -> &List {
        let [services, organizations, presences, locations, taxonomies, terms] = &self.lists;
        match kind {
            Kind::Services => services,
            Kind::Organizations => organizations,
            Kind::ServiceAtLocations => presences,
            Kind::Locations => locations,
            Kind::Taxonomies => taxonomies,
            Kind::TaxonomyTerms => terms,
        }
    }

    fn mapping(&self) -> Mapping<'_> {
        Mapping { edition: &self.edition, site: &self.site, words: &self.words }
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<_> = Kind::ALL.map(|kind| (kind.path(), self.list(kind).entries.len())).into();
        write!(f, "Catalogue({}, {counts:?})", self.edition.id().as_uuid())
    }
}
