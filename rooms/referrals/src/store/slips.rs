use db::{Fault, Source, Sql, Tx, params, sql};

use crate::rules::{
    ReferralId,
    slip::{OPEN_FOR, SlipCode},
};

pub(super) const STATEMENTS: &[Sql] = &[MAKE, SAY, SAID];

const MAKE: Sql = sql!(
    "insert into referrals_slips (house_id, referral_id, code_hash, ends_at) values ($1, $2, $3, $4)
     on conflict (house_id, referral_id) do update set code_hash = excluded.code_hash, ends_at = excluded.ends_at"
);
pub(super) const SAY: Sql = sql!(
    "update referrals_slips set helped = $3, said_at = $4 where house_id = $1 and code_hash = $2 and ends_at > $4"
);
pub(super) const SAID: Sql =
    sql!("select helped from referrals_slips where house_id = $1 and referral_id = $2 and helped is not null");

/// Makes the code of a referral; the one before says nothing any more, and what was said with it stays.
///
/// # Errors
/// What the database says.
pub async fn make_slip(tx: &mut Tx, id: ReferralId) -> Result<SlipCode, Fault> {
    let code = SlipCode::fresh(tx.makers());
    let ends_at = tx.now().plus_seconds(OPEN_FOR);
    tx.run(&MAKE, params![tx.house(), id, code.hash().as_slice(), ends_at]).await?;
    Ok(code)
}

/// Somebody says whether it helped; the last word counts. False when no slip has this code, or it is too old.
///
/// # Errors
/// What the database says.
pub async fn say(tx: &mut Tx, code: &SlipCode, helped: bool) -> Result<bool, Fault> {
    let row = params![tx.house(), code.hash().as_slice(), helped, tx.now()];
    Ok(tx.run(&SAY, row).await? == 1)
}

/// What the person said of a referral.
///
/// # Errors
/// What the database says.
pub async fn said(source: &mut impl Source, id: ReferralId) -> Result<Option<bool>, Fault> {
    let house = source.house();
    Ok(source.optional::<(bool,)>(&SAID, params![house, id]).await?.map(|(helped,)| helped))
}
