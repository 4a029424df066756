use db::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};
use kernel::{Day, Instant, Slug, WorkerId};

use super::{
    made::{Referral, add, held, mistake, stand},
    moves::{Because, add_moves, stood_before, withdraw_moves, withdraw_silence},
};
use crate::rules::{Answer, Earlier, Heard, Kind, New, Outcome, ReferralId, Reply, State, Via, clock};

pub(super) const STATEMENTS: &[Sql] = &[LAST, COUNT, ADD, CORRECT, ALL, HANDED_ON];

pub(super) const LAST: Sql = sql!(
    "select number, answer, words, contact_on, better, before, heard_at from referrals_answers
      where house_id = $1 and referral_id = $2 and corrected_at is null order by number desc limit 1"
);
pub(super) const COUNT: Sql =
    sql!("select coalesce(max(number), 0) from referrals_answers where house_id = $1 and referral_id = $2");
const ADD: Sql = sql!(
    "insert into referrals_answers (house_id, referral_id, number, answer, words, contact_on, better, via, before, heard_by, heard_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
);
pub(super) const CORRECT: Sql =
    sql!("update referrals_answers set corrected_at = $4 where house_id = $1 and referral_id = $2 and number = $3");
pub(super) const ALL: Sql = sql!(
    "select number, answer, words, contact_on, better, via, heard_by, heard_at, corrected_at from referrals_answers
      where house_id = $1 and referral_id = $2 order by number limit 100"
);
pub(super) const HANDED_ON: Sql =
    sql!("select id from referrals_made where house_id = $1 and parent_id = $2 and kind = $3 and state = $4");

/// An answer as the sender reads it.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    /// What was said.
    pub reply: Reply,
    /// How it came.
    pub via: Via,
    /// Who wrote it down; nobody when it came by the link.
    pub heard_by: Option<WorkerId>,
    /// When.
    pub heard_at: Instant,
    /// When another took its place.
    pub corrected_at: Option<Instant>,
}

impl FromRow for Reply {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            answer: row.get("answer")?,
            words: row.get("words")?,
            contact_on: row.get("contact_on")?,
            better: row.get("better")?,
        })
    }
}

impl FromRow for Earlier {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let reply = Reply::from_row(row)?;
        Ok(Self { number: row.get("number")?, reply, heard_at: row.get("heard_at")?, before: row.get("before")? })
    }
}

impl FromRow for Told {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            reply: Reply::from_row(row)?,
            via: row.get("via")?,
            heard_by: row.get("heard_by")?,
            heard_at: row.get("heard_at")?,
            corrected_at: row.get("corrected_at")?,
        })
    }
}

/// Everything that was heard of a referral, the oldest first.
///
/// # Errors
/// What the database says.
pub async fn told(source: &mut impl Source, id: ReferralId) -> Result<Vec<Told>, Fault> {
    let house = source.house();
    source.all(&ALL, params![house, id]).await
}

/// The service to which a partner handed somebody on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward {
    /// Which.
    pub service: Slug,
    /// Of which organisation.
    pub organization: Slug,
    /// When an answer of theirs may be expected.
    pub due_at: Instant,
}

/// Hears an answer: writes it down with the moves that follow, unless it was said already or comes too late. Where the house had only
/// stopped waiting, it goes on from where it stood. Where a partner handed it on, that is another referral, the child of this one: its id comes with it.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn hear(
    tx: &mut Tx,
    id: ReferralId,
    (reply, via): (&Reply, Via),
    (today, onward): (Day, Option<&Onward>),
    codes: &str,
) -> Result<(Heard, Option<ReferralId>), Fault> {
    let referral = held(tx, id).await?;
    let was_unheard = referral.outcome == Some(Outcome::Unknown);
    // After the silence every answer is news, also one that was given before it.
    let (state, last): (_, Option<Earlier>) = if was_unheard {
        (stood_before(tx, id).await?, None)
    } else {
        (referral.state, tx.optional(&LAST, params![tx.house(), id]).await?)
    };
    let heard = Heard::of(reply, state, last.as_ref(), tx.now());
    // Where only the words are mended, what was handed on stays as it is.
    let keeps_child = last
        .as_ref()
        .is_some_and(|last| last.reply.hands_on_to().is_some_and(|service| reply.hands_on_to() == Some(service)));
    let (before, moves) = match (&heard, &last) {
        (Heard::Moves(moves), _) => (state, moves),
        (Heard::Corrects(moves), Some(last)) => {
            take_back_answer(tx, &referral, last, keeps_child).await?;
            (last.before, moves)
        }
        _ => return Ok((heard, None)),
    };
    if was_unheard {
        withdraw_silence(tx, id).await?;
    }
    let number = add_answer(tx, id, (reply, via), (before, today)).await?;
    add_moves(tx, id, moves, &Because::Answer(number)).await?;
    let state = moves.last().copied().unwrap_or(before);
    let has_place = reply.answer.has_place();
    // A "no place" that was a mistake is forgotten with it.
    if has_place.is_some() || last.is_some_and(|last| last.reply.answer == Answer::Full) {
        directory::store::say_capacity(tx, &referral.service, has_place, today).await?;
    }
    let due_at = clock::due_after(state, tx.now());
    stand(tx, &referral, (state, reply.answer.outcome()), (due_at, today)).await?;
    let child = match onward.filter(|_| reply.hands_on_to().is_some() && !keeps_child) {
        Some(onward) => Some(hand_on(tx, &referral, onward, today, codes).await?),
        None => None,
    };
    Ok((heard, child))
}

/// The answer before counts no more, nor what came of it.
async fn take_back_answer(tx: &mut Tx, referral: &Referral, last: &Earlier, keeps_child: bool) -> Result<(), Fault> {
    let (house, now) = (tx.house(), tx.now());
    tx.run(&CORRECT, params![house, referral.id, last.number, now]).await?;
    withdraw_moves(tx, referral.id, last.number).await?;
    if keeps_child {
        return Ok(());
    }
    let onward: Vec<(ReferralId,)> =
        tx.all(&HANDED_ON, params![house, referral.id, Kind::Onward, State::Requested]).await?;
    for (id,) in onward {
        mistake(tx, id, &Because::Nothing).await?;
    }
    Ok(())
}

async fn add_answer(
    tx: &mut Tx,
    id: ReferralId,
    (reply, via): (&Reply, Via),
    (before, today): (State, Day),
) -> Result<i64, Fault> {
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    let number = tx.value::<i64>(&COUNT, params![house, id]).await?.saturating_add(1);
    let Reply { answer, words, contact_on, better } = reply;
    let contact_on = contact_on.or_else(|| (*answer == Answer::FirstContact).then_some(today));
    tx.run(&ADD, params![house, id, number, answer, words, contact_on, better, via, before, by, now]).await?;
    Ok(number)
}

/// A partner handed it on: another referral, the child of this one, of the same team.
async fn hand_on(
    tx: &mut Tx,
    referral: &Referral,
    onward: &Onward,
    today: Day,
    codes: &str,
) -> Result<ReferralId, Fault> {
    let Onward { service, organization, due_at } = onward.clone();
    let (theme, need) = (referral.theme.clone(), referral.need.clone());
    let new = New { kind: Kind::Onward, service, organization, theme, need, parent: Some(referral.id) };
    add(tx, referral.team_id, &new, (due_at, today), codes).await
}
