use askama::Template;
use axum::extract::{Path, State};
use directory::rules::Edition;
use http::StatusCode;
use kernel::{Day, RuleBreak};
use kit::{Answer as Page, Choice, Form, Refusal, Text, Token, Typed, Visit};
use serde::Deserialize;

use super::{card::CardView, new::set_going, place};
use crate::{
    Room,
    access::{self, PARTNER},
    rules::{Answer, Card, Kind, LookCode, ReferralId, Reply, State as Standing, Via, share::is_under_way},
    store::{self, Lock, Look},
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

/// The code that a partner types to read the card.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typing {
    code: String,
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
    notice: Option<&'static str>,
    is_on_hold: bool,
    shared: Option<Shared<'a>>,
}

/// What is shared of the person, as far as it can be read now.
struct Shared<'a> {
    lock: Lock,
    card: Option<CardView<'a>>,
    form: Typed,
}

/// What the page shows besides the referral.
#[derive(Default)]
struct Beside {
    /// The answer as it was typed.
    form: Typed,
    /// The code as it was typed.
    code: Typed,
    /// The card, for who may read it now.
    card: Option<Card>,
    /// Why what was asked was not done.
    notice: Option<&'static str>,
    status: StatusCode,
}

#[derive(Template)]
#[template(path = "referrals/over.html")]
struct OverPage<'a> {
    t: &'a Text,
    house: &'a str,
    phone: &'a str,
}

/// `GET /antwoord/{token}`: only shows; a robot that opens every link of a mail answers nothing. The address of the card shows the same.
pub(super) async fn form(visit: Visit, State(room): State<Room>, Path(token): Path<String>) -> Page {
    match opened(&visit, &room, &token).await? {
        Some(id) => shown(&visit, &room, (&token, id), Beside::default()).await,
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
    let (reply, form) = match form.check_and_keep(|said| said.read(edition, visit.today())) {
        Ok(read) => read,
        Err(form) => {
            let beside = Beside { form, status: StatusCode::UNPROCESSABLE_ENTITY, ..Beside::default() };
            return shown(&visit, &room, (&token, id), beside).await;
        }
    };
    let onward = place::onward(edition, &reply, visit.now);
    let mut tx = visit.write(room.db(), &PARTNER).await?;
    let said = (visit.today(), onward.as_ref());
    let (heard, child) = store::hear(&mut tx, id, (&reply, Via::Link), said, &room.codes().version).await?;
    if let Some(notice) = heard.refusal() {
        tx.undo().await?;
        let beside = Beside { form, notice: Some(notice), status: StatusCode::CONFLICT, ..Beside::default() };
        return shown(&visit, &room, (&token, id), beside).await;
    }
    if let Some((child, onward)) = child.zip(onward) {
        set_going(&mut tx, child, Kind::Onward, onward.due_at).await?;
    }
    visit.done(tx, &visit.t.to(&format!("/antwoord/{token}"))).await
}

/// `POST /antwoord/{token}/kaart`: the partner reads who it is, with the code where the house asks one. It answers nothing, and each
/// look stands in the access log.
pub(super) async fn look(
    visit: Visit,
    State(room): State<Room>,
    Path(token): Path<String>,
    form: Form<Typing>,
) -> Page {
    let Some(id) = opened(&visit, &room, &token).await? else { return over(&visit) };
    let code = form.check(|typing| Ok(LookCode::typed(&typing.code)))?;
    let mut tx = room.db().write(visit.house.id, &PARTNER).await?;
    let look = store::look(&mut tx, &access::see_person_by_link(id), code.as_ref()).await?;
    tx.commit().await?;
    let beside = match look {
        Look::Card(card) => Beside { card: Some(card), ..Beside::default() },
        Look::Closed => {
            Beside { notice: Some("referrals-card-closed"), status: StatusCode::CONFLICT, ..Beside::default() }
        }
        Look::Wrong => Beside {
            code: Typed::default().given_back(vec![RuleBreak::new("code", "referrals-code-wrong")]),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            ..Beside::default()
        },
    };
    shown(&visit, &room, (&token, id), beside).await
}

/// The referral that the link opens. What cannot be a link of ours is asked for all the same: it costs the same work.
async fn opened(visit: &Visit, room: &Room, token: &str) -> Result<Option<ReferralId>, Refusal> {
    let hash = Token::shown(token).map(|token| token.hash()).unwrap_or_default();
    let mut read = room.db().read(visit.house.id).await?;
    Ok(store::answerable(&mut read, &hash, visit.now).await?)
}

async fn shown(visit: &Visit, room: &Room, (token, id): (&str, ReferralId), beside: Beside) -> Page {
    let mut read = room.db().read(visit.house.id).await?;
    let referral = store::referral(&mut read, id).await?;
    let told = store::told(&mut read, id).await?;
    let acts = store::acts(&mut read, id).await?;
    let lock = store::lock(&mut read, id).await?;
    drop(read);
    let standing = room.directory().standing(&visit.house).await?;
    let (edition, t) = (standing.edition(), &visit.t);
    let last = told.iter().rev().find(|told| told.corrected_at.is_none());
    let theme = referral.theme.as_ref().map(|theme| room.codes().theme.name(theme.as_str(), t.lang()).to_owned());
    let is_shared = !acts.is_empty() && is_under_way(referral.state);
    let purpose = acts.first().and_then(|act| act.purpose.as_deref());
    let card = beside.card.as_ref().map(|card| CardView::of(t, Some(card), purpose));
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
        question: Question::of(edition, &beside.form, visit),
        notice: beside.notice,
        is_on_hold: referral.state == Standing::OnHold,
        shared: is_shared.then_some(Shared { lock, card, form: beside.code }),
    };
    visit.page("referrals-answer-title").main(&main).only_in(&super::LANGUAGES).private().status(beside.status).answer()
}

/// The same for a link that ended, that was withdrawn, and that never was.
pub(super) fn over(visit: &Visit) -> Page {
    let page = OverPage { t: &visit.t, house: &visit.house.name, phone: &visit.house.phone };
    let over = visit.page("referrals-over-title").main(&page).only_in(&super::LANGUAGES).private();
    over.status(StatusCode::GONE).answer()
}
