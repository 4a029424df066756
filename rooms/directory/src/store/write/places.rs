//! Topics, target groups, places and organisations.

use super::numbered;
use crate::{
    rules::model::{Location, Organization, Topic},
    store::records::{AccessibilityRow, LocationRow, OrganizationRow, Rows, TopicRow},
};

impl Rows {
    pub(super) fn add_topic(&mut self, number: i64, topic: &Topic) {
        let row = TopicRow {
            number,
            id: topic.id,
            slug: topic.slug.clone(),
            name: self.text("topic.name", (number, 0), &topic.name),
            description: self.text("topic.description", (number, 0), &topic.description),
            parent: topic.parent.clone(),
        };
        self.topics.push(row);
    }

    pub(super) fn add_location(&mut self, number: i64, location: &Location) {
        let address = location.address.as_ref();
        let row = LocationRow {
            number,
            id: location.id,
            slug: location.slug.clone(),
            name: self.text("location.name", (number, 0), &location.name),
            street: address.map(|address| address.street.clone()),
            postal_code: address.map(|address| address.postal_code.clone()),
            city: address.map(|address| address.city.clone()),
            country: address.map(|address| address.country.clone()),
            latitude: location.coordinates.map(|(latitude, _)| latitude),
            longitude: location.coordinates.map(|(_, longitude)| longitude),
            in_house: location.in_house,
        };
        self.locations.push(row);
        for (part, fact) in numbered(&location.accessibility) {
            let description = self.text("accessibility.description", (number, part), &fact.description);
            let details = self.text("accessibility.details", (number, part), &fact.details);
            let url = fact.url.clone();
            self.accessibility.push(AccessibilityRow { location: number, number: part, description, details, url });
        }
    }

    pub(super) fn add_organization(&mut self, number: i64, organization: &Organization) {
        let row = OrganizationRow {
            number,
            id: organization.id,
            slug: organization.slug.clone(),
            name: self.text("organization.name", (number, 0), &organization.name),
            description: self.text("organization.description", (number, 0), &organization.description),
            kind: organization.kind.clone(),
            email: organization.contact.email.clone(),
            website: organization.contact.website.clone(),
        };
        self.organizations.push(row);
        self.add_phones("organization", number, &organization.contact.phones);
        self.cite("organization", number, &organization.sources);
    }
}
