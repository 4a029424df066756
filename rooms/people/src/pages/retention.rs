//! How long things are kept: rules that one person proposes and the data protection officer approves, and what was done by them.

use askama::Template;
use axum::extract::State;
use db::Retained;
use http::StatusCode;
use kernel::{Actor as Who, Instant, Reason, RuleBreak, WholeHouse, WorkerId};
use kit::{Actor, Answer, Form, OrMissing as _, Refusal, Text, Typed, Visit};
use serde::Deserialize;

use super::admin::offers;
use crate::{
    Room, access,
    rules::{
        hands::stand_apart,
        retention::{self, may_approve},
        seal::in_hex,
    },
    store::{self, RetentionRule, RetentionRuleId, RetentionRun},
};

/// The page.
const PATH: &str = "/beheer/bewaartermijnen";
/// How many certificates stand on their page.
const SHOWN: u32 = 100;

/// The form as it is sent.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    days: String,
    #[serde(default)]
    rule: String,
}

#[derive(Template)]
#[template(path = "people/retention.html")]
struct RulesPage<'a> {
    t: &'a Text,
    form: &'a Typed,
    subjects: Vec<Shown>,
    may_propose: bool,
    notice: Option<&'a str>,
}

/// Something that can have a rule.
struct Shown {
    code: &'static str,
    name: String,
    source: String,
    bounds: String,
    proposal: i64,
    in_force: Option<String>,
    waits: Option<Waiting>,
}

/// A proposal that waits.
struct Waiting {
    id: String,
    sentence: String,
    may_approve: bool,
}

#[derive(Template)]
#[template(path = "people/certificates.html")]
struct CertificatesPage<'a> {
    t: &'a Text,
    house: &'a str,
    runs: Vec<Certificate>,
}

/// What was done, in words.
struct Certificate {
    id: String,
    name: String,
    rule: String,
    up_to: String,
    removed: i64,
    done: String,
    chain_seq: i64,
    chain_hash: String,
}

/// `GET /beheer/bewaartermijnen`
pub(super) async fn shown(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    page(&visit, &actor, &room, &Typed::default(), None).await
}

/// `POST /beheer/bewaartermijnen`: proposes how long something is kept.
pub(super) async fn propose(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::propose_retention(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let rule = match form.check(|sent| written(&room, sent)) {
        Ok(rule) => rule,
        Err(typed) => return page(&visit, &actor, &room, &typed, None).await,
    };
    let mut tx = visit.write(room.db(), &actor).await?;
    store::propose_retention(&mut tx, &may, rule).await?;
    visit.done(tx, &visit.t.to(PATH)).await
}

/// `POST /beheer/bewaartermijnen/intrekken`: takes a proposal back.
pub(super) async fn withdraw(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let may = access::propose_retention(&actor)?.over_house(WholeHouse, Reason::Upkeep)?;
    let subject = form.check(|sent| subject(&room, &sent.subject))?;
    let mut tx = visit.write(room.db(), &actor).await?;
    store::withdraw_retention(&mut tx, &may, subject).await?;
    visit.done(tx, &visit.t.to(PATH)).await
}

/// `POST /beheer/bewaartermijnen/akkoord`: the data protection officer approves what another proposed; from then on it is carried
/// out.
pub(super) async fn approve(visit: Visit, actor: Actor, State(room): State<Room>, form: Form<Sent>) -> Answer {
    let permit = access::approve_retention(&actor)?;
    let id: RetentionRuleId = form.check(|sent| Ok(sent.rule.parse().ok()))?.or_missing()?;
    let may = permit.over_house(id, Reason::Audit)?;
    let mut tx = visit.write(room.db(), &actor).await?;
    let (subject, proposed_by) = store::open_retention(&mut tx, id).await?.or_missing()?;
    let who = who(&actor)?;
    let touches = store::touches_around(&mut tx, &[who, proposed_by], visit.now).await?;
    let is_another = may_approve(who, proposed_by) && stand_apart(&[who, proposed_by], &touches, visit.now);
    if !is_another || !store::approve_retention(&mut tx, &may, &subject).await? {
        tx.undo().await?;
        return page(&visit, &actor, &room, &Typed::default(), Some("people-retention-not-you")).await;
    }
    visit.done(tx, &visit.t.to(PATH)).await
}

/// `GET /beheer/bewaartermijnen/bewijzen`: what was done by the rules, to be printed.
pub(super) async fn certificates(visit: Visit, actor: Actor, State(room): State<Room>) -> Answer {
    let may = access::see_retention(&actor)?.over_house(WholeHouse, Reason::Audit)?;
    let runs = store::retention_runs(&mut room.db().read(visit.house.id).await?, &may, SHOWN).await?;
    let runs = runs.iter().map(|run| certificate(&visit, &room, run)).collect();
    let main = CertificatesPage { t: &visit.t, house: &visit.house.name, runs };
    let page = visit.page("people-retention-proofs").main(&main).at_work(&actor);
    page.crumb(visit.t.to(PATH), visit.t.say("people-retention-title")).answer()
}

/// What a form speaks of.
fn subject(room: &Room, code: &str) -> Result<&'static Retained, Vec<RuleBreak>> {
    let wrong = || vec![RuleBreak::new("subject", "people-retention-subject-wrong")];
    room.retained().find(|known| known.code == code).ok_or_else(wrong)
}

/// What a form proposes: about what, and for how many days.
fn written(room: &Room, sent: &Sent) -> Result<(&'static Retained, i64), Vec<RuleBreak>> {
    let subject = subject(room, &sent.subject)?;
    Ok((subject, retention::written(&sent.days, subject.bounds)?))
}

async fn page(visit: &Visit, actor: &Actor, room: &Room, form: &Typed, notice: Option<&str>) -> Answer {
    let may = access::see_retention(actor)?.over_house(WholeHouse, Reason::Audit)?;
    let rules = store::retention_rules(&mut room.db().read(visit.house.id).await?, &may).await?;
    let may_propose = offers(&access::propose_retention(actor));
    let subjects = room.retained().map(|subject| in_words(visit, actor, subject, &rules)).collect();
    let main = RulesPage { t: &visit.t, form, subjects, may_propose, notice: notice.map(|key| visit.t.say(key)) };
    let status = match (notice, form.breaks()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, []) => StatusCode::OK,
        (None, _) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    visit.page("people-retention-title").main(&main).at_work(actor).status(status).answer()
}

fn in_words(visit: &Visit, actor: &Who, subject: &'static Retained, rules: &[RetentionRule]) -> Shown {
    let t = &visit.t;
    let of_subject = |rule: &&RetentionRule| rule.subject == subject.code;
    let in_force = rules.iter().filter(of_subject).find_map(|rule| {
        let (approver, at) = (rule.approver.as_deref()?, rule.approved_at?);
        let said = t.with("days", rule.days).with("proposer", rule.proposer.as_str()).with("approver", approver);
        Some(said.with("day", day(visit, at)).say("people-retention-in-force"))
    });
    let waits = rules.iter().filter(of_subject).find(|rule| rule.approved_at.is_none()).map(|rule| Waiting {
        id: rule.id.to_string(),
        sentence: t
            .with("days", rule.days)
            .with("proposer", rule.proposer.as_str())
            .with("day", day(visit, rule.proposed_at))
            .say("people-retention-waits"),
        may_approve: offers(&access::approve_retention(actor))
            && who(actor).is_ok_and(|who| may_approve(who, rule.proposed_by)),
    });
    let (fewest, most) = subject.bounds;
    Shown {
        code: subject.code,
        name: t.say(subject.name).to_owned(),
        source: t.say(subject.source).to_owned(),
        bounds: t.with("fewest", fewest).with("most", most).say("people-retention-bounds"),
        proposal: subject.proposal,
        in_force,
        waits,
    }
}

fn certificate(visit: &Visit, room: &Room, run: &RetentionRun) -> Certificate {
    let t = &visit.t;
    let subject = room.retained().find(|known| known.code == run.subject);
    let rule = t.with("days", run.days).with("proposer", run.proposer.as_str()).with("approver", run.approver.as_str());
    Certificate {
        id: run.id.to_string(),
        name: subject.map_or(run.subject.as_str(), |subject| t.say(subject.name)).to_owned(),
        rule: rule.with("day", day(visit, run.approved_at)).say("people-retention-in-force"),
        up_to: moment(visit, run.up_to),
        removed: run.removed,
        done: moment(visit, run.done_at),
        chain_seq: run.chain_seq,
        chain_hash: in_hex(&run.chain_hash),
    }
}

fn day(visit: &Visit, at: Instant) -> String {
    visit.t.full_day(at.day(&visit.house.zone))
}

fn moment(visit: &Visit, at: Instant) -> String {
    format!("{}, {}", day(visit, at), visit.t.clock(at.civil(&visit.house.zone).time()))
}

/// Whoever holds a permit signed in.
fn who(actor: &Who) -> Result<WorkerId, Refusal> {
    actor.worker().map(|worker| worker.id).or_missing()
}
