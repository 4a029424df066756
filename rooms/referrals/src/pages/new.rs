use askama::Template;
use axum::extract::State;
use http::StatusCode;
use kernel::{Actor as Who, Lang};
use kit::{Actor, Answer, Choice, Form, Refusal, Text, Typed, Visit};
use questions::rules::marks;
use serde::Deserialize;

use super::{path, place};
use crate::{
    Room, access,
    mails::{Notice, Reminder},
    room::due,
    rules::{Entry, Kind, ReferralId},
    store,
};

/// How many seconds the partner hears nothing, because the sender can take it back.
const BREATH: i64 = 61;

/// A question as the desk has it: what was said, its codes, and the service that somebody is handed over to. Which question it is does
/// not come along, so nothing leads back to it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    theme: String,
    done: String,
    service: String,
    anonymous: String,
}

/// The form as it is sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    service: String,
    kind: String,
    theme: String,
    need: String,
}

#[derive(Template)]
#[template(path = "referrals/new.html")]
struct NewPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    services: Vec<Choice>,
    kinds: Vec<Choice>,
    themes: Vec<Choice>,
    /// What looks like something of a person in what is needed.
    marks: Vec<(&'static str, String)>,
}

/// `GET /doorverwijzingen/nieuw`: to whom, how, and what is needed.
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    access::of_own_team(access::make_referral(&actor)?)?;
    shown(&visit, &actor, &room, &Typed::default(), StatusCode::OK).await
}

/// `POST /doorverwijzingen/nieuw/vraag`: the same form, with what the desk heard copied into it. Nothing is kept yet.
pub(super) async fn from_desk(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Asked>) -> Answer {
    access::of_own_team(access::make_referral(&actor)?)?;
    let typed = form.check(|asked| Ok(asked.typed()))?;
    shown(&visit, &actor, &room, &typed, StatusCode::OK).await
}

/// What was done at the desk, as a kind of referral.
fn kind_of(code: &str) -> &str {
    match code {
        "referred" => Kind::Cold.code(),
        "warm-handover" => Kind::JointTalk.code(),
        other => other,
    }
}

/// `POST /doorverwijzingen/nieuw`: the referral is made, and the partner hears of it in a minute.
pub(super) async fn make(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::of_own_team(access::make_referral(&actor)?)?;
    let standing = room.directory().standing(&visit.house).await?;
    let edition = standing.edition();
    let read = form.check(|sent| sent.entry().read(room.codes(), |slug| place::running(edition, slug)));
    let new = match read {
        Ok(new) => new,
        Err(typed) => return shown(&visit, &actor, &room, &typed, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let due_at = due(edition, &new.service, visit.now);
    let mut tx = visit.write(room.db(), &actor).await?;
    let id = store::make(&mut tx, &may, &new, (due_at, visit.today()), &room.codes().version).await?;
    set_going(&mut tx, id, new.kind, due_at).await?;
    visit.done(tx, &path(&visit.t, id)).await
}

/// What happens by itself from now on: the partner hears of it, and the clock runs.
pub(super) async fn set_going(
    tx: &mut db::Tx,
    referral: ReferralId,
    kind: Kind,
    due_at: kernel::Instant,
) -> Result<(), Refusal> {
    if kind.leaves() {
        tx.enqueue_at(Notice { referral }, tx.now().plus_seconds(BREATH)).await?;
    }
    if kind.waits() {
        tx.enqueue_at(Reminder { referral }, due_at).await?;
    }
    Ok(())
}

async fn shown(visit: &Visit, actor: &Who, room: &Room, form: &Typed, status: StatusCode) -> Answer {
    let standing = room.directory().standing(&visit.house).await?;
    let (t, lang) = (&visit.t, visit.t.lang());
    let kinds = Kind::OFFERED.iter().map(|kind| Choice::new(kind.code(), t.say(kind.key())));
    let page = NewPage {
        t,
        form,
        services: place::choices_with_places(&standing, t),
        kinds: kinds.collect(),
        themes: themes(room, lang),
        marks: marked(form.value("need")),
    };
    let new = visit.page("referrals-new-title").crumb(t.to("/doorverwijzingen"), t.say("referrals-list-title"));
    new.main(&page).at_work(actor).status(status).answer()
}

/// The themes that are offered.
pub(super) fn themes(room: &Room, lang: Lang) -> Vec<Choice> {
    let offered = room.codes().theme.offered();
    offered.map(|theme| Choice::new(theme.code.to_string(), theme.name(lang))).collect()
}

/// What looks like something of a person in what is needed: what it looks like, and the words.
pub(super) fn marked(need: &str) -> Vec<(&'static str, String)> {
    let marks = marks::marks(need).into_iter();
    marks.map(|mark| (mark.kind.key(), need.get(mark.place).unwrap_or_default().to_owned())).collect()
}

impl Asked {
    /// What is copied. Of a question at the parenting shop that is nothing; to whom somebody goes on was chosen with it, and is not of it.
    fn typed(&self) -> Typed {
        let typed = Typed::default().with("service", &self.service);
        if !self.anonymous.is_empty() {
            return typed.with("kind", Kind::Anonymous.code()).with("anonymous", &self.anonymous);
        }
        typed.with("theme", &self.theme).with("kind", kind_of(&self.done)).with("need", self.q.trim())
    }
}

impl Sent {
    fn entry(&self) -> Entry<'_> {
        let Self { service, kind, theme, need } = self;
        Entry { service, kind, theme, need }
    }
}
