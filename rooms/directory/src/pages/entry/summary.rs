//! A service in lines, for who compares two versions of it.

use kit::{Text, Visit};

use crate::{
    pages::{
        offer::named,
        service::{differs, when},
        told,
    },
    rules::{
        Edition,
        model::{Presence, Service},
    },
};

/// What is said of a service, part by part: the key of the part, and the words. What is empty is left out.
pub(super) fn lines(service: &Service, edition: &Edition, visit: &Visit) -> Vec<(&'static str, String)> {
    let t = &visit.t;
    let places = service.presences.iter().map(|presence| ("directory-entry-where", place(presence, edition, t)));
    let parts = [
        ("directory-entry-name", worded(&service.name)),
        ("directory-entry-organization", organization(service, edition, t)),
        ("directory-entry-description", worded(&service.description)),
        ("directory-entry-status", status(service, t)),
        ("directory-entry-for-whom", for_whom(service, edition, t)),
        ("directory-entry-topics", topics(service, edition, t)),
        ("directory-entry-contact", contact(service)),
        ("directory-entry-languages", t.list(&service.languages.iter().map(|one| named(*one, t)).collect::<Vec<_>>())),
        ("directory-entry-costs", joined(service.costs.iter().map(cost))),
        ("directory-entry-documents", joined(service.required_documents.iter().map(|one| worded(&one.document)))),
        ("directory-entry-note", service.note.clone()),
        ("directory-entry-checked", checked(service, t)),
        ("directory-entry-questions", joined(service.examples.iter().map(|one| one.text.clone()))),
    ];
    parts.into_iter().chain(places).filter(|(_, words)| !words.is_empty()).collect()
}

/// The lines of `one` that do not stand in `other`, and the parts of which `other` says something and `one` nothing.
pub(super) fn differences(
    one: &[(&'static str, String)],
    other: &[(&'static str, String)],
) -> Vec<(&'static str, String)> {
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

fn contact(service: &Service) -> String {
    let contact = &service.contact;
    let phones = contact.phones.iter().map(|phone| format!("{} {}", phone.number, worded(&phone.description)));
    let others = [&contact.email, &contact.website].into_iter().flatten().cloned();
    joined(phones.map(|phone| phone.trim_end().to_owned()).chain(others))
}

fn cost(cost: &crate::rules::model::Cost) -> String {
    let amount = cost.amount.map_or_else(String::new, |amount| format!(" € {},{:02}", amount.0 / 100, amount.0 % 100));
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
