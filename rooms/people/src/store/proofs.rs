use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Instant, TypedId as _, WorkerId};

use crate::rules::{authenticator::Secret, recovery};

pub(super) const STATEMENTS: &[Sql] =
    &[SET_PASSWORD, AUTHENTICATOR, SET_AUTHENTICATOR, CONFIRM, NOTE_STEP, FORGET_CODES, ADD_CODE, USE_CODE, CODES_LEFT];

const SET_PASSWORD: Sql = sql!(
    "insert into people_passwords (house_id, worker_id, hash, set_at) values ($1, $2, $3, $4)
     on conflict (house_id, worker_id) do update set hash = excluded.hash, set_at = excluded.set_at"
);
const AUTHENTICATOR: Sql =
    sql!("select secret, confirmed_at, last_step from people_authenticators where house_id = $1 and worker_id = $2");
const SET_AUTHENTICATOR: Sql = sql!(
    "insert into people_authenticators (house_id, worker_id, secret, last_step) values ($1, $2, $3, 0)
     on conflict (house_id, worker_id) do update set secret = excluded.secret, confirmed_at = null, last_step = 0"
);
const CONFIRM: Sql = sql!("update people_authenticators set confirmed_at = $3 where house_id = $1 and worker_id = $2");
const NOTE_STEP: Sql =
    sql!("update people_authenticators set last_step = $3 where house_id = $1 and worker_id = $2 and last_step < $3");
const FORGET_CODES: Sql = sql!("delete from people_recovery_codes where house_id = $1 and worker_id = $2");
const ADD_CODE: Sql =
    sql!("insert into people_recovery_codes (house_id, worker_id, number, hash) values ($1, $2, $3, $4)");
const USE_CODE: Sql = sql!(
    "update people_recovery_codes set used_at = $4
      where house_id = $1 and worker_id = $2 and hash = $3 and used_at is null"
);
const CODES_LEFT: Sql =
    sql!("select count(*) from people_recovery_codes where house_id = $1 and worker_id = $2 and used_at is null");

/// An authenticator app as kept.
#[derive(Debug, Clone)]
pub struct Authenticator {
    /// What it shares with us.
    pub secret: Secret,
    /// Whether a first code was given; before that it counts for nothing.
    pub is_confirmed: bool,
    /// The step of the last code that was used.
    pub last_step: u64,
}

struct Row {
    secret: Vec<u8>,
    confirmed_at: Option<Instant>,
    last_step: i64,
}

from_row!(Row { secret, confirmed_at, last_step });

/// Keeps the hash of a password, and ends the sessions that began with another and the links that were to choose one. Who calls says
/// so in the access log.
///
/// # Errors
/// What the database says.
pub async fn set_password(tx: &mut Tx, worker: WorkerId, hash: &str) -> Result<(), Fault> {
    tx.run(&SET_PASSWORD, params![tx.house(), worker, hash, tx.now()]).await?;
    super::end_links(tx, worker).await?;
    super::sessions::end_all(tx, worker).await
}

/// The authenticator app of somebody.
///
/// # Errors
/// What the database says.
pub async fn authenticator(source: &mut impl Source, worker: WorkerId) -> Result<Option<Authenticator>, Fault> {
    let house = source.house();
    let row: Option<Row> = source.optional(&AUTHENTICATOR, params![house, worker]).await?;
    Ok(row.map(|row| Authenticator {
        secret: Secret::kept(row.secret),
        is_confirmed: row.confirmed_at.is_some(),
        last_step: row.last_step.unsigned_abs(),
    }))
}

/// Keeps a new secret, which counts once a first code of it was given.
///
/// # Errors
/// What the database says.
pub async fn set_authenticator(tx: &mut Tx, worker: WorkerId, secret: &Secret) -> Result<(), Fault> {
    tx.run(&SET_AUTHENTICATOR, params![tx.house(), worker, secret.bytes()]).await.map(drop)
}

/// From now on the app counts.
///
/// # Errors
/// What the database says.
pub async fn confirm_authenticator(tx: &mut Tx, worker: WorkerId) -> Result<(), Fault> {
    tx.run(&CONFIRM, params![tx.house(), worker, tx.now()]).await.map(drop)
}

/// Notes that the code of this step was used. False when it, or a later one, was used before: of two at once one wins.
///
/// # Errors
/// What the database says.
pub async fn note_step(tx: &mut Tx, worker: WorkerId, step: u64) -> Result<bool, Fault> {
    Ok(tx.run(&NOTE_STEP, params![tx.house(), worker, i64::try_from(step).unwrap_or(i64::MAX)]).await? == 1)
}

/// Makes new codes on paper; the old ones are worth nothing any more.
///
/// # Errors
/// What the database says.
pub async fn new_recovery_codes(tx: &mut Tx, worker: WorkerId) -> Result<Vec<String>, Fault> {
    let codes: Vec<String> = (0..recovery::COUNT).map(|_| recovery::fresh(tx.makers())).collect();
    tx.run(&FORGET_CODES, params![tx.house(), worker]).await?;
    for (code, number) in codes.iter().zip(1_i64..) {
        let hash = recovery::hash(worker.as_uuid(), code);
        tx.run(&ADD_CODE, params![tx.house(), worker, number, hash]).await?;
    }
    Ok(codes)
}

/// Uses a code on paper. False when it is none, or was used before.
///
/// # Errors
/// What the database says.
pub async fn use_recovery_code(tx: &mut Tx, worker: WorkerId, code: &str) -> Result<bool, Fault> {
    let hash = recovery::hash(worker.as_uuid(), code);
    Ok(tx.run(&USE_CODE, params![tx.house(), worker, hash, tx.now()]).await? == 1)
}

/// How many codes on paper are left.
///
/// # Errors
/// What the database says.
pub async fn recovery_codes_left(source: &mut impl Source, worker: WorkerId) -> Result<i64, Fault> {
    let house = source.house();
    source.value(&CODES_LEFT, params![house, worker]).await
}
