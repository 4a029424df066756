use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Action, Instant, May};
use kit::{Token, TokenHash};

use crate::rules::{
    ReferralId,
    sender::{Kind, Sender},
};

pub(super) const STATEMENTS: &[Sql] = &[ADD, ONE, AGREE, MAKE_LINK, OPEN, FORGET_NAMES, FORGET_NAME];

const ADD: Sql = sql!(
    "insert into referrals_senders (house_id, referral_id, sender, name, hears_outcome) values ($1, $2, $3, $4, $5)"
);
const ONE: Sql =
    sql!("select sender, name, hears_outcome from referrals_senders where house_id = $1 and referral_id = $2");
const AGREE: Sql = sql!("update referrals_senders set hears_outcome = $3 where house_id = $1 and referral_id = $2");
const MAKE_LINK: Sql =
    sql!("update referrals_senders set token_hash = $3, link_ends_at = $4 where house_id = $1 and referral_id = $2");
// Also after the end: that is what a sender waits for.
pub(super) const OPEN: Sql = sql!(
    "select sender.referral_id from referrals_senders sender
       join referrals_made made on made.house_id = sender.house_id and made.id = sender.referral_id
      where sender.house_id = $1 and sender.token_hash = $2 and sender.link_ends_at > $3 and made.state <> 'entered-in-error'"
);

// It is asked as the name of a service, and a person can stand in it all the same.
pub(super) const FORGET_NAMES: Sql = sql!(
    "update referrals_senders set name = null where house_id = $1 and referral_id in
        (select sender.referral_id from referrals_senders sender
           join referrals_made made on made.house_id = sender.house_id and made.id = sender.referral_id
          where sender.house_id = $1 and sender.name is not null and made.ended_on < $2 limit $3)"
);
const FORGET_NAME: Sql = sql!("update referrals_senders set name = null where house_id = $1 and referral_id = $2");

/// The name of who sent it is forgotten: it was a mistake.
pub(super) async fn forget_name(tx: &mut Tx, id: ReferralId) -> Result<(), Fault> {
    tx.run(&FORGET_NAME, params![tx.house(), id]).await.map(|_| ())
}

struct Row {
    sender: Kind,
    name: Option<String>,
    hears_outcome: bool,
}

from_row!(Row { sender, name, hears_outcome });

/// Writes down who sent somebody on to us with this referral.
///
/// # Errors
/// What the database says.
pub async fn add_sender(tx: &mut Tx, id: ReferralId, sender: &Sender) -> Result<(), Fault> {
    let row = params![tx.house(), id, sender.kind, &sender.name, sender.hears_outcome];
    tx.run(&ADD, row).await.map(|_| ())
}

/// Who sent somebody on to us with this referral; nobody when the house made it itself.
///
/// # Errors
/// What the database says.
pub async fn sender(source: &mut impl Source, id: ReferralId) -> Result<Option<Sender>, Fault> {
    let house = source.house();
    let row: Option<Row> = source.optional(&ONE, params![house, id]).await?;
    Ok(row.map(|Row { sender, name, hears_outcome }| Sender { kind: sender, name, hears_outcome }))
}

/// The family agrees that the sender hears how it ended, or does not any more. False when nobody sent it.
///
/// # Errors
/// What the database says.
pub async fn agree<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>, hears_outcome: bool) -> Result<bool, Fault> {
    let touched = tx.run(&AGREE, params![tx.house(), may.subject(), hears_outcome]).await?;
    tx.does(may);
    Ok(touched == 1)
}

/// Makes the link with which the sender sees whether there was contact, for so many days; the one before shows nothing any more. None when
/// nobody sent it.
///
/// # Errors
/// What the database says.
pub async fn make_sender_link<A: Action>(
    tx: &mut Tx,
    may: &May<A, ReferralId>,
    days: u32,
) -> Result<Option<Token>, Fault> {
    let token = Token::fresh(tx.makers());
    let ends_at = tx.now().plus_seconds(i64::from(days) * 24 * 3600);
    let touched = tx.run(&MAKE_LINK, params![tx.house(), may.subject(), token.hash().as_slice(), ends_at]).await?;
    tx.does(may);
    Ok((touched == 1).then_some(token))
}

/// The referral of which the sender holds this link.
///
/// # Errors
/// What the database says.
pub async fn seen_by_sender(
    source: &mut impl Source,
    token: &TokenHash,
    now: Instant,
) -> Result<Option<ReferralId>, Fault> {
    let house = source.house();
    let found: Option<(ReferralId,)> = source.optional(&OPEN, params![house, token.as_slice(), now]).await?;
    Ok(found.map(|(id,)| id))
}
