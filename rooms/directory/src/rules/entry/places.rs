//! An organisation, a place and a topic as fields, and back.

use super::{
    Sheet,
    reader::{DESCRIPTION, NAME, Reader, SENTENCE},
    services::{contact, write_contact},
};
use crate::rules::{
    contact::{is_country, is_web_address},
    model::{Accessibility, Address, Location, Organization, Topic},
};

/// The country of an address that says none.
const HERE: &str = "BE";

pub(super) fn write_organization(organization: &Organization) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.put("id", organization.id);
    sheet.put("slug", &organization.slug);
    sheet.put_text("name", &organization.name);
    sheet.put_text("description", &organization.description);
    sheet.put("kind", &organization.kind);
    write_contact(&mut sheet, &organization.contact);
    organization.sources.iter().for_each(|source| sheet.put("source", source));
    sheet
}

pub(super) fn organization(reader: &Reader<'_>) -> Option<Organization> {
    let organization = Organization {
        name: reader.name(),
        description: reader.text("description", DESCRIPTION),
        kind: reader.words("kind", NAME),
        contact: contact(reader),
        sources: reader.sheet().values("source").map(str::to_owned).collect(),
        id: reader.maybe("id", "kit-unreadable")?,
        slug: reader.maybe("slug", "directory-entry-slug")?,
    };
    Some(organization)
}

pub(super) fn write_location(location: &Location) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.put("id", location.id);
    sheet.put("slug", &location.slug);
    sheet.put_text("name", &location.name);
    if let Some(address) = &location.address {
        sheet.put("street", &address.street);
        sheet.put("postal", &address.postal_code);
        sheet.put("city", &address.city);
        sheet.put("country", &address.country);
    }
    sheet.put_maybe("latitude", location.coordinates.map(|(latitude, _)| latitude));
    sheet.put_maybe("longitude", location.coordinates.map(|(_, longitude)| longitude));
    sheet.tick("here", location.in_house);
    for (row, fact) in (1..).zip(&location.accessibility) {
        sheet.put_text(&format!("fact-{row}-what"), &fact.description);
        sheet.put_text(&format!("fact-{row}-more"), &fact.details);
        sheet.put_maybe(format!("fact-{row}-url"), fact.url.as_ref());
    }
    sheet
}

pub(super) fn location(reader: &Reader<'_>) -> Option<Location> {
    let location = Location {
        name: reader.name(),
        address: address(reader),
        coordinates: coordinates(reader),
        accessibility: reader.rows("fact-", fact),
        in_house: reader.is_ticked("here"),
        id: reader.maybe("id", "kit-unreadable")?,
        slug: reader.maybe("slug", "directory-entry-slug")?,
    };
    Some(location)
}

fn address(reader: &Reader<'_>) -> Option<Address> {
    let (street, city) = (reader.words("street", NAME), reader.words("city", NAME));
    let postal_code = reader.words("postal", 20);
    let country = reader.fitting("country", is_country, "directory-entry-country");
    if street.is_empty() && city.is_empty() {
        if !postal_code.is_empty() {
            reader.wrong("city", "kit-required");
        }
        return None;
    }
    Some(Address { street, postal_code, city, country: country.unwrap_or_else(|| HERE.to_owned()) })
}

fn coordinates(reader: &Reader<'_>) -> Option<(f64, f64)> {
    let degrees = |name: &str, most: f64| {
        let said = reader.sheet().value(name).trim().replace(',', ".");
        let read = said.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
        if read.is_none() && !said.is_empty() {
            reader.wrong(name, "directory-entry-degrees");
        }
        read
    };
    let (latitude, longitude) = (degrees("latitude", 90.0), degrees("longitude", 180.0));
    if latitude.is_some() != longitude.is_some() {
        reader.wrong(if latitude.is_some() { "longitude" } else { "latitude" }, "kit-required");
    }
    Some((latitude?, longitude?))
}

fn fact(reader: &Reader<'_>, row: &str) -> Option<Accessibility> {
    let description = reader.text(&format!("{row}-what"), SENTENCE);
    let details = reader.text(&format!("{row}-more"), DESCRIPTION);
    let url = reader.fitting(&format!("{row}-url"), is_web_address, "directory-entry-url");
    if description.is_empty() {
        if !details.is_empty() || url.is_some() {
            reader.wrong(format!("{row}-what"), "kit-required");
        }
        return None;
    }
    Some(Accessibility { description, details, url })
}

pub(super) fn write_topic(topic: &Topic) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.put("id", topic.id);
    sheet.put("slug", &topic.slug);
    sheet.put_text("name", &topic.name);
    sheet.put_text("description", &topic.description);
    sheet.put_maybe("parent", topic.parent.as_ref());
    sheet
}

pub(super) fn topic(reader: &Reader<'_>) -> Option<Topic> {
    let topic = Topic {
        name: reader.name(),
        description: reader.text("description", SENTENCE),
        parent: reader.maybe("parent", "directory-entry-unknown"),
        id: reader.maybe("id", "kit-unreadable")?,
        slug: reader.maybe("slug", "directory-entry-slug")?,
    };
    Some(topic)
}
