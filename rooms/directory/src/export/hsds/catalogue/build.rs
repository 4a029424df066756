use std::collections::HashMap;

use kernel::{Slug, TypedId};
use uuid::Uuid;

use crate::{
    export::hsds::{
        entry::{Entry, Kind, List, folded},
        mapping::{Mapping, Taxonomy},
        record::Record,
    },
    rules::model::{Access, Audience, Location, Organization, Presence, Service, Topic},
};

/// All lists, in the order of [`Kind::ALL`].
pub(super) fn lists(mapping: &Mapping<'_>) -> [List; 6] {
    let builder = Builder::of(mapping);
    let services = builder.services();
    let presences = builder.presences(&services);
    let organizations = builder.organizations(&services);
    let lists = [services, organizations, presences, builder.locations(), builder.taxonomies(), builder.terms()];
    lists.map(List::of)
}

/// Writes entries, and knows where organisations and locations stand in their lists.
struct Builder<'a> {
    mapping: &'a Mapping<'a>,
    organizations: HashMap<&'a Slug, usize>,
    locations: HashMap<&'a Slug, usize>,
}

/// What every entry has: the record without its braces, and the texts to search in.
fn entry(record: &Record, id: Uuid, texts: &[&str], source: (usize, usize)) -> Entry {
    let json = record.to_bytes();
    let fields = json.get(1..json.len().saturating_sub(1)).unwrap_or_default();
    Entry { id, fields: fields.into(), haystack: folded(&texts.join(" ")).into(), source, ..Entry::default() }
}

impl<'a> Builder<'a> {
    fn of(mapping: &'a Mapping<'a>) -> Self {
        let directory = mapping.edition.directory();
        let organizations = directory.organizations.iter().enumerate().map(|(at, one)| (&one.slug, at)).collect();
        let locations = directory.locations.iter().enumerate().map(|(at, one)| (&one.slug, at)).collect();
        Self { mapping, organizations, locations }
    }

    fn services(&self) -> Vec<Entry> {
        let services = self.mapping.edition.directory().services.iter().enumerate();
        services.map(|(at, service)| self.service(at, service)).collect()
    }

    fn service(&self, at: usize, service: &Service) -> Entry {
        let edition = self.mapping.edition;
        let owner = edition.organization(service.organization.as_str());
        let topics = service.topics.iter().filter_map(|topic| edition.topic(topic.as_str()));
        let modes = service.presences.iter().flat_map(|presence| &presence.access);
        let about = [&service.name, &service.description, &service.eligibility.description];
        let about = about.into_iter().chain(owner.map(|owner| &owner.name)).map(|text| text.original.as_str());
        let organization = self.organizations.get(&service.organization);
        Entry {
            nested: organization.map(|at| ("organization", Kind::Organizations, *at)).into_iter().collect(),
            organizations: owner.map(|owner| owner.id.as_uuid()).into_iter().collect(),
            topics: unique(topics.map(|topic| topic.id.as_uuid())),
            audiences: unique(edition.audiences_of(service).map(|audience| audience.id.as_uuid())),
            modes: unique(modes.map(|mode| self.mapping.access_id(*mode))),
            ..entry(&self.mapping.lean_service(service), service.id.as_uuid(), &about.collect::<Vec<_>>(), (at, 0))
        }
    }

    /// An organisation is found by what its services are about.
    fn organizations(&self, services: &[Entry]) -> Vec<Entry> {
        let own = self.mapping.edition.directory().organizations.iter().enumerate();
        let mut entries: Vec<_> = own.map(|(at, one)| organization(at, one)).collect();
        for service in services {
            for (_, _, at) in &service.nested {
                let Some(owner) = entries.get_mut(*at) else { continue };
                owner.topics.extend(&service.topics);
                owner.audiences.extend(&service.audiences);
                owner.modes.extend(&service.modes);
            }
        }
        for owner in &mut entries {
            owner.topics = unique(owner.topics.drain(..));
            owner.audiences = unique(owner.audiences.drain(..));
            owner.modes = unique(owner.modes.drain(..));
        }
        entries
    }

    fn presences(&self, services: &[Entry]) -> Vec<Entry> {
        let pairs = self.mapping.edition.directory().services.iter().zip(services);
        let each = pairs.flat_map(|(service, own)| {
            let presences = service.presences.iter().enumerate();
            presences.map(move |(within, presence)| self.presence(service, own, presence, within))
        });
        each.collect()
    }

    fn presence(&self, service: &Service, own: &Entry, presence: &Presence, within: usize) -> Entry {
        let place = self.mapping.edition.place_of(presence);
        let at = presence.location.as_ref().and_then(|place| self.locations.get(place));
        let record = self.mapping.lean_presence(service, presence);
        let name = place.map_or("", |place| &place.name.original);
        let location = at.map(|at| ("location", Kind::Locations, *at));
        let (at, _) = own.source;
        Entry {
            nested: location.into_iter().chain([("service", Kind::Services, at)]).collect(),
            organizations: own.organizations.clone(),
            topics: own.topics.clone(),
            audiences: own.audiences.clone(),
            modes: unique(presence.access.iter().map(|mode| self.mapping.access_id(*mode))),
            postal_code: place.map(postal_code).unwrap_or_default(),
            coordinates: place.and_then(|place| place.coordinates),
            ..entry(&record, presence.id.as_uuid(), &[&own.haystack, name], (at, within))
        }
    }

    fn locations(&self) -> Vec<Entry> {
        let locations = self.mapping.edition.directory().locations.iter().enumerate();
        locations.map(|(at, one)| location(at, one)).collect()
    }

    fn taxonomies(&self) -> Vec<Entry> {
        let all = Taxonomy::ALL.into_iter().enumerate();
        let write = |(at, one)| {
            let (name, about) = self.mapping.taxonomy_texts(one);
            entry(&self.mapping.taxonomy(one), self.mapping.taxonomy_id(one), &[name, about], (at, 0))
        };
        all.map(write).collect()
    }

    fn terms(&self) -> Vec<Entry> {
        let topics = self.mapping.edition.directory().topics.iter().enumerate();
        let modes = Access::ALL.into_iter().enumerate().map(|(at, one)| self.mode(at, one));
        let audiences = self.mapping.edition.directory().audiences.iter().enumerate();
        let audiences = audiences.map(|(at, one)| self.audience(at, one));
        topics.map(|(at, one)| self.topic(at, one)).chain(audiences).chain(modes).collect()
    }

    fn audience(&self, at: usize, audience: &Audience) -> Entry {
        Entry {
            taxonomy: Some(self.mapping.taxonomy_id(Taxonomy::Audiences)),
            ..entry(&self.mapping.audience(audience), audience.id.as_uuid(), &[&audience.name.original], (at, 0))
        }
    }

    fn topic(&self, at: usize, topic: &Topic) -> Entry {
        let parent = topic.parent.as_ref().and_then(|parent| self.mapping.edition.topic(parent.as_str()));
        let texts = [topic.name.original.as_str(), &topic.description.original];
        Entry {
            taxonomy: Some(self.mapping.taxonomy_id(Taxonomy::Topics)),
            parent: parent.map(|parent| parent.id.as_uuid()),
            ..entry(&self.mapping.topic(topic), topic.id.as_uuid(), &texts, (at, 0))
        }
    }

    fn mode(&self, at: usize, access: Access) -> Entry {
        let (id, name) = (self.mapping.access_id(access), self.mapping.words.mode(access));
        Entry {
            taxonomy: Some(self.mapping.taxonomy_id(Taxonomy::Access)),
            ..entry(&self.mapping.access(access), id, &[name], (at, 1))
        }
    }
}

fn organization(at: usize, organization: &Organization) -> Entry {
    let id = organization.id.as_uuid();
    let texts = [organization.name.original.as_str(), &organization.description.original];
    Entry { organizations: vec![id], ..entry(&Mapping::lean_organization(organization), id, &texts, (at, 0)) }
}

fn location(at: usize, location: &Location) -> Entry {
    let (id, line) = (location.id.as_uuid(), location.line().unwrap_or_default());
    Entry {
        postal_code: postal_code(location),
        coordinates: location.coordinates,
        ..entry(&Mapping::lean_location(location), id, &[&location.name.original, &line], (at, 0))
    }
}

fn postal_code(location: &Location) -> Box<str> {
    location.address.as_ref().map_or("", |address| &address.postal_code).into()
}

fn unique(ids: impl Iterator<Item = Uuid>) -> Vec<Uuid> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
