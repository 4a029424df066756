use std::sync::atomic::{AtomicU32, Ordering};

use askama::Template;
use axum::{
    Router,
    body::{Body, to_bytes},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use http::{HeaderMap, Request, StatusCode, header};
use jiff::tz::TimeZone;
use kernel::{Clock, Instant, Lang, Makers, TypedId};
use kit::{Answer, Edition, Form, Frame, House, HouseFacts, Keep, Link, OneHouse, Refusal, Settings, Texts, Visit};
use serde::Deserialize;
use tower::ServiceExt;

/// A small program with the layers around it.
pub(crate) struct Sample {
    router: Router,
    pub(crate) edition: Edition,
}

/// What came back.
pub(crate) struct Came {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

#[derive(Template)]
#[template(source = "<h1>{{ t.say(\"kit-home\") }}</h1><p>{{ said }}</p>", ext = "html")]
struct Main<'a> {
    t: &'a kit::Text,
    said: String,
}

#[derive(Deserialize)]
struct Note {
    text: String,
}

static RENDERED: AtomicU32 = AtomicU32::new(0);
static RUNS: AtomicU32 = AtomicU32::new(0);

pub(crate) const NOON: &str = "2026-11-24T11:00:00Z";

impl Sample {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::of(routes(), change)
    }

    pub(crate) fn of(routes: Router, change: impl FnOnce(&mut Settings)) -> Self {
        let edition = Edition::default();
        let clock = Clock::stopped_at(NOON.parse().unwrap());
        let makers = Makers::new(clock, || [7; 16]);
        let mut settings = Settings::new(Texts::new(&[]).unwrap(), OneHouse(house(edition.clone())), makers);
        settings.frames = std::sync::Arc::new(|_: &House, t: &kit::Text| Frame {
            menu: vec![Link::new(t.to("/vandaag"), "Vandaag")],
            ..Frame::default()
        });
        change(&mut settings);
        Self { router: kit::layers(routes, settings), edition }
    }

    pub(crate) async fn get(&self, path: &str) -> Came {
        self.send(Request::get(path)).await
    }

    pub(crate) async fn send(&self, request: http::request::Builder) -> Came {
        self.send_with(request, Body::empty()).await
    }

    /// An answer whose body is still to come.
    pub(crate) async fn open(&self, path: &str) -> Response {
        self.answer(Request::get(path), Body::empty()).await
    }

    async fn answer(&self, request: http::request::Builder, body: Body) -> Response {
        let request = request.header(header::HOST, "mechelen.example").body(body).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send_with(&self, request: http::request::Builder, body: Body) -> Came {
        let (parts, body) = self.answer(request, body).await.into_parts();
        let text = String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned();
        Came { status: parts.status, headers: parts.headers, text }
    }
}

impl Came {
    pub(crate) fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

fn house(edition: Edition) -> House {
    House::new(HouseFacts {
        id: kernel::HouseId::from_uuid(uuid::Uuid::nil()),
        name: "Sociaal Huis Mechelen".into(),
        city: "Mechelen".into(),
        address: "Lange Schipstraat 27, 2800 Mechelen".into(),
        phone: "015 00 00 00".into(),
        zone: TimeZone::get("Europe/Brussels").unwrap(),
        languages: vec![Lang::NL, Lang::EN, Lang::FR, Lang::AR],
        public_url: "https://mechelen.example".into(),
        sample_data: true,
        banner: true,
        mail_from: String::new(),
        confirm_weeks: 6,
        unheard_days: 60,
        neutral_page: "https://weather.example/".into(),
        edition,
    })
}

fn routes() -> Router {
    Router::new()
        .route("/vandaag", get(today))
        .route("/times", get(times))
        .route("/feed", get(feed))
        .route("/thing", get(thing))
        .route("/note", post(note))
        .route("/vandaag/note", post(note))
        .route("/broken", get(broken))
        .route("/panics", get(panics))
        .route("/again", post(again))
        .route("/api/match", post(note))
}

async fn today(visit: Visit) -> Answer {
    let said = RENDERED.fetch_add(1, Ordering::SeqCst).to_string();
    let main = Main { t: &visit.t, said };
    let changed: Instant = "2026-11-20T10:00:00Z".parse().unwrap();
    let page = visit.page("kit-home").main(&main).description("Wie er is").keep(Keep::ThisEdition).changed(changed);
    page.json_ld(&serde_json::json!({ "name": "</script>" })).quick_exit().crumb("/aanbod", "Aanbod").answer()
}

async fn times(visit: Visit) -> Answer {
    visit.page("kit-home").main(&Main { t: &visit.t, said: visit.t.time(visit.wall().time()) }).private().answer()
}

async fn feed() -> Answer {
    let mut response = "BEGIN:VCALENDAR".repeat(100).into_response();
    kit::keep(&mut response, Keep::ThisMinute, None);
    Ok(response)
}

async fn thing(headers: HeaderMap) -> Answer {
    let mut response =
        ([(header::VARY, "accept")], headers[header::ACCEPT].to_str().unwrap().to_owned()).into_response();
    kit::keep(&mut response, Keep::ThisEdition, None);
    Ok(response)
}

async fn note(visit: Visit, form: Form<Note>) -> Answer {
    let rule = |note: &Note| {
        let fits = note.text.len() < 10;
        if fits { Ok(note.text.clone()) } else { Err(vec![kernel::RuleBreak::new("text", "kit-too-long")]) }
    };
    let text = form.check(rule)?;
    visit.page_named("Dank u".to_owned()).main(&Main { t: &visit.t, said: text }).answer()
}

async fn broken() -> Answer {
    Err(Refusal::broken("the secret name of a visitor"))
}

async fn panics() -> Answer {
    panic!("the secret name of a visitor")
}

async fn again() -> Answer {
    if RUNS.fetch_add(1, Ordering::SeqCst) < 2 { Err(Refusal::run_again()) } else { kit::see_other("/vandaag") }
}
