use db::{Fault, Source, Sql, Tx, params, sql};
use kernel::Instant;
use kit::{Token, TokenHash};

use crate::rules::{ReferralId, answer::CORRECTED_FOR};

pub(super) const STATEMENTS: &[Sql] = &[MAKE, WITHDRAW, OPEN, ANY];

const MAKE: Sql = sql!(
    "insert into referrals_links (house_id, token_hash, referral_id, made_by, made_at, ends_at) values ($1, $2, $3, $4, $5, $6)"
);
pub(super) const WITHDRAW: Sql = sql!(
    "update referrals_links set withdrawn_at = $3 where house_id = $1 and referral_id = $2 and withdrawn_at is null"
);
// A day longer than the referral itself, so that its last answer can be corrected.
pub(super) const OPEN: Sql = sql!(
    "select link.referral_id from referrals_links link
       join referrals_made made on made.house_id = link.house_id and made.id = link.referral_id
      where link.house_id = $1 and link.token_hash = $2 and link.withdrawn_at is null and link.ends_at > $3
        and (made.ended_at is null or made.ended_at > $4) and made.state <> 'entered-in-error' and made.kind <> 'information'"
);
pub(super) const ANY: Sql = sql!(
    "select count(*) from referrals_links where house_id = $1 and referral_id = $2 and withdrawn_at is null and ends_at > $3"
);

/// Makes the link of a referral, which opens it for so many days when it does not end before; the one before opens nothing any more.
///
/// # Errors
/// What the database says.
pub async fn make_link(tx: &mut Tx, id: ReferralId, days: u32) -> Result<Token, Fault> {
    withdraw_links(tx, id).await?;
    add_link(tx, id, days).await
}

/// The same, and the one before goes on: for a reminder, since the first mail may have been passed on.
///
/// # Errors
/// What the database says.
pub async fn add_link(tx: &mut Tx, id: ReferralId, days: u32) -> Result<Token, Fault> {
    let token = Token::fresh(tx.makers());
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    let row = params![house, token.hash().as_slice(), id, by, now, now.plus_seconds(i64::from(days) * 24 * 3600)];
    tx.run(&MAKE, row).await?;
    Ok(token)
}

/// From now on the link of a referral opens nothing.
///
/// # Errors
/// What the database says.
pub async fn withdraw_links(tx: &mut Tx, id: ReferralId) -> Result<(), Fault> {
    tx.run(&WITHDRAW, params![tx.house(), id, tx.now()]).await.map(|_| ())
}

/// The referral that this link opens now.
///
/// # Errors
/// What the database says.
pub async fn answerable(
    source: &mut impl Source,
    token: &TokenHash,
    now: Instant,
) -> Result<Option<ReferralId>, Fault> {
    let house = source.house();
    let since = now.plus_seconds(-CORRECTED_FOR);
    let found: Option<(ReferralId,)> = source.optional(&OPEN, params![house, token.as_slice(), now, since]).await?;
    Ok(found.map(|(id,)| id))
}

/// Whether a link of this referral works.
///
/// # Errors
/// What the database says.
pub async fn has_link(source: &mut impl Source, id: ReferralId, now: Instant) -> Result<bool, Fault> {
    let house = source.house();
    Ok(source.value::<i64>(&ANY, params![house, id, now]).await? > 0)
}
