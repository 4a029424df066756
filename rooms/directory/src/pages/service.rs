use askama::Template;
use axum::extract::{Path, State};
use kernel::{Day, Slug};
use kit::{Answer, Keep, OrMissing, SafeHtml, Text, Visit};

use super::{offer::named, told, wording::wording};
use crate::{
    Room,
    export::{Site, structured},
    rules::{
        Edition,
        hours::days,
        model::{Change, Contact, Exception, Location, Presence, Service},
    },
    shelf::Standing,
};

/// Days of the past whose exceptions are still shown: who stood before a closed door may look it up.
const DAYS_BACK: i64 = 14;
/// Days to come whose exceptions are shown.
const DAYS_AHEAD: i64 = 90;
/// How many sessions to come a page lists.
const SESSIONS_SHOWN: usize = 5;

#[derive(Template)]
#[template(path = "directory/service.html")]
struct ServicePage<'a> {
    t: &'a Text,
    view: View,
}

/// Everything a page or card says of a service.
pub(super) struct View {
    pub(super) slug: Slug,
    pub(super) name: SafeHtml,
    pub(super) description: SafeHtml,
    pub(super) target_group: SafeHtml,
    pub(super) audiences: Vec<(String, SafeHtml)>,
    pub(super) is_translated: bool,
    pub(super) owner: Option<(String, SafeHtml)>,
    pub(super) topics: Vec<(String, SafeHtml)>,
    pub(super) presences: Vec<PresenceView>,
    pub(super) contact: ContactView,
    pub(super) documents: Vec<SafeHtml>,
    pub(super) costs: Vec<SafeHtml>,
    pub(super) languages: String,
    pub(super) verified: Option<String>,
    pub(super) is_stale: bool,
    pub(super) is_running: bool,
}

/// A service at one place.
pub(super) struct PresenceView {
    pub(super) place: SafeHtml,
    pub(super) address: Option<String>,
    pub(super) map: Option<String>,
    pub(super) room: SafeHtml,
    pub(super) who: SafeHtml,
    pub(super) availability: Option<String>,
    pub(super) is_open: bool,
    pub(super) fullness: Option<&'static str>,
    pub(super) ways: Vec<&'static str>,
    pub(super) hours: Vec<(String, SafeHtml)>,
    pub(super) sessions: Vec<String>,
    pub(super) exceptions: Vec<(String, SafeHtml, SafeHtml)>,
    pub(super) booking: Option<BookingView>,
    pub(super) accessibility: Vec<SafeHtml>,
    pub(super) ended: Option<String>,
    pub(super) unconfirmed: Option<String>,
}

/// How to book today.
pub(super) struct BookingView {
    pub(super) description: SafeHtml,
    pub(super) phone: Option<Dial>,
    pub(super) url: Option<String>,
}

/// How somebody is reached.
pub(super) struct ContactView {
    pub(super) phones: Vec<Dial>,
    pub(super) email: Option<String>,
    pub(super) website: Option<String>,
}

/// A number as it is written and as it is dialled.
pub(super) struct Dial {
    pub(super) shown: String,
    pub(super) dialled: String,
}

/// `GET /aanbod/{slug}`: one service.
pub(super) async fn service(visit: Visit, State(room): State<Room>, Path(slug): Path<String>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let service = standing.edition().service(&slug).or_missing()?;
    let view = View::of(service, &standing, &visit);
    let t = &visit.t;
    visit
        .page_named(service.name.for_reader(t.lang()).1.to_owned())
        .description(service.description.for_reader(t.lang()).1.chars().take(300).collect::<String>())
        .crumb(t.to("/aanbod"), t.say("directory-offer-title"))
        .link("alternate", "text/calendar", format!("/aanbod/{slug}/calendar.ics"), t.say("directory-service-calendar"))
        .link("alternate", "text/turtle", format!("/services/{}", service.id), "IPDC/LPDC")
        .json_ld(&structured::service(standing.edition(), &Site::of(&visit.house), service))
        .keep(Keep::ThisMinute)
        .changed(standing.edition().since())
        .main(&ServicePage { t, view })
        .answer()
}

impl View {
    pub(super) fn of(service: &Service, standing: &Standing, visit: &Visit) -> Self {
        let (t, edition) = (&visit.t, standing.edition());
        let lang = t.lang();
        let texts = |all: Vec<&crate::rules::model::Text>| all.into_iter().map(|text| wording(text, lang)).collect();
        Self {
            slug: service.slug.clone(),
            name: wording(&service.name, lang),
            description: wording(&service.description, lang),
            target_group: wording(&service.eligibility.description, lang),
            audiences: audiences(service, edition, t),
            is_translated: service.description.for_reader(lang).0 != service.description.lang,
            owner: owner(service, edition, t),
            topics: topics(service, edition, t),
            presences: service
                .presences
                .iter()
                .map(|presence| PresenceView::of(service, presence, standing, visit))
                .collect(),
            contact: ContactView::of(&contact(service, edition)),
            documents: texts(service.required_documents.iter().map(|required| &required.document).collect()),
            costs: texts(service.costs.iter().map(|cost| &cost.description).collect()),
            languages: languages(service, t),
            verified: service.verification.on.map(|on| t.date(on)),
            is_stale: service.verification.is_stale(visit.today()),
            is_running: service.status.is_running(),
        }
    }
}

impl PresenceView {
    fn of(service: &Service, presence: &Presence, standing: &Standing, visit: &Visit) -> Self {
        let (t, today, edition) = (&visit.t, visit.today(), standing.edition());
        let lang = t.lang();
        let place = edition.place_of(presence);
        let found = edition.availability(presence, visit.now);
        let sessions = edition.days().sessions(presence, edition.is_in_house(presence), today, today.plus(DAYS_AHEAD));
        let coming = sessions.iter().filter(|session| session.start > visit.now).take(SESSIONS_SHOWN);
        Self {
            place: place.map(|place| wording(&place.name, lang)).unwrap_or_default(),
            address: place.and_then(Location::line),
            map: place.and_then(map_of),
            room: wording(&presence.room, lang),
            who: wording(&presence.who, lang),
            availability: told::availability(&found, today, t),
            is_open: found.now.is_some(),
            fullness: standing.fullness(presence.id, today).map(crate::rules::Fullness::key),
            ways: presence.access.iter().map(|access| access.key()).collect(),
            hours: presence
                .schedules
                .iter()
                .map(|hours| (told::schedule(hours, t), wording(&hours.note, lang)))
                .collect(),
            sessions: coming.map(|session| told::session(session, today, t)).collect(),
            exceptions: exceptions(presence, today, t),
            booking: presence.booking_on(today).map(|route| BookingView {
                description: wording(&route.description, lang),
                phone: route.phone.as_deref().map(Dial::of),
                url: route.url.clone(),
            }),
            accessibility: place
                .map(|place| place.accessibility.iter().map(|fact| wording(&fact.description, lang)).collect())
                .unwrap_or_default(),
            unconfirmed: super::sitting::unconfirmed(visit, edition, service, presence),
            ended: presence.until.filter(|until| *until < today).map(|until| t.date(until)),
        }
    }
}

/// What differs on days around today, told by day: when, what, why.
fn exceptions(presence: &Presence, today: Day, t: &Text) -> Vec<(String, SafeHtml, SafeHtml)> {
    let (first, last) = (today.plus(-DAYS_BACK), today.plus(DAYS_AHEAD));
    let near = presence.exceptions.iter().filter(|exception| exception.until >= first && exception.from <= last);
    let mut told: Vec<_> = near.map(|exception| (exception.from, tell(exception, t))).collect();
    told.sort_by_key(|(from, _)| *from);
    told.into_iter().map(|(_, told)| told).collect()
}

fn tell(exception: &Exception, t: &Text) -> (String, SafeHtml, SafeHtml) {
    let what = match &exception.change {
        Change::OtherRoom(room) => wording(room, t.lang()),
        change => SafeHtml::escaped(&differs(change, t)),
    };
    (when(exception, t), what, wording(&exception.reason, t.lang()))
}

/// The day or the days on which something differs.
pub(super) fn when(exception: &Exception, t: &Text) -> String {
    if days(exception.from, exception.until).count() > 1 {
        t.with("from", t.day(exception.from).as_str())
            .with("until", t.day(exception.until).as_str())
            .say("directory-from-until")
    } else {
        t.day(exception.from)
    }
}

/// What differs, in words; another room by its name.
pub(super) fn differs(change: &Change, t: &Text) -> String {
    let hours = |opens, closes| t.hours(super::wording::on_the_clock(opens), super::wording::on_the_clock(closes));
    match change {
        Change::Closed => t.say("directory-exception-closed").to_owned(),
        Change::Extra { opens, closes } => {
            t.with("hours", hours(*opens, *closes).as_str()).say("directory-exception-extra")
        }
        Change::Instead { opens, closes } => {
            t.with("hours", hours(*opens, *closes).as_str()).say("directory-exception-instead")
        }
        Change::OtherRoom(room) => room.for_reader(t.lang()).1.to_owned(),
    }
}

fn owner(service: &Service, edition: &Edition, t: &Text) -> Option<(String, SafeHtml)> {
    let owner = edition.organization(service.organization.as_str())?;
    Some((t.to(&format!("/organisaties/{}", owner.slug)), wording(&owner.name, t.lang())))
}

fn topics(service: &Service, edition: &Edition, t: &Text) -> Vec<(String, SafeHtml)> {
    let known = service.topics.iter().filter_map(|slug| edition.topic(slug.as_str()));
    known.map(|topic| (t.to(&format!("/themas/{}", topic.slug)), wording(&topic.name, t.lang()))).collect()
}

/// The groups it is meant for, with the way to what else there is for them.
fn audiences(service: &Service, edition: &Edition, t: &Text) -> Vec<(String, SafeHtml)> {
    let groups = edition.audiences_of(service);
    groups.map(|group| (t.to(&format!("/aanbod?voor={}", group.slug)), wording(&group.name, t.lang()))).collect()
}

/// How the service is reached; by its organisation where it says nothing itself.
fn contact(service: &Service, edition: &Edition) -> Contact {
    let own = &service.contact;
    let none = own.phones.is_empty() && own.email.is_none() && own.website.is_none();
    let owner = edition.organization(service.organization.as_str()).filter(|_| none);
    owner.map_or_else(|| own.clone(), |owner| owner.contact.clone())
}

impl ContactView {
    fn of(contact: &Contact) -> Self {
        Self {
            phones: contact.phones.iter().map(|phone| Dial::of(&phone.number)).collect(),
            email: contact.email.clone(),
            website: contact.website.clone(),
        }
    }
}

impl Dial {
    pub(super) fn of(number: &str) -> Self {
        let dialled = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        Self { shown: number.to_owned(), dialled }
    }
}

fn languages(service: &Service, t: &Text) -> String {
    let named: Vec<_> = service.languages.iter().map(|language| named(*language, t)).collect();
    t.list(&named)
}

/// A search for the address on a public map; no map is loaded on our own pages.
fn map_of(place: &Location) -> Option<String> {
    let line = place.line()?;
    let query: String = line.bytes().map(encoded).collect();
    Some(format!("https://www.openstreetmap.org/search?query={query}"))
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}
