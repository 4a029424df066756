use std::collections::BTreeMap;

use db::{Fault, Source, Sql, from_row, params, sql};
use kernel::{Instant, May, Slug, TeamId};

use crate::{
    access::SeeList,
    rules::{Kind, Outcome, ReferralId, State},
};

pub(super) const STATEMENTS: &[Sql] = &[FIRST, BEHIND, TRIED, BETTER, ANY];

pub(super) const FIRST: Sql = sql!(
    "select id, kind, service, organization, theme, state, outcome, made_at, due_at from referrals_made
      where house_id = $1 and team_id = $2 and closed = false order by due_at, id limit $3"
);
pub(super) const BEHIND: Sql = sql!(
    "select id, kind, service, organization, theme, state, outcome, made_at, due_at from referrals_made
      where house_id = $1 and team_id = $2 and closed = false and (due_at > $4 or (due_at = $4 and id > $5))
      order by due_at, id limit $3"
);
// Of the referrals of a team that ended and are due between two moments: the services that were tried for the same need.
pub(super) const TRIED: Sql = sql!(
    "with recursive chain (id, parent_id, service) as (
         select id, parent_id, service from referrals_made
          where house_id = $1 and team_id = $2 and closed = false and outcome is not null and due_at >= $3 and due_at <= $4
         union all
         select chain.id, made.parent_id, made.service from chain
           join referrals_made made on made.house_id = $1 and made.id = chain.parent_id)
     select id, service from chain"
);
// Of the same: what their partners thought fits better, the last word last.
pub(super) const BETTER: Sql = sql!(
    "select made.id, answer.better from referrals_made made
       join referrals_answers answer on answer.house_id = made.house_id and answer.referral_id = made.id
      where made.house_id = $1 and made.team_id = $2 and made.closed = false and made.outcome is not null
        and made.due_at >= $3 and made.due_at <= $4 and answer.better is not null and answer.corrected_at is null
      order by answer.number"
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

/// What was done for the need of a referral until now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// The services that were tried, its own among them.
    pub tried: Vec<Slug>,
    /// What its partner thought fits better.
    pub better: Option<Slug>,
}

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

/// The ways of those referrals of a team that ended and were due between two moments, both included.
///
/// # Errors
/// What the database says.
pub async fn ways(
    source: &mut impl Source,
    may: &May<SeeList, TeamId>,
    (first, last): (Instant, Instant),
) -> Result<BTreeMap<ReferralId, Way>, Fault> {
    let of = params![source.house(), may.subject(), first, last];
    let tried: Vec<(ReferralId, Slug)> = source.all(&TRIED, of.to_vec()).await?;
    let better: Vec<(ReferralId, Slug)> = source.all(&BETTER, of.to_vec()).await?;
    let mut ways = BTreeMap::<_, Way>::new();
    for (id, service) in tried {
        ways.entry(id).or_default().tried.push(service);
    }
    for (id, service) in better {
        ways.entry(id).or_default().better = Some(service);
    }
    Ok(ways)
}

/// Whether there is any referral in the house.
///
/// # Errors
/// What the database says.
pub async fn has_referrals(source: &mut impl Source) -> Result<bool, Fault> {
    let house = source.house();
    Ok(source.optional::<(ReferralId,)>(&ANY, params![house]).await?.is_some())
}
