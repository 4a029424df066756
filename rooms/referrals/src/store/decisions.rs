use db::{Fault, Source, Sql, Tx, params, sql};
use kernel::{Action, Day, May};

use super::{
    links::withdraw_links,
    made::{CLOSE, held, mistake, stand},
    moves::{Because, add_moves, stood_before},
};
use crate::rules::{Decision, ReferralId, State, clock};

pub(super) const STATEMENTS: &[Sql] = &[WHY];

pub(super) const WHY: Sql = sql!(
    "select reason from referrals_moves
      where house_id = $1 and referral_id = $2 and withdrawn_at is null order by number desc limit 1"
);

/// What the sender decided last, when nothing was heard behind it.
///
/// # Errors
/// What the database says.
pub async fn decided(source: &mut impl Source, id: ReferralId) -> Result<Option<Decision>, Fault> {
    let house = source.house();
    let reason: Option<(Option<String>,)> = source.optional(&WHY, params![house, id]).await?;
    Ok(reason.and_then(|(reason,)| reason?.parse().ok()))
}

/// The sender decides. Gives where the referral stands now; nothing when that cannot follow where it stood, and then nothing changes.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn decide<A: Action>(
    tx: &mut Tx,
    may: &May<A, ReferralId>,
    decision: Decision,
    today: Day,
) -> Result<Option<State>, Fault> {
    let id = *may.subject();
    let referral = held(tx, id).await?;
    if !decision.may_follow(referral.state) {
        return Ok(None);
    }
    tx.does(may);
    let state = match decision.goal() {
        Some(goal) => goal,
        None => stood_before(tx, id).await?,
    };
    let because = Because::Said(decision.code());
    if state == State::EnteredInError {
        mistake(tx, id, &because).await?;
        return Ok(Some(state));
    }
    add_moves(tx, id, &[state], &because).await?;
    stand(tx, &referral, (state, decision.outcome()), (clock::due_after(state, tx.now()), today)).await?;
    if state.is_end() {
        // Who decided knows of it, and the partner has nothing to answer any more.
        withdraw_links(tx, id).await?;
        tx.run(&CLOSE, params![tx.house(), id, true]).await?;
    }
    Ok(Some(state))
}
