use askama::Template;
use axum::extract::{Path, State};
use http::{HeaderMap, StatusCode, header};
use kernel::{Actor as Who, Entry, Outcome, Reason, Record, Recorded as _, TypedId as _, WorkerId};
use kit::{Answer, Form, OrMissing as _, Refusal, Text, Typed, Visit};

use super::{
    new_password::chosen,
    providers::{self, Way},
    sign_in::{device_of, go_on, leave, offer_app},
};
use crate::{
    Room,
    mails::{self, To},
    rules::{link::Purpose, password::Twice, session::Proof, token::Token, worker::Person},
    store::{self, OpenLink},
};

#[derive(Template)]
#[template(path = "people/welcome.html")]
struct WelcomePage<'a> {
    t: &'a Text,
    form: &'a Typed,
    name: &'a str,
    email: &'a str,
    action: String,
    providers: Vec<Way>,
}

#[derive(Template)]
#[template(path = "people/link_over.html")]
struct OverPage<'a> {
    t: &'a Text,
}

/// `GET /welkom/{token}`: only shows; a robot that opens every link of a mail changes nothing.
pub(super) async fn form(visit: Visit, State(room): State<Room>, Path(token): Path<String>) -> Answer {
    match link(&visit, &room, &token, Purpose::chooses_password).await? {
        Some(link) => shown(&visit, &room, (&token, &link), &Typed::default(), StatusCode::OK),
        None => over(&visit),
    }
}

/// `POST /welkom/{token}`: a password, chosen by who got the link.
pub(super) async fn choose(
    visit: Visit,
    State(room): State<Room>,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form<Twice>,
) -> Answer {
    let Some(link) = link(&visit, &room, &token, Purpose::chooses_password).await? else { return over(&visit) };
    let person = Person { name: link.name.clone(), email: link.email.clone(), lang: link.lang };
    let password = match chosen(form, &person, &visit.house.name) {
        Ok(password) => password,
        Err(wrong) => return shown(&visit, &room, (&token, &link), &wrong, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let hash = room.hasher().hash(password, room.db().makers()).await?;
    let mut tx = room.db().write(visit.house.id, &Who::Program("welcome")).await?;
    if !store::use_link(&mut tx, link.id).await? {
        return over(&visit);
    }
    let ways = store::ways_in(&mut tx, link.worker_id).await?;
    store::set_password(&mut tx, link.worker_id, &hash).await?;
    // Who was invited knows; who had a password must hear that it is another one now.
    let is_invited = link.purpose == Purpose::Password && ways.are_none();
    if room.has_mail() && !is_invited {
        let to = To { email: &link.email, lang: link.lang };
        tx.enqueue(mails::news(visit.texts(), &visit.house, &mails::CHANGED, &to, visit.now)).await?;
    }
    leave(&mut tx, &headers).await?;
    let session = Token::fresh(tx.makers());
    let from = (device_of(&headers), visit.network());
    store::begin_session(&mut tx, link.worker_id, Proof::Half, &session.hash(), (&from.0, &from.1)).await?;
    if !ways.have_second_factor() {
        offer_app(&mut tx, link.worker_id).await?;
    }
    db::Source::log(&mut tx, vec![chose(link.worker_id)]);
    tx.commit().await?;
    go_on(&session, &visit.t.to(if ways.have_second_factor() { "/aanmelden/code" } else { "/aanmelden/beveiligen" }))
}

/// `GET /aanmelden/voorbeeld/{token}`: one click into the sample house, on this machine only.
pub(super) async fn look_around(
    visit: Visit,
    State(room): State<Room>,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Answer {
    // What a proxy on this machine passes on does not come from here.
    let passed_on = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    if !visit.house.sample_data || !visit.is_from_this_machine() || passed_on {
        return Err(Refusal::missing());
    }
    let link = link(&visit, &room, &token, |purpose| purpose == Purpose::Sample).await?.or_missing()?;
    let mut tx = room.db().write(visit.house.id, &Who::Program("sample")).await?;
    let session = Token::fresh(tx.makers());
    let from = (device_of(&headers), visit.network());
    store::begin_session(&mut tx, link.worker_id, Proof::Sample, &session.hash(), (&from.0, &from.1)).await?;
    db::Source::log(&mut tx, vec![chose(link.worker_id)]);
    tx.commit().await?;
    go_on(&session, &visit.t.to("/werk"))
}

/// The entry of the access log for somebody who came in by a link.
fn chose(worker: WorkerId) -> Entry {
    let record = Record { kind: WorkerId::KIND, id: Some(worker.as_uuid()) };
    let (actor, reason) = (Who::Program("link"), Some(Reason::Oneself));
    Entry { actor, role: None, action: "people.links.use", record, reason, outcome: Outcome::Done }
}

async fn link(
    visit: &Visit,
    room: &Room,
    token: &str,
    is_for: impl Fn(Purpose) -> bool,
) -> Result<Option<OpenLink>, Refusal> {
    let Some(token) = Token::shown(token) else { return Ok(None) };
    let mut read = room.db().read(visit.house.id).await?;
    let found = store::open_link(&mut read, &token.hash(), visit.now).await?;
    Ok(found.filter(|link| is_for(link.purpose)))
}

fn shown(visit: &Visit, room: &Room, (token, link): (&str, &OpenLink), form: &Typed, status: StatusCode) -> Answer {
    let t = &visit.t;
    let action = t.to(&format!("/welkom/{token}"));
    let providers = providers::ways(visit, room, &format!("/welkom/{token}/via"), "");
    let page = WelcomePage { t, form, name: &link.name, email: &link.email, action, providers };
    visit.page("people-welcome-title").main(&page).only_in(&super::LANGUAGES).private().status(status).answer()
}

/// The same for a link that was used, that is too old, and that never was.
fn over(visit: &Visit) -> Answer {
    let page = OverPage { t: &visit.t };
    let over = visit.page("people-link-over-title").main(&page).only_in(&super::LANGUAGES).private();
    over.status(StatusCode::GONE).answer()
}
