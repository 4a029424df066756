//! Topics, target groups, places and organisations.

use super::{
    fields::Fields,
    item::Item,
    services::{contact, sources},
    text::Wording,
};
use crate::{
    import::{limits, notes::Kind},
    rules::{
        contact::is_country,
        ids::Ids,
        model::{Accessibility, Address, Audience, Location, Organization, Topic},
    },
};

/// One entry of `topics`; none when it has no id.
pub(super) fn topic(item: &Item<'_>, ids: Ids, wording: Wording) -> Option<Topic> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    id.notes.define(Kind::Topic, slug.as_str(), id.spot());
    let topic = Topic {
        id: fields.uuid(ids.topic(&slug)),
        name: wording.needed(&fields, "name", limits::NAME),
        description: wording.text(&fields, "description", limits::SENTENCE),
        parent: fields.get("parent").and_then(|item| item.reference(Kind::Topic)),
        slug,
    };
    fields.finish();
    Some(topic)
}

/// One entry of `audiences`; none when it has no id.
pub(super) fn audience(item: &Item<'_>, ids: Ids, wording: Wording) -> Option<Audience> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    if slug.as_str() == Audience::EVERYBODY {
        id.error(format!("‘{slug}’ is what a service without audiences is for."), "another id");
    }
    id.notes.define(Kind::Audience, slug.as_str(), id.spot());
    let name = wording.needed(&fields, "name", limits::NAME);
    let audience = Audience { id: fields.uuid(ids.audience(&slug)), name, slug };
    fields.finish();
    Some(audience)
}

/// One entry of `organisations`; none when it has no id.
pub(super) fn organization(item: &Item<'_>, ids: Ids, wording: Wording) -> Option<Organization> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    id.notes.define(Kind::Organization, slug.as_str(), id.spot());
    let organization = Organization {
        id: fields.uuid(ids.organization(&slug)),
        name: wording.needed(&fields, "name", limits::NAME),
        description: wording.text(&fields, "description", limits::DESCRIPTION),
        kind: fields.words("kind", limits::NAME),
        contact: contact(&fields, wording),
        sources: sources(&fields),
        slug,
    };
    let _ = fields.flag("named_in_seed");
    fields.finish();
    Some(organization)
}

/// One entry of `locations`, and whether it says if it is in the house; none when it has no id.
pub(super) fn location(item: &Item<'_>, ids: Ids, wording: Wording) -> Option<(Location, bool)> {
    let fields = item.fields()?;
    let id = fields.need("id")?;
    let slug = id.slug()?;
    id.notes.define(Kind::Location, slug.as_str(), id.spot());
    let in_house = fields.flag("in_house");
    let location = Location {
        id: fields.uuid(ids.location(&slug)),
        name: wording.needed(&fields, "name", limits::NAME),
        address: fields.get("address").and_then(|item| address(&item)),
        coordinates: fields.get("coordinates").and_then(|item| coordinates(&item)),
        accessibility: accessibility(&fields, wording),
        in_house: in_house.unwrap_or(false),
        slug,
    };
    let _ = fields.flag("verified");
    fields.finish();
    Some((location, in_house.is_some()))
}

/// `Lange Schipstraat 27, 2800 Mechelen`, or fields.
fn address(item: &Item<'_>) -> Option<Address> {
    if !item.is_map() {
        return item.words(limits::NAME).map(|line| address_of(&line));
    }
    let fields = item.fields()?;
    let country = fields.get("country").and_then(|item| country(&item)).unwrap_or_else(|| "BE".to_owned());
    let address = Address {
        street: fields.words("street", limits::NAME),
        postal_code: fields.words("postal_code", 20),
        city: fields.words("city", limits::NAME),
        country,
    };
    if address.street.is_empty() && address.city.is_empty() {
        item.error("This address says nothing.", "street and city, or leave the address out");
    }
    fields.finish();
    Some(address)
}

fn country(item: &Item<'_>) -> Option<String> {
    let code = item.scalar()?;
    if is_country(code) {
        return Some(code.to_owned());
    }
    item.error(format!("‘{}’ is not a country.", super::item::short(code)), "two capitals, such as BE");
    None
}

/// The parts of an address on one line: the city stands behind the last comma, with its postal code when known.
fn address_of(line: &str) -> Address {
    let (street, city) = line.rsplit_once(',').map_or(("", line), |(street, city)| (street.trim(), city.trim()));
    let is_code = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let (postal_code, city) = city.split_once(' ').filter(|(code, _)| is_code(code)).unwrap_or(("", city));
    Address {
        street: street.to_owned(),
        postal_code: postal_code.to_owned(),
        city: city.trim().to_owned(),
        country: "BE".to_owned(),
    }
}

fn coordinates(item: &Item<'_>) -> Option<(f64, f64)> {
    let fields = item.fields()?;
    let degrees = |name, most: f64| {
        let item = fields.need(name)?;
        let degrees = item.scalar()?.trim().parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
        if degrees.is_none() {
            item.error("This is not a number of degrees.", format!("from -{most} to {most}"));
        }
        degrees
    };
    let point = (degrees("latitude", 90.0), degrees("longitude", 180.0));
    fields.finish();
    Some((point.0?, point.1?))
}

fn accessibility(fields: &Fields<'_>, wording: Wording) -> Vec<Accessibility> {
    let facts = fields.list("accessibility", limits::PARTS);
    facts.iter().filter_map(|item| fact(item, wording)).collect()
}

/// What to expect with a wheelchair or a pram: a text, or `{description: …, details: …, url: …}`.
fn fact(item: &Item<'_>, wording: Wording) -> Option<Accessibility> {
    let fields = if item.is_map() { item.fields() } else { None };
    let Some(fields) = fields.filter(|fields| fields.get("description").is_some()) else {
        let description = wording.read(item, limits::SENTENCE);
        let details = crate::rules::model::Text { lang: wording.lang, ..Default::default() };
        return Some(Accessibility { description, details, url: None });
    };
    let fact = Accessibility {
        description: wording.needed(&fields, "description", limits::SENTENCE),
        details: wording.text(&fields, "details", limits::DESCRIPTION),
        url: fields.get("url").and_then(|item| item.web_address()),
    };
    fields.finish();
    Some(fact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_on_one_line_is_taken_apart() {
        let parts = |line: &str| {
            let Address { street, postal_code, city, .. } = address_of(line);
            [street, postal_code, city].join("|")
        };
        assert_eq!(parts("Lange Schipstraat 27, 2800 Mechelen"), "Lange Schipstraat 27|2800|Mechelen");
        assert_eq!(parts("Arsenaalwijk, Mechelen"), "Arsenaalwijk||Mechelen");
        assert_eq!(parts("Mechelen"), "||Mechelen");
        assert_eq!(parts("Bus 3, Plein 1, 1000 Brussel Stad"), "Bus 3, Plein 1|1000|Brussel Stad");
    }
}
