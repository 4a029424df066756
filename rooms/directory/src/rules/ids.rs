use std::collections::BTreeMap;

use kernel::{HouseId, Slug};
use unicode_normalization::UnicodeNormalization as _;

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

/// A short name made of a text: its letters without accents, in small letters, and hyphens.
pub(crate) fn slug_of(text: &str) -> Option<Slug> {
    let mut name = String::new();
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            name.push(letter);
        } else if !unicode_normalization::char::is_combining_mark(letter) && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.chars().take(70).collect::<String>().trim_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_short_name() {
        let of = |text: &str| slug_of(text).map(|slug| slug.to_string());
        assert_eq!(of("Café Bébé – 't Huis (1)").as_deref(), Some("cafe-bebe-t-huis-1"));
        assert_eq!(of("مساعدة"), None);
        assert!(of(&"lang ".repeat(40)).unwrap().len() <= 70);
    }
}
