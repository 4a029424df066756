//! What takes two people takes two: how a matter stands that one asked for, why somebody is not the second, and who could be.

use db::{Source, Tx};
use kernel::{Action, Actor, Permit, Role, TeamId, WorkerId};
use kit::{Answer, Refusal, Visit};

use super::{over, path_of, worker_of};
use crate::{
    Room,
    rules::{
        approval::{Matter, may_approve},
        hands::stand_apart,
    },
    store::{self, OpenApproval, StoredWorker},
};

/// How many people are named who could help instead.
const NAMED: usize = 5;

/// What is decided on, for whoever reads it: the person's name, and the team whose lead and the role whose holders could help too.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) name: &'a str,
    pub(super) team: Option<TeamId>,
    pub(super) role: Option<Role>,
}

impl<'a> About<'a> {
    /// What only administrators decide on.
    pub(super) fn worker(worker: &'a StoredWorker) -> Self {
        Self { name: &worker.name, team: None, role: None }
    }
}

/// What the page of somebody says of a matter that takes two, and offers.
#[derive(Default)]
pub(super) struct Question {
    /// Who asks for it; none when nobody does.
    pub(super) asker: Option<String>,
    /// Until when it can be approved.
    pub(super) until: String,
    /// Why the reader may not approve it, when somebody asks.
    pub(super) why_not: Option<String>,
}

/// How the matter stands, for this reader of the worker's page.
pub(super) async fn question(
    visit: &Visit,
    source: &mut impl Source,
    matter: Matter,
    worker: &StoredWorker,
    reader: WorkerId,
) -> Result<Question, Refusal> {
    let Some(asked) = store::open_approval(source, matter, worker.id, visit.now).await? else {
        return Ok(Question::default());
    };
    let why_not = match fits(reader, &asked, worker.id, visit) {
        true => why_not_two(visit, source, (&[worker.id, asked.asked_by], reader), About::worker(worker)).await?,
        false => Some(visit.t.say("people-administrator-other").to_owned()),
    };
    let until = visit.t.day_seen_from(asked.ends_at.day(&visit.house.zone), visit.today());
    Ok(Question { asker: Some(asked.asker), until, why_not })
}

/// What a colleague asked for about this worker, when `who` may approve it and the one who asked may still ask.
pub(super) async fn approvable(
    visit: &Visit,
    tx: &mut Tx,
    matter: Matter,
    about: WorkerId,
    who: WorkerId,
) -> Result<Option<OpenApproval>, Refusal> {
    let asked = store::open_approval(tx, matter, about, visit.now).await?;
    let Some(asked) = asked.filter(|asked| fits(who, asked, about, visit)) else { return Ok(None) };
    Ok(is_administrator(tx, visit, asked.asked_by).await?.then_some(asked))
}

/// Whoever asked, or whoever could approve, takes it back.
pub(super) async fn withdraw<A: Action>(
    visit: &Visit,
    actor: &Actor,
    room: &Room,
    (permit, id): (Permit<A>, &str),
    matter: Matter,
) -> Answer {
    let mut tx = visit.write(room.db(), actor).await?;
    let may = over(permit, &mut tx, id, visit.today()).await?;
    if store::withdraw_approval(&mut tx, matter, *may.subject(), worker_of(actor)?).await? {
        tx.does(&may);
    }
    visit.done(tx, &path_of(visit, *may.subject())).await
}

fn fits(who: WorkerId, asked: &OpenApproval, about: WorkerId, visit: &Visit) -> bool {
    may_approve(who, asked.asked_by, about, asked.ends_at, visit.now)
}

/// Whether this worker is an administrator today.
pub(super) async fn is_administrator(
    source: &mut impl Source,
    visit: &Visit,
    worker: WorkerId,
) -> Result<bool, Refusal> {
    let posts = store::may_do_today(source, worker, visit.today()).await?;
    Ok(posts.iter().any(|post| post.role == Role::Administrator))
}

/// Why the reader is not surely another one than `others`, who take part or whom it is about, and who could help instead; none when
/// the reader can.
pub(super) async fn why_not_two(
    visit: &Visit,
    source: &mut impl Source,
    (others, reader): (&[WorkerId], WorkerId),
    about: About<'_>,
) -> Result<Option<String>, Refusal> {
    if with(visit, source, others, reader).await? {
        return Ok(None);
    }
    let mut names = Vec::new();
    for (helper, name) in store::helpers(source, (about.team, about.role), visit.today()).await? {
        let is_free = helper != reader && !others.contains(&helper);
        if is_free && names.len() < NAMED && with(visit, source, others, helper).await? {
            names.push(name);
        }
    }
    let t = &visit.t;
    let why = t.with("name", about.name).say("people-two-touched");
    let then = match names.as_slice() {
        [] => t.say("people-two-nobody").to_owned(),
        names => t.with("names", names.join(", ")).say("people-two-ask"),
    };
    Ok(Some(format!("{why} {then}")))
}

/// Whether these people and one more surely are as many as they seem.
async fn with(visit: &Visit, source: &mut impl Source, others: &[WorkerId], more: WorkerId) -> Result<bool, Refusal> {
    let people = [others, &[more]].concat();
    let touches = store::touches_around(source, &people, visit.now).await?;
    Ok(stand_apart(&people, &touches, visit.now))
}
