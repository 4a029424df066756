//! Share acts, and the card that one of them holds.

use db::{Fault, FromRow, Removal, Retained, Row, Source, Sql, Tx, from_row, params, sql};
use kernel::{Action, Instant, May, Slug, WorkerId};

use super::{
    links::withdraw_links,
    made::{Referral, held},
    moves::{Because, add_moves},
};
use crate::rules::{
    Agreed, Card, Item, Kind, LookCode, NewShare, Recipient, ReferralId, State,
    look_code::{LookHash, MOST_WRONG},
    share::is_under_way,
};

pub(super) const STATEMENTS: &[Sql] =
    &[VERSION, LAST, ADD, END, ACTS, KNOWN, CARD, LOCK, PUT, ERASE, ERASE_OLD, SET_CODE, WRONG, REFUSED];

// Grows with each act that begins or ends, so it says whether anything changed.
pub(super) const VERSION: Sql =
    sql!("select count(*) + count(ended_at) from referrals_shares where house_id = $1 and referral_id = $2");
pub(super) const LAST: Sql =
    sql!("select coalesce(max(number), 0) from referrals_shares where house_id = $1 and referral_id = $2");
const ADD: Sql = sql!(
    "insert into referrals_shares (house_id, referral_id, number, anonymous, organization, recipient, items, purpose, informed, agreed,
                                   shared_by, shared_at)
     values ($1, $2, $3, false, $4, $5, $6, $7, true, $8, $9, $10)"
);
pub(super) const END: Sql = sql!(
    "update referrals_shares set ended_at = $3, ended_by = $4 where house_id = $1 and referral_id = $2 and ended_at is null"
);
pub(super) const ACTS: Sql = sql!(
    "select number, recipient, items, purpose, agreed, shared_by, shared_at, ended_at from referrals_shares
      where house_id = $1 and referral_id = $2 order by number desc limit 100"
);
pub(super) const KNOWN: Sql = sql!(
    "select recipient from referrals_shares where house_id = $1 and organization = $2 order by shared_at desc limit 1"
);
pub(super) const CARD: Sql =
    sql!("select name, phone, email, reach, told from referrals_cards where house_id = $1 and referral_id = $2");
pub(super) const LOCK: Sql =
    sql!("select asks_code, code_hash, wrong_codes from referrals_cards where house_id = $1 and referral_id = $2");
const PUT: Sql = sql!(
    "insert into referrals_cards (house_id, referral_id, number, anonymous, name, phone, email, reach, told, asks_code, wrong_codes)
     values ($1, $2, $3, false, $4, $5, $6, $7, $8, $9, 0)"
);
pub(super) const ERASE: Sql = sql!("delete from referrals_cards where house_id = $1 and referral_id = $2");
const ERASE_OLD: Sql = sql!(
    "delete from referrals_cards where house_id = $1 and referral_id in
        (select card.referral_id from referrals_cards card
           join referrals_made made on made.house_id = card.house_id and made.id = card.referral_id
          where card.house_id = $1 and made.ended_at < $2 limit $3)"
);
pub(super) const SET_CODE: Sql = sql!(
    "update referrals_cards set code_hash = $3, wrong_codes = 0 where house_id = $1 and referral_id = $2 and asks_code = true"
);
pub(super) const WRONG: Sql =
    sql!("update referrals_cards set wrong_codes = wrong_codes + 1 where house_id = $1 and referral_id = $2");
pub(super) const REFUSED: Sql = sql!(
    "update referrals_made set kind = $3, anonymous = true, state = $4, outcome = null, need = null, ended_at = $5, ended_on = null,
                               days = null, closed = true
      where house_id = $1 and id = $2"
);

/// For how many days after the end of a referral its card is kept, when no rule of the house says less.
pub const CARDS_KEPT_DAYS: i64 = 30;

/// What a rule of the house can say how long to keep: the cards of referrals that ended.
pub const RETAINED: &[Retained] = &[Retained {
    code: "referral-cards",
    name: "referrals-retention-cards",
    source: "referrals-retention-cards-source",
    proposal: 14,
    bounds: (1, CARDS_KEPT_DAYS),
    removal: Removal::Rows(ERASE_OLD),
}];

/// A share act as it is kept: what it was about, and nothing of what was told.
#[derive(Clone, PartialEq, Eq)]
pub struct Act {
    /// Its number.
    pub number: i64,
    /// What kind of recipient it was.
    pub recipient: Recipient,
    /// The codes of what was told.
    pub items: String,
    /// What for; forgotten with the words of the referral.
    pub purpose: Option<String>,
    /// How the person agreed.
    pub agreed: Agreed,
    /// Who shared it.
    pub shared_by: Option<WorkerId>,
    /// When.
    pub shared_at: Instant,
    /// When it was taken back, or another took its place.
    pub ended_at: Option<Instant>,
}

from_row!(Act { number, recipient, items, purpose, agreed, shared_by, shared_at, ended_at });

/// What lies before a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// There is no card.
    Nothing,
    /// Nothing: whoever holds the link reads it.
    Open,
    /// A code that was not made yet.
    NoCode,
    /// A code.
    Code,
    /// Too many wrong codes.
    Shut,
}

/// What came of asking to read a card.
#[derive(Debug, PartialEq, Eq)]
pub enum Look {
    /// The card.
    Card(Card),
    /// That was not the code.
    Wrong,
    /// It cannot be read now.
    Closed,
}

/// What came of sharing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// It is shared.
    Done,
    /// A colleague shared or took back meanwhile.
    Second,
    /// It ended, or it is of somebody who stays without a name.
    Never,
}

struct Behind {
    asks_code: bool,
    code_hash: Option<Vec<u8>>,
    wrong_codes: i64,
}

from_row!(Behind { asks_code, code_hash, wrong_codes });

impl FromRow for Card {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let mut lines = Vec::with_capacity(Item::ALL.len());
        for item in Item::ALL {
            lines.push((item, row.get::<Option<String>>(item.code())?));
        }
        Ok(Self::of(lines))
    }
}

impl Behind {
    const fn lock(&self) -> Lock {
        match (self.asks_code, &self.code_hash) {
            (false, _) => Lock::Open,
            (true, None) => Lock::NoCode,
            (true, Some(_)) if self.wrong_codes >= MOST_WRONG => Lock::Shut,
            (true, Some(_)) => Lock::Code,
        }
    }

    fn is_opened_by(&self, hash: Option<&LookHash>) -> bool {
        hash.is_some_and(|hash| self.code_hash.as_deref() == Some(hash.as_slice()))
    }
}

/// Whether somebody can be named in a referral.
#[must_use]
pub const fn can_be_shared(referral: &Referral) -> bool {
    is_under_way(referral.state) && referral.kind.leaves() && !referral.anonymous
}

/// Whether it can still be written down that the person does not want it: nobody answered yet.
#[must_use]
pub fn can_be_refused(referral: &Referral) -> bool {
    referral.state == State::Requested && can_be_shared(referral)
}

/// A number that grows with everything that is said about sharing: what a form saw is what still holds when it is the same.
///
/// # Errors
/// What the database says.
pub async fn share_version(source: &mut impl Source, id: ReferralId) -> Result<i64, Fault> {
    let house = source.house();
    source.value(&VERSION, params![house, id]).await
}

/// Every share act of a referral, the newest first.
///
/// # Errors
/// What the database says.
pub async fn acts(source: &mut impl Source, id: ReferralId) -> Result<Vec<Act>, Fault> {
    let house = source.house();
    source.all(&ACTS, params![house, id]).await
}

/// What kind of recipient this organisation was, when something was last shared with it.
///
/// # Errors
/// What the database says.
pub async fn known_recipient(source: &mut impl Source, organization: &Slug) -> Result<Option<Recipient>, Fault> {
    let house = source.house();
    let found: Option<(Recipient,)> = source.optional(&KNOWN, params![house, organization]).await?;
    Ok(found.map(|(recipient,)| recipient))
}

/// The card that is shared now.
///
/// # Errors
/// What the database says.
async fn card<A: Action>(source: &mut impl Source, may: &May<A, ReferralId>) -> Result<Option<Card>, Fault> {
    let house = source.house();
    let card = source.optional(&CARD, params![house, may.subject()]).await?;
    if card.is_some() {
        source.shows(may);
    }
    Ok(card)
}

/// Every share act of a referral, the newest first, and the card that is shared now. Who looks is written down where there is anything.
///
/// # Errors
/// What the database says.
pub async fn shared<A: Action>(
    source: &mut impl Source,
    may: &May<A, ReferralId>,
) -> Result<(Vec<Act>, Option<Card>), Fault> {
    let acts = acts(source, *may.subject()).await?;
    let card = card(source, may).await?;
    if card.is_none() && !acts.is_empty() {
        source.shows(may);
    }
    Ok((acts, card))
}

/// What lies before the card of a referral.
///
/// # Errors
/// What the database says.
pub async fn lock(source: &mut impl Source, id: ReferralId) -> Result<Lock, Fault> {
    Ok(behind(source, id).await?.map_or(Lock::Nothing, |behind| behind.lock()))
}

async fn behind(source: &mut impl Source, id: ReferralId) -> Result<Option<Behind>, Fault> {
    let house = source.house();
    source.optional(&LOCK, params![house, id]).await
}

/// Shares; what was shared before ends. `seen` is the version that the form saw.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn share<A: Action>(
    tx: &mut Tx,
    may: &May<A, ReferralId>,
    new: &NewShare,
    seen: i64,
) -> Result<Sharing, Fault> {
    let referral = held(tx, *may.subject()).await?;
    if !can_be_shared(&referral) {
        return Ok(Sharing::Never);
    }
    if share_version(tx, referral.id).await? != seen {
        return Ok(Sharing::Second);
    }
    end(tx, referral.id).await?;
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    let number = tx.value::<i64>(&LAST, params![house, referral.id]).await?.saturating_add(1);
    let NewShare { recipient, purpose, agreed, card, asks_code } = new;
    let organization = &referral.organization;
    let row = params![house, referral.id, number, organization, recipient, card.codes(), purpose, agreed, by, now];
    tx.run(&ADD, row).await?;
    let [name, phone, email, reach, told] = Item::ALL.map(|item| card.text(item));
    tx.run(&PUT, params![house, referral.id, number, name, phone, email, reach, told, *asks_code]).await?;
    tx.does(may);
    Ok(Sharing::Done)
}

/// Nothing is shared any more: the card is erased, the act stays. True when there was one.
async fn end(tx: &mut Tx, id: ReferralId) -> Result<bool, Fault> {
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    tx.run(&ERASE, params![house, id]).await?;
    Ok(tx.run(&END, params![house, id, now, by]).await? > 0)
}

/// The same for a referral that was made by mistake.
pub(super) async fn end_shares(tx: &mut Tx, id: ReferralId) -> Result<(), Fault> {
    end(tx, id).await.map(|_| ())
}

/// The person takes it back: the card is erased at once.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn stop_sharing<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>) -> Result<(), Fault> {
    let referral = held(tx, *may.subject()).await?;
    if end(tx, referral.id).await? {
        tx.does(may);
    }
    Ok(())
}

/// The person does not want it: nothing leaves, nothing of them stays, and it was information. Only before anybody answered and before
/// anything was shared; false when that is over.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn refuse<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>) -> Result<bool, Fault> {
    let referral = held(tx, *may.subject()).await?;
    let was_shared = share_version(tx, referral.id).await? > 0;
    if was_shared || !can_be_refused(&referral) {
        return Ok(false);
    }
    add_moves(tx, referral.id, &[State::Cancelled], &Because::Said("person-refused")).await?;
    withdraw_links(tx, referral.id).await?;
    tx.run(&REFUSED, params![tx.house(), referral.id, Kind::Information, State::Cancelled, tx.now()]).await?;
    tx.does(may);
    Ok(true)
}

/// Makes the code that opens the card; the one before opens nothing any more. None where none is asked.
///
/// # Errors
/// What the database says.
pub async fn make_look_code<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>) -> Result<Option<LookCode>, Fault> {
    let code = LookCode::fresh(tx.makers());
    let id = *may.subject();
    let is_set = tx.run(&SET_CODE, params![tx.house(), id, code.hash(id).as_slice()]).await? == 1;
    if is_set {
        tx.does(may);
    }
    Ok(Some(code).filter(|_| is_set))
}

/// Somebody with the link asks to read the card. A wrong code counts, also when it comes again.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn look<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>, code: Option<&LookCode>) -> Result<Look, Fault> {
    let referral = held(tx, *may.subject()).await?;
    let Some(behind) = behind(tx, referral.id).await?.filter(|_| is_under_way(referral.state)) else {
        return Ok(Look::Closed);
    };
    let hash = code.map(|code| code.hash(referral.id));
    let is_open = match behind.lock() {
        Lock::Open => true,
        Lock::Code => behind.is_opened_by(hash.as_ref()),
        Lock::Nothing | Lock::NoCode | Lock::Shut => return Ok(Look::Closed),
    };
    if !is_open {
        // What cannot be a code is a slip of the finger, and was never a guess.
        if code.is_some() {
            tx.run(&WRONG, params![tx.house(), referral.id]).await?;
            tx.refuses(may);
        }
        return Ok(Look::Wrong);
    }
    Ok(card(tx, may).await?.map_or(Look::Closed, Look::Card))
}
