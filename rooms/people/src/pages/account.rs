use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Reason, RuleBreak, SessionId};
use kit::{Actor, Answer, Form, OrMissing as _, Refusal, Text, Typed, Visit};

use super::{
    new_password::{Another, exchanged, wrong_now},
    second::CodesPage,
    sign_in::refuse,
};
use crate::{
    Room, access,
    mails::{self, To},
    rules::{password::Password, session::Proof, worker::Person},
    store,
};

#[derive(Template)]
#[template(path = "people/account.html")]
struct AccountPage<'a> {
    t: &'a Text,
    name: &'a str,
    email: &'a str,
    has_app: bool,
    codes_left: i64,
    passkeys: Vec<Passkey>,
    /// Whether browsers know passkeys here.
    with_passkeys: bool,
    can_miss_a_passkey: bool,
    providers: Vec<Known>,
    can_miss_a_provider: bool,
    sessions: Vec<Session>,
}

/// One line of the list of passkeys.
struct Passkey {
    name: String,
    made: String,
    used: Option<String>,
    end: String,
}

/// A provider elsewhere that knows somebody.
struct Known {
    label: String,
    issuer: String,
    since: String,
    used: Option<String>,
}

/// One line of the list of sessions.
struct Session {
    device: String,
    network: String,
    began: String,
    seen: String,
    is_this: bool,
    is_sample: bool,
    end: String,
}

#[derive(Template)]
#[template(path = "people/new_password.html")]
struct PasswordPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    email: &'a str,
    /// Whether there is one already.
    has_password: bool,
}

/// `GET /mijn`: the own account.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::own(access::see_account(&actor)?)?;
    let this = actor.worker().map(|worker| worker.session);
    let mut read = room.db().read(visit.house.id).await?;
    let me = store::worker(&mut read, &may).await?;
    let ways = store::ways_in(&mut read, me.id).await?;
    let passkeys = store::passkeys(&mut read, me.id).await?;
    let identities = store::identities(&mut read, me.id).await?;
    let codes_left = store::recovery_codes_left(&mut read, me.id).await?;
    let open = store::open_sessions(&mut read, &may, visit.now).await?;
    drop(read);
    let t = &visit.t;
    let when = |at: kernel::Instant| {
        let day = t.day_seen_from(at.day(&visit.house.zone), visit.today());
        format!("{day}, {}", t.clock(at.civil(&visit.house.zone).time()))
    };
    let sessions = open.into_iter().map(|session| Session {
        began: when(session.began_at),
        seen: when(session.seen_at),
        is_this: Some(session.id) == this,
        is_sample: session.proof == Proof::Sample,
        end: t.to(&format!("/mijn/sessies/{}/einde", session.id)),
        device: session.device,
        network: session.network,
    });
    let passkeys = passkeys.into_iter().map(|passkey| Passkey {
        made: when(passkey.made_at),
        used: passkey.used_at.map(when),
        end: t.to(&format!("/mijn/sleutels/{}/einde", passkey.id)),
        name: passkey.name,
    });
    let providers = identities.into_iter().map(|known| Known {
        label: room.providers().label_of(&known.issuer).to_owned(),
        since: when(known.linked_at),
        used: known.used_at.map(when),
        issuer: known.issuer,
    });
    let page = AccountPage {
        t,
        name: &me.name,
        email: &me.email,
        has_app: ways.has_app,
        codes_left,
        passkeys: passkeys.collect(),
        with_passkeys: super::passkeys::are_known_at(&visit.house),
        can_miss_a_passkey: ways.can_miss_a_passkey(),
        providers: providers.collect(),
        can_miss_a_provider: ways.can_miss_a_provider(),
        sessions: sessions.collect(),
    };
    visit.page("people-account-title").main(&page).at_work(&actor).answer()
}

/// `POST /mijn/sessies/{id}/einde`: ends one of one's own sessions.
pub(super) async fn end_one(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::end_sessions(&actor)?;
    let id: SessionId = id.parse().ok().or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let scope = store::session_scope(&mut tx, id).await?;
    let may = permit.over(scope.as_ref(), id, Reason::Oneself)?;
    store::end_session(&mut tx, &may).await?;
    visit.done(tx, &visit.t.to("/mijn")).await
}

/// `POST /mijn/sessies/einde`: ends every session but this one.
pub(super) async fn end_others(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::own(access::end_sessions(&actor)?)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::end_sessions(&mut tx, &may, actor.worker().map(|worker| worker.session)).await?;
    visit.done(tx, &visit.t.to("/mijn")).await
}

/// `POST /mijn/herstelcodes`: new codes on paper, shown this once.
pub(super) async fn new_codes(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::own(access::change_account(&actor)?)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let codes = store::new_recovery_codes(&mut tx, *may.subject()).await?;
    tx.does(&may);
    tx.commit().await?;
    let back = visit.t.to("/mijn");
    let page = CodesPage { t: &visit.t, codes: &codes, next: &back };
    visit.page("people-codes-title").main(&page).at_work(&actor).answer()
}

/// `GET /mijn/wachtwoord`: another password.
pub(super) async fn password(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::own(access::change_account(&actor)?)?;
    let ways = store::ways_in(&mut room.db().read(visit.house.id).await?, *may.subject()).await?;
    let form = if ways.may_choose_a_password() { Typed::default() } else { second_first() };
    password_page(&visit, &actor, &room, &form, StatusCode::OK).await
}

/// `POST /mijn/wachtwoord`: keeps it. Every session ends, so that nobody stays in who came by the old one; this one too.
pub(super) async fn new_password(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Another>) -> Answer {
    let may = access::own(access::change_account(&actor)?)?;
    let mut read = room.db().read(visit.house.id).await?;
    let me = store::worker(&mut read, &may).await?;
    let ways = store::ways_in(&mut read, me.id).await?;
    drop(read);
    let person = Person { name: me.name, email: me.email, lang: me.lang };
    let again =
        async |wrong: &Typed| password_page(&visit, &actor, &room, wrong, StatusCode::UNPROCESSABLE_ENTITY).await;
    if !ways.may_choose_a_password() {
        return again(&second_first()).await;
    }
    let (now, password) = match exchanged(form, &person, &visit.house.name) {
        Ok(read) => read,
        Err(wrong) => return again(&wrong).await,
    };
    if !is_theirs(&visit, &room, &person.email, now).await? {
        refuse(&visit, &room, Some(me.id)).await?;
        return again(&wrong_now()).await;
    }
    let hash = room.hasher().hash(password, room.db().makers()).await?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::set_password(&mut tx, *may.subject(), &hash).await?;
    if room.has_mail() {
        let to = To { email: &person.email, lang: person.lang };
        tx.enqueue(mails::news(visit.texts(), &visit.house, &mails::CHANGED, &to, visit.now)).await?;
    }
    tx.does(&may);
    visit.done(tx, &visit.t.to("/aanmelden")).await
}

/// A password would be all that it takes.
fn second_first() -> Typed {
    Typed::default().given_back(vec![RuleBreak::new("password", "people-password-second-first")])
}

/// Whether this is the password of the account now; anything is while it has none.
async fn is_theirs(visit: &Visit, room: &Room, email: &str, now: Password) -> Result<bool, Refusal> {
    let known = store::credentials(&mut room.db().read(visit.house.id).await?, email).await?;
    match known.and_then(|known| known.hash) {
        Some(hash) => {
            room.slowdown().admit(email, &visit.network())?;
            room.hasher().matches(now, Some(hash)).await
        }
        None => Ok(true),
    }
}

async fn password_page(visit: &Visit, actor: &Actor, room: &Room, form: &Typed, status: StatusCode) -> Answer {
    let may = access::own(access::change_account(actor)?)?;
    let mut read = room.db().read(visit.house.id).await?;
    let me = store::worker(&mut read, &may).await?;
    let has_password = store::ways_in(&mut read, me.id).await?.has_password;
    drop(read);
    let page = PasswordPage { t: &visit.t, form, email: &me.email, has_password };
    visit.page("people-password-title").main(&page).at_work(actor).status(status).answer()
}
