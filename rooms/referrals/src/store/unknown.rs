//! What ends, and what is forgotten, when nobody says anything.

use db::{Db, Fault, Source as _, Sql, params, sql};
use kernel::{Actor, Day, HouseId, Instant};

use super::{
    made::{held, stand},
    moves::{Because, SILENCE, add_moves},
    senders::FORGET_NAMES,
};
use crate::rules::{Outcome, ReferralId, State};

pub(super) const STATEMENTS: &[Sql] = &[UNHEARD, FORGET_NEEDS, FORGET_GIVEN, FORGET_WORDS, FORGET_PURPOSES];

pub(super) const UNHEARD: Sql = sql!(
    "select id from referrals_made where house_id = $1 and made_at < $2 and ended_at is null and closed = false
        and not exists (select 1 from referrals_answers answer
                         where answer.house_id = $1 and answer.referral_id = referrals_made.id and answer.heard_at >= $2)
        and not exists (select 1 from referrals_moves move
                         where move.house_id = $1 and move.referral_id = referrals_made.id and move.moved_at >= $2)
      order by made_at limit $3"
);
pub(super) const FORGET_NEEDS: Sql = sql!(
    "update referrals_made set need = null where house_id = $1 and id in
        (select id from referrals_made where house_id = $1 and ended_on < $2 and need is not null limit $3)"
);
// Information that was given waits for nobody and never ends.
pub(super) const FORGET_GIVEN: Sql = sql!(
    "update referrals_made set need = null where house_id = $1 and id in
        (select id from referrals_made
          where house_id = $1 and ended_on is null and need is not null and state = 'draft' and made_on < $2 limit $3)"
);
const FORGET_WORDS: Sql = sql!(
    "update referrals_answers set words = null where house_id = $1 and (referral_id, number) in
        (select answer.referral_id, answer.number from referrals_answers answer
           join referrals_made made on made.house_id = answer.house_id and made.id = answer.referral_id
          where answer.house_id = $1 and answer.words is not null and made.ended_on < $2 limit $3)"
);

const FORGET_PURPOSES: Sql = sql!(
    "update referrals_shares set purpose = null where house_id = $1 and (referral_id, number) in
        (select share.referral_id, share.number from referrals_shares share
           join referrals_made made on made.house_id = share.house_id and made.id = share.referral_id
          where share.house_id = $1 and share.purpose is not null and made.ended_at is not null and (made.ended_on is null or made.ended_on < $2)
          limit $3)"
);

/// How many referrals are touched in one step.
const STEP: i64 = 100;

/// Ends the referrals that were made before `since`, that never ended, and of which nobody said or decided anything after it: it is unknown what came of
/// them. Gives how many.
///
/// # Errors
/// What the database says; what ended stays ended.
pub async fn end_unheard(db: &Db, house: HouseId, since: Instant, today: Day) -> Result<usize, Fault> {
    let mut ended = 0;
    loop {
        let mut tx = db.write(house, &Actor::Program("unheard")).await?;
        let due: Vec<(ReferralId,)> = tx.all(&UNHEARD, params![house, since, STEP]).await?;
        if due.is_empty() {
            return Ok(ended);
        }
        for (id,) in &due {
            let referral = held(&mut tx, *id).await?;
            let Some(way) = referral.state.way_to(State::Cancelled).filter(|_| !referral.state.is_end()) else {
                continue;
            };
            add_moves(&mut tx, *id, &way, &Because::Said(SILENCE)).await?;
            let now = tx.now();
            stand(&mut tx, &referral, (State::Cancelled, Some(Outcome::Unknown)), (now, today)).await?;
        }
        ended += due.len();
        tx.commit().await?;
    }
}

/// Forgets what was needed, what was said, who sent it by name and what sharing was for in the referrals that ended before `since`, and what was
/// needed where information was given before it, in short steps. Their codes stay.
///
/// # Errors
/// What the database says; what was forgotten stays forgotten.
pub async fn forget_words(db: &Db, house: HouseId, since: Day) -> Result<(), Fault> {
    loop {
        let mut tx = db.write(house, &Actor::Program("retention")).await?;
        let needs = tx.run(&FORGET_NEEDS, params![house, since, STEP]).await?;
        let given = tx.run(&FORGET_GIVEN, params![house, since, STEP]).await?;
        let words = tx.run(&FORGET_WORDS, params![house, since, STEP]).await?;
        let names = tx.run(&FORGET_NAMES, params![house, since, STEP]).await?;
        let purposes = tx.run(&FORGET_PURPOSES, params![house, since, STEP]).await?;
        tx.commit().await?;
        if needs + given + words + names + purposes == 0 {
            return Ok(());
        }
    }
}
