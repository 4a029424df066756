use askama::Template;
use axum::extract::{Query, State};
use http::{HeaderMap, StatusCode};
use kernel::{Actor as Who, RuleBreak};
use kit::{Answer, Form, OrMissing as _, QrPicture, Refusal, Text, Typed, Visit, see_other};
use serde::Deserialize;

use super::{
    passkeys,
    providers::{self, Way},
    sign_in::{came_in, go_on, refuse},
};
use crate::{
    Room,
    back::{Back, with_back},
    doorkeeper::Inside,
    rules::{session::Proof, token::Token},
    store,
};

/// The form as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    code: String,
    #[serde(flatten)]
    back: Back,
}

#[derive(Template)]
#[template(path = "people/code.html")]
struct CodePage<'a> {
    t: &'a Text,
    title: &'a str,
    lead: &'a str,
    action: String,
    form: &'a Typed,
    back: &'a str,
    /// Where a passkey is sent to; nothing for who has none.
    passkey_to: Option<String>,
    providers: Vec<Way>,
}

#[derive(Template)]
#[template(path = "people/protect.html")]
struct ProtectPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    back: &'a str,
    scan: QrPicture,
    typed: String,
}

#[derive(Template)]
#[template(path = "people/recovery_codes.html")]
pub(super) struct CodesPage<'a> {
    pub(super) t: &'a Text,
    pub(super) codes: &'a [String],
    pub(super) next: &'a str,
}

/// `GET /aanmelden/code`: the second half.
pub(super) async fn form(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Answer {
    match half(&room, &visit, &headers).await? {
        Some(inside) => code_page(&visit, &room, &inside, CODE, (&Typed::default(), back.asked())).await,
        None => see_other(&with_back(&visit.t.to("/aanmelden"), back.asked())),
    }
}

/// `POST /aanmelden/code`: a code of the app, or one on paper.
pub(super) async fn prove(visit: Visit, State(room): State<Room>, headers: HeaderMap, form: Form<Sent>) -> Answer {
    let Some(inside) = half(&room, &visit, &headers).await? else { return see_other(&visit.t.to("/aanmelden")) };
    answer(&visit, &room, &inside, CODE, form).await
}

/// `GET /bevestigen`: is it still you?
pub(super) async fn confirm(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Answer {
    match room.inside(&visit.house, &headers).await? {
        Some(inside) => code_page(&visit, &room, &inside, CONFIRM, (&Typed::default(), back.asked())).await,
        None => see_other(&with_back(&visit.t.to("/aanmelden"), back.asked())),
    }
}

/// `POST /bevestigen`: it is.
pub(super) async fn confirmed(visit: Visit, State(room): State<Room>, headers: HeaderMap, form: Form<Sent>) -> Answer {
    let Some(inside) = room.inside(&visit.house, &headers).await? else { return see_other(&visit.t.to("/aanmelden")) };
    answer(&visit, &room, &inside, CONFIRM, form).await
}

/// The words and the address of a page that asks for a code.
type Asks = (&'static str, &'static str, &'static str);
const CODE: Asks = ("people-code-title", "people-code-what", "/aanmelden/code");
const CONFIRM: Asks = ("people-confirm-title", "people-confirm-what", "/bevestigen");

async fn answer(visit: &Visit, room: &Room, inside: &Inside, asks: Asks, form: Form<Sent>) -> Answer {
    room.slowdown().admit_code(inside.worker.id, &visit.network())?;
    let mut back = Back::default();
    let read = form.check(|sent| {
        back = sent.back.clone();
        Ok(sent.code.clone())
    });
    let code = match read {
        Ok(code) => code,
        Err(typed) => return code_page(visit, room, inside, asks, (&typed, "")).await,
    };
    match proved(visit, room, inside, &code).await? {
        Some(token) => go_on(&token, back.or(&visit.t.to("/werk"))),
        None => {
            refuse(visit, room, Some(inside.worker.id)).await?;
            let wrong = Typed::default().given_back(vec![RuleBreak::new("code", "people-code-wrong")]);
            code_page(visit, room, inside, asks, (&wrong, back.asked())).await
        }
    }
}

/// Makes the session whole when the code is right; it goes on under a new token.
async fn proved(visit: &Visit, room: &Room, inside: &Inside, code: &str) -> Result<Option<Token>, Refusal> {
    let worker = inside.worker.id;
    let mut tx = room.db().write(visit.house.id, &Who::Worker(inside.worker.clone())).await?;
    let app = store::authenticator(&mut tx, worker).await?.filter(|app| app.is_confirmed);
    let step = app.and_then(|app| app.secret.step_of(code, tx.now(), app.last_step));
    let right = match step {
        Some(step) => store::note_step(&mut tx, worker, step).await?,
        None => store::use_recovery_code(&mut tx, worker, code).await?,
    };
    if !right {
        return Ok(None);
    }
    let token = Token::fresh(tx.makers());
    store::prove_session(&mut tx, inside.session.id, Proof::Whole, &token.hash()).await?;
    db::Source::log(&mut tx, vec![came_in(&inside.worker)]);
    tx.commit().await?;
    Ok(Some(token))
}

/// `GET /aanmelden/beveiligen`: an authenticator app for who has none yet.
pub(super) async fn protect(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Answer {
    match half(&room, &visit, &headers).await? {
        Some(inside) => protect_page(&visit, &room, &inside, &Typed::default(), back.asked()).await,
        None => see_other(&with_back(&visit.t.to("/aanmelden"), back.asked())),
    }
}

/// `POST /aanmelden/beveiligen`: the first code of the app. From now on it counts, and there are codes on paper.
pub(super) async fn protected(visit: Visit, State(room): State<Room>, headers: HeaderMap, form: Form<Sent>) -> Answer {
    let Some(inside) = half(&room, &visit, &headers).await? else { return see_other(&visit.t.to("/aanmelden")) };
    room.slowdown().admit_code(inside.worker.id, &visit.network())?;
    let mut back = Back::default();
    let code = form.check(|sent| {
        back = sent.back.clone();
        Ok(sent.code.clone())
    })?;
    let worker = inside.worker.id;
    let mut tx = room.db().write(visit.house.id, &Who::Worker(inside.worker.clone())).await?;
    let app = store::authenticator(&mut tx, worker).await?.filter(|app| !app.is_confirmed).or_missing()?;
    // Who has a passkey shows that; a password alone adds nothing to an account that has a second half.
    if store::ways_in(&mut tx, worker).await?.have_second_factor() {
        return Err(Refusal::missing());
    }
    let Some(step) = app.secret.step_of(&code, tx.now(), app.last_step) else {
        tx.undo().await?;
        let wrong = Typed::default().given_back(vec![RuleBreak::new("code", "people-code-wrong")]);
        return protect_page(&visit, &room, &inside, &wrong, back.asked()).await;
    };
    store::note_step(&mut tx, worker, step).await?;
    store::confirm_authenticator(&mut tx, worker).await?;
    let codes = store::new_recovery_codes(&mut tx, worker).await?;
    let token = Token::fresh(tx.makers());
    store::prove_session(&mut tx, inside.session.id, Proof::Whole, &token.hash()).await?;
    db::Source::log(&mut tx, vec![came_in(&inside.worker)]);
    tx.commit().await?;
    let home = visit.t.to("/werk");
    let page = CodesPage { t: &visit.t, codes: &codes, next: back.or(&home) };
    let mut answer = visit.page("people-codes-title").main(&page).only_in(&super::LANGUAGES).private().answer()?;
    answer.headers_mut().insert(http::header::SET_COOKIE, crate::doorkeeper::given(&token)?);
    Ok(answer)
}

/// The session of somebody who gave the password and not yet the rest.
async fn half(room: &Room, visit: &Visit, headers: &HeaderMap) -> Result<Option<Inside>, Refusal> {
    let inside = room.inside(&visit.house, headers).await?;
    Ok(inside.filter(|inside| inside.session.proof == Proof::Half))
}

/// The page that asks for another proof, with what was wrong with a passkey.
pub(super) async fn confirm_again(visit: &Visit, room: &Room, inside: &Inside, form: &Typed, back: &str) -> Answer {
    code_page(visit, room, inside, CONFIRM, (form, back)).await
}

async fn code_page(
    visit: &Visit,
    room: &Room,
    inside: &Inside,
    (title, lead, path): Asks,
    (form, back): (&Typed, &str),
) -> Answer {
    let mut read = room.db().read(visit.house.id).await?;
    let ways = store::ways_in(&mut read, inside.worker.id).await?;
    drop(read);
    let with_passkey = ways.passkeys > 0 && passkeys::are_known_at(&visit.house);
    // Half a sign-in is made whole where a whole one is.
    let to = if path == "/bevestigen" { "/bevestigen/sleutel" } else { "/aanmelden/sleutel" };
    // Half a sign-in is not made whole by the provider that gave the half.
    let providers = match path {
        "/bevestigen" if ways.providers > 0 => providers::proving(visit, room, back),
        _ => Vec::new(),
    };
    let passkey_to = with_passkey.then(|| visit.t.to(to));
    let page = CodePage { t: &visit.t, title, lead, action: visit.t.to(path), form, back, passkey_to, providers };
    let page = visit.page(title).main(&page).script("passkey.js").only_in(&super::LANGUAGES).private();
    page.status(status_of(form)).answer()
}

fn status_of(form: &Typed) -> StatusCode {
    if form.breaks().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

async fn protect_page(visit: &Visit, room: &Room, inside: &Inside, form: &Typed, back: &str) -> Answer {
    let mut read = room.db().read(visit.house.id).await?;
    let open = !store::ways_in(&mut read, inside.worker.id).await?.have_second_factor();
    let app = store::authenticator(&mut read, inside.worker.id).await?.filter(|app| open && !app.is_confirmed);
    let Some(app) = app else { return see_other(&with_back(&visit.t.to("/aanmelden/code"), back)) };
    let address = app.secret.address(&visit.house.name, "account").map_err(Refusal::broken)?;
    let page = ProtectPage { t: &visit.t, form, back, scan: QrPicture::of(&address), typed: app.secret.typed() };
    let page = visit.page("people-protect-title").main(&page).only_in(&super::LANGUAGES).private();
    page.status(status_of(form)).answer()
}
