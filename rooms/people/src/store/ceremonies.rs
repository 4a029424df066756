use db::{Fault, Source as _, Sql, Tx, params, sql};
use kernel::{Instant, SessionId};

use crate::rules::{ceremony::Purpose, token::Token};

pub(super) const STATEMENTS: &[Sql] = &[BEGIN, TAKE, SWEEP];

const BEGIN: Sql = sql!(
    "insert into people_ceremonies (house_id, token_hash, purpose, session_id, state, ends_at) values ($1, $2, $3, $4, $5, $6)"
);
const TAKE: Sql = sql!(
    "delete from people_ceremonies where house_id = $1 and token_hash = $2 and purpose = $3
     returning state, ends_at, session_id"
);
const SWEEP: Sql = sql!("delete from people_ceremonies where house_id = $1 and ends_at < $2");

/// Keeps what the answer to a question will be held against; gives the token that comes back with it. Only `session` may answer, when
/// one is named.
///
/// # Errors
/// What the database says.
pub async fn begin_ceremony(
    tx: &mut Tx,
    purpose: Purpose,
    session: Option<SessionId>,
    state: &str,
) -> Result<Token, Fault> {
    let token = Token::fresh(tx.makers());
    keep_ceremony(tx, purpose, session, (&token, state)).await?;
    Ok(token)
}

/// The same under a token that is known already.
///
/// # Errors
/// What the database says.
pub async fn keep_ceremony(
    tx: &mut Tx,
    purpose: Purpose,
    session: Option<SessionId>,
    (token, state): (&Token, &str),
) -> Result<(), Fault> {
    let ends = tx.now().plus_seconds(purpose.seconds());
    tx.run(&BEGIN, params![tx.house(), token.hash().as_slice(), purpose, session, state, ends]).await.map(drop)
}

/// What an answer is held against. It is gone with this, whatever comes of the answer; none when it was asked for before, is too old,
/// or was asked of another session.
///
/// # Errors
/// What the database says.
pub async fn take_ceremony(
    tx: &mut Tx,
    purpose: Purpose,
    session: Option<SessionId>,
    token: &Token,
) -> Result<Option<String>, Fault> {
    let taken = take_ceremony_of(tx, purpose, token).await?;
    Ok(taken.filter(|(_, of)| *of == session).map(|(state, _)| state))
}

/// The same with the session of which it was asked, if it was asked of one.
///
/// # Errors
/// What the database says.
pub async fn take_ceremony_of(
    tx: &mut Tx,
    purpose: Purpose,
    token: &Token,
) -> Result<Option<(String, Option<SessionId>)>, Fault> {
    let row = params![tx.house(), token.hash().as_slice(), purpose];
    let taken: Option<(String, Instant, Option<SessionId>)> = tx.optional(&TAKE, row).await?;
    let now = tx.now();
    Ok(taken.filter(|(_, ends_at, _)| *ends_at > now).map(|(state, _, session)| (state, session)))
}

/// Forgets the questions that could no longer be answered at this moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_ceremonies(tx: &mut Tx, before: Instant) -> Result<u64, Fault> {
    tx.run(&SWEEP, params![tx.house(), before]).await
}
