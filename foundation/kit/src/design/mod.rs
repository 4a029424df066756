//! `/design`: every component in all its states, and the four kinds of page, for those who build and test. Only shown in
//! development; its sample sentences are therefore not in the words of the crate.

use askama::Template;
use axum::{
    Router,
    routing::{get, post},
};
use http::StatusCode;
use kernel::RuleBreak;

use crate::{Answer, Choice, Layout, REQUIRED, Text, Typed, Visit};

#[derive(Template)]
#[template(path = "design/components.html")]
struct Components<'a> {
    t: &'a Text,
    form: &'a Typed,
    topics: &'a [Choice],
}

#[derive(Template)]
#[template(path = "design/door.html")]
struct Door<'a> {
    t: &'a Text,
}

#[derive(Template)]
#[template(path = "design/danger.html")]
struct Danger<'a> {
    t: &'a Text,
}

/// What comes back while somebody types.
#[derive(Template)]
#[template(path = "design/answers.html")]
struct Answers;

#[derive(Template)]
#[template(path = "design/service.html")]
struct Service;

#[derive(Template)]
#[template(path = "design/board.html")]
struct Board;

#[derive(Template)]
#[template(path = "design/card.html")]
struct Card;

#[derive(Template)]
#[template(path = "design/poster.html")]
struct Poster;

/// The pages of the design system.
pub(crate) fn routes() -> Router {
    Router::new()
        .route("/design", get(components))
        .route("/design/door", get(door))
        .route("/design/danger", get(danger))
        .route("/design/answers", post(answers))
        .route("/design/service", get(service))
        .route("/design/board", get(board))
        .route("/design/card", get(card))
        .route("/design/poster", get(poster))
        .route("/design/error", get(error))
}

async fn components(visit: Visit) -> Answer {
    let breaks = vec![
        RuleBreak::new("mail", "kit-unreadable"),
        RuleBreak::new("note", REQUIRED),
        RuleBreak::new("topic", REQUIRED),
    ];
    let form = Typed::default().with("name", "Noor").with("mail", "noor@").given_back(breaks);
    let page = visit.page_named("Bouwstenen".to_owned()).unlisted().crumb(visit.t.to("/design"), "Ontwerp");
    let topics = [Choice::new("hours", "Uren"), Choice::new("address", "Adres")];
    page.main(&Components { t: &visit.t, form: &form, topics: &topics }).answer()
}

async fn door(visit: Visit) -> Answer {
    visit.page_named(visit.house.name.clone()).unlisted().script("ask.js").main(&Door { t: &visit.t }).answer()
}

async fn danger(visit: Visit) -> Answer {
    let page = visit.page_named("Uw vraag".to_owned()).unlisted().quick_exit();
    page.main(&Danger { t: &visit.t }).answer()
}

async fn answers(visit: Visit) -> Answer {
    visit.page_named("Antwoorden".to_owned()).private().layout(Layout::Paper).main(&Answers).answer()
}

async fn service(visit: Visit) -> Answer {
    let page = visit.page_named("Huurdersbond".to_owned()).unlisted().crumb(visit.t.to("/aanbod"), "Aanbod");
    let thing =
        serde_json::json!({ "@context": "https://schema.org", "@type": "GovernmentService", "name": "Huurdersbond" });
    page.json_ld(&thing).main(&Service).answer()
}

async fn board(visit: Visit) -> Answer {
    visit
        .page_named("Vandaag in huis".to_owned())
        .unlisted()
        .layout(Layout::Board)
        .refresh(60)
        .script("board.js")
        .main(&Board)
        .answer()
}

async fn card(visit: Visit) -> Answer {
    visit.page_named("Neem mee".to_owned()).unlisted().layout(Layout::Paper).main(&Card).answer()
}

async fn poster(visit: Visit) -> Answer {
    visit.page_named("Zitdagen".to_owned()).unlisted().layout(Layout::Paper).main(&Poster).answer()
}

async fn error() -> StatusCode {
    StatusCode::SERVICE_UNAVAILABLE
}
