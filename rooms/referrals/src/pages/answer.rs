use askama::Template;
use axum::extract::{Path, State};
use directory::rules::Edition;
use http::StatusCode;
use kernel::{Actor as Who, Day, RuleBreak};
use kit::{Answer as Page, Choice, Form, Refusal, Text, Token, Typed, Visit};
use serde::Deserialize;

use super::place;
use crate::{
    Room,
    rules::{Answer, Heard, ReferralId, Reply, Via},
    store,
};

/// An answer as a form sends it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    answer: String,
    words: String,
    on: String,
    better: String,
}

impl Said {
    /// The answer, held against the directory.
    pub(super) fn read(&self, edition: &Edition, today: Day) -> Result<Reply, Vec<RuleBreak>> {
        let Self { answer, words, on, better } = self;
        Reply::read([answer, words, on, better], today, |slug| place::running(edition, slug.as_str()).is_some())
    }
}

/// The fields of an answer, for whoever gives it.
pub(super) struct Question<'a> {
    pub(super) form: Typed,
    /// What begins it, and what ends it.
    pub(super) groups: [(&'static str, Vec<Choice>); 2],
    pub(super) services: Vec<Choice>,
    pub(super) t: &'a Text,
}

/// The answers that say how it begins; the others say how it ends.
const FIRST: usize = 6;

impl<'a> Question<'a> {
    pub(super) fn of(edition: &Edition, form: &Typed, visit: &'a Visit) -> Self {
        let t = &visit.t;
        let (first, last) = Answer::ALL.split_at(FIRST);
        let group = |answers: &[Answer]| answers.iter().map(|one| Choice::new(one.code(), t.say(one.key()))).collect();
        Self {
            form: form.clone(),
            groups: [("referrals-answer-first", group(first)), ("referrals-answer-last", group(last))],
            services: place::choices(edition, t.lang()),
            t,
        }
    }
}

#[derive(Template)]
#[template(path = "referrals/answer.html")]
struct AnswerPage<'a> {
    t: &'a Text,
    house: &'a str,
    phone: &'a str,
    action: String,
    service: String,
    kind: &'static str,
    theme: String,
    need: String,
    made: String,
    /// What was said last.
    last: Option<String>,
    question: Question<'a>,
    too_late: bool,
}

#[derive(Template)]
#[template(path = "referrals/over.html")]
struct OverPage<'a> {
    t: &'a Text,
    house: &'a str,
    phone: &'a str,
}

/// In whose name an answer by the link is written down: nobody signed in.
const PARTNER: Who = Who::Program("partner");

/// `GET /antwoord/{token}`: only shows; a robot that opens every link of a mail answers nothing.
pub(super) async fn form(visit: Visit, State(room): State<Room>, Path(token): Path<String>) -> Page {
    match opened(&visit, &room, &token).await? {
        Some(id) => shown(&visit, &room, (&token, id), &Typed::default(), StatusCode::OK).await,
        None => over(&visit),
    }
}

/// `POST /antwoord/{token}`: the partner answers. The same answer twice counts once; another within a day takes its place.
pub(super) async fn answer(
    visit: Visit,
    State(room): State<Room>,
    Path(token): Path<String>,
    form: Form<Said>,
) -> Page {
    let Some(id) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let standing = room.directory().standing(&visit.house).await?;
    let edition = standing.edition();
    let reply = match form.check(|said| said.read(edition, visit.today())) {
        Ok(reply) => reply,
        Err(typed) => return shown(&visit, &room, (&token, id), &typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let onward = reply.better.as_ref().and_then(|slug| place::running(edition, slug.as_str()));
    let mut tx = visit.write(room.db(), &PARTNER).await?;
    let heard = store::hear(&mut tx, id, (&reply, Via::Link), (visit.today(), onward), &room.codes().version).await?;
    if heard == Heard::TooLate {
        tx.undo().await?;
        return shown(&visit, &room, (&token, id), &Typed::default(), StatusCode::CONFLICT).await;
    }
    visit.done(tx, &visit.t.to(&format!("/antwoord/{token}"))).await
}

/// The referral that the link opens. What cannot be a link of ours is asked for all the same: it costs the same work.
async fn opened(visit: &Visit, room: &Room, token: &str) -> Result<Option<ReferralId>, Refusal> {
    let hash = Token::shown(token).map(|token| token.hash()).unwrap_or_default();
    let mut read = room.db().read(visit.house.id).await?;
    Ok(store::answerable(&mut read, &hash, visit.now).await?)
}

async fn shown(visit: &Visit, room: &Room, (token, id): (&str, ReferralId), form: &Typed, status: StatusCode) -> Page {
    let mut read = room.db().read(visit.house.id).await?;
    let referral = store::referral(&mut read, id).await?;
    let told = store::told(&mut read, id).await?;
    drop(read);
    let standing = room.directory().standing(&visit.house).await?;
    let (edition, t) = (standing.edition(), &visit.t);
    let last = told.iter().rev().find(|told| told.corrected_at.is_none());
    let theme = referral.theme.as_ref().map(|theme| room.codes().theme.name(theme.as_str(), t.lang()).to_owned());
    let main = AnswerPage {
        t,
        house: &visit.house.name,
        phone: &visit.house.phone,
        action: t.to(&format!("/antwoord/{token}")),
        service: place::service_name(edition, &referral.service, t.lang()),
        kind: referral.kind.key(),
        theme: theme.unwrap_or_default(),
        need: referral.need.unwrap_or_default(),
        made: t.date(referral.made_on),
        last: last.map(|told| t.say(told.reply.answer.key()).to_owned()),
        question: Question::of(edition, form, visit),
        too_late: status == StatusCode::CONFLICT,
    };
    visit.page("referrals-answer-title").main(&main).only_in(&super::LANGUAGES).private().status(status).answer()
}

/// The same for a link that ended, that was withdrawn, and that never was.
pub(super) fn over(visit: &Visit) -> Page {
    let page = OverPage { t: &visit.t, house: &visit.house.name, phone: &visit.house.phone };
    let over = visit.page("referrals-over-title").main(&page).only_in(&super::LANGUAGES).private();
    over.status(StatusCode::GONE).answer()
}
