use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use kernel::Actor as Who;
use kit::{Actor, Answer, Form, OrMissing, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use crate::{Room, rules::correction::Correction, store};

/// The form as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    text: String,
}

#[derive(Template)]
#[template(path = "directory/correction.html")]
struct CorrectionPage<'a> {
    t: &'a Text,
    service: &'a str,
    action: String,
    back: String,
    form: &'a Typed,
    /// Whether somebody of the house reports it, who is told what came of it.
    is_named: bool,
}

#[derive(Template)]
#[template(path = "directory/corrected.html")]
struct CorrectedPage<'a> {
    t: &'a Text,
    back: String,
}

/// `GET /aanbod/{slug}/verbeteren`: what is wrong here?
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Path(slug): Path<String>) -> Answer {
    shown(&visit, &actor, &room, &slug, &Typed::default(), StatusCode::OK).await
}

/// `POST /aanbod/{slug}/verbeteren`: keeps what a visitor says is wrong, for who looks after the directory.
pub(super) async fn correct(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(slug): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let standing = room.standing(&visit.house).await?;
    let service = standing.edition().service(&slug).or_missing()?;
    match form.check(|sent| Correction::written(service.slug.clone(), &sent.text)) {
        Ok(correction) => {
            let mut tx = visit.write(room.db(), &actor).await?;
            store::record_correction(&mut tx, &correction).await?;
            visit.done(tx, &visit.t.to(&format!("/aanbod/{slug}/verbeterd"))).await
        }
        Err(typed) => shown(&visit, &actor, &room, &slug, &typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    }
}

/// `GET /aanbod/{slug}/verbeterd`: thank you.
pub(super) async fn thanks(visit: Visit, State(room): State<Room>, Path(slug): Path<String>) -> Answer {
    let standing = room.standing(&visit.house).await?;
    standing.edition().service(&slug).or_missing()?;
    let back = visit.t.to(&format!("/aanbod/{slug}"));
    visit.page("directory-corrected-title").unlisted().main(&CorrectedPage { t: &visit.t, back }).answer()
}

async fn shown(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    slug: &str,
    form: &Typed,
    status: StatusCode,
) -> Result<axum::response::Response, Refusal> {
    let standing = room.standing(&visit.house).await?;
    let service = standing.edition().service(slug).or_missing()?;
    let t = &visit.t;
    let page = CorrectionPage {
        t,
        service: service.name.for_reader(t.lang()).1,
        action: t.to(&format!("/aanbod/{slug}/verbeteren")),
        back: t.to(&format!("/aanbod/{slug}")),
        form,
        is_named: actor.worker().is_some(),
    };
    visit.page("directory-correction-title").unlisted().private().status(status).main(&page).answer()
}
