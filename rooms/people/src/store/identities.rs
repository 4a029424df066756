use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Actor, Instant, May, Role, SessionId, TeamId, WorkerId};

use super::{passkeys::Removal, posts::PostId};
use crate::{
    access::{self, ChangeAccount},
    rules::post::NewPost,
};

pub(super) const STATEMENTS: &[Sql] = &[
    OF_WORKER,
    HOLD,
    UNLINK,
    KNOWN,
    OF_EMAIL,
    LINK,
    NOTE_USE,
    NOTE_SESSION,
    END_SESSION,
    END_SUBJECT,
    CLAIMED,
    CLAIM,
    TEAM,
];

const OF_WORKER: Sql = sql!(
    "select issuer, linked_at, used_at from people_identities where house_id = $1 and worker_id = $2 order by issuer limit 100"
);
const HOLD: Sql = sql!("update people_workers set version = version where house_id = $1 and id = $2");
const UNLINK: Sql = sql!("delete from people_identities where house_id = $1 and worker_id = $2 and issuer = $3");
const KNOWN: Sql = sql!(
    "select identity.worker_id from people_identities identity
       join people_workers worker on worker.house_id = identity.house_id and worker.id = identity.worker_id
      where identity.house_id = $1 and identity.issuer = $2 and identity.subject = $3 and worker.ended_at is null"
);
// An account that has a name there already is not given a second one by its address.
const OF_EMAIL: Sql = sql!(
    "select worker.id from people_workers worker
      where worker.house_id = $1 and worker.email = $3 and worker.ended_at is null
        and not exists (select 1 from people_identities identity
                         where identity.house_id = $1 and identity.issuer = $2 and identity.worker_id = worker.id)"
);
const LINK: Sql = sql!(
    "insert into people_identities (house_id, issuer, subject, worker_id, linked_at, linked_by)
     values ($1, $2, $3, $4, $5, $6)"
);
const NOTE_USE: Sql =
    sql!("update people_identities set used_at = $4 where house_id = $1 and issuer = $2 and subject = $3");
const NOTE_SESSION: Sql = sql!(
    "insert into people_provider_sessions (house_id, session_id, issuer, subject, provider_session)
     values ($1, $2, $3, $4, $5)
     on conflict (house_id, session_id) do update
        set issuer = excluded.issuer, subject = excluded.subject, provider_session = excluded.provider_session"
);
const END_SESSION: Sql = sql!(
    "update people_sessions set ended_at = $5, ended_by = $6
      where house_id = $1 and ended_at is null
        and exists (select 1 from people_provider_sessions there
                     where there.house_id = $1 and there.session_id = people_sessions.id and there.issuer = $2
                       and there.subject = $3 and there.provider_session = $4)"
);
const END_SUBJECT: Sql = sql!(
    "update people_sessions set ended_at = $4, ended_by = $5
      where house_id = $1 and ended_at is null
        and exists (select 1 from people_provider_sessions there
                     where there.house_id = $1 and there.session_id = people_sessions.id and there.issuer = $2
                       and there.subject = $3)"
);
const CLAIMED: Sql = sql!(
    "select id, role, team_id from people_posts
      where house_id = $1 and worker_id = $2 and claimed_from = $3 and revoked_at is null limit 1000"
);
const CLAIM: Sql = sql!("update people_posts set claimed_from = $3 where house_id = $1 and id = $2");
const TEAM: Sql = sql!("select id from people_teams where house_id = $1 and name = $2 and ended_at is null");

/// Somebody as a provider names them: its address, and a name that it gives to nobody else.
#[derive(Debug, Clone, Copy)]
pub struct Identity<'a> {
    /// The address of the provider.
    pub issuer: &'a str,
    /// The name that it gives.
    pub subject: &'a str,
}

/// A provider that knows somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredIdentity {
    /// The address of the provider.
    pub issuer: String,
    /// Since when.
    pub linked_at: Instant,
    /// When they last came in so.
    pub used_at: Option<Instant>,
}

from_row!(StoredIdentity { issuer, linked_at, used_at });

/// The providers that know somebody.
///
/// # Errors
/// What the database says.
pub async fn identities(source: &mut impl Source, worker: WorkerId) -> Result<Vec<StoredIdentity>, Fault> {
    let house = source.house();
    source.all(&OF_WORKER, params![house, worker]).await
}

/// The provider knows somebody no more, and the roles that it gave go; never the last way in. `name` is what the settings call it,
/// where they still do.
///
/// # Errors
/// What the database says.
pub async fn unlink_identity(
    tx: &mut Tx,
    may: &May<ChangeAccount, WorkerId>,
    (issuer, name): (&str, Option<&str>),
    today: kernel::Day,
) -> Result<Removal, Fault> {
    let worker = *may.subject();
    // Until the transaction ends nobody else takes another way in away.
    tx.run(&HOLD, params![tx.house(), worker]).await?;
    if !super::ways_in(tx, worker).await?.can_miss_a_provider() {
        return Ok(Removal::LastWayIn);
    }
    if tx.run(&UNLINK, params![tx.house(), worker, issuer]).await? == 1 {
        if let Some(name) = name {
            take_over_claims(tx, worker, name, (&[], today)).await?;
        }
        tx.does(may);
    }
    Ok(Removal::Done)
}

/// Whose account this is; none when nobody here is known so, or the account has ended.
///
/// # Errors
/// What the database says.
pub async fn identified(source: &mut impl Source, who: Identity<'_>) -> Result<Option<WorkerId>, Fault> {
    let house = source.house();
    let found: Option<(WorkerId,)> = source.optional(&KNOWN, params![house, who.issuer, who.subject]).await?;
    Ok(found.map(|(worker,)| worker))
}

/// The account with this address that has no name yet at this provider.
///
/// # Errors
/// What the database says.
pub async fn with_email(source: &mut impl Source, who: Identity<'_>, email: &str) -> Result<Option<WorkerId>, Fault> {
    let house = source.house();
    let found: Option<(WorkerId,)> = source.optional(&OF_EMAIL, params![house, who.issuer, email]).await?;
    Ok(found.map(|(worker,)| worker))
}

/// From now on this is the account of whoever the provider names so.
///
/// # Errors
/// [`Fault::is_duplicate`] when either of them is linked already; otherwise what the database says.
pub async fn link_identity(tx: &mut Tx, who: Identity<'_>, worker: WorkerId) -> Result<(), Fault> {
    let row = params![tx.house(), who.issuer, who.subject, worker, tx.now(), tx.actor().to_string()];
    tx.run(&LINK, row).await.map(drop)
}

/// Notes that somebody came in so, in this session here and in that one there.
///
/// # Errors
/// What the database says.
pub async fn note_identity_use(
    tx: &mut Tx,
    who: Identity<'_>,
    session: SessionId,
    there: Option<&str>,
) -> Result<(), Fault> {
    let (house, now) = (tx.house(), tx.now());
    tx.run(&NOTE_USE, params![house, who.issuer, who.subject, now]).await?;
    tx.run(&NOTE_SESSION, params![house, session, who.issuer, who.subject, there.map(str::to_owned)]).await.map(drop)
}

/// Ends the sessions that began with this session there; all that began so when no session is named. Gives how many.
///
/// # Errors
/// What the database says.
pub async fn end_provider_sessions(tx: &mut Tx, who: Identity<'_>, there: Option<&str>) -> Result<u64, Fault> {
    let (house, now, by) = (tx.house(), tx.now(), tx.actor().to_string());
    match there {
        Some(there) => tx.run(&END_SESSION, params![house, who.issuer, who.subject, there, now, by]).await,
        None => tx.run(&END_SUBJECT, params![house, who.issuer, who.subject, now, by]).await,
    }
}

/// Gives somebody the roles of their claims and takes away those that no claim gives any more. What a person gave stays as it is.
///
/// # Errors
/// What the database says.
pub async fn take_over_claims(
    tx: &mut Tx,
    worker: WorkerId,
    provider: &str,
    (given, today): (&[(Role, Option<TeamId>)], kernel::Day),
) -> Result<(), Fault> {
    let program = Actor::Program("claims");
    let held: Vec<(PostId, Role, Option<TeamId>)> = tx.all(&CLAIMED, params![tx.house(), worker, provider]).await?;
    for (post, role, team) in &held {
        let gone = !given.contains(&(*role, *team));
        if let Some(may) = access::revoke_by_program(&program, *post).filter(|_| gone) {
            super::posts::revoke(tx, &may, today).await?;
        }
    }
    for (role, team) in given {
        let is_held = held.iter().any(|(_, held, of)| (held, of) == (role, team));
        if let Some(may) = access::grant_by_program(&program, worker).filter(|_| !is_held) {
            let post = NewPost { role: *role, team: *team, stands_in_for: None, first_day: today, last_day: None };
            let id = super::posts::grant(tx, &may, &post).await?;
            tx.run(&CLAIM, params![tx.house(), id, provider]).await?;
        }
    }
    Ok(())
}

/// The team with this name.
///
/// # Errors
/// What the database says.
pub async fn team_named(source: &mut impl Source, name: &str) -> Result<Option<TeamId>, Fault> {
    let house = source.house();
    let found: Option<(TeamId,)> = source.optional(&TEAM, params![house, name]).await?;
    Ok(found.map(|(team,)| team))
}
