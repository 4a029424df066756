use db::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};
use kernel::{Day, Instant, Slug, WorkerId};

use super::{
    made::{Referral, add, held, mistake, stand},
    moves::{Because, add_moves, withdraw_moves},
};
use crate::rules::{Answer, Earlier, Heard, Kind, New, ReferralId, Reply, State, Via, clock};

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

/// Hears an answer: writes it down with the moves that follow, unless it was said already or comes too late. `handed_on` is the
/// service to which a partner handed it on, with its organisation.
///
/// # Errors
/// [`Fault::Missing`] when there is no such referral.
pub async fn hear(
    tx: &mut Tx,
    id: ReferralId,
    (reply, via): (&Reply, Via),
    (today, handed_on): (Day, Option<(Slug, Slug)>),
    codes: &str,
) -> Result<Heard, Fault> {
    let referral = held(tx, id).await?;
    let last: Option<Earlier> = tx.optional(&LAST, params![tx.house(), id]).await?;
    let heard = Heard::of(reply, referral.state, last.as_ref(), tx.now());
    // Where only the words are mended, what was handed on stays as it is.
    let keeps_child = last
        .as_ref()
        .is_some_and(|last| last.reply.hands_on_to().is_some_and(|service| reply.hands_on_to() == Some(service)));
    let (before, moves) = match (&heard, &last) {
        (Heard::Moves(moves), _) => (referral.state, moves),
        (Heard::Corrects(moves), Some(last)) => {
            take_back_answer(tx, &referral, last, keeps_child).await?;
            (last.before, moves)
        }
        _ => return Ok(heard),
    };
    let number = add_answer(tx, id, (reply, via), before).await?;
    add_moves(tx, id, moves, &Because::Answer(number)).await?;
    let state = moves.last().copied().unwrap_or(before);
    let has_place = reply.answer.has_place();
    // A "no place" that was a mistake is forgotten with it.
    if has_place.is_some() || last.is_some_and(|last| last.reply.answer == Answer::Full) {
        directory::store::say_capacity(tx, &referral.service, has_place, today).await?;
    }
    let due_at = clock::due_after(state, tx.now());
    stand(tx, &referral, (state, reply.answer.outcome()), (due_at, today)).await?;
    if let Some(onward) = handed_on.filter(|_| reply.hands_on_to().is_some() && !keeps_child) {
        hand_on(tx, &referral, onward, today, codes).await?;
    }
    Ok(heard)
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
        mistake(tx, id).await?;
    }
    Ok(())
}

async fn add_answer(tx: &mut Tx, id: ReferralId, (reply, via): (&Reply, Via), before: State) -> Result<i64, Fault> {
    let (house, now) = (tx.house(), tx.now());
    let by = tx.actor().worker().map(|worker| worker.id);
    let number = tx.value::<i64>(&COUNT, params![house, id]).await?.saturating_add(1);
    let Reply { answer, words, contact_on, better } = reply;
    tx.run(&ADD, params![house, id, number, answer, words, contact_on, better, via, before, by, now]).await?;
    Ok(number)
}

/// A partner handed it on: another referral, the child of this one, of the same team.
async fn hand_on(
    tx: &mut Tx,
    referral: &Referral,
    (service, organization): (Slug, Slug),
    today: Day,
    codes: &str,
) -> Result<(), Fault> {
    let (theme, need) = (referral.theme.clone(), referral.need.clone());
    let new = New { kind: Kind::Onward, service, organization, theme, need, parent: Some(referral.id) };
    let due_at = tx.now().plus_seconds(clock::WITHOUT_HOURS);
    add(tx, referral.team_id, &new, (due_at, today), codes).await.map(|_| ())
}
