use askama::Template;
use axum::extract::{Path, Query, State};
use channels::Trouble;
use db::{DeadJob, JobId, WaitingJob};
use kernel::{Instant, Reason, WholeHouse};
use kit::{Actor, Answer, OrMissing as _, Text, Visit};
use serde::Deserialize;

use super::offers;
use crate::{
    Room, access,
    mails::{self, To},
    store,
};

/// How much of each list the page shows.
const MOST: u32 = 100;

/// What the outbox calls the messages and jobs, with the keys of their words.
const ABOUT: &[(&str, &str)] = &[
    ("people.invitation", "people-sends-invitation"),
    ("people.reset", "people-sends-reset"),
    ("people.asked", "people-sends-asked"),
    ("people.forgotten", "people-sends-forgotten"),
    ("people.way-back", "people-sends-way-back"),
    ("people.changed", "people-sends-changed"),
    ("people.readdressed", "people-sends-readdressed"),
    ("people.let-in", "people-sends-let-in"),
    ("people.watch", "people-sends-watch"),
    ("people.approve", "people-sends-watch"),
    ("people.made", "people-sends-watch"),
    ("people.erasure", "people-sends-watch"),
    ("people.seal", "people-sends-seal"),
    ("people.export.ask", "people-sends-watch"),
    ("people.export.agree", "people-sends-watch"),
    ("people.export.ready", "people-sends-watch"),
    ("people.export", "people-sends-export"),
    ("people.trial", "people-sends-trial"),
    ("directory.partner-link", "people-sends-partner"),
    ("directory.partner-ask", "people-sends-partner"),
    ("directory.ask-partner", "people-sends-partner"),
    ("referrals.waits", "people-sends-referral"),
    ("referrals.slip", "people-sends-slip"),
    ("referrals.notice", "people-sends-referral"),
    ("referrals.reminder", "people-sends-reminder"),
];

#[derive(Template)]
#[template(path = "people/admin/queue.html")]
struct QueuePage<'a> {
    t: &'a Text,
    failed: Vec<Line>,
    waiting: Vec<Line>,
    may_keep: bool,
    has_mail: bool,
    is_tried: bool,
}

/// What stands behind the address of the page.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// There once a mail to try the way was asked for.
    proef: Option<String>,
}

/// One thing that is to be done or sent; nothing of what it says, and not to whom.
struct Line {
    what: String,
    to: String,
    left: String,
    why: Option<String>,
    attempts: u32,
    due: String,
    path: String,
    /// Whether it lies ready for somebody's hands, and is not tried by itself.
    is_held: bool,
}

/// `GET /beheer/wachtrij`: what could not be sent or done and why, and what still waits.
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>, Query(asked): Query<Asked>) -> Answer {
    let may = access::see_jobs(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let mut read = room.db().read(visit.house.id).await?;
    db::Source::shows(&mut read, &may);
    let failed = db::dead_jobs(&mut read, None, MOST).await?;
    let waiting = db::waiting_jobs(&mut read, None, MOST).await?;
    drop(read);
    let page = QueuePage {
        t: &visit.t,
        failed: failed.into_iter().map(|job| Line::failed(&visit, job)).collect(),
        waiting: waiting.into_iter().map(|job| Line::waiting(&visit, job)).collect(),
        may_keep: offers(&access::keep_jobs(&actor)),
        has_mail: room.has_mail(),
        is_tried: asked.proef.is_some(),
    };
    visit.page("people-queue-title").main(&page).at_work(&actor).answer()
}

/// `POST /beheer/wachtrij/{id}/opnieuw`: tries what failed once more.
pub(super) async fn again(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::keep_jobs(&actor)?;
    let id: JobId = id.parse().ok().or_missing()?;
    let may = permit.over_house(id, Reason::Upkeep)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    db::retry_job(&mut tx, id).await?;
    tx.does(&may);
    visit.done(tx, &visit.t.to("/beheer/wachtrij")).await
}

/// `POST /beheer/wachtrij/{id}/weg`: gives up what failed; its address and its text go with it.
pub(super) async fn away(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::keep_jobs(&actor)?;
    let id: JobId = id.parse().ok().or_missing()?;
    let may = permit.over_house(id, Reason::Upkeep)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    db::discard_job(&mut tx, id).await?;
    tx.does(&may);
    visit.done(tx, &visit.t.to("/beheer/wachtrij")).await
}

/// `POST /beheer/wachtrij/proef`: a mail to who asks, by the way that every other one goes, to see whether it arrives.
pub(super) async fn try_mail(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::keep_jobs(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let own = access::own(access::see_account(&actor)?)?;
    room.has_mail().then_some(()).or_missing()?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let me = store::worker(&mut tx, &own).await?;
    let mail =
        mails::to_keeper(visit.texts(), &visit.house, &mails::TRIAL, &To::worker(&me), ("/beheer/wachtrij", visit.now));
    let id = tx.enqueue(mail).await?;
    tx.made(&may, &id);
    visit.done(tx, &visit.t.to("/beheer/wachtrij?proef=ja")).await
}

impl Line {
    fn failed(visit: &Visit, job: DeadJob) -> Self {
        let moments = (job.enqueued_at, job.dead_at);
        Self::of(visit, job.id, (&job.name, &job.label), (job.attempts, job.last_fault), moments)
    }

    fn waiting(visit: &Visit, job: WaitingJob) -> Self {
        let moments = (job.enqueued_at, job.due_at);
        let is_held = job.held_at.is_some();
        let line = Self::of(visit, job.id, (&job.name, &job.label), (job.attempts, job.last_fault), moments);
        if is_held { Self { why: Some(visit.t.say("people-queue-held").to_owned()), is_held, ..line } } else { line }
    }

    fn of(
        visit: &Visit,
        id: JobId,
        (name, label): (&str, &str),
        (attempts, fault): (u32, Option<String>),
        (left, due): (Instant, Instant),
    ) -> Self {
        let (about, to) = label.split_once(' ').unwrap_or((label, ""));
        Self {
            what: named(&visit.t, about).unwrap_or(name).to_owned(),
            to: to.to_owned(),
            left: visit.moment(left),
            why: fault.map(|fault| why(&visit.t, fault)),
            attempts,
            due: visit.moment(due),
            path: visit.t.to(&format!("/beheer/wachtrij/{id}")),
            is_held: false,
        }
    }
}

/// What a message or a job is about, in words.
pub(crate) fn named<'a>(t: &'a Text, about: &str) -> Option<&'a str> {
    ABOUT.iter().find(|(known, _)| *known == about).map(|(_, key)| t.say(key))
}

/// Why it failed, in words where it is one of the troubles of a channel.
fn why(t: &Text, fault: String) -> String {
    match fault.parse::<Trouble>() {
        Ok(trouble) => t.with("number", trouble.number()).say(trouble.key()),
        Err(_) => fault,
    }
}
