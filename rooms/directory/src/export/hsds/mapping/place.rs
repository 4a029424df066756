use kernel::TypedId;

use super::{Mapping, Record, child};
use crate::{
    export::web::absolute,
    rules::model::{Address, Location},
};

impl Mapping<'_> {
    pub(in crate::export::hsds) fn lean_location(location: &Location) -> Record {
        Record::of(location.id)
            .with("location_type", kind(location))
            .words("name", &location.name)
            .maybe("latitude", location.coordinates.map(|(latitude, _)| latitude))
            .maybe("longitude", location.coordinates.map(|(_, longitude)| longitude))
    }

    pub(in crate::export::hsds) fn full_location(location: &Location) -> Record {
        let id = location.id.as_uuid();
        let facts = location.accessibility.iter().map(|fact| {
            child(id, "accessibility", &fact.description.original)
                .id("location_id", id)
                .words("description", &fact.description)
                .words("details", &fact.details)
                .maybe("url", fact.url.as_deref().and_then(absolute))
        });
        Self::lean_location(location)
            .many("addresses", location.address.iter().map(|address| full_address(location, address)))
            .many("accessibility", facts)
    }
}

/// HSDS knows three kinds; what has neither address nor coordinates (at people's homes, by telephone) is the third.
fn kind(location: &Location) -> &'static str {
    let can_be_found = location.in_house || location.address.is_some() || location.coordinates.is_some();
    if can_be_found { "physical" } else { "virtual" }
}

fn full_address(location: &Location, address: &Address) -> Record {
    let id = location.id.as_uuid();
    child(id, "address", "physical")
        .id("location_id", id)
        .with("address_1", address.street.as_str())
        .with("city", address.city.as_str())
        .with("state_province", province(address))
        .with("postal_code", address.postal_code.as_str())
        .with("country", address.country.as_str())
        .with("address_type", "physical")
}

/// The province of a Belgian postal code, which the standard wants; empty when it cannot be told.
fn province(address: &Address) -> &'static str {
    let code = address.postal_code.parse().ok().filter(|_| address.country == "BE");
    match code.unwrap_or(0) {
        1000..=1299 => "Brussels Hoofdstedelijk Gewest",
        1300..=1499 => "Waals-Brabant",
        1500..=1999 | 3000..=3499 => "Vlaams-Brabant",
        2000..=2999 => "Antwerpen",
        3500..=3999 => "Limburg",
        4000..=4999 => "Luik",
        5000..=5999 => "Namen",
        6600..=6999 => "Luxemburg",
        6000..=6599 | 7000..=7999 => "Henegouwen",
        8000..=8999 => "West-Vlaanderen",
        9000..=9999 => "Oost-Vlaanderen",
        _ => "",
    }
}
