use db::{Db, FAILED_WORK, Fault, Head, LOG_DAYS_AT_LEAST, Removal, Retained, Source, Sql, Tx, from_row, params, sql};
use kernel::{Actor, Entry, HouseId, Instant, May, Outcome, Reason, Record, Recorded, TypedId as _, WholeHouse};

use crate::{
    access::{ApproveRetention, ProposeRetention, SeeRetention},
    rules::{
        hands::WATCHED_SECONDS,
        retention::{DAY, kept_since},
    },
};

kernel::typed_id! {
    /// A rule of how long something is kept.
    RetentionRuleId,
    /// What was done by such a rule at one time.
    RetentionRunId,
}

impl Recorded for RetentionRuleId {
    const KIND: &'static str = "retention-rule";
}

impl Recorded for RetentionRunId {
    const KIND: &'static str = "retention-run";
}

pub(super) const STATEMENTS: &[Sql] = &[
    PROPOSE,
    WITHDRAW,
    OPEN,
    END_IN_FORCE,
    APPROVE,
    RULES,
    IN_FORCE,
    CERTIFY,
    ADD_STEP,
    RUNS,
    LAST_RUN,
    SESSIONS,
    LINKS,
    APPROVALS,
    ENDED_ACCOUNTS,
];

/// What the access log calls that the program began to remove what was kept long enough.
pub const RETENTION_RUN: &str = "people.retention.run";

const PROPOSE: Sql = sql!(
    "insert into people_retention_rules (house_id, id, subject, days, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)"
);
const WITHDRAW: Sql = sql!(
    "update people_retention_rules set ended_at = $3, ended_by = $4
      where house_id = $1 and subject = $2 and approved_at is null and ended_at is null"
);
const OPEN: Sql = sql!(
    "select id, subject, proposed_by from people_retention_rules
      where house_id = $1 and id = $2 and approved_at is null and ended_at is null"
);
const END_IN_FORCE: Sql = sql!(
    "update people_retention_rules set ended_at = $3, ended_by = $4
      where house_id = $1 and subject = $2 and approved_at is not null and ended_at is null"
);
const APPROVE: Sql = sql!(
    "update people_retention_rules set approved_at = $3, approved_by = $4
      where house_id = $1 and id = $2 and approved_at is null and ended_at is null and proposed_by <> $4"
);
const RULES: Sql = sql!(
    "select rule.id, rule.subject, rule.days, rule.proposed_by, proposer.name as proposer, rule.proposed_at,
            approver.name as approver, rule.approved_at
       from people_retention_rules rule
       join people_workers proposer on proposer.house_id = rule.house_id and proposer.id = rule.proposed_by
       left join people_workers approver on approver.house_id = rule.house_id and approver.id = rule.approved_by
      where rule.house_id = $1 and rule.ended_at is null order by rule.id limit 100"
);
const IN_FORCE: Sql = sql!(
    "select id, subject, days from people_retention_rules
      where house_id = $1 and approved_at is not null and ended_at is null order by id limit 100"
);
const CERTIFY: Sql = sql!(
    "insert into people_retention_runs (house_id, id, rule_id, up_to, removed, done_at, chain_seq, chain_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)"
);
const ADD_STEP: Sql =
    sql!("update people_retention_runs set removed = removed + $3, done_at = $4 where house_id = $1 and id = $2");
const RUNS: Sql = sql!(
    "select run.id, rule.id as rule_id, rule.subject, rule.days, proposer.name as proposer, approver.name as approver, rule.approved_at,
            run.up_to, run.removed, run.done_at, run.chain_seq, run.chain_hash
       from people_retention_runs run
       join people_retention_rules rule on rule.house_id = run.house_id and rule.id = run.rule_id
       join people_workers proposer on proposer.house_id = rule.house_id and proposer.id = rule.proposed_by
       join people_workers approver on approver.house_id = rule.house_id and approver.id = rule.approved_by
      where run.house_id = $1 order by run.done_at desc, run.id desc limit $2"
);
const LAST_RUN: Sql = sql!("select max(done_at) from people_retention_runs where house_id = $1 and rule_id = $2");
// Each takes a few at a time, so that nobody waits behind it.
const SESSIONS: Sql = sql!(
    "delete from people_sessions where house_id = $1 and id in
        (select id from people_sessions where house_id = $1 and began_at < $2 limit $3)"
);
const LINKS: Sql = sql!(
    "delete from people_links where house_id = $1 and id in
        (select id from people_links where house_id = $1 and ends_at < $2 limit $3)"
);
const APPROVALS: Sql = sql!(
    "delete from people_approvals where house_id = $1 and id in
        (select id from people_approvals where house_id = $1 and ends_at < $2 limit $3)"
);
// The number stays, because the log names it; who it was is forgotten.
const ENDED_ACCOUNTS: Sql = sql!(
    "update people_workers set name = '—', email = '', version = version + 1 where house_id = $1 and id in
        (select id from people_workers where house_id = $1 and ended_at < $2 and email <> '' limit $3)"
);

/// What this room keeps and a rule can speak of, in the order of the page. Ten years for the log: what is often said of flows of the
/// social security; for a name as long as the log that names it. The others are proposals of our own.
pub const RETAINED: &[Retained] = &[
    Retained {
        code: "access-log",
        name: "people-retention-of-access-log",
        source: "people-retention-source-access-log",
        proposal: 3_653,
        bounds: (LOG_DAYS_AT_LEAST, 11_000),
        removal: Removal::Log,
    },
    Retained {
        code: "ended-accounts",
        name: "people-retention-of-ended-accounts",
        source: "people-retention-source-ended-accounts",
        proposal: 3_653,
        bounds: (30, 11_000),
        removal: Removal::Rows(ENDED_ACCOUNTS),
    },
    Retained {
        code: "sessions",
        name: "people-retention-of-sessions",
        source: "people-retention-source-sessions",
        proposal: 30,
        bounds: (1, 30),
        removal: Removal::Rows(SESSIONS),
    },
    Retained {
        code: "links",
        name: "people-retention-of-links",
        source: "people-retention-source-links",
        proposal: 30,
        bounds: (7, 30),
        removal: Removal::Rows(LINKS),
    },
    Retained {
        code: "approvals",
        name: "people-retention-of-approvals",
        source: "people-retention-source-approvals",
        proposal: 30,
        bounds: (7, 30),
        removal: Removal::Rows(APPROVALS),
    },
    Retained {
        code: "failed-work",
        name: "people-retention-of-failed-work",
        source: "people-retention-source-failed-work",
        proposal: 30,
        bounds: (1, 365),
        removal: FAILED_WORK,
    },
];

// Who had a hand in a way in is read from the log.
const _: () = assert!(LOG_DAYS_AT_LEAST * DAY > WATCHED_SECONDS);

/// A rule is carried out once in so many seconds: nearly a day.
const EVERY: i64 = 20 * 3600;

/// A rule that waits for approval, or is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRule {
    /// Which.
    pub id: RetentionRuleId,
    /// The code of what it is about; one that is not known belongs to a newer release.
    pub subject: String,
    /// For how many days.
    pub days: i64,
    /// Who proposed it.
    pub proposed_by: kernel::WorkerId,
    /// Their name.
    pub proposer: String,
    /// When.
    pub proposed_at: Instant,
    /// Who approved it.
    pub approver: Option<String>,
    /// When; none while it waits.
    pub approved_at: Option<Instant>,
}

from_row!(RetentionRule { id, subject, days, proposed_by, proposer, proposed_at, approver, approved_at });

/// What was done by a rule: the certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRun {
    /// Which.
    pub id: RetentionRunId,
    /// By which rule.
    pub rule_id: RetentionRuleId,
    /// The code of what it is about; one that is not known belongs to a newer release.
    pub subject: String,
    /// For how many days it is kept.
    pub days: i64,
    /// Who proposed the rule.
    pub proposer: String,
    /// Who approved it.
    pub approver: String,
    /// When.
    pub approved_at: Instant,
    /// What was older than this went.
    pub up_to: Instant,
    /// How many rows went.
    pub removed: i64,
    /// When it was done.
    pub done_at: Instant,
    /// The number of the last entry of the access log when it began.
    pub chain_seq: i64,
    /// Its hash.
    pub chain_hash: Vec<u8>,
}

from_row!(RetentionRun {
    id,
    rule_id,
    subject,
    days,
    proposer,
    approver,
    approved_at,
    up_to,
    removed,
    done_at,
    chain_seq,
    chain_hash,
});

/// Proposes how long something is kept; an open proposal about it goes.
///
/// # Errors
/// What the database says.
pub async fn propose_retention(
    tx: &mut Tx,
    may: &May<ProposeRetention, WholeHouse>,
    (subject, days): (&Retained, i64),
) -> Result<RetentionRuleId, Fault> {
    let (house, now, by) = (tx.house(), tx.now(), may.actor().worker().map(|worker| worker.id));
    tx.run(&WITHDRAW, params![house, subject.code, now, by]).await?;
    let id = tx.fresh::<RetentionRuleId>();
    tx.run(&PROPOSE, params![house, id, subject.code, days, by, now]).await?;
    tx.made(may, &id);
    Ok(id)
}

/// Takes back what was proposed about something.
///
/// # Errors
/// What the database says.
pub async fn withdraw_retention(
    tx: &mut Tx,
    may: &May<ProposeRetention, WholeHouse>,
    subject: &Retained,
) -> Result<(), Fault> {
    let by = may.actor().worker().map(|worker| worker.id);
    if tx.run(&WITHDRAW, params![tx.house(), subject.code, tx.now(), by]).await? > 0 {
        tx.does(may);
    }
    Ok(())
}

/// What is proposed and waits, and by whom; none when it was taken back or approved.
///
/// # Errors
/// What the database says.
pub async fn open_retention(
    source: &mut impl Source,
    id: RetentionRuleId,
) -> Result<Option<(String, kernel::WorkerId)>, Fault> {
    let house = source.house();
    let found: Option<(RetentionRuleId, String, kernel::WorkerId)> = source.optional(&OPEN, params![house, id]).await?;
    Ok(found.map(|(_, subject, by)| (subject, by)))
}

/// Approves a proposal; the rule before it ends. False when somebody was first, or it is the approver's own.
///
/// # Errors
/// What the database says.
pub async fn approve_retention(
    tx: &mut Tx,
    may: &May<ApproveRetention, RetentionRuleId>,
    subject: &str,
) -> Result<bool, Fault> {
    let (house, now, by) = (tx.house(), tx.now(), may.actor().worker().map(|worker| worker.id));
    tx.run(&END_IN_FORCE, params![house, subject, now, by]).await?;
    let approved = tx.run(&APPROVE, params![house, may.subject(), now, by]).await? == 1;
    if approved {
        tx.does(may);
    }
    Ok(approved)
}

/// The rules in force, and those that wait.
///
/// # Errors
/// What the database says.
pub async fn retention_rules(
    source: &mut impl Source,
    _may: &May<SeeRetention, WholeHouse>,
) -> Result<Vec<RetentionRule>, Fault> {
    let house = source.house();
    source.all(&RULES, params![house]).await
}

/// The newest certificates.
///
/// # Errors
/// What the database says.
pub async fn retention_runs(
    source: &mut impl Source,
    _may: &May<SeeRetention, WholeHouse>,
    limit: u32,
) -> Result<Vec<RetentionRun>, Fault> {
    let house = source.house();
    source.all(&RUNS, params![house, limit]).await
}

/// Carries out every rule in force about one of these that was not carried out today, in short steps, and certifies what went. A rule
/// about something else waits for the release that knows it.
///
/// # Errors
/// What the database says; what went until then stays gone, and is certified.
pub async fn carry_out_retention<'a>(
    db: &Db,
    house: HouseId,
    all: impl Iterator<Item = &'a Retained> + Clone,
) -> Result<(), Fault> {
    let now = db.makers().clock.now();
    let mut read = db.read(house).await?;
    let rules: Vec<(RetentionRuleId, String, i64)> = read.all(&IN_FORCE, params![house]).await?;
    drop(read);
    for (rule, subject, days) in rules {
        let Some(subject) = all.clone().find(|known| known.code == subject) else { continue };
        let last: Option<Instant> = db.read(house).await?.value(&LAST_RUN, params![house, rule]).await?;
        if last.is_none_or(|last| now.seconds_since(last) >= EVERY) {
            run(db, house, rule, (&subject.removal, kept_since(now, days))).await?;
        }
    }
    Ok(())
}

/// Carries out one rule. Each step goes on the certificate with its own commit, so that nothing is ever gone without one, and the first
/// is in the access log.
async fn run(
    db: &Db,
    house: HouseId,
    rule: RetentionRuleId,
    (removal, up_to): (&Removal, Instant),
) -> Result<(), Fault> {
    let mut certificate = None;
    loop {
        let mut tx = db.write(house, &Actor::Program("retention")).await?;
        let gone = i64::try_from(removal.step(&mut tx, up_to).await?).unwrap_or(i64::MAX);
        if gone == 0 {
            return Ok(());
        }
        match certificate {
            None => certificate = Some(certify(&mut tx, rule, (up_to, gone)).await?),
            Some(id) => drop(tx.run(&ADD_STEP, params![house, id, gone, tx.now()]).await?),
        }
        tx.commit().await?;
    }
}

/// Begins a certificate with what the first step removed, and says so in the access log.
async fn certify(tx: &mut Tx, rule: RetentionRuleId, (up_to, gone): (Instant, i64)) -> Result<RetentionRunId, Fault> {
    let head = Head::of(tx).await?.unwrap_or_else(|| Head { seq: 0, hash: Vec::new() });
    let (house, id, now) = (tx.house(), tx.fresh::<RetentionRunId>(), tx.now());
    tx.run(&CERTIFY, params![house, id, rule, up_to, gone, now, head.seq, head.hash]).await?;
    let record = Record { kind: RetentionRunId::KIND, id: Some(id.as_uuid()) };
    let (actor, reason) = (Actor::Program("retention"), Some(Reason::Upkeep));
    tx.log(vec![Entry { actor, role: None, action: RETENTION_RUN, record, reason, outcome: Outcome::Done }]);
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_propose_lies_within_the_bounds() {
        for subject in RETAINED {
            assert!(subject.allows(subject.proposal), "{}", subject.code);
        }
    }
}
