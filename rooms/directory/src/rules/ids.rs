use std::collections::BTreeMap;

use kernel::{HouseId, Slug};

use super::model::{AudienceId, LocationId, OrganizationId, PresenceId, ServiceId, TopicId, stable_id};

/// The ids that other systems know things by, for things that a file names only by their short names.
///
/// Always the same for the same house and names: so a second import of a file makes nothing new.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ids {
    house: HouseId,
}

impl Ids {
    pub(crate) const fn of(house: HouseId) -> Self {
        Self { house }
    }

    pub(crate) fn topic(self, slug: &Slug) -> TopicId {
        stable_id(self.house, "taxonomy_term", slug.as_str())
    }

    pub(crate) fn audience(self, slug: &Slug) -> AudienceId {
        stable_id(self.house, "audience", slug.as_str())
    }

    pub(crate) fn location(self, slug: &Slug) -> LocationId {
        stable_id(self.house, "location", slug.as_str())
    }

    pub(crate) fn organization(self, slug: &Slug) -> OrganizationId {
        stable_id(self.house, "organization", slug.as_str())
    }

    pub(crate) fn service(self, slug: &Slug) -> ServiceId {
        stable_id(self.house, "service", slug.as_str())
    }

    /// The ids of a service's presences, to be asked for in their order.
    pub(crate) fn of_presences(self, service: &Slug) -> PresenceIds {
        PresenceIds { house: self.house, service: service.clone(), counts: BTreeMap::new() }
    }
}

/// The ids of a service's presences: by place, and counted where it has several at one place.
#[derive(Debug)]
pub(crate) struct PresenceIds {
    house: HouseId,
    service: Slug,
    counts: BTreeMap<Option<Slug>, usize>,
}

impl PresenceIds {
    /// The id of the next presence at this place.
    pub(crate) fn next(&mut self, location: Option<&Slug>) -> PresenceId {
        let count = self.counts.entry(location.cloned()).or_default();
        *count += 1;
        let place = location.map_or("-", Slug::as_str);
        stable_id(self.house, "service_at_location", &format!("{}/{place}/{count}", self.service))
    }
}
