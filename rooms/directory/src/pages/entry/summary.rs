//! A thing in lines, for who compares two versions of it.

use kit::{Text, Visit};

use super::fields::danger_key;
use crate::{
    pages::{
        offer::named,
        service::{differs, when},
        told,
    },
    rules::{
        Edition,
        entry::{Kind, Sheet, Thing},
        model::{Accessibility, Contact, Elsewhere, Location, Organization, Presence, Service, Topic, UrgentLine},
    },
};

/// The key of a part, and its words.
type Line = (&'static str, String);

/// What a sheet says, part by part. What is empty is left out.
pub(super) fn lines(sheet: &Sheet, kind: Kind, edition: &Edition, visit: &Visit) -> Vec<Line> {
    let thing = sheet.thing(kind).ok();
    let gone = sheet.is_gone().then(|| ("directory-entry-status", visit.t.say("directory-entry-gone-now").to_owned()));
    let said = thing.map(|thing| of_thing(&thing, edition, visit)).unwrap_or_default();
    gone.into_iter().chain(said).collect()
}

/// What is said of a thing, part by part. What is empty is left out.
pub(super) fn of_thing(thing: &Thing, edition: &Edition, visit: &Visit) -> Vec<Line> {
    let t = &visit.t;
    let mut lines = match thing {
        Thing::Service(service) => of_service(service, edition, visit),
        Thing::Organization(organization) => of_organization(organization),
        Thing::Location(location) => of_location(location, t),
        Thing::Topic(topic) => of_topic(topic, edition, t),
        Thing::UrgentLine(line) => of_line(line, t),
        Thing::Elsewhere(entry) => of_elsewhere(entry, t),
    };
    lines.retain(|(_, words)| !words.is_empty());
    lines
}

fn of_organization(organization: &Organization) -> Vec<Line> {
    vec![
        ("directory-entry-name", worded(&organization.name)),
        ("directory-entry-description", worded(&organization.description)),
        ("directory-organization-kind", organization.kind.clone()),
        ("directory-entry-contact", contact(&organization.contact)),
    ]
}

fn of_location(location: &Location, t: &Text) -> Vec<Line> {
    let fact = |fact: &Accessibility| {
        let parts = [worded(&fact.description), worded(&fact.details), fact.url.clone().unwrap_or_default()];
        joined(parts.into_iter())
    };
    let country = location.address.as_ref().map(|address| address.country.clone());
    let address = location.line().into_iter().chain(country);
    let degrees = location.coordinates.map(|(latitude, longitude)| format!("{latitude}; {longitude}"));
    vec![
        ("directory-entry-name", worded(&location.name)),
        ("directory-place-address", joined(address)),
        ("directory-place-degrees", degrees.unwrap_or_default()),
        (
            "directory-place-here-label",
            if location.in_house { t.say("directory-place-here").to_owned() } else { String::new() },
        ),
        ("directory-place-access", joined(location.accessibility.iter().map(fact))),
    ]
}

fn of_topic(topic: &Topic, edition: &Edition, t: &Text) -> Vec<Line> {
    let parent = topic.parent.as_ref().and_then(|parent| edition.topic(parent.as_str()));
    vec![
        ("directory-entry-name", worded(&topic.name)),
        ("directory-entry-description", worded(&topic.description)),
        ("directory-topic-parent", parent.map(|one| one.name.for_reader(t.lang()).1.to_owned()).unwrap_or_default()),
    ]
}

fn of_line(line: &UrgentLine, t: &Text) -> Vec<Line> {
    let checked = [
        (line.number_verified, "directory-line-number-checked"),
        (line.available_verified, "directory-line-available-checked"),
    ];
    let checked = checked.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| t.say(key).to_owned());
    vec![
        ("directory-entry-name", worded(&line.name)),
        ("directory-line-number", line.number.clone()),
        ("directory-line-when", worded(&line.when)),
        ("directory-line-available", worded(&line.available)),
        ("directory-line-dangers", joined(line.dangers.iter().map(|one| t.say(danger_key(*one)).to_owned()))),
        ("directory-entry-checked", joined(checked)),
    ]
}

fn of_elsewhere(entry: &Elsewhere, t: &Text) -> Vec<Line> {
    let checked = entry.verified.then(|| t.say("directory-elsewhere-checked").to_owned());
    vec![
        ("directory-entry-name", worded(&entry.name)),
        ("directory-entry-description", worded(&entry.description)),
        ("directory-elsewhere-place", worded(&entry.place)),
        ("directory-entry-web", entry.website.clone().unwrap_or_default()),
        ("directory-entry-checked", checked.unwrap_or_default()),
        ("directory-entry-questions", joined(entry.examples.iter().map(|one| one.text.clone()))),
    ]
}

fn of_service(service: &Service, edition: &Edition, visit: &Visit) -> Vec<Line> {
    let t = &visit.t;
    let places = service.presences.iter().map(|presence| ("directory-entry-where", place(presence, edition, t)));
    let parts = [
        ("directory-entry-name", worded(&service.name)),
        ("directory-entry-organization", organization(service, edition, t)),
        ("directory-entry-description", worded(&service.description)),
        ("directory-entry-status", status(service, t)),
        ("directory-entry-for-whom", for_whom(service, edition, t)),
        ("directory-entry-topics", topics(service, edition, t)),
        ("directory-entry-contact", contact(&service.contact)),
        ("directory-entry-languages", t.list(&service.languages.iter().map(|one| named(*one, t)).collect::<Vec<_>>())),
        ("directory-entry-costs", joined(service.costs.iter().map(cost))),
        ("directory-entry-documents", joined(service.required_documents.iter().map(|one| worded(&one.document)))),
        ("directory-entry-note", service.note.clone()),
        ("directory-entry-checked", checked(service, t)),
        ("directory-entry-questions", joined(service.examples.iter().map(|one| one.text.clone()))),
    ];
    parts.into_iter().chain(places).collect()
}

/// The lines of `one` that do not stand in `other`, and the parts of which `other` says something and `one` nothing.
pub(super) fn differences(one: &[Line], other: &[Line]) -> Vec<Line> {
    let new = one.iter().filter(|line| !other.contains(line)).cloned();
    let says = |part: &&'static str| one.iter().any(|(own, _)| own == part);
    let mut gone: Vec<_> = other.iter().map(|(part, _)| *part).filter(|part| !says(part)).collect();
    gone.dedup();
    new.chain(gone.into_iter().map(|part| (part, "–".to_owned()))).collect()
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// A text in all its languages: who translates wants to see that a translation changed.
fn worded(text: &crate::rules::model::Text) -> String {
    text.wordings().map(|(_, words)| words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" / ")
}

fn organization(service: &Service, edition: &Edition, t: &Text) -> String {
    let owner = edition.organization(service.organization.as_str());
    owner.map_or_else(|| service.organization.to_string(), |owner| owner.name.for_reader(t.lang()).1.to_owned())
}

fn status(service: &Service, t: &Text) -> String {
    t.say(super::fields::status_key(service.status)).to_owned()
}

fn for_whom(service: &Service, edition: &Edition, t: &Text) -> String {
    let eligibility = &service.eligibility;
    let ages = match (eligibility.minimum_age, eligibility.maximum_age) {
        (None, None) => String::new(),
        (from, to) => {
            let age = |age: Option<u8>| age.map_or_else(|| "…".to_owned(), |age| age.to_string());
            t.with("from", age(from)).with("to", age(to)).say("directory-entry-ages-said")
        }
    };
    let groups = edition.audiences_of(service).map(|group| group.name.for_reader(t.lang()).1.to_owned());
    joined([worded(&eligibility.description), ages].into_iter().chain(groups))
}

fn topics(service: &Service, edition: &Edition, t: &Text) -> String {
    let known = service.topics.iter().filter_map(|slug| edition.topic(slug.as_str()));
    joined(known.map(|topic| topic.name.for_reader(t.lang()).1.to_owned()))
}

fn contact(contact: &Contact) -> String {
    let phones = contact.phones.iter().map(|phone| format!("{} {}", phone.number, worded(&phone.description)));
    let others = [&contact.email, &contact.website].into_iter().flatten().cloned();
    joined(phones.map(|phone| phone.trim_end().to_owned()).chain(others))
}

fn cost(cost: &crate::rules::model::Cost) -> String {
    let amount = cost.amount.map_or_else(String::new, |amount| format!(" € {amount}"));
    format!("{}{amount}", worded(&cost.description))
}

fn checked(service: &Service, t: &Text) -> String {
    let on = service.verification.on.map(|day| t.date(day)).unwrap_or_default();
    format!("{on} {}", service.verification.by).trim().to_owned()
}

fn place(presence: &Presence, edition: &Edition, t: &Text) -> String {
    let name = edition.place_of(presence).map(|place| place.name_for(t.lang()).1.to_owned()).unwrap_or_default();
    let hours = presence.schedules.iter().map(|schedule| {
        let note = worded(&schedule.note);
        let told = told::schedule(schedule, t);
        if note.is_empty() { told } else { format!("{told} ({note})") }
    });
    let ways = presence.access.iter().map(|way| t.say(way.key()).to_owned());
    let days = presence.exceptions.iter().map(|exception| {
        let said = format!("{}: {} {}", when(exception, t), differs(&exception.change, t), worded(&exception.reason));
        said.trim_end().to_owned()
    });
    let period = [presence.since, presence.until].map(|day| day.map(|day| t.date(day)).unwrap_or_default());
    let routes = presence.booking.iter().map(|route| {
        let parts = [
            worded(&route.description),
            route.phone.clone().unwrap_or_default(),
            route.url.clone().unwrap_or_default(),
        ];
        parts.join(" ").trim().to_owned()
    });
    let first = [name, worded(&presence.room), worded(&presence.who)];
    let dates = if period.iter().all(String::is_empty) { String::new() } else { period.join("–") };
    joined(first.into_iter().chain(ways).chain(hours).chain(days).chain(routes).chain([dates]))
}
