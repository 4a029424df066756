//! What the sender does about a referral.

use axum::extract::{Path, State};
use http::StatusCode;
use kernel::{Reason, RuleBreak};
use kit::{Actor, Answer, Form, Visit, see_other};
use serde::Deserialize;

use super::{
    answer::Said,
    new::set_going,
    one::{self, Beside},
    over, path, place,
};
use crate::{
    Room, access,
    room::due,
    rules::{Decision, Kind, New, ReferralId, Reply, State as Standing, Via},
    store,
};

/// An answer that a worker writes down.
#[derive(Debug, Deserialize)]
pub(super) struct Written {
    #[serde(default)]
    via: String,
    #[serde(flatten)]
    said: Said,
}

/// What the sender decides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Decided {
    decision: String,
}

/// Which service is tried next.
#[derive(Debug, Deserialize)]
pub(super) struct Next {
    service: String,
}

/// `POST /doorverwijzingen/{id}/antwoord`: what the sender heard by telephone, on paper or from the person. It counts as the link does.
pub(super) async fn hear(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    form: Form<Written>,
) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let standing = room.directory().standing(&visit.house).await?;
    let edition = standing.edition();
    let read = form.check_and_keep(|written| {
        let via = written.via.parse::<Via>().ok().filter(|via| Via::WRITTEN.contains(via));
        let reply = written.said.read(edition, visit.today());
        match (reply, via) {
            (Ok(reply), Some(via)) => Ok((reply, via)),
            (Err(breaks), _) => Err(breaks),
            (_, None) => Err(vec![RuleBreak::new("via", "referrals-via-choose")]),
        }
    });
    let ((reply, via), form): ((Reply, Via), _) = match read {
        Ok(read) => read,
        Err(form) => {
            let beside = Beside { form, status: StatusCode::UNPROCESSABLE_ENTITY, ..Beside::default() };
            return one::page(&visit, &actor, &room, id, beside).await;
        }
    };
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let onward = place::onward(edition, &reply, visit.now);
    let said = (visit.today(), onward.as_ref());
    let (heard, child) = store::hear(&mut tx, id, (&reply, via), said, &room.codes().version).await?;
    if let Some(notice) = heard.refusal() {
        tx.undo().await?;
        let beside = Beside { form, notice: Some(notice), status: StatusCode::CONFLICT, ..Beside::default() };
        return one::page(&visit, &actor, &room, id, beside).await;
    }
    if let Some((child, onward)) = child.zip(onward) {
        set_going(&mut tx, child, Kind::Onward, onward.due_at).await?;
    }
    tx.does(&may);
    visit.done(tx, &path(&visit.t, id)).await
}

/// `POST /doorverwijzingen/{id}/link`: a link for the partner, shown once; the one before works no more.
pub(super) async fn link(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = room.db().write(visit.house.id, &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let referral = store::held(&mut tx, id).await?;
    if referral.ended_at.is_some() || !referral.kind.leaves() {
        return see_other(&path(&visit.t, id));
    }
    let token = store::make_link(&mut tx, id, visit.house.unheard_days).await?;
    tx.does(&may);
    tx.commit().await?;
    let link = visit.house.address(&visit.t.to(&format!("/antwoord/{}", token.reveal())));
    one::page(&visit, &actor, &room, id, Beside { link: Some(link), ..Beside::default() }).await
}

/// `POST /doorverwijzingen/{id}/link/intrekken`: the link opens nothing any more.
pub(super) async fn withdraw(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    store::withdraw_links(&mut tx, id).await?;
    tx.does(&may);
    visit.done(tx, &path(&visit.t, id)).await
}

/// `POST /doorverwijzingen/{id}/ongedaan`: taken back within the minute, or put back on the list.
pub(super) async fn undo(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let is_undone = store::take_back(&mut tx, &may).await? || store::close(&mut tx, &may, false).await?;
    if is_undone {
        return visit.done(tx, &visit.t.to("/doorverwijzingen")).await;
    }
    tx.undo().await?;
    let beside = Beside { notice: Some("referrals-undo-late"), status: StatusCode::CONFLICT, ..Beside::default() };
    one::page(&visit, &actor, &room, id, beside).await
}

/// `POST /doorverwijzingen/{id}/beslissing`: the sender puts it on hold, lets it go on, or ends it. What goes on is waited for anew.
pub(super) async fn decide(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    form: Form<Decided>,
) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let standing = room.directory().standing(&visit.house).await?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let choose = || vec![RuleBreak::new("decision", "referrals-decision-choose")];
    let decision = match form.check(|decided| decided.decision.parse::<Decision>().map_err(|_| choose())) {
        Ok(decision) => decision,
        Err(deciding) => {
            tx.undo().await?;
            let beside = Beside { deciding, status: StatusCode::UNPROCESSABLE_ENTITY, ..Beside::default() };
            return one::page(&visit, &actor, &room, id, beside).await;
        }
    };
    let Some(state) = store::decide(&mut tx, &may, decision, visit.today()).await? else {
        tx.undo().await?;
        let notice = Some("referrals-decision-late");
        let beside = Beside { notice, status: StatusCode::CONFLICT, ..Beside::default() };
        return one::page(&visit, &actor, &room, id, beside).await;
    };
    if state == Standing::Requested {
        let referral = store::referral(&mut tx, id).await?;
        let due_at = due(standing.edition(), &referral.service, visit.now);
        store::set_due(&mut tx, id, due_at).await?;
        set_going(&mut tx, id, referral.kind, due_at).await?;
    }
    visit.done(tx, &path(&visit.t, id)).await
}

/// `POST /doorverwijzingen/{id}/gezien`: the sender knows how it ended.
pub(super) async fn seen(visit: Visit, actor: Actor, State(room): State<Room>, Path(id): Path<ReferralId>) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    store::close(&mut tx, &may, true).await?;
    visit.done(tx, &visit.t.to("/doorverwijzingen")).await
}

/// `POST /doorverwijzingen/{id}/volgende`: another service is tried for the same need. Nobody starts over.
pub(super) async fn next(
    visit: Visit,
    actor: Actor,
    State(room): State<Room>,
    Path(id): Path<ReferralId>,
    form: Form<Next>,
) -> Answer {
    let permit = access::follow_referral(&actor)?;
    let standing = room.directory().standing(&visit.house).await?;
    let edition = standing.edition();
    let mut tx = visit.write(room.db(), &actor).await?;
    let may = over(&mut tx, permit, id, Reason::Handover).await?;
    let (service, organization) = form.check(|next| {
        place::running(edition, &next.service)
            .ok_or_else(|| vec![RuleBreak::new("service", "referrals-service-choose")])
    })?;
    let make = access::of_own_team(access::make_referral(&actor)?)?;
    let first = store::held(&mut tx, id).await?;
    if !store::close(&mut tx, &may, true).await? {
        // Still under way, or a colleague came first.
        return see_other(&path(&visit.t, id));
    }
    let kind = if first.kind.is_anonymous() { first.kind } else { Kind::Cold };
    let new = New { kind, service, organization, theme: first.theme, need: first.need, parent: Some(id) };
    let due_at = due(edition, &new.service, visit.now);
    let fresh = store::make(&mut tx, &make, &new, (due_at, visit.today()), &room.codes().version).await?;
    set_going(&mut tx, fresh, new.kind, due_at).await?;
    visit.done(tx, &path(&visit.t, fresh)).await
}
