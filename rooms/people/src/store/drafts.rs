use db::{Fault, Source as _, Sql, Tx, params, sql};
use kernel::{Instant, May, SessionId, WorkerId};

use crate::{
    access::KeepDrafts,
    rules::{
        draft::{DraftKey, KEPT_SECONDS},
        token::{Token, TokenHash},
    },
};

pub(super) const STATEMENTS: &[Sql] = &[TAKE, DROP_OTHERS, DROP_AT_SIGN_OUT, SWEEP];

// One that is over is replaced where it lies, so that two tabs at once get the same.
const TAKE: Sql = sql!(
    "insert into people_draft_keys (house_id, worker_id, browser_hash, secret, session_id, ends_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (house_id, worker_id, browser_hash) do update
        set secret = case when people_draft_keys.ends_at > $7 then people_draft_keys.secret else excluded.secret end,
            session_id = excluded.session_id, ends_at = excluded.ends_at
     returning secret"
);
const DROP_OTHERS: Sql =
    sql!("delete from people_draft_keys where house_id = $1 and session_id = $2 and browser_hash <> $3");
const DROP_AT_SIGN_OUT: Sql = sql!(
    "delete from people_draft_keys
      where house_id = $1
        and session_id in (select id from people_sessions where house_id = $1 and token_hash = $2)"
);
const SWEEP: Sql = sql!("delete from people_draft_keys where house_id = $1 and ends_at <= $2");

/// The key for the drafts of somebody in the browser that shows this token: the one they had there, or a new one. From now on it
/// belongs to their session of now, and lasts [`KEPT_SECONDS`] again. A session has one browser; what it had under another token is gone.
///
/// # Errors
/// What the database says.
pub async fn draft_key(
    tx: &mut Tx,
    may: &May<KeepDrafts, WorkerId>,
    session: SessionId,
    browser: &Token,
) -> Result<DraftKey, Fault> {
    let (new, ends) = (DraftKey::fresh(tx.makers()), tx.now().plus_seconds(KEPT_SECONDS));
    let browser = browser.hash();
    tx.run(&DROP_OTHERS, params![tx.house(), session, browser.as_slice()]).await?;
    let row =
        params![tx.house(), may.subject(), browser.as_slice(), new.as_bytes().as_slice(), session, ends, tx.now()];
    let kept: Option<(Vec<u8>,)> = tx.optional(&TAKE, row).await?;
    kept.and_then(|(kept,)| DraftKey::kept(&kept)).ok_or(Fault::Missing)
}

/// Drops the key that belongs to the session with this token, also of one that is over: whoever signs out leaves nothing to be read.
///
/// # Errors
/// What the database says.
pub async fn drop_draft_key(tx: &mut Tx, token: &TokenHash) -> Result<(), Fault> {
    tx.run(&DROP_AT_SIGN_OUT, params![tx.house(), token.as_slice()]).await.map(drop)
}

/// Forgets the keys that were over at this moment.
///
/// # Errors
/// What the database says.
pub async fn sweep_draft_keys(tx: &mut Tx, now: Instant) -> Result<u64, Fault> {
    tx.run(&SWEEP, params![tx.house(), now]).await
}
