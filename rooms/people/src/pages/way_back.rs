use askama::Template;
use axum::extract::State;
use http::HeaderMap;
use kernel::{Actor as Who, Entry, Outcome, Reason, Record, Recorded as _, TypedId as _, WorkerId};
use kit::{Answer, Refusal, Text, Visit, see_other};

use crate::{
    Room,
    doorkeeper::Inside,
    rules::{approval::Matter, recovery, session::Proof},
    store,
};

/// What the access log calls asking for a way back.
const ASK: &str = "people.ways-back.ask";

#[derive(Template)]
#[template(path = "people/way_back.html")]
struct AskPage<'a> {
    t: &'a Text,
}

#[derive(Template)]
#[template(path = "people/way_back_code.html")]
struct CodePage<'a> {
    t: &'a Text,
    code: &'a str,
    until: String,
}

/// `GET /aanmelden/terugweg`: what to do for who lost the app and the codes on paper.
pub(super) async fn form(visit: Visit, State(room): State<Room>, headers: HeaderMap) -> Answer {
    match half(&room, &visit, &headers).await? {
        Some(_) => {
            visit.page("people-lost-title").main(&AskPage { t: &visit.t }).only_in(&super::LANGUAGES).private().answer()
        }
        None => see_other(&visit.t.to("/aanmelden")),
    }
}

/// `POST /aanmelden/terugweg`: a code to be said to a colleague, who sees who says it. The one who asks gets no further alone.
pub(super) async fn ask(visit: Visit, State(room): State<Room>, headers: HeaderMap) -> Answer {
    let Some(inside) = half(&room, &visit, &headers).await? else { return see_other(&visit.t.to("/aanmelden")) };
    let worker = inside.worker.id;
    room.slowdown().admit(&format!("lost {worker}"), &visit.network())?;
    let mut tx = room.db().write(visit.house.id, &Who::Worker(inside.worker.clone())).await?;
    let code = recovery::fresh(tx.makers());
    let hash = recovery::hash(worker.as_uuid(), &code);
    store::ask_approval(&mut tx, Matter::WayBack, worker, worker, Some(hash)).await?;
    db::Source::log(&mut tx, vec![asked(inside)]);
    let until = tx.now().plus_seconds(Matter::WayBack.seconds());
    tx.commit().await?;
    let until = visit.t.clock(until.civil(&visit.house.zone).time());
    let page = CodePage { t: &visit.t, code: &code, until };
    visit.page("people-lost-code-title").main(&page).only_in(&super::LANGUAGES).private().answer()
}

/// The session of somebody who gave the password and cannot give the rest.
async fn half(room: &Room, visit: &Visit, headers: &HeaderMap) -> Result<Option<Inside>, Refusal> {
    let inside = room.inside(&visit.house, headers).await?;
    Ok(inside.filter(|inside| inside.session.proof == Proof::Half))
}

fn asked(inside: Inside) -> Entry {
    let record = Record { kind: WorkerId::KIND, id: Some(inside.worker.id.as_uuid()) };
    let (actor, reason) = (Who::Worker(inside.worker), Some(Reason::Oneself));
    Entry { actor, role: None, action: ASK, record, reason, outcome: Outcome::Done }
}
