use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, SessionId, WorkerId};

use crate::rules::{
    session::{Moments, Proof},
    token::TokenHash,
};

pub(super) const STATEMENTS: &[Sql] = &[CREDENTIALS, ENTERED, NOTE_SEEN];

const CREDENTIALS: Sql = sql!(
    "select worker.id, password.hash,
            authenticator.confirmed_at is not null
            or exists (select 1 from people_passkeys passkey
                        where passkey.house_id = worker.house_id and passkey.worker_id = worker.id) as has_second_factor
       from people_workers worker
       left join people_passwords password
              on password.house_id = worker.house_id and password.worker_id = worker.id
       left join people_authenticators authenticator
              on authenticator.house_id = worker.house_id and authenticator.worker_id = worker.id
      where worker.house_id = $1 and worker.email = $2 and worker.ended_at is null"
);
const ENTERED: Sql = sql!(
    "select session.id, session.worker_id, session.proof, session.began_at, session.seen_at, session.proved_at
       from people_sessions session
       join people_workers worker on worker.house_id = session.house_id and worker.id = session.worker_id
      where session.house_id = $1 and session.token_hash = $2 and session.ended_at is null and worker.ended_at is null"
);
const NOTE_SEEN: Sql = sql!("update people_sessions set seen_at = $3 where house_id = $1 and id = $2 and seen_at < $3");

/// What somebody signs in with.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Who.
    pub id: WorkerId,
    /// The hash of the password, when one was chosen.
    pub hash: Option<String>,
    /// Whether an authenticator app or a passkey is in use.
    pub has_second_factor: bool,
}

from_row!(Credentials { id, hash, has_second_factor });

/// A session as a request shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entered {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub worker_id: WorkerId,
    /// What was proved in it.
    pub proof: Proof,
    /// Its moments.
    pub moments: Moments,
}

impl db::FromRow for Entered {
    fn from_row(row: &db::Row) -> Result<Self, Fault> {
        let moments =
            Moments { began_at: row.get("began_at")?, seen_at: row.get("seen_at")?, proved_at: row.get("proved_at")? };
        Ok(Self { id: row.get("id")?, worker_id: row.get("worker_id")?, proof: row.get("proof")?, moments })
    }
}

/// What the account with this address signs in with; none when there is no such account.
///
/// # Errors
/// What the database says.
pub async fn credentials(source: &mut impl Source, email: &str) -> Result<Option<Credentials>, Fault> {
    let house = source.house();
    source.optional(&CREDENTIALS, params![house, email]).await
}

/// The session with this token in this house; none when it was ended, also by the end of the account.
///
/// # Errors
/// What the database says.
pub async fn entered(source: &mut impl Source, token: &TokenHash) -> Result<Option<Entered>, Fault> {
    let house = source.house();
    source.optional(&ENTERED, params![house, token.as_slice()]).await
}

/// Notes that a session is in use.
///
/// # Errors
/// What the database says.
pub async fn note_seen(tx: &mut Tx, session: SessionId, now: Instant) -> Result<(), Fault> {
    tx.run(&NOTE_SEEN, params![tx.house(), session, now]).await.map(drop)
}
