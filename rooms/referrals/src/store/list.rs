use db::{Fault, Source, Sql, from_row, params, sql};
use kernel::{Instant, May, Slug, TeamId};

use crate::{
    access::SeeList,
    rules::{Kind, Outcome, ReferralId, State},
};

pub(super) const STATEMENTS: &[Sql] = &[FIRST, BEHIND, ANY];

pub(super) const FIRST: Sql = sql!(
    "select id, kind, service, organization, theme, state, outcome, made_at, due_at from referrals_made
      where house_id = $1 and team_id = $2 and closed = false order by due_at, id limit $3"
);
pub(super) const BEHIND: Sql = sql!(
    "select id, kind, service, organization, theme, state, outcome, made_at, due_at from referrals_made
      where house_id = $1 and team_id = $2 and closed = false and (due_at > $4 or (due_at = $4 and id > $5))
      order by due_at, id limit $3"
);
pub(super) const ANY: Sql = sql!("select id from referrals_made where house_id = $1 limit 1");

/// A referral on the list of its team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub id: ReferralId,
    /// How.
    pub kind: Kind,
    /// To which service.
    pub service: Slug,
    /// Of which organisation.
    pub organization: Slug,
    /// What it is about.
    pub theme: Option<Slug>,
    /// Where it stands.
    pub state: State,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// When it was made.
    pub made_at: Instant,
    /// When the next sign is expected; an end is one at once.
    pub due_at: Instant,
}

from_row!(Waiting { id, kind, service, organization, theme, state, outcome, made_at, due_at });

/// A place in the list: behind this referral, which is due then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// When it is due.
    pub due_at: Instant,
    /// Which.
    pub id: ReferralId,
}

/// The referrals of a team that wait for somebody behind a place, what is due longest first; at most `limit`.
///
/// # Errors
/// What the database says.
pub async fn waiting(
    source: &mut impl Source,
    may: &May<SeeList, TeamId>,
    behind: Option<Place>,
    limit: i64,
) -> Result<Vec<Waiting>, Fault> {
    source.shows(may);
    let (house, team) = (source.house(), may.subject());
    match behind {
        None => source.all(&FIRST, params![house, team, limit]).await,
        Some(Place { due_at, id }) => source.all(&BEHIND, params![house, team, limit, due_at, id]).await,
    }
}

/// Whether there is any referral in the house.
///
/// # Errors
/// What the database says.
pub async fn has_referrals(source: &mut impl Source) -> Result<bool, Fault> {
    let house = source.house();
    Ok(source.optional::<(ReferralId,)>(&ANY, params![house]).await?.is_some())
}
