use std::collections::BTreeMap;

use db::{Fault, Source, Sql, params, sql};
use kernel::{Day, TeamId, TypedId as _, WorkerId};
use uuid::Uuid;

use crate::rules::name_pattern;

/// How many teams one person can lead and still see all of at once.
pub const MOST_TEAMS: usize = 16;

pub(super) const STATEMENTS: &[Sql] = &[OF_HOUSE, OF_TEAMS, NAME];

const OF_HOUSE: Sql = sql!(
    "select id from people_workers
      where house_id = $1 and (cast($2 as boolean) or ended_at is null) and lower(name) like lower($3) escape '!'
        and (cast($4 as boolean)
             or (name, id) > (select name, id from people_workers before where before.house_id = $1 and before.id = $5))
      order by name, id limit $6"
);
const OF_TEAMS: Sql = sql!(
    "select id from people_workers worker
      where house_id = $1 and ended_at is null and lower(name) like lower($3) escape '!'
        and (cast($4 as boolean)
             or (name, id) > (select name, id from people_workers before where before.house_id = $1 and before.id = $5))
        and exists (select 1 from people_posts post
                     where post.house_id = $1 and post.worker_id = worker.id and post.revoked_at is null
                       and (post.last_day is null or post.last_day >= $2)
                       and post.team_id in ($7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22))
      order by name, id limit $6"
);

const NAME: Sql = sql!("select name from people_workers where house_id = $1 and id = $2");

/// Which part of the people who work here a page lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster<'a> {
    /// Of these teams, today or later; of the whole house when none are named.
    pub teams: Option<&'a [TeamId]>,
    /// With this in the name; everybody when empty.
    pub named: &'a str,
    /// Also those whose account ended. Only of the whole house.
    pub ended: bool,
    /// Behind this person in the order of names; from the start when none.
    pub after: Option<WorkerId>,
}

/// The names of these workers, for a page that says who did something; who is not known is left out.
///
/// # Errors
/// What the database says.
pub async fn names_of(source: &mut impl Source, workers: &[WorkerId]) -> Result<BTreeMap<WorkerId, String>, Fault> {
    let house = source.house();
    let mut names = BTreeMap::new();
    for worker in workers {
        let name: Option<(String,)> = source.optional(&NAME, params![house, worker]).await?;
        names.extend(name.map(|(name,)| (*worker, name)));
    }
    Ok(names)
}

/// Who stands on a list, in the order of names, at most `limit`. Says nothing about them but that they are there; what a page shows of
/// them is read with [`workers`](super::workers).
///
/// # Errors
/// What the database says.
pub async fn worker_ids(
    source: &mut impl Source,
    roster: &Roster<'_>,
    today: Day,
    limit: u32,
) -> Result<Vec<WorkerId>, Fault> {
    let (house, pattern) = (source.house(), name_pattern::containing(roster.named));
    let (from_start, after) =
        (roster.after.is_none(), roster.after.unwrap_or_else(|| WorkerId::from_uuid(Uuid::nil())));
    let ids: Vec<(WorkerId,)> = match roster.teams {
        None => source.all(&OF_HOUSE, params![house, roster.ended, pattern, from_start, after, limit]).await?,
        Some([]) => Vec::new(),
        Some(teams @ [first, ..]) => {
            let list = params![house, today, pattern, from_start, after, limit];
            // One text for any number of teams: the first fills the places that are left.
            let places = teams.iter().chain(std::iter::repeat_n(first, MOST_TEAMS)).take(MOST_TEAMS);
            let places = places.flat_map(|team| params![team]);
            source.all(&OF_TEAMS, list.into_iter().chain(places).collect::<Vec<_>>()).await?
        }
    };
    Ok(ids.into_iter().map(|(id,)| id).collect())
}
