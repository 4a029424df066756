//! Making somebody an administrator takes two: one asks, another approves within a week, and each can take it back.

use axum::extract::{Path, State};
use db::{Source, Tx};
use kernel::{Actor as Who, May, Role, WorkerId};
use kit::{Actor, Answer, Refusal, Visit, see_other};

use super::{
    ended, living, over, path_of, person, tell_administrators,
    two::{About, why_not_two},
    worker_of,
};
use crate::{
    Room,
    access::{self, MakeAdministrator},
    mails,
    rules::{
        approval::{Matter, Verdict, may_approve},
        post::NewPost,
    },
    store::{self, OpenApproval, StoredWorker},
};

/// What the page of somebody says of this, and offers.
pub(super) struct Question {
    /// Who asks; none when nobody does.
    pub(super) asker: Option<String>,
    /// Until when it can be approved.
    pub(super) until: String,
    /// Whether the reader may approve it.
    pub(super) may_approve: bool,
    /// Why they may not, when somebody asks.
    pub(super) why_not: Option<String>,
}

/// `POST /beheer/mensen/{id}/beheerder`: asks; the other administrators hear of it.
pub(super) async fn ask(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::make_administrator(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let Some(worker) = living(&mut tx, &may).await? else {
        tx.undo().await?;
        return ended(&visit, &actor, &room, &id).await;
    };
    if is_administrator(&mut tx, &visit, *may.subject()).await? {
        tx.undo().await?;
        return person::refused(&visit, &actor, &room, &id, "people-administrator-already").await;
    }
    let (about, by) = (*may.subject(), worker_of(&actor)?);
    if let Some(why) = why_not_two(&visit, &mut tx, (&[about], by), in_words(&worker)).await? {
        tx.undo().await?;
        return person::refused_saying(&visit, &actor, &room, &id, why).await;
    }
    let asked = store::ask_approval(&mut tx, Matter::Administrator, about, by, None).await?;
    tx.does(&may);
    tx.made(&may, &asked);
    if room.has_mail() {
        tell_administrators(&visit, &mut tx, &mails::WAITS_FOR_ONE, (about, by)).await?;
    }
    tx.commit().await?;
    see_other(&path_of(&visit, about))
}

/// `POST /beheer/mensen/{id}/beheerder/akkoord`: approves what a colleague asked; never one's own question nor for oneself.
pub(super) async fn approve(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::make_administrator(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let Some(worker) = living(&mut tx, &may).await? else {
        tx.undo().await?;
        return ended(&visit, &actor, &room, &id).await;
    };
    let Some(asked) = approvable(&visit, &actor, &mut tx, &may).await? else {
        tx.undo().await?;
        return person::refused(&visit, &actor, &room, &id, "people-administrator-not-you").await;
    };
    let (about, by) = (*may.subject(), worker_of(&actor)?);
    if let Some(why) = why_not_two(&visit, &mut tx, (&[about, asked.asked_by], by), in_words(&worker)).await? {
        tx.undo().await?;
        return person::refused_saying(&visit, &actor, &room, &id, why).await;
    }
    if !store::decide_approval(&mut tx, asked.id, by, Verdict::Approved).await? {
        return Err(Refusal::conflict());
    }
    tx.made(&may, &asked.id);
    store::grant(&mut tx, &may, &post(&visit)).await?;
    if room.has_mail() {
        tell_administrators(&visit, &mut tx, &mails::IS_ADMINISTRATOR, (about, by)).await?;
    }
    tx.commit().await?;
    see_other(&path_of(&visit, about))
}

/// `POST /beheer/mensen/{id}/beheerder/intrekken`: whoever asked, or whoever could approve, takes it back.
pub(super) async fn withdraw(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::make_administrator(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    if store::withdraw_approval(&mut tx, Matter::Administrator, *may.subject(), worker_of(&actor)?).await? {
        tx.does(&may);
    }
    tx.commit().await?;
    see_other(&path_of(&visit, *may.subject()))
}

/// What stands on the page of somebody; none for who may not ask, and for who is an administrator already.
pub(super) async fn question(
    visit: &Visit,
    actor: &Who,
    source: &mut impl Source,
    worker: &StoredWorker,
) -> Result<Option<Question>, Refusal> {
    let about = worker.id;
    if !super::offers(&access::make_administrator(actor)) || is_administrator(source, visit, about).await? {
        return Ok(None);
    }
    let asked = store::open_approval(source, Matter::Administrator, about, visit.now).await?;
    let reader = worker_of(actor)?;
    let why_not = match &asked {
        Some(asked) if fits(reader, asked, about, visit) => {
            why_not_two(visit, source, (&[about, asked.asked_by], reader), in_words(worker)).await?
        }
        Some(_) => Some(visit.t.say("people-administrator-other").to_owned()),
        None => None,
    };
    Ok(Some(Question {
        until: asked.as_ref().map_or_else(String::new, |asked| {
            visit.t.day_seen_from(asked.ends_at.day(&visit.house.zone), visit.today())
        }),
        may_approve: asked.is_some() && why_not.is_none(),
        why_not,
        asker: asked.map(|asked| asked.asker),
    }))
}

/// The open question, when this actor may approve it and the one who asked may still ask.
async fn approvable(
    visit: &Visit,
    actor: &Who,
    tx: &mut Tx,
    may: &May<MakeAdministrator, WorkerId>,
) -> Result<Option<OpenApproval>, Refusal> {
    let (about, who) = (*may.subject(), worker_of(actor)?);
    let asked = store::open_approval(tx, Matter::Administrator, about, visit.now).await?;
    let Some(asked) = asked.filter(|asked| fits(who, asked, about, visit)) else { return Ok(None) };
    Ok(is_administrator(tx, visit, asked.asked_by).await?.then_some(asked))
}

fn fits(who: WorkerId, asked: &OpenApproval, about: WorkerId, visit: &Visit) -> bool {
    may_approve(who, asked.asked_by, about, asked.ends_at, visit.now)
}

pub(super) async fn is_administrator(
    source: &mut impl Source,
    visit: &Visit,
    worker: WorkerId,
) -> Result<bool, Refusal> {
    let posts = store::may_do_today(source, worker, visit.today()).await?;
    Ok(posts.iter().any(|post| post.role == Role::Administrator))
}

fn in_words(worker: &StoredWorker) -> About<'_> {
    About { name: &worker.name, team: None }
}

fn post(visit: &Visit) -> NewPost {
    NewPost { role: Role::Administrator, team: None, stands_in_for: None, first_day: visit.today(), last_day: None }
}
