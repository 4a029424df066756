use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Action, Instant, May, Scope, SessionId, WorkerId};

use crate::{
    access::EndSessions,
    rules::{session::Proof, token::TokenHash},
};

pub(super) const STATEMENTS: &[Sql] = &[BEGIN, PROVE, OPEN, SCOPE, END, LEAVE, END_OTHERS, END_ALL, SWEEP];

const BEGIN: Sql = sql!(
    "insert into people_sessions
        (house_id, id, worker_id, token_hash, device, network, proof, began_at, seen_at, proved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)"
);
const PROVE: Sql = sql!(
    "update people_sessions set proof = $3, proved_at = $4, token_hash = $5
      where house_id = $1 and id = $2 and ended_at is null"
);
const OPEN: Sql = sql!(
    "select id, device, network, proof, began_at, seen_at from people_sessions
      where house_id = $1 and worker_id = $2 and ended_at is null and seen_at > $3 and began_at > $4
      order by seen_at desc, id limit 100"
);
const SCOPE: Sql = sql!("select worker_id from people_sessions where house_id = $1 and id = $2 and ended_at is null");
const END: Sql = sql!(
    "update people_sessions set ended_at = $3, ended_by = $4 where house_id = $1 and id = $2 and ended_at is null
     returning worker_id"
);
const LEAVE: Sql = sql!(
    "update people_sessions set ended_at = $3, ended_by = $4 where house_id = $1 and token_hash = $2 and ended_at is null"
);
const END_OTHERS: Sql = sql!(
    "update people_sessions set ended_at = $4, ended_by = $5
      where house_id = $1 and worker_id = $2 and id <> $3 and ended_at is null"
);
const END_ALL: Sql = sql!(
    "update people_sessions set ended_at = $3, ended_by = $4 where house_id = $1 and worker_id = $2 and ended_at is null"
);

const SWEEP: Sql = sql!("delete from people_sessions where house_id = $1 and began_at < $2");

/// A session that still holds, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// Which.
    pub id: SessionId,
    /// The browser and machine, in a few words.
    pub device: String,
    /// The network it began from, not the address.
    pub network: String,
    /// What was proved in it.
    pub proof: Proof,
    /// When it began.
    pub began_at: Instant,
    /// When it was last in use, to the minute.
    pub seen_at: Instant,
}

from_row!(OpenSession { id, device, network, proof, began_at, seen_at });

/// Begins a session for somebody who proved who they are.
///
/// # Errors
/// What the database says.
pub async fn begin_session(
    tx: &mut Tx,
    worker: WorkerId,
    proof: Proof,
    token: &TokenHash,
    (device, network): (&str, &str),
) -> Result<SessionId, Fault> {
    let id = tx.fresh::<SessionId>();
    let row = params![tx.house(), id, worker, token.as_slice(), device, network, proof, tx.now()];
    tx.run(&BEGIN, row).await?;
    Ok(id)
}

/// Notes that more was proved in a session, which goes on under another token (ASVS 7.2.4).
///
/// # Errors
/// What the database says.
pub async fn prove_session(tx: &mut Tx, id: SessionId, proof: Proof, token: &TokenHash) -> Result<(), Fault> {
    let row = params![tx.house(), id, proof, tx.now(), token.as_slice()];
    tx.run(&PROVE, row).await.map(drop)
}

/// The sessions of somebody that still hold.
///
/// # Errors
/// What the database says.
pub async fn open_sessions<A: Action>(
    source: &mut impl Source,
    may: &May<A, WorkerId>,
    now: Instant,
) -> Result<Vec<OpenSession>, Fault> {
    use crate::rules::session::{IDLE_SECONDS, LONGEST_SECONDS};
    let (idle, longest) = (now.plus_seconds(-IDLE_SECONDS), now.plus_seconds(-LONGEST_SECONDS));
    let house = source.house();
    source.all(&OPEN, params![house, may.subject(), idle, longest]).await
}

/// Whose a session is; none when it has ended or was never there.
///
/// # Errors
/// What the database says.
pub async fn session_scope(source: &mut impl Source, id: SessionId) -> Result<Option<Scope>, Fault> {
    let house = source.house();
    let owner: Option<(WorkerId,)> = source.optional(&SCOPE, params![house, id]).await?;
    Ok(owner.map(|(owner,)| Scope { teams: Vec::new(), owner: Some(owner) }))
}

/// Ends one session; its next request is a visitor's.
///
/// # Errors
/// What the database says.
pub async fn end_session(tx: &mut Tx, may: &May<EndSessions, SessionId>) -> Result<(), Fault> {
    let row = params![tx.house(), may.subject(), tx.now(), tx.actor().to_string()];
    let owner: Option<(WorkerId,)> = tx.optional(&END, row).await?;
    tx.does(may);
    // Signing out somebody else is a hand on their account.
    if let Some((owner,)) = owner.filter(|(owner,)| may.actor().worker().is_none_or(|worker| worker.id != *owner)) {
        tx.made(may, &owner);
    }
    Ok(())
}

/// Ends the session with this token, because its browser begins another one.
///
/// # Errors
/// What the database says.
pub async fn leave_session(tx: &mut Tx, token: &TokenHash) -> Result<(), Fault> {
    tx.run(&LEAVE, params![tx.house(), token.as_slice(), tx.now(), tx.actor().to_string()]).await.map(drop)
}

/// Ends every session of somebody, but for `kept`.
///
/// # Errors
/// What the database says.
pub async fn end_sessions(tx: &mut Tx, may: &May<EndSessions, WorkerId>, kept: Option<SessionId>) -> Result<(), Fault> {
    match kept {
        Some(kept) => {
            let row = params![tx.house(), may.subject(), kept, tx.now(), tx.actor().to_string()];
            tx.run(&END_OTHERS, row).await?;
        }
        None => end_all(tx, *may.subject()).await?,
    }
    tx.does(may);
    Ok(())
}

/// Ends every session of an account whose password or life ended.
pub(super) async fn end_all(tx: &mut Tx, worker: WorkerId) -> Result<(), Fault> {
    tx.run(&END_ALL, params![tx.house(), worker, tx.now(), tx.actor().to_string()]).await.map(drop)
}

/// Forgets the sessions that began before this moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_sessions(tx: &mut Tx, before: Instant) -> Result<u64, Fault> {
    tx.run(&SWEEP, params![tx.house(), before]).await
}
