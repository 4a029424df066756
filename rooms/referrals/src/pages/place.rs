//! Services as the pages of this room name them.

use directory::{
    Standing,
    rules::{Edition, model::Service},
};
use kernel::{Instant, Lang, Slug};
use kit::{Choice, Text};

use crate::{room::due, rules::Reply, store::Onward};

/// The name of a service; its short name when the directory has it no more.
pub(super) fn service_name(edition: &Edition, slug: &Slug, lang: Lang) -> String {
    edition
        .service(slug.as_str())
        .map_or_else(|| slug.to_string(), |service| service.name.for_reader(lang).1.to_owned())
}

/// The name of an organisation, likewise.
pub(super) fn organization_name(edition: &Edition, slug: &Slug, lang: Lang) -> String {
    let organization = edition.organization(slug.as_str());
    organization.map_or_else(|| slug.to_string(), |organization| organization.name.for_reader(lang).1.to_owned())
}

/// A running service by its short name, with its organisation.
pub(super) fn running(edition: &Edition, slug: &str) -> Option<(Slug, Slug)> {
    let service = edition.service(slug).filter(|service| service.status.is_running())?;
    Some((service.slug.clone(), service.organization.clone()))
}

/// The service to which a partner handed somebody on, where that still runs.
pub(super) fn onward(edition: &Edition, reply: &Reply, now: Instant) -> Option<Onward> {
    let (service, organization) = running(edition, reply.hands_on_to()?.as_str())?;
    let due_at = due(edition, &service, now);
    Some(Onward { service, organization, due_at })
}

/// Every running service, by name, with its organisation.
pub(super) fn choices(edition: &Edition, lang: Lang) -> Vec<Choice> {
    let mut choices: Vec<_> = edition.running().map(|service| choice(edition, service, lang)).collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

/// The same for who works here: with the day on which a service said lately that it has no place.
pub(super) fn choices_with_places(standing: &Standing, t: &Text) -> Vec<Choice> {
    let without = |choice: &Choice| standing.without_place(&choice.value.parse().ok()?);
    let said = |choice: Choice| match without(&choice) {
        Some(day) => {
            let said = t.with("day", t.day(day)).say("referrals-without-place");
            Choice { label: format!("{} ({said})", choice.label), ..choice }
        }
        None => choice,
    };
    choices(standing.edition(), t.lang()).into_iter().map(said).collect()
}

fn choice(edition: &Edition, service: &Service, lang: Lang) -> Choice {
    let organization = organization_name(edition, &service.organization, lang);
    let name = service.name.for_reader(lang).1;
    let label = if name == organization { organization } else { format!("{name} – {organization}") };
    Choice::new(service.slug.to_string(), label)
}

/// The service that could be next.
pub(super) struct NextBest {
    /// Its short name.
    pub(super) slug: String,
    /// Its name.
    pub(super) name: String,
    /// The name of its organisation.
    pub(super) organization: String,
}

impl NextBest {
    /// As who reads this language names it.
    pub(super) fn of(service: &Service, edition: &Edition, lang: Lang) -> Self {
        Self {
            slug: service.slug.to_string(),
            name: service.name.for_reader(lang).1.to_owned(),
            organization: organization_name(edition, &service.organization, lang),
        }
    }
}

/// Who could be next: of the services that share most topics with the one that was tried and were not tried yet, the one where
/// somebody is there soonest; those that said lately that they have no place come last. What the partner thought fits better goes before all.
pub(super) fn next_best<'a>(
    standing: &'a Standing,
    (service, better): (&Slug, Option<&Slug>),
    tried: &[Slug],
    now: Instant,
) -> Option<&'a Service> {
    let edition = standing.edition();
    let is_new = |other: &&Service| !tried.contains(&other.slug);
    let named = better.and_then(|slug| edition.service(slug.as_str())).filter(is_new);
    let topics = &edition.service(service.as_str())?.topics;
    let shared = |other: &Service| other.topics.iter().filter(|topic| topics.contains(topic)).count();
    let alike = edition.running().filter(is_new).filter(|other| shared(other) > 0);
    let soonest = |other: &Service| {
        let found = edition.soonest(other, now);
        let start = found.as_ref().and_then(|(_, found)| found.now.as_ref().or(found.next.as_ref()));
        start.map_or(Instant::from_micros(i64::MAX), |session| session.start)
    };
    let is_full = |other: &Service| standing.without_place(&other.slug).is_some();
    named.or_else(|| alike.min_by_key(|other| (is_full(other), std::cmp::Reverse(shared(other)), soonest(other))))
}
