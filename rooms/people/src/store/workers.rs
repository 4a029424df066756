use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Day, Entry, Instant, Lang, May, Outcome, Scope, TeamId, WholeHouse, WorkerId};

use super::READDRESS;
use crate::{
    access::{ChangeWorker, EndWorker, EraseWorker, InviteWorker, SeeWorkers},
    rules::{
        administrators::{self, Ending},
        worker::Person,
    },
};

pub(super) const STATEMENTS: &[Sql] = &[ADD, COUNT, ONE, TEAMS_OF, CHANGE, END, ERASE, FORGET_SESSIONS, FORGET_LINKS];

const ADD: Sql = sql!(
    "insert into people_workers (house_id, id, name, email, lang, made_at, made_by, version) values ($1, $2, $3, $4, $5, $6, $7, 1)"
);
const COUNT: Sql = sql!("select count(*) from people_workers where house_id = $1");
const ONE: Sql = sql!(
    "select id, name, email, lang, made_at, ended_at, version,
            (select max(began_at) from people_sessions
              where people_sessions.house_id = $1 and people_sessions.worker_id = people_workers.id) as last_seen
       from people_workers where house_id = $1 and id = $2"
);
const TEAMS_OF: Sql = sql!(
    "select worker.id, post.team_id from people_workers worker
       left join people_posts post
              on post.house_id = worker.house_id and post.worker_id = worker.id and post.revoked_at is null
             and worker.ended_at is null and (post.last_day is null or post.last_day >= $3)
      where worker.house_id = $1 and worker.id = $2 limit 1000"
);
const CHANGE: Sql = sql!(
    "update people_workers set name = $4, email = $5, lang = $6, version = version + 1
      where house_id = $1 and id = $2 and version = $3 and ended_at is null"
);
const END: Sql = sql!(
    "update people_workers set ended_at = $3, ended_by = $4, version = version + 1
      where house_id = $1 and id = $2 and ended_at is null"
);

// The number stays, because the log and what others decided name it.
const ERASE: Sql = sql!(
    "update people_workers set name = '—', email = '', version = version + 1
      where house_id = $1 and id = $2 and ended_at is not null"
);
const FORGET_SESSIONS: Sql = sql!("delete from people_sessions where house_id = $1 and worker_id = $2");
const FORGET_LINKS: Sql = sql!("delete from people_links where house_id = $1 and worker_id = $2");

/// Somebody who works here, as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredWorker {
    /// Who.
    pub id: WorkerId,
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The language of mails and pages.
    pub lang: Lang,
    /// Since when there is an account.
    pub made_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Counts the changes, so that two people do not undo each other's.
    pub version: i64,
    /// When they last signed in.
    pub last_seen: Option<Instant>,
}

from_row!(StoredWorker { id, name, email, lang, made_at, ended_at, version, last_seen });

impl StoredWorker {
    /// Whether there is something left to forget of an account that has ended.
    #[must_use]
    pub fn can_be_erased(&self) -> bool {
        self.ended_at.is_some() && !self.email.is_empty()
    }
}

/// Makes an account.
///
/// # Errors
/// [`Fault::is_duplicate`] when the address has one; otherwise what the database says.
pub async fn add_worker(tx: &mut Tx, may: &May<InviteWorker, WholeHouse>, person: &Person) -> Result<WorkerId, Fault> {
    let id = tx.fresh::<WorkerId>();
    let row = params![tx.house(), id, &person.name, &person.email, person.lang, tx.now(), tx.actor().to_string()];
    tx.run(&ADD, row).await?;
    tx.made(may, &id);
    Ok(id)
}

/// How many accounts there ever were.
///
/// # Errors
/// What the database says.
pub async fn count_workers(source: &mut impl Source) -> Result<i64, Fault> {
    let house = source.house();
    source.value(&COUNT, params![house]).await
}

/// To which teams somebody belongs today or will; none when there is no such worker, no teams when the account ended.
///
/// # Errors
/// What the database says.
pub async fn worker_scope(source: &mut impl Source, id: WorkerId, today: Day) -> Result<Option<Scope>, Fault> {
    let house = source.house();
    let rows: Vec<(WorkerId, Option<TeamId>)> = source.all(&TEAMS_OF, params![house, id, today]).await?;
    let teams = rows.iter().filter_map(|(_, team)| *team).collect();
    Ok((!rows.is_empty()).then_some(Scope { teams, owner: Some(id) }))
}

/// The people of a list, in its order.
///
/// # Errors
/// What the database says.
pub async fn workers(
    source: &mut impl Source,
    may: &May<SeeWorkers, Vec<WorkerId>>,
) -> Result<Vec<StoredWorker>, Fault> {
    source.shows(may);
    let mut all = Vec::new();
    for id in may.subject() {
        all.extend(by_id(source, *id).await?);
    }
    Ok(all)
}

/// One of them.
///
/// # Errors
/// [`Fault::Missing`] when there is none; otherwise what the database says.
pub async fn worker<A: kernel::Action>(
    source: &mut impl Source,
    may: &May<A, WorkerId>,
) -> Result<StoredWorker, Fault> {
    source.shows(may);
    by_id(source, *may.subject()).await?.ok_or(Fault::Missing)
}

async fn by_id(source: &mut impl Source, id: WorkerId) -> Result<Option<StoredWorker>, Fault> {
    let house = source.house();
    source.optional(&ONE, params![house, id]).await
}

/// Changes name, address and language, when nobody else did since `version`. True when it did.
///
/// # Errors
/// [`Fault::is_duplicate`] when the address has another account; otherwise what the database says.
pub async fn change_worker(
    tx: &mut Tx,
    may: &May<ChangeWorker, WorkerId>,
    version: i64,
    person: &Person,
) -> Result<bool, Fault> {
    let before = by_id(tx, *may.subject()).await?.map(|worker| worker.email);
    let row = params![tx.house(), may.subject(), version, &person.name, &person.email, person.lang];
    let changed = tx.run(&CHANGE, row).await? == 1;
    if changed {
        tx.does(may);
        if before.is_some_and(|email| email != person.email) {
            let readdressed = may.entries(Outcome::Done).into_iter().map(|entry| Entry { action: READDRESS, ..entry });
            tx.log(readdressed.collect());
        }
    }
    Ok(changed)
}

/// Ends an account, and with it every session and everything it is opened with; never that of the last administrator.
///
/// # Errors
/// What the database says.
pub async fn end_worker(tx: &mut Tx, may: &May<EndWorker, WorkerId>, today: Day) -> Result<Ending, Fault> {
    let keepers = super::posts::keepers(tx).await?;
    let worker = *may.subject();
    if administrators::ends_with(&keepers, |keeper| keeper.worker == worker, today) {
        return Ok(Ending::LastAdministrator);
    }
    if tx.run(&END, params![tx.house(), worker, tx.now(), tx.actor().to_string()]).await? == 0 {
        return Ok(Ending::Before);
    }
    super::sessions::end_all(tx, worker).await?;
    super::ways_back::forget_proofs(tx, worker).await?;
    tx.does(may);
    Ok(Ending::Now)
}

/// Forgets who an ended account was: name, address, where it was signed in. What it did stays in the access log under a number, because
/// the house must be able to show who looked (GDPR, articles 5.2 and 32), and so do the roles it had.
///
/// # Errors
/// What the database says.
pub async fn erase_worker(tx: &mut Tx, may: &May<EraseWorker, WorkerId>) -> Result<(), Fault> {
    let (house, worker) = (tx.house(), *may.subject());
    for forget in [&ERASE, &FORGET_SESSIONS, &FORGET_LINKS] {
        tx.run(forget, params![house, worker]).await?;
    }
    super::ways_back::forget_proofs(tx, worker).await?;
    tx.does(may);
    Ok(())
}
