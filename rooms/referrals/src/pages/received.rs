//! Somebody is sent on to us: by the police, a school, a hospital. They hear whether there was contact.

use askama::Template;
use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Actor as Who, Reason};
use kit::{Actor, Answer, Choice, Form, OrMissing as _, Text, Token, Typed, Visit};
use serde::Deserialize;

use super::{
    answer, new,
    one::{self, Beside},
    over, path, place,
};
use crate::{
    Room, access,
    room::due,
    rules::{
        Entry, Kind, New, ReferralId,
        sender::{self, Contact, Sender},
    },
    store,
};

/// Who sends somebody on to us, and for what.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    sender: String,
    name: String,
    service: String,
    theme: String,
    need: String,
    hears_outcome: String,
}

/// Whether the family agrees that the sender hears more.
#[derive(Debug, Deserialize)]
pub(super) struct Agreed {
    #[serde(default)]
    hears_outcome: String,
}

#[derive(Template)]
#[template(path = "referrals/received.html")]
struct ReceivedPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    senders: Vec<Choice>,
    services: Vec<Choice>,
    themes: Vec<Choice>,
    marks: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "referrals/feedback.html")]
struct FeedbackPage<'a> {
    t: &'a Text,
    house: &'a str,
    phone: &'a str,
    made: String,
    contact: Contact,
    /// How it ended, where the family agrees that the sender hears it.
    outcome: Option<&'static str>,
}

/// What the page of a referral shows of who sent it.
pub(super) struct SentBy {
    pub(super) name: String,
    pub(super) hears_outcome: bool,
    /// The link that was made just now: shown once.
    pub(super) link: Option<String>,
}

impl SentBy {
    pub(super) fn of(sender: &Sender, link: Option<String>, t: &Text) -> Self {
        let kind = t.say(sender.kind.key());
        let name = sender.name.as_ref().map_or_else(|| kind.to_owned(), |name| format!("{kind} – {name}"));
        Self { name, hears_outcome: sender.hears_outcome, link }
    }
}

/// `GET /doorverwijzingen/ontvangen`: who sends somebody on to us?
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    access::of_own_team(access::make_referral(&actor)?)?;
    shown(&visit, &actor, &room, &Typed::default(), StatusCode::OK).await
}

/// `POST /doorverwijzingen/ontvangen`: it stands on the list of the team until somebody says how it went.
pub(super) async fn make(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::of_own_team(access::make_referral(&actor)?)?;
    let standing = room.directory().standing(&visit.house).await?;
    let edition = standing.edition();
    let read = form.check(|sent| {
        let sender = Sender::read(&sent.sender, &sent.name, !sent.hears_outcome.is_empty());
        let new = sent.entry().read(room.codes(), |slug| place::running(edition, slug));
        match (sender, new) {
            (Ok(sender), Ok(new)) => Ok((sender, New { kind: Kind::Received, ..new })),
            (sender, new) => Err([sender.err(), new.err()].into_iter().flatten().flatten().collect()),
        }
    });
    let (sender, new) = match read {
        Ok(read) => read,
        Err(typed) => return shown(&visit, &actor, &room, &typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let due_at = due(edition, &new.service, visit.now);
    let mut tx = visit.write(room.db(), &actor).await?;
    let id = store::make(&mut tx, &may, &new, (due_at, visit.today()), &room.codes().version).await?;
    store::add_sender(&mut tx, id, &sender).await?;
    new::set_going(&mut tx, id, new.kind, due_at).await?;
    visit.done(tx, &path(&visit.t, id)).await
}

/// `POST /doorverwijzingen/{id}/terugkoppeling`: a link for the sender, shown once; the one before shows nothing any more.
pub(super) async fn link(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let token = store::make_sender_link(&mut tx, &may, visit.house.unheard_days).await?.or_missing()?;
    tx.commit().await?;
    let link = visit.house.address(&visit.t.to(&format!("/terugkoppeling/{}", token.reveal())));
    one::page(&visit, &actor, &room, id, Beside { sender_link: Some(link), ..Beside::default() }).await
}

/// `POST /doorverwijzingen/{id}/instemming`: the family agrees that the sender hears how it ended, or does not any more.
pub(super) async fn agree(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    form: Form<Agreed>,
) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let hears_outcome = form.check(|agreed| Ok(!agreed.hears_outcome.is_empty()))?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::ClientRequest).await?;
    store::agree(&mut tx, &may, hears_outcome).await?.then_some(()).or_missing()?;
    visit.done(tx, &path(&visit.t, id)).await
}

/// `GET /terugkoppeling/{token}`: whether there was contact; and how it ended, where the family agrees. Nothing else, and nothing can be
/// done here.
pub(super) async fn feedback(visit: Visit, State(room): State<Room>, Path(token): Path<String>) -> Answer {
    let hash = Token::shown(&token).map(|token| token.hash()).unwrap_or_default();
    let mut read = room.db().read(visit.house.id).await?;
    let Some(id) = store::seen_by_sender(&mut read, &hash, visit.now).await? else { return answer::over(&visit) };
    let referral = store::referral(&mut read, id).await?;
    let told = store::told(&mut read, id).await?;
    let sender = store::sender(&mut read, id).await?;
    drop(read);
    let heard = told.iter().filter(|told| told.corrected_at.is_none()).map(|told| told.reply.answer);
    let contact = Contact::of(heard, referral.ended_at.is_some());
    let may_hear = sender.is_some_and(|sender| sender.hears_outcome);
    let page = FeedbackPage {
        t: &visit.t,
        house: &visit.house.name,
        phone: &visit.house.phone,
        made: visit.t.date(referral.made_on),
        contact,
        outcome: referral.outcome.filter(|_| may_hear).map(crate::rules::Outcome::key),
    };
    visit.page("referrals-feedback-title").main(&page).only_in(&super::LANGUAGES).private().answer()
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, form: &Typed, status: StatusCode) -> Answer {
    let standing = room.directory().standing(&visit.house).await?;
    let (t, lang) = (&visit.t, visit.t.lang());
    let senders = sender::Kind::ALL.iter().map(|kind| Choice::new(kind.code(), t.say(kind.key())));
    let page = ReceivedPage {
        t,
        form,
        senders: senders.collect(),
        services: place::choices_with_places(&standing, t),
        themes: new::themes(room, lang),
        marks: [new::marked(form.value("name")), new::marked(form.value("need"))].concat(),
    };
    let received =
        visit.page("referrals-received-title").crumb(t.to("/doorverwijzingen"), t.say("referrals-list-title"));
    received.main(&page).at_work(actor).status(status).answer()
}

impl Sent {
    /// The referral in it; how it is handed over is not asked.
    fn entry(&self) -> Entry<'_> {
        Entry { service: &self.service, kind: Kind::Cold.code(), theme: &self.theme, need: &self.need }
    }
}
