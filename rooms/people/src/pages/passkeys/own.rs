//! The passkeys of one's own account: a new one, and one to give up.

use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Actor as Who, Reason, RuleBreak, SessionId};
use kit::{Actor, Answer, Form, OrMissing as _, Text, Typed, Visit, see_other};
use serde::Deserialize;

use super::question;
use crate::{
    Room, access,
    passkeys::{NewPasskey, RelyingParty},
    rules::{ceremony::Purpose, passkey, token::Token},
    store::{self, PasskeyId, Removal},
};

/// The form as it is sent: the name, and what the browser answered.
#[derive(Debug, Deserialize)]
pub(in crate::pages) struct Named {
    name: String,
    token: String,
    credential: String,
}

#[derive(Template)]
#[template(path = "people/new_passkey.html")]
struct NewPage<'a> {
    t: &'a Text,
    form: &'a Typed,
}

#[derive(Template)]
#[template(path = "people/last_passkey.html")]
struct LastPage<'a> {
    t: &'a Text,
}

/// `GET /mijn/sleutels`: a new passkey.
pub(in crate::pages) async fn form(visit: Visit, actor: Actor) -> Answer {
    access::own(access::change_account(&actor)?)?;
    RelyingParty::of(&visit.house).or_missing()?;
    shown(&visit, &actor, &Typed::default(), StatusCode::OK)
}

/// `POST /mijn/sleutels/vraag`: what the browser is asked for it.
pub(in crate::pages) async fn ask_for_new(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::own(access::change_account(&actor)?)?;
    let party = RelyingParty::of(&visit.house).or_missing()?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let me = store::worker(&mut tx, &may).await?;
    let known = store::passkeys(&mut tx, me.id).await?.into_iter().map(|passkey| passkey.credential).collect();
    let asked = party.asks_for_new(me.id, (&me.email, &me.name), known)?;
    let token = store::begin_ceremony(&mut tx, Purpose::NewPasskey, session(&actor), &asked.state).await?;
    tx.commit().await?;
    question(&token, asked.options)
}

/// `POST /mijn/sleutels`: keeps it.
pub(in crate::pages) async fn keep(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Named>) -> Answer {
    let may = access::own(access::change_account(&actor)?)?;
    let party = RelyingParty::of(&visit.house).or_missing()?;
    let read = form.check(|sent| {
        let name = passkey::named(&sent.name).map_err(|broken| vec![broken])?;
        Ok((name, Token::shown(&sent.token), sent.credential.clone()))
    });
    let (name, token, answer) = match read {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &actor, &typed, StatusCode::UNPROCESSABLE_ENTITY),
    };
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let state = match token {
        Some(token) => store::take_ceremony(&mut tx, Purpose::NewPasskey, session(&actor), &token).await?,
        None => None,
    };
    let new = state.and_then(|state| party.takes_new(&answer, &state));
    let kept = match new {
        Some(NewPasskey { credential, public_key }) => {
            store::add_passkey(&mut tx, &may, (&credential, &public_key), &name).await?
        }
        None => false,
    };
    tx.commit().await?;
    if kept {
        return see_other(&visit.t.to("/mijn"));
    }
    let typed = Typed::default().with("name", &name).given_back(vec![RuleBreak::new("", "people-passkey-not-kept")]);
    shown(&visit, &actor, &typed, StatusCode::UNPROCESSABLE_ENTITY)
}

/// `POST /mijn/sleutels/{id}/einde`: gives one up, never the last way in.
pub(in crate::pages) async fn remove(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
) -> Answer {
    let permit = access::change_account(&actor)?;
    let worker = *access::own(access::change_account(&actor)?)?.subject();
    let id: PasskeyId = id.parse().ok().or_missing()?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let scope = store::passkey_scope(&mut tx, id).await?;
    let may = permit.over(scope.as_ref(), id, Reason::Oneself)?;
    let removal = store::remove_passkey(&mut tx, &may, worker).await?;
    tx.commit().await?;
    match removal {
        Removal::Done => see_other(&visit.t.to("/mijn")),
        Removal::LastWayIn => {
            let page = LastPage { t: &visit.t };
            let page = visit.page("people-passkey-last-title").main(&page).at_work(&actor);
            page.status(StatusCode::CONFLICT).answer()
        }
    }
}

fn session(actor: &Who) -> Option<SessionId> {
    actor.worker().map(|worker| worker.session)
}

fn shown(visit: &Visit, actor: &Actor, form: &Typed, status: StatusCode) -> Answer {
    let page = NewPage { t: &visit.t, form };
    visit.page("people-passkey-new-title").main(&page).script("passkey.js").at_work(actor).status(status).answer()
}
