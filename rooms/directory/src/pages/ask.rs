use askama::Template;
use axum::extract::State;
use kernel::{Day, Lang, Slug};
use kit::{Answer, Form, Keep, Refusal, SafeHtml, Text, Typed, Visit};
use serde::Deserialize;

use super::{offer::counted, service::Dial, sitting::Sitting, told, urgent::Line, wording::wording};
use crate::{
    Room,
    export::{Site, structured},
    rules::{
        Edition, Fullness,
        matching::{self, Kind, Question},
        model::Presence,
        today::Today,
    },
    shelf::Standing,
};

/// Sittings that the home page shows.
const SHOWN_TODAY: usize = 6;

/// The question as it is sent. It lives in the memory of this one request.
#[derive(Deserialize)]
pub(super) struct Asked {
    q: String,
    /// `letters` while somebody types, to be answered at once.
    #[serde(default)]
    depth: String,
}

#[derive(Template)]
#[template(path = "directory/home.html")]
struct HomePage<'a> {
    t: &'a Text,
    here: Vec<Sitting>,
    is_now: bool,
    topics: Vec<TopicView>,
    typed: &'a str,
}

/// A topic with its parts, as the home page lists them.
struct TopicView {
    href: String,
    name: SafeHtml,
    parts: Vec<(String, SafeHtml, usize)>,
}

#[derive(Template)]
#[template(path = "directory/asked.html")]
struct AskedPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    typed: &'a str,
    found: Option<Found>,
}

#[derive(Template)]
#[template(path = "directory/answer.html")]
struct Answers<'a> {
    t: &'a Text,
    found: Found,
}

/// The answer to a question, for a page of another room.
#[derive(Debug)]
pub struct Answered {
    /// What people read. Its links open beside the page, so that nothing typed there is lost.
    pub html: SafeHtml,
    /// The topics of what can help, each with how well that fits: from 0 to 1, to compare within one answer. A topic comes once
    /// for each service that has it.
    pub topics: Vec<(Slug, f32)>,
}

/// The answer to a question, as people read it.
struct Found {
    /// Whether its links open beside the page.
    aside: bool,
    /// How much was found, for who cannot see it appear.
    said: String,
    urgent: Vec<Line>,
    elsewhere: Vec<Place>,
    services: Vec<Match>,
    topics: Vec<(String, SafeHtml)>,
}

/// Something that is done elsewhere in the city.
struct Place {
    name: SafeHtml,
    place: SafeHtml,
    website: Option<String>,
}

/// A service that can help, why, and when.
struct Match {
    href: String,
    name: SafeHtml,
    organization: SafeHtml,
    why: Option<String>,
    availability: Option<String>,
    is_open: bool,
    room: SafeHtml,
    fullness: Option<&'static str>,
    /// That it answered lately that it has no place; at the desk.
    without_place: Option<String>,
    unconfirmed: Option<String>,
    ways: Vec<&'static str>,
    bring: Vec<SafeHtml>,
    phone: Option<Dial>,
    /// Its short name, by which somebody is handed over to it; at the desk.
    hand_over: Option<Slug>,
    /// How to book; only where the answer stands aside, for who books it for somebody.
    book: Option<Booking>,
}

/// How to book.
struct Booking {
    what: SafeHtml,
    phone: Option<String>,
}

/// `GET /`: one question box, who is in the house, and topics in plain words.
pub(super) async fn home(visit: Visit, State(room): State<Room>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let t = &visit.t;
    let (here, is_now) = here(&standing, &visit);
    let main = HomePage { t, here, is_now, topics: topics(standing.edition(), t), typed: "" };
    visit
        .page("directory-home-title")
        .description(t.say("directory-home-description"))
        .link("search", "application/opensearchdescription+xml", "/opensearch.xml", visit.house.name.clone())
        .link("alternate", "text/calendar", "/calendar.ics", t.say("directory-calendar"))
        .json_ld(&structured::website(standing.edition(), &Site::of(&visit.house)))
        .script("ask.js")
        // Answers appear on this very page, also those to danger.
        .quick_exit()
        .keep(Keep::ThisMinute)
        .main(&main)
        .answer()
}

/// `POST /vraag`: who can help with this question. Kept by nobody.
pub(super) async fn ask(visit: Visit, State(room): State<Room>, form: Form<Asked>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let lang = visit.t.lang();
    match form.check(|asked| {
        Question::asked(&asked.q, Some(lang)).map(|question| question.while_typing(asked.depth == "letters"))
    }) {
        Ok(question) => {
            let found = Found::of(&standing.answer(&question, visit.now), &standing, &visit, false);
            whole(&visit, &Typed::default().with("q", question.text()), Some(found))
        }
        Err(typed) => whole(&visit, &typed, None),
    }
}

/// Who can help with what somebody says at a desk; by letters alone while it is being typed. Kept by nobody.
///
/// # Errors
/// The rules that the question does not meet, or why the directory cannot be read.
pub async fn answered(visit: &Visit, room: &Room, said: &str, is_typing: bool) -> Result<Answered, Refusal> {
    let standing = room.standing(&visit.house).await?;
    let question = Question::asked(said, Some(visit.t.lang()))?.while_typing(is_typing);
    let answer = standing.answer(&question, visit.now);
    let found = Found::of(&answer, &standing, visit, true);
    let html = SafeHtml::of(&Answers { t: &visit.t, found }).map_err(Refusal::broken)?;
    Ok(Answered { html, topics: topics_of(&answer, standing.edition()) })
}

/// The topics of the services that can help, and of what is done elsewhere.
fn topics_of(answer: &matching::Answer, edition: &Edition) -> Vec<(Slug, f32)> {
    let topics = |found: &matching::Match| match found.kind {
        Kind::Service => edition.service(found.entry.as_str()).map(|service| service.topics.clone()),
        Kind::Elsewhere => ELSEWHERE.parse().ok().map(|topic| vec![topic]),
    };
    let weighed = |found: &matching::Match| {
        let score = found.score;
        topics(found).unwrap_or_default().into_iter().map(move |topic| (topic, score))
    };
    answer.matches.iter().flat_map(weighed).collect()
}

/// The topic that stands for what is done elsewhere in the city.
const ELSEWHERE: &str = "elders";

/// `GET /vraag`: somebody came back to where the answer was; the question is gone, so the box stands there empty.
pub(super) async fn asked(visit: Visit) -> Answer {
    whole(&visit, &Typed::default(), None)
}

fn whole(visit: &Visit, form: &Typed, found: Option<Found>) -> Answer {
    let status = if form.breaks().is_empty() { http::StatusCode::OK } else { http::StatusCode::UNPROCESSABLE_ENTITY };
    let page = visit.page("directory-asked-title").private().status(status).script("ask.js").quick_exit();
    page.main(&AskedPage { t: &visit.t, form, typed: form.value("q"), found }).answer()
}

#[derive(Template)]
#[template(path = "directory/here.html")]
struct Here<'a> {
    t: &'a Text,
    here: Vec<Sitting>,
    is_now: bool,
}

/// Who is in now, for a page of another room; when nobody is, who comes today.
///
/// # Errors
/// Why the directory cannot be read.
pub async fn present(visit: &Visit, room: &Room) -> Result<SafeHtml, Refusal> {
    let standing = room.standing(&visit.house).await?;
    let (here, is_now) = here(&standing, visit);
    SafeHtml::of(&Here { t: &visit.t, here, is_now }).map_err(Refusal::broken)
}

/// Who is in now; when nobody is, who comes today.
fn here(standing: &Standing, visit: &Visit) -> (Vec<Sitting>, bool) {
    let today = Today::at(standing.edition(), visit.now);
    let is_now = !today.now.is_empty();
    let coming = today.soon.iter().chain(&today.later);
    let entries: Vec<_> = if is_now { today.now.iter().collect() } else { coming.collect() };
    (entries.into_iter().take(SHOWN_TODAY).map(|entry| Sitting::of(entry, standing, visit)).collect(), is_now)
}

fn topics(edition: &Edition, t: &Text) -> Vec<TopicView> {
    let tops = edition.topics_under(None).filter(|topic| edition.services_on(&topic.slug).next().is_some());
    tops.map(|topic| {
        let parts = edition.topics_under(Some(&topic.slug)).map(|part| counted(part, edition, t));
        let (href, name, _) = counted(topic, edition, t);
        TopicView { href, name, parts: parts.filter(|(_, _, services)| *services > 0).collect() }
    })
    .collect()
}

impl Found {
    fn of(answer: &matching::Answer, standing: &Standing, visit: &Visit, aside: bool) -> Self {
        let (t, edition) = (&visit.t, standing.edition());
        let lines = answer.urgent.iter().filter_map(|slug| edition.urgent_line(slug.as_str()));
        let topics = answer.clarify.iter().filter_map(|slug| edition.topic(slug.as_str()));
        let found = in_order(answer, edition);
        let services: Vec<_> = found.into_iter().filter_map(|found| Match::of(found, standing, visit, aside)).collect();
        Self {
            aside,
            said: t.with("count", services.len()).say("directory-answers-said"),
            urgent: lines.map(|line| Line::of(line, t)).collect(),
            elsewhere: places(answer, edition, t.lang()),
            services,
            topics: topics
                .map(|topic| (t.to(&format!("/themas/{}", topic.slug)), wording(&topic.name, t.lang())))
                .collect(),
        }
    }
}

/// The matches as people read them: the front desk first when the question is vague, else the best first.
fn in_order<'a>(answer: &'a matching::Answer, edition: &Edition) -> Vec<&'a matching::Match> {
    let mut matches: Vec<_> = answer.matches.iter().collect();
    if let Some(desk) = edition.front_desk().filter(|_| !answer.clarify.is_empty()) {
        matches.sort_by_key(|found| found.entry != desk.slug);
    }
    matches
}

/// What is done elsewhere: said only when it is the best answer.
fn places(answer: &matching::Answer, edition: &Edition, lang: Lang) -> Vec<Place> {
    let best = answer.matches.first().filter(|_| answer.out_of_scope);
    let found = best.and_then(|best| edition.elsewhere(best.entry.as_str()));
    found
        .into_iter()
        .map(|place| Place {
            name: wording(&place.name, lang),
            place: wording(&place.place, lang),
            website: place.website.clone(),
        })
        .collect()
}

impl Match {
    fn of(found: &matching::Match, standing: &Standing, visit: &Visit, aside: bool) -> Option<Self> {
        let (t, edition) = (&visit.t, standing.edition());
        let service = edition.service(found.entry.as_str()).filter(|_| found.kind == Kind::Service)?;
        let soonest = edition.soonest(service, visit.now);
        let presence = soonest.as_ref().map(|(presence, _)| *presence);
        let is_open = soonest.as_ref().is_some_and(|(_, found)| found.now.is_some());
        Some(Self {
            href: t.to(&format!("/aanbod/{}", service.slug)),
            name: wording(&service.name, t.lang()),
            organization: super::sitting::organization(edition, service, t),
            why: why(&found.why, t),
            availability: soonest.as_ref().and_then(|(_, found)| told::availability(found, visit.today(), t)),
            is_open,
            room: presence.map(|presence| wording(&presence.room, t.lang())).unwrap_or_default(),
            fullness: presence.and_then(|presence| standing.fullness(presence.id, visit.today())).map(Fullness::key),
            without_place: standing.without_place(&service.slug).filter(|_| aside).map(|day| no_place(t, day)),
            unconfirmed: presence.and_then(|presence| super::sitting::unconfirmed(visit, edition, service, presence)),
            ways: presence.iter().flat_map(|presence| &presence.access).map(|access| access.key()).collect(),
            bring: service.required_documents.iter().map(|required| wording(&required.document, t.lang())).collect(),
            phone: service.contact.phones.first().map(|phone| Dial::of(&phone.number)),
            hand_over: aside.then(|| service.slug.clone()),
            book: presence.filter(|_| aside).and_then(|presence| Booking::on(presence, visit)),
        })
    }
}

/// `Geen plaats, zei de dienst op 12 november.`
fn no_place(t: &Text, day: Day) -> String {
    t.with("day", t.day(day)).say("directory-without-place")
}

impl Booking {
    /// The way to book that holds today.
    fn on(presence: &Presence, visit: &Visit) -> Option<Self> {
        presence
            .booking_on(visit.today())
            .map(|route| Self { what: wording(&route.description, visit.t.lang()), phone: route.phone.clone() })
    }
}

/// `omdat u schrijft over “huisbaas” en “buitenzetten”`.
fn why(words: &[String], t: &Text) -> Option<String> {
    let quoted: Vec<_> = words.iter().map(|word| t.with("word", word.as_str()).say("directory-quoted")).collect();
    (!quoted.is_empty()).then(|| t.with("words", t.list(&quoted).as_str()).say("directory-because"))
}
