use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{Actor as Who, RuleBreak};
use kit::{Answer, Form, Text, Typed, Visit};
use serde::Deserialize;

use crate::{Room, mails::Forgotten};

/// The longest address that is looked at (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;

/// The form as it is sent.
#[derive(Debug, Deserialize)]
pub(super) struct Sent {
    email: String,
}

impl Sent {
    fn read(&self) -> Result<String, Vec<RuleBreak>> {
        let email = self.email.trim().to_lowercase();
        let fits = email.contains('@') && email.len() <= LONGEST;
        if fits { Ok(email) } else { Err(vec![RuleBreak::new("email", "people-email-wrong")]) }
    }
}

#[derive(Template)]
#[template(path = "people/forgotten.html")]
struct ForgottenPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    has_mail: bool,
}

#[derive(Template)]
#[template(path = "people/forgotten_sent.html")]
struct SentPage<'a> {
    t: &'a Text,
}

/// `GET /aanmelden/vergeten`: where shall a new link go?
pub(super) async fn form(visit: Visit, State(room): State<Room>) -> Answer {
    shown(&visit, &room, &Typed::default())
}

/// `POST /aanmelden/vergeten`: a link by mail, if there is such an account. The answer and the work are the same when there is none: a
/// job looks, and nobody waits for it.
pub(super) async fn ask(visit: Visit, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let email = match form.check(Sent::read) {
        Ok(email) => email,
        Err(typed) => return shown(&visit, &room, &typed),
    };
    if !room.has_mail() {
        return shown(&visit, &room, &Typed::default());
    }
    room.slowdown().admit(&format!("forgotten {email}"), &visit.network())?;
    let mut tx = room.db().write(visit.house.id, &Who::Program("forgotten")).await?;
    tx.enqueue(Forgotten { email, asked_at: visit.now }).await?;
    tx.commit().await?;
    let page = SentPage { t: &visit.t };
    visit.page("people-forgotten-sent-title").main(&page).only_in(&super::LANGUAGES).private().answer()
}

fn shown(visit: &Visit, room: &Room, form: &Typed) -> Answer {
    let page = ForgottenPage { t: &visit.t, form, has_mail: room.has_mail() };
    let status = if form.breaks().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page("people-forgotten-title").main(&page).only_in(&super::LANGUAGES).private().status(status).answer()
}
