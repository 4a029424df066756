use askama::Template;
use axum::{
    extract::{Query, State},
    response::{IntoResponse as _, Response},
};
use db::{Fault, Tx};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use kernel::{Actor as Who, Entry, Outcome, Reason, Record, Recorded as _, RuleBreak, TypedId as _, Worker, WorkerId};
use kit::{Answer, Form, Refusal, Text, Typed, Visit, forget_drafts, see_other};
use serde::Deserialize;

use super::{
    passkeys,
    providers::{self, Way},
};
use crate::{
    Room, access,
    back::{Back, with_back},
    doorkeeper::{given, shown as token_of, taken},
    rules::{authenticator::Secret, device, password::Password, session::Proof, token::Token},
    store::{self, Credentials},
};

/// What tells the browser to forget what it holds of us.
const CLEAR: HeaderName = HeaderName::from_static("clear-site-data");

/// The form as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    email: String,
    password: String,
    #[serde(flatten)]
    back: Back,
}

#[derive(Template)]
#[template(path = "people/sign_in.html")]
struct SignInPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    back: &'a str,
    /// Whether browsers know passkeys here.
    with_passkey: bool,
    providers: Vec<Way>,
}

#[derive(Template)]
#[template(path = "people/signed_out.html")]
struct SignedOutPage<'a> {
    t: &'a Text,
}

/// `GET /aanmelden`: with which address and password?
pub(super) async fn form(
    visit: Visit,
    State(room): State<Room>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Answer {
    let inside = room.inside(&visit.house, &headers).await?;
    if inside.is_some_and(|inside| inside.session.proof != Proof::Half) {
        return see_other(back.or(&visit.t.to("/werk")));
    }
    shown(&visit, &room, &Typed::default(), back.asked(), StatusCode::OK)
}

/// `POST /aanmelden`: the first half. Whether there is an account, and which half was wrong, is never told; the work is the same.
pub(super) async fn sign_in(visit: Visit, State(room): State<Room>, headers: HeaderMap, form: Form<Sent>) -> Answer {
    let mut back = Back::default();
    let read = form.check(|sent| {
        back = sent.back.clone();
        Ok((sent.email.trim().to_lowercase(), Password::shown(&sent.password)))
    });
    let (email, password) = match read {
        Ok(read) => read,
        Err(typed) => return again(&visit, &room, &typed, ""),
    };
    room.slowdown().admit(&email, &visit.network())?;
    let known = store::credentials(&mut room.db().read(visit.house.id).await?, &email).await?;
    // Also without an account a hash is computed, so that the time tells nothing.
    let right = room.hasher().matches(password, known.as_ref().and_then(|known| known.hash.clone())).await?;
    match known {
        Some(known) if right => {
            let token = begin(&visit, &room, &headers, &known).await?;
            let next = if known.has_second_factor { "/aanmelden/code" } else { "/aanmelden/beveiligen" };
            go_on(&token, &with_back(&visit.t.to(next), back.asked()))
        }
        known => {
            refuse(&visit, &room, known.map(|known| known.id)).await?;
            let typed = Typed::default().with("email", &email);
            let typed = typed.given_back(vec![RuleBreak::new("email", "people-sign-in-wrong")]);
            again(&visit, &room, &typed, back.asked())
        }
    }
}

/// Begins half a session; who has no second factor yet gets the secret for an app.
async fn begin(visit: &Visit, room: &Room, headers: &HeaderMap, known: &Credentials) -> Result<Token, Refusal> {
    let token = Token::fresh(room.db().makers());
    let mut tx = room.db().write(visit.house.id, &Who::Program("sign-in")).await?;
    leave(&mut tx, headers).await?;
    let from = (device_of(headers), visit.network());
    store::begin_session(&mut tx, known.id, Proof::Half, &token.hash(), (&from.0, &from.1)).await?;
    if !known.has_second_factor {
        offer_app(&mut tx, known.id).await?;
    }
    tx.commit().await?;
    Ok(token)
}

/// Ends the session that this browser held so far: another one begins, and nobody would end the old one by hand.
pub(super) async fn leave(tx: &mut Tx, headers: &HeaderMap) -> Result<(), Fault> {
    match token_of(headers) {
        Some(token) => store::leave_session(tx, &token.hash()).await,
        None => Ok(()),
    }
}

/// The secret for an authenticator app, which counts once a first code of it was given.
pub(super) async fn offer_app(tx: &mut Tx, worker: WorkerId) -> Result<(), Fault> {
    let secret = Secret::fresh(tx.makers());
    store::set_authenticator(tx, worker, &secret).await
}

/// Writes down that somebody tried in vain, on whose account if there is one.
pub(super) async fn refuse(visit: &Visit, room: &Room, worker: Option<WorkerId>) -> Result<(), Refusal> {
    let record = Record { kind: WorkerId::KIND, id: worker.map(kernel::TypedId::as_uuid) };
    let entry = Entry {
        actor: Who::Visitor,
        role: None,
        action: store::SIGN_IN,
        record,
        reason: None,
        outcome: Outcome::Refused,
    };
    Ok(room.db().log(visit.house.id, vec![entry]).await?)
}

/// The entry of the access log for somebody who came in.
pub(super) fn came_in(worker: &Worker) -> Entry {
    let record = Record { kind: WorkerId::KIND, id: Some(worker.id.as_uuid()) };
    let actor = Who::Worker(worker.clone());
    Entry { actor, role: None, action: store::SIGN_IN, record, reason: Some(Reason::Oneself), outcome: Outcome::Done }
}

/// `POST /afmelden`: ends the session, and takes the key of the drafts along, also when the session was over already.
pub(super) async fn sign_out(visit: Visit, State(room): State<Room>, headers: HeaderMap) -> Answer {
    if let Some(token) = token_of(&headers) {
        let inside = room.inside(&visit.house, &headers).await?;
        let actor = inside.map_or(Who::Program("sign-out"), |inside| Who::Worker(inside.worker));
        let mut tx = room.db().write(visit.house.id, &actor).await?;
        store::drop_draft_key(&mut tx, &token.hash()).await?;
        if let Some(worker) = actor.worker() {
            let scope = kernel::Scope { teams: Vec::new(), owner: Some(worker.id) };
            let may = access::end_sessions(&actor)?.over(Some(&scope), worker.session, Reason::Oneself)?;
            store::end_session(&mut tx, &may).await?;
        }
        tx.commit().await?;
    }
    let mut answer = see_other(&visit.t.to("/afmelden"))?;
    answer.headers_mut().insert(header::SET_COOKIE, taken());
    forget_drafts(answer.headers_mut());
    answer.headers_mut().insert(CLEAR, HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(answer)
}

/// `GET /afmelden`: until next time.
pub(super) async fn signed_out(visit: Visit) -> Answer {
    let page = visit.page("people-signed-out-title").main(&SignedOutPage { t: &visit.t });
    page.script("drafts.js").unlisted().private().answer()
}

/// The page again, with what was wrong.
pub(super) fn again(visit: &Visit, room: &Room, form: &Typed, back: &str) -> Answer {
    shown(visit, room, form, back, StatusCode::UNPROCESSABLE_ENTITY)
}

fn shown(visit: &Visit, room: &Room, form: &Typed, back: &str, status: StatusCode) -> Answer {
    let providers = providers::ways(visit, room, "/aanmelden/via", back);
    let page = SignInPage { t: &visit.t, form, back, with_passkey: passkeys::are_known_at(&visit.house), providers };
    let page = visit.page("people-sign-in-title").main(&page).script("passkey.js");
    page.only_in(&super::LANGUAGES).private().status(status).answer()
}

/// On to the next page, with the token in the pocket.
pub(super) fn go_on(token: &Token, path: &str) -> Answer {
    let mut answer: Response = see_other(path)?.into_response();
    answer.headers_mut().insert(header::SET_COOKIE, given(token)?);
    Ok(answer)
}

/// The browser in two words.
pub(super) fn device_of(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    device::named(agent.unwrap_or_default())
}
