use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Action, Day, Instant, May, Scope, Slug, TeamId, WorkerId};

use super::{
    links::withdraw_links,
    moves::{Because, add_moves},
    senders::forget_name,
    shares::end_shares,
};
use crate::rules::{Kind, New, Outcome, ReferralId, State};

pub(super) const STATEMENTS: &[Sql] = &[ADD, SCOPE, ONE, LOCK, STAND, END_MISTAKE, SET_DUE, CLOSE, FRESH, TRIED];

/// For how many seconds a referral can be taken back.
const UNDO_SECONDS: i64 = 60;

// What comes of an anonymous one is anonymous, whatever its kind.
const ADD: Sql = sql!(
    "insert into referrals_made (house_id, id, team_id, made_by, parent_id, kind, service, organization, theme, need, anonymous,
                                 state, made_on, made_at, due_at, closed, codes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
             $11 or exists (select 1 from referrals_made where house_id = $1 and id = $5 and anonymous), $12, $13, $14, $15, $16, $17)"
);
pub(super) const SCOPE: Sql = sql!("select team_id from referrals_made where house_id = $1 and id = $2");
pub(super) const ONE: Sql = sql!(
    "select id, team_id, made_by, parent_id, kind, service, organization, theme, need, anonymous, state, outcome, made_at, made_on,
            due_at, ended_at, closed
       from referrals_made where house_id = $1 and id = $2"
);
// Changes nothing: whoever wrote it first goes first.
pub(super) const LOCK: Sql = sql!("update referrals_made set closed = closed where house_id = $1 and id = $2");
const STAND: Sql = sql!(
    "update referrals_made set state = $3, outcome = $4, due_at = $5, ended_at = $6, ended_on = $7, days = $8, closed = false
      where house_id = $1 and id = $2"
);
const END_MISTAKE: Sql = sql!(
    "update referrals_made set state = $3, outcome = null, ended_at = $4, ended_on = null, days = null, need = null, closed = true
      where house_id = $1 and id = $2"
);
const SET_DUE: Sql = sql!("update referrals_made set due_at = $3 where house_id = $1 and id = $2");
// What was made by mistake, or refused before anything left, has no day on which it ended and comes back to no list.
pub(super) const CLOSE: Sql = sql!(
    "update referrals_made set closed = $3 where house_id = $1 and id = $2 and ended_on is not null and closed <> $3"
);
pub(super) const FRESH: Sql = sql!(
    "select id from referrals_made
      where house_id = $1 and made_by = $2 and made_at > $3 and state in ('requested', 'draft') order by made_at desc limit 1"
);
const TRIED: Sql = sql!(
    "with recursive chain (id, parent_id, service) as (
         select id, parent_id, service from referrals_made where house_id = $1 and id = $2
         union all
         select made.id, made.parent_id, made.service from chain
           join referrals_made made on made.house_id = $1 and made.id = chain.parent_id)
     select service from chain"
);

/// A referral as it stands.
#[derive(Clone, PartialEq, Eq)]
pub struct Referral {
    /// Which.
    pub id: ReferralId,
    /// Of which team.
    pub team_id: TeamId,
    /// Who made it; nobody when the partner or the program did.
    pub made_by: Option<WorkerId>,
    /// The one before.
    pub parent_id: Option<ReferralId>,
    /// How.
    pub kind: Kind,
    /// To which service.
    pub service: Slug,
    /// Of which organisation.
    pub organization: Slug,
    /// What it is about.
    pub theme: Option<Slug>,
    /// What is needed, without names.
    pub need: Option<String>,
    /// Whether it can never carry a person: by its kind, or because it came of one that cannot. The schema refuses it then.
    pub anonymous: bool,
    /// Where it stands.
    pub state: State,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// When it was made.
    pub made_at: Instant,
    /// On which day.
    pub made_on: Day,
    /// When the next sign is expected.
    pub due_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Whether it is off the list.
    pub closed: bool,
}

from_row!(Referral {
    id,
    team_id,
    made_by,
    parent_id,
    kind,
    service,
    organization,
    theme,
    need,
    anonymous,
    state,
    outcome,
    made_at,
    made_on,
    due_at,
    ended_at,
    closed
});

impl Referral {
    /// Whether this worker can still take it back: it is their own, not a minute old, and nobody answered.
    #[must_use]
    pub fn can_be_taken_back_by(&self, worker: Option<WorkerId>, now: Instant) -> bool {
        let is_own = worker.is_some() && self.made_by == worker;
        let is_fresh = now.seconds_since(self.made_at) < UNDO_SECONDS;
        is_own && is_fresh && matches!(self.state, State::Requested | State::Draft)
    }
}

/// Makes a referral. What does not leave the house is a draft that waits for nobody.
///
/// # Errors
/// What the database says.
pub async fn make<A: Action>(
    tx: &mut Tx,
    may: &May<A, TeamId>,
    new: &New,
    due: (Instant, Day),
    codes: &str,
) -> Result<ReferralId, Fault> {
    let id = add(tx, *may.subject(), new, due, codes).await?;
    tx.made(may, &id);
    Ok(id)
}

/// The same for one that was handed on: it belongs to the team of the first.
pub(super) async fn add(
    tx: &mut Tx,
    team: TeamId,
    new: &New,
    (due_at, today): (Instant, Day),
    codes: &str,
) -> Result<ReferralId, Fault> {
    let id = tx.makers().fresh_unordered();
    let by = tx.actor().worker().map(|worker| worker.id);
    let waits = new.kind.waits();
    let row = params![
        tx.house(),
        id,
        team,
        by,
        new.parent,
        new.kind,
        &new.service,
        &new.organization,
        &new.theme,
        &new.need,
        new.kind.is_anonymous(),
        if waits { State::Requested } else { State::Draft },
        today,
        tx.now(),
        due_at,
        !waits,
        codes,
    ];
    tx.run(&ADD, row).await?;
    if waits {
        add_moves(tx, id, &[State::Requested], &Because::Nothing).await?;
    }
    Ok(id)
}

/// What a check may look at; none when there is no such referral.
///
/// # Errors
/// What the database says.
pub async fn scope(source: &mut impl Source, id: ReferralId) -> Result<Option<Scope>, Fault> {
    let house = source.house();
    let team: Option<(TeamId,)> = source.optional(&SCOPE, params![house, id]).await?;
    Ok(team.map(|(team,)| Scope { teams: vec![team], owner: None }))
}

/// The referral of this id.
///
/// # Errors
/// [`Fault::Missing`] when there is none.
pub async fn referral(source: &mut impl Source, id: ReferralId) -> Result<Referral, Fault> {
    let house = source.house();
    source.one(&ONE, params![house, id]).await
}

/// The same, and nobody else changes it before this transaction ends: for whoever decides by what it says.
///
/// # Errors
/// [`Fault::Missing`] when there is none.
pub async fn held(tx: &mut Tx, id: ReferralId) -> Result<Referral, Fault> {
    tx.run(&LOCK, params![tx.house(), id]).await?;
    referral(tx, id).await
}

/// From now on it stands here.
pub(super) async fn stand(
    tx: &mut Tx,
    referral: &Referral,
    (state, outcome): (State, Option<Outcome>),
    (due_at, today): (Instant, Day),
) -> Result<(), Fault> {
    let is_end = state.is_end();
    let ended_at = is_end.then(|| tx.now());
    let days = is_end.then(|| today.days_since(referral.made_on));
    let row = params![tx.house(), referral.id, state, outcome, due_at, ended_at, is_end.then_some(today), days];
    tx.run(&STAND, row).await.map(|_| ())
}

/// Takes a referral back within its minute, while nobody answered: it was made by mistake, and its link opens nothing. False when that
/// is over, or it is another's.
///
/// # Errors
/// What the database says.
pub async fn take_back<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>) -> Result<bool, Fault> {
    let referral = held(tx, *may.subject()).await?;
    if !referral.can_be_taken_back_by(tx.actor().worker().map(|worker| worker.id), tx.now()) {
        return Ok(false);
    }
    mistake(tx, referral.id, &Because::Nothing).await?;
    tx.does(may);
    Ok(true)
}

/// It was made by mistake.
pub(super) async fn mistake(tx: &mut Tx, id: ReferralId, because: &Because) -> Result<(), Fault> {
    add_moves(tx, id, &[State::EnteredInError], because).await?;
    withdraw_links(tx, id).await?;
    end_shares(tx, id).await?;
    forget_name(tx, id).await?;
    tx.run(&END_MISTAKE, params![tx.house(), id, State::EnteredInError, tx.now()]).await.map(|_| ())
}

/// Another moment at which an answer is expected.
///
/// # Errors
/// What the database says.
pub async fn set_due(tx: &mut Tx, id: ReferralId, due_at: Instant) -> Result<(), Fault> {
    tx.run(&SET_DUE, params![tx.house(), id, due_at]).await.map(|_| ())
}

/// Takes a referral that ended off the list, or puts it back. False when it was so already, or did not end.
///
/// # Errors
/// What the database says.
pub async fn close<A: Action>(tx: &mut Tx, may: &May<A, ReferralId>, closed: bool) -> Result<bool, Fault> {
    let touched = tx.run(&CLOSE, params![tx.house(), may.subject(), closed]).await?;
    if touched == 1 {
        tx.does(may);
    }
    Ok(touched == 1)
}

/// The referral that this worker made last and can still take back.
///
/// # Errors
/// What the database says.
pub async fn last_undoable(
    source: &mut impl Source,
    worker: Option<WorkerId>,
    now: Instant,
) -> Result<Option<ReferralId>, Fault> {
    let house = source.house();
    let found: Option<(ReferralId,)> =
        source.optional(&FRESH, params![house, worker, now.plus_seconds(-UNDO_SECONDS)]).await?;
    Ok(found.map(|(id,)| id))
}

/// The services that were tried for the same need, this one and those before it.
///
/// # Errors
/// What the database says.
pub async fn tried(source: &mut impl Source, id: ReferralId) -> Result<Vec<Slug>, Fault> {
    let house = source.house();
    let all: Vec<(Slug,)> = source.all(&TRIED, params![house, id]).await?;
    Ok(all.into_iter().map(|(slug,)| slug).collect())
}
