use askama::Template;
use axum::extract::{Path, State};
use db::{Source, Tx};
use kernel::{Actor as Who, Day, May, Permit, RuleBreak, TeamId, TypedId as _, WorkerId};
use kit::{Actor, Answer, Choice, Form, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use super::{
    about,
    link::{self, Handed, Receiver},
    path_of, person, reason, scope_of, tell_administrators,
    two::{About, why_not_two},
    worker_of,
};
use crate::{
    Room,
    access::{self, GiveWayBack},
    mails::{self, To},
    rules::{
        approval::{Matter, Verdict, may_approve},
        link::{Carrier, Purpose},
        recovery,
    },
    store::{self, OpenApproval, StoredWorker},
};

/// The form as it is sent.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    by: String,
}

#[derive(Template)]
#[template(path = "people/admin/way_back.html")]
struct LetInPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    name: &'a str,
    path: &'a str,
    carriers: Vec<Choice>,
}

/// What was asked, and how the link shall go.
type Approved = (OpenApproval, Carrier);

impl Sent {
    /// The question of the one who stands there: they say its code, and the one who approves has seen them.
    fn read(
        &self,
        asked: Option<&OpenApproval>,
        visit: &Visit,
        who: &Who,
        has_mail: bool,
    ) -> Result<Approved, Vec<RuleBreak>> {
        let mut breaks = Vec::new();
        if self.seen != "ja" {
            breaks.push(RuleBreak::new("seen", "people-let-in-unseen"));
        }
        let fits = |asked: &&OpenApproval| {
            let hash = recovery::hash(asked.asked_by.as_uuid(), &self.code);
            let approver = who.worker().map(|worker| worker.id);
            asked.code_hash.as_ref() == Some(&hash)
                && approver
                    .is_some_and(|who| may_approve(who, asked.asked_by, asked.asked_by, asked.ends_at, visit.now))
        };
        match asked.filter(fits) {
            Some(asked) if breaks.is_empty() => Ok((asked.clone(), Carrier::read(&self.by, has_mail))),
            Some(_) => Err(breaks),
            None => {
                breaks.push(RuleBreak::new("code", "people-let-in-code-wrong"));
                Err(breaks)
            }
        }
    }
}

/// `GET /beheer/mensen/{id}/terugweg`: is it really this person?
pub(super) async fn form(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<String>) -> Answer {
    let permit = access::give_way_back(&actor)?;
    let mut read = room.db().read(visit.house.id).await?;
    let may = over_other(permit, &mut read, &id, visit.today()).await?;
    let worker = store::worker(&mut read, &may).await?;
    let why_not = why_not(&visit, &actor, &mut read, &worker).await?;
    drop(read);
    match why_not {
        Some(why) => person::refused_saying(&visit, &actor, &room, &id, why).await,
        None => shown(&visit, &actor, &room, &worker, &Typed::default().with("by", "paper")),
    }
}

/// `POST /beheer/mensen/{id}/terugweg`: whoever lost everything begins anew, because a colleague saw them. The second factor goes only
/// together with a new link, and the person and the administrators hear of it.
pub(super) async fn let_in(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<String>,
    form: Form<Sent>,
) -> Answer {
    let permit = access::give_way_back(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over_other(permit, &mut tx, &id, visit.today()).await?;
    let worker = store::worker(&mut tx, &may).await?;
    if let Some(why) = why_not(&visit, &actor, &mut tx, &worker).await? {
        tx.undo().await?;
        return person::refused_saying(&visit, &actor, &room, &id, why).await;
    }
    // A code of fifty bits is not guessed; who tries is slowed down all the same.
    room.slowdown().admit(&format!("let in {}", worker.id), &visit.network())?;
    let asked = store::open_approval(&mut tx, Matter::WayBack, worker.id, visit.now).await?;
    match form.check(|sent| sent.read(asked.as_ref(), &visit, &actor, room.has_mail())) {
        Ok(approved) => approve(&visit, &actor, &room, (tx, &may), &worker, approved).await,
        Err(typed) => {
            tx.undo().await?;
            shown(&visit, &actor, &room, &worker, &typed)
        }
    }
}

async fn approve(
    visit: &Visit,
    actor: &Who,
    room: &Room,
    (mut tx, may): (Tx, &May<GiveWayBack, WorkerId>),
    worker: &StoredWorker,
    (asked, carrier): Approved,
) -> Answer {
    let approver = worker_of(actor)?;
    if !store::decide_approval(&mut tx, asked.id, approver, Verdict::Approved).await? {
        return Err(Refusal::conflict());
    }
    tx.made(may, &asked.id);
    let token = store::let_back_in(&mut tx, may).await?;
    if room.has_mail() {
        tell(visit, &mut tx, worker).await?;
    }
    let receiver = Receiver::of(worker);
    let handed = Handed { token: &token, purpose: Purpose::WayBack, words: &mails::WAY_BACK, carrier };
    link::hand_over(visit, actor, room, tx, &receiver, &handed).await
}

/// Writes to the person and to the administrators that it happened.
async fn tell(visit: &Visit, tx: &mut Tx, worker: &StoredWorker) -> Result<(), Refusal> {
    let (texts, house, now) = (visit.texts(), &visit.house, visit.now);
    tx.enqueue(mails::news(texts, house, &mails::LET_IN, &To::worker(worker), now)).await?;
    tell_administrators(visit, tx, &mails::BEGINS_ANEW, (worker.id, worker.id)).await
}

/// The right over somebody else.
async fn over_other(
    permit: Permit<GiveWayBack>,
    source: &mut impl Source,
    id: &str,
    today: Day,
) -> Result<May<GiveWayBack, WorkerId>, Refusal> {
    let (id, scope) = scope_of(source, id, today).await?;
    let reason = reason(permit.actor());
    Ok(access::over_another(permit, scope.as_ref(), id, reason)?)
}

/// Why this account is not for this helper: it has ended, it may more than the helper's teams, or the helper had a hand in how it
/// is opened.
async fn why_not(
    visit: &Visit,
    actor: &Who,
    source: &mut impl Source,
    worker: &StoredWorker,
) -> Result<Option<String>, Refusal> {
    let say = |key| Ok(Some(visit.t.say(key).to_owned()));
    if worker.ended_at.is_some() {
        return say("people-ended-before");
    }
    let held = store::teams_held(source, worker.id, visit.today()).await?;
    let reach = access::give_way_back(actor)?.teams();
    let is_within =
        |team: &Option<TeamId>| reach.as_ref().is_none_or(|teams| team.is_some_and(|team| teams.contains(&team)));
    if !held.iter().all(is_within) {
        return say("people-let-in-outside");
    }
    let team = held.first().copied().flatten().filter(|team| held.iter().all(|held| *held == Some(*team)));
    why_not_two(visit, source, (&[worker.id], worker_of(actor)?), About { name: &worker.name, team, role: None }).await
}

fn shown(visit: &Visit, actor: &Who, room: &Room, worker: &StoredWorker, form: &Typed) -> Answer {
    let (t, path) = (&visit.t, path_of(visit, worker.id));
    let page = LetInPage { t, form, name: &worker.name, path: &path, carriers: link::carriers(t, room) };
    about(visit, actor, ("people-let-in-title", worker), form, &page).answer()
}
