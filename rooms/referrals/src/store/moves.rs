use db::{Fault, Source as _, Sql, Tx, params, sql};

use crate::rules::{ReferralId, State};

pub(super) const STATEMENTS: &[Sql] = &[LAST, ADD, WITHDRAW, STOOD, WITHDRAW_SILENCE];

pub(super) const LAST: Sql =
    sql!("select coalesce(max(number), 0) from referrals_moves where house_id = $1 and referral_id = $2");
const ADD: Sql = sql!(
    "insert into referrals_moves (house_id, referral_id, number, state, reason, answer_number, moved_by, moved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)"
);
pub(super) const WITHDRAW: Sql = sql!(
    "update referrals_moves set withdrawn_at = $4
      where house_id = $1 and referral_id = $2 and answer_number = $3 and withdrawn_at is null"
);

pub(super) const STOOD: Sql = sql!(
    "select state from referrals_moves
      where house_id = $1 and referral_id = $2 and withdrawn_at is null and state <> 'on-hold' and (reason is null or reason <> $3) order by number desc limit 1"
);
pub(super) const WITHDRAW_SILENCE: Sql = sql!(
    "update referrals_moves set withdrawn_at = $4
      where house_id = $1 and referral_id = $2 and reason = $3 and withdrawn_at is null"
);

/// The reason of the move by which the house stops waiting.
pub(super) const SILENCE: &str = "unheard";

/// Why it moved.
pub(super) enum Because {
    /// The move asks for no reason.
    Nothing,
    /// Somebody answered; the number of the answer.
    Answer(i64),
    /// The program says so.
    Said(&'static str),
}

/// Writes moves down, one behind the other.
pub(super) async fn add_moves(tx: &mut Tx, id: ReferralId, moves: &[State], because: &Because) -> Result<(), Fault> {
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    let last: i64 = tx.value(&LAST, params![house, id]).await?;
    let (reason, answer) = match because {
        Because::Nothing => (None, None),
        Because::Answer(number) => (None, Some(*number)),
        Because::Said(reason) => (Some(*reason), None),
    };
    for (number, state) in (last.saturating_add(1)..).zip(moves) {
        tx.run(&ADD, params![house, id, number, state, reason, answer, by, now]).await?;
    }
    Ok(())
}

/// The moves that came of an answer count no more; they stay to be read.
pub(super) async fn withdraw_moves(tx: &mut Tx, id: ReferralId, answer: i64) -> Result<(), Fault> {
    tx.run(&WITHDRAW, params![tx.house(), id, answer, tx.now()]).await.map(|_| ())
}

/// Where it stood before it was put on hold, or before the house stopped waiting.
pub(super) async fn stood_before(tx: &mut Tx, id: ReferralId) -> Result<State, Fault> {
    tx.value(&STOOD, params![tx.house(), id, SILENCE]).await
}

/// That the house stopped waiting counts no more; it stays to be read.
pub(super) async fn withdraw_silence(tx: &mut Tx, id: ReferralId) -> Result<(), Fault> {
    tx.run(&WITHDRAW_SILENCE, params![tx.house(), id, SILENCE, tx.now()]).await.map(|_| ())
}
