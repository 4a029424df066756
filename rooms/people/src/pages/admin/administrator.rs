//! Making somebody an administrator takes two: one asks, another approves within a week, and each can take it back.

use axum::extract::{Path, State};
use db::Source;
use kernel::{Actor as Who, Role};
use kit::{Actor, Answer, Refusal, Visit};

use super::{
    ended, living, over, path_of, person, tell_administrators,
    two::{self, About, Question, approvable, is_administrator, why_not_two},
    worker_of,
};
use crate::{
    Room, access, mails,
    rules::{
        approval::{Matter, Verdict},
        post::NewPost,
    },
    store::{self, StoredWorker},
};

/// `POST /beheer/mensen/{id}/beheerder`: asks; the other administrators hear of it.
pub(super) async fn ask(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::make_administrator(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
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
    if let Some(why) = why_not_two(&visit, &mut tx, (&[about], by), About::worker(&worker)).await? {
        tx.undo().await?;
        return person::refused_saying(&visit, &actor, &room, &id, why).await;
    }
    let asked = store::ask_approval(&mut tx, Matter::Administrator, about, by, None).await?;
    tx.does(&may);
    tx.made(&may, &asked);
    if room.has_mail() {
        tell_administrators(&visit, &mut tx, &mails::WAITS_FOR_ONE, (about, by)).await?;
    }
    visit.done(tx, &path_of(&visit, about)).await
}

/// `POST /beheer/mensen/{id}/beheerder/akkoord`: approves what a colleague asked; never one's own question nor for oneself.
pub(super) async fn approve(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::make_administrator(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let Some(worker) = living(&mut tx, &may).await? else {
        tx.undo().await?;
        return ended(&visit, &actor, &room, &id).await;
    };
    let (about, by) = (*may.subject(), worker_of(&actor)?);
    let Some(asked) = approvable(&visit, &mut tx, Matter::Administrator, about, by).await? else {
        tx.undo().await?;
        return person::refused(&visit, &actor, &room, &id, "people-administrator-not-you").await;
    };
    if let Some(why) = why_not_two(&visit, &mut tx, (&[about, asked.asked_by], by), About::worker(&worker)).await? {
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
    visit.done(tx, &path_of(&visit, about)).await
}

/// `POST /beheer/mensen/{id}/beheerder/intrekken`: whoever asked, or whoever could approve, takes it back.
pub(super) async fn withdraw(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    two::withdraw(&visit, &actor, &room, (access::make_administrator(&actor)?, &id), Matter::Administrator).await
}

/// What stands on the page of somebody; none for who may not ask, and for who is an administrator already.
pub(super) async fn question(
    visit: &Visit,
    actor: &Who,
    source: &mut impl Source,
    worker: &StoredWorker,
) -> Result<Option<Question>, Refusal> {
    if !super::offers(&access::make_administrator(actor)) || is_administrator(source, visit, worker.id).await? {
        return Ok(None);
    }
    two::question(visit, source, Matter::Administrator, worker, worker_of(actor)?).await.map(Some)
}

fn post(visit: &Visit) -> NewPost {
    NewPost { role: Role::Administrator, team: None, stands_in_for: None, first_day: visit.today(), last_day: None }
}
