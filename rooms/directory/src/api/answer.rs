//! An answer of the matching as programs read it.

use jiff::tz::TimeZone;
use kernel::{Instant, Lang};
use serde::Serialize;

use crate::rules::{
    Edition,
    hours::Session,
    matching::{Answer, Kind, Match},
    model::{Elsewhere, Service},
};

/// What a question brought up.
#[derive(Debug, Serialize)]
pub(super) struct Reply<'a> {
    urgent: Vec<UrgentLine<'a>>,
    matches: Vec<Found<'a>>,
    out_of_scope: bool,
    clarify: Vec<Choice<'a>>,
}

#[derive(Debug, Serialize)]
struct UrgentLine<'a> {
    id: &'a str,
    name: &'a str,
    number: &'a str,
    when: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    available: &'a str,
    number_verified: bool,
}

#[derive(Debug, Serialize)]
struct Found<'a> {
    service_id: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    score: f32,
    why: &'a [String],
    open_now: bool,
    next: Option<Next>,
}

/// The session that comes next; of one that runs, `open_now` tells.
#[derive(Debug, Serialize)]
struct Next {
    start: String,
    end: String,
}

#[derive(Debug, Serialize)]
struct Choice<'a> {
    id: &'a str,
    name: &'a str,
}

impl<'a> Reply<'a> {
    pub(super) fn of(answer: &'a Answer, edition: &'a Edition, now: Instant, lang: Lang) -> Self {
        let urgent = answer.urgent.iter().filter_map(|slug| edition.urgent_line(slug.as_str()));
        let topics = answer.clarify.iter().filter_map(|slug| edition.topic(slug.as_str()));
        let moment = Moment { edition, now, lang };
        Self {
            urgent: urgent
                .map(|line| UrgentLine {
                    id: line.slug.as_str(),
                    name: line.name.for_reader(lang).1,
                    number: &line.number,
                    when: line.when.for_reader(lang).1,
                    available: line.available.for_reader(lang).1,
                    number_verified: line.number_verified,
                })
                .collect(),
            matches: answer.matches.iter().filter_map(|found| moment.found(found)).collect(),
            out_of_scope: answer.out_of_scope,
            clarify: topics
                .map(|topic| Choice { id: topic.slug.as_str(), name: topic.name.for_reader(lang).1 })
                .collect(),
        }
    }
}

/// When and in which language somebody asks.
#[derive(Clone, Copy)]
struct Moment<'a> {
    edition: &'a Edition,
    now: Instant,
    lang: Lang,
}

impl<'a> Moment<'a> {
    fn found(self, found: &'a Match) -> Option<Found<'a>> {
        let name = found.entry.as_str();
        match found.kind {
            Kind::Service => self.edition.service(name).map(|service| self.service(found, service)),
            Kind::Elsewhere => self.edition.elsewhere(name).map(|entry| self.elsewhere(found, entry)),
        }
    }

    fn service(self, found: &'a Match, service: &'a Service) -> Found<'a> {
        let soonest = self.edition.soonest(service, self.now).map(|(_, availability)| availability).unwrap_or_default();
        let owner = self.edition.organization(service.organization.as_str());
        let zone = self.edition.days().zone();
        Found {
            id: Some(service.id.to_string()),
            name: service.name.for_reader(self.lang).1,
            organization: owner.map(|owner| owner.name.for_reader(self.lang).1),
            open_now: soonest.now.is_some(),
            next: soonest.next.map(|session| Next::of(&session, zone)),
            ..Self::bare(found)
        }
    }

    fn elsewhere(self, found: &'a Match, entry: &'a Elsewhere) -> Found<'a> {
        let place = entry.place.for_reader(self.lang).1;
        Found { name: entry.name.for_reader(self.lang).1, place: Some(place), ..Self::bare(found) }
    }

    fn bare(found: &'a Match) -> Found<'a> {
        Found {
            service_id: found.entry.as_str(),
            kind: found.kind.code(),
            id: None,
            name: "",
            organization: None,
            place: None,
            score: found.score,
            why: &found.why,
            open_now: false,
            next: None,
        }
    }
}

impl Next {
    /// With the offset of the house at that moment, so that it can be read as the clock on the wall shows it.
    fn of(session: &Session, zone: &TimeZone) -> Self {
        let wall =
            |moment: Instant| moment.timestamp().to_zoned(zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        Self { start: wall(session.start), end: wall(session.end) }
    }
}
