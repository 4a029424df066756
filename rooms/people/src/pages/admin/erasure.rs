//! Forgetting who an ended account was takes two: one asks, another approves within a week, and each can take it back.

use axum::extract::{Path, State};
use db::{Source, Tx};
use kernel::{Actor as Who, May, WorkerId};
use kit::{Actor, Answer, Refusal, Visit};

use super::{
    over, path_of, person, tell_administrators,
    two::{self, About, Question, approvable, why_not_two},
    worker_of,
};
use crate::{
    Room,
    access::{self, EraseWorker},
    mails,
    rules::approval::{Matter, Verdict},
    store::{self, StoredWorker},
};

/// `POST /beheer/mensen/{id}/wissen`: asks; the other administrators hear of it.
pub(super) async fn ask(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::erase_worker(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let worker = store::worker(&mut tx, &may).await?;
    let by = worker_of(&actor)?;
    if let Some(why) = why_not(&visit, &mut tx, (&worker, &[worker.id]), by).await? {
        tx.undo().await?;
        return person::refused_saying(&visit, &actor, &room, &id, why).await;
    }
    let asked = store::ask_approval(&mut tx, Matter::Erasure, worker.id, by, None).await?;
    tx.does(&may);
    tx.made(&may, &asked);
    if room.has_mail() {
        tell_administrators(&visit, &mut tx, &mails::ERASURE_WAITS, (worker.id, by)).await?;
    }
    visit.done(tx, &path_of(&visit, worker.id)).await
}

/// `POST /beheer/mensen/{id}/wissen/akkoord`: approves what a colleague asked, and it is done at once.
pub(super) async fn approve(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::erase_worker(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(permit, &mut tx, &id, visit.today()).await?;
    let worker = store::worker(&mut tx, &may).await?;
    match decide(&visit, &actor, &mut tx, (&may, &worker)).await? {
        None => visit.done(tx, &path_of(&visit, worker.id)).await,
        Some(why) => {
            tx.undo().await?;
            person::refused_saying(&visit, &actor, &room, &id, why).await
        }
    }
}

/// `POST /beheer/mensen/{id}/wissen/intrekken`: whoever asked, or whoever could approve, takes it back.
pub(super) async fn withdraw(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    two::withdraw(&visit, &actor, &room, (access::erase_worker(&actor)?, &id), Matter::Erasure).await
}

/// What stands on the page of somebody; none for who may not ask, and for an account that has not ended or is forgotten already.
pub(super) async fn question(
    visit: &Visit,
    actor: &Who,
    source: &mut impl Source,
    worker: &StoredWorker,
) -> Result<Option<Question>, Refusal> {
    if !super::offers(&access::erase_worker(actor)) || !worker.can_be_erased() {
        return Ok(None);
    }
    two::question(visit, source, Matter::Erasure, worker, worker_of(actor)?).await.map(Some)
}

/// Erases when everything holds; else why it does not.
async fn decide(
    visit: &Visit,
    actor: &Who,
    tx: &mut Tx,
    (may, worker): (&May<EraseWorker, WorkerId>, &StoredWorker),
) -> Result<Option<String>, Refusal> {
    let by = worker_of(actor)?;
    let Some(asked) = approvable(visit, tx, Matter::Erasure, worker.id, by).await? else {
        return Ok(Some(visit.t.say("people-administrator-not-you").to_owned()));
    };
    if let Some(why) = why_not(visit, tx, (worker, &[worker.id, asked.asked_by]), by).await? {
        return Ok(Some(why));
    }
    if !store::decide_approval(tx, asked.id, by, Verdict::Approved).await? {
        return Err(Refusal::conflict());
    }
    tx.made(may, &asked.id);
    store::erase_worker(tx, may).await?;
    Ok(None)
}

/// Why this account cannot be erased, or this person is none of the two.
async fn why_not(
    visit: &Visit,
    source: &mut impl Source,
    (worker, others): (&StoredWorker, &[WorkerId]),
    by: WorkerId,
) -> Result<Option<String>, Refusal> {
    if !worker.can_be_erased() {
        return Ok(Some(visit.t.say("people-erasure-not-ended").to_owned()));
    }
    why_not_two(visit, source, (others, by), About::worker(worker)).await
}
