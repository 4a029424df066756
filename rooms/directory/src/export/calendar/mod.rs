//! iCalendar feeds (RFC 5545) of a service and of a whole house: hours that come back as a rule, days on which nobody is
//! there as exceptions to it, extra sessions as events of their own.
//!
//! A rule has no end but its own; its exceptions are written out for two years after the edition became current, so a
//! reader has to fetch the feed again before that (`REFRESH-INTERVAL` asks for once a day).

mod event;
mod line;
#[cfg(test)]
mod tests;
mod zone;

use crate::{
    export::Site,
    rules::{
        Edition,
        model::{Presence, Service},
    },
};
use line::Lines;

/// The media type of what this module writes.
pub const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// The feed of one service: all its presences.
#[must_use]
pub fn of_service(edition: &Edition, site: &Site, service: &Service) -> Vec<u8> {
    feed(edition, site, &service.name.original, service.presences.iter().map(|presence| (service, presence)))
}

/// The feed of the house: everybody who is in it.
#[must_use]
pub fn of_house(edition: &Edition, site: &Site) -> Vec<u8> {
    let inside = edition.running().flat_map(|service| {
        let presences = service.presences.iter().filter(|presence| edition.is_in_house(presence));
        presences.map(move |presence| (service, presence))
    });
    feed(edition, site, &edition.directory().meta.title.original, inside)
}

fn feed<'a>(
    edition: &Edition,
    site: &Site,
    name: &str,
    presences: impl Iterator<Item = (&'a Service, &'a Presence)>,
) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Voordeur//Directory//NL");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    lines.add_text("NAME", name);
    lines.add_text("X-WR-CALNAME", name);
    lines.add("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    lines.add("X-PUBLISHED-TTL", "P1D");
    zone::write(&mut lines, &edition.directory().meta.zone, edition.days().zone(), edition.since());
    for (service, presence) in presences {
        event::write_all(&mut lines, &event::Setting { edition, site, service, presence });
    }
    lines.add("END", "VCALENDAR");
    lines.into_bytes()
}
