//! Topics, target groups, places and organisations.

use super::{
    children::Children,
    parts::{keys, phone},
    texts::Texts,
};
use crate::{
    rules::model::{Accessibility, Address, Audience, Contact, Location, Organization, Topic},
    store::records::{AccessibilityRow, AudienceRow, CitationRow, LocationRow, OrganizationRow, PhoneRow, TopicRow},
};

pub(super) fn topic(row: TopicRow, texts: &Texts) -> Topic {
    Topic {
        id: row.id,
        slug: row.slug,
        name: texts.join("topic.name", (row.number, 0), row.name),
        description: texts.join("topic.description", (row.number, 0), row.description),
        parent: row.parent,
    }
}

pub(super) fn audience(row: AudienceRow, texts: &Texts) -> Audience {
    Audience { id: row.id, slug: row.slug, name: texts.join("audience.name", (row.number, 0), row.name) }
}

pub(super) fn location(row: LocationRow, facts: &mut Children<AccessibilityRow>, texts: &Texts) -> Location {
    let address = row.country.map(|country| Address {
        street: row.street.unwrap_or_default(),
        postal_code: row.postal_code.unwrap_or_default(),
        city: row.city.unwrap_or_default(),
        country,
    });
    let fact = |fact: AccessibilityRow| Accessibility {
        description: texts.join("accessibility.description", (fact.location, fact.number), fact.description),
        details: texts.join("accessibility.details", (fact.location, fact.number), fact.details),
        url: fact.url,
    };
    Location {
        id: row.id,
        slug: row.slug,
        name: texts.join("location.name", (row.number, 0), row.name),
        address,
        coordinates: row.latitude.zip(row.longitude),
        accessibility: facts.take(row.number).into_iter().map(fact).collect(),
        in_house: row.in_house,
    }
}

pub(super) struct Organizations {
    pub(super) phones: Children<PhoneRow>,
    pub(super) citations: Children<CitationRow>,
}

impl Organizations {
    pub(super) fn make(&mut self, row: OrganizationRow, texts: &Texts) -> Organization {
        let phones = self.phones.take(row.number);
        Organization {
            id: row.id,
            slug: row.slug,
            name: texts.join("organization.name", (row.number, 0), row.name),
            description: texts.join("organization.description", (row.number, 0), row.description),
            kind: row.kind,
            contact: Contact {
                phones: phones.into_iter().map(|row| phone(row, texts)).collect(),
                email: row.email,
                website: row.website,
            },
            sources: keys(self.citations.take(row.number)),
        }
    }
}
