use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Action, Day, May, Post, Recorded, Role, Scope, TeamId, WorkerId};

use crate::{
    access::{RevokePost, SeeWorkers},
    rules::{
        administrators::{self, Ending, Keeper},
        post::NewPost,
    },
};

kernel::typed_id! {
    /// A role that somebody got.
    PostId
}

impl Recorded for PostId {
    const KIND: &'static str = "post";
}

pub(super) const STATEMENTS: &[Sql] = &[GRANT, TODAY, OF_WORKER, SCOPE, REVOKE, HOLD_KEEPERS, KEEPERS];

const GRANT: Sql = sql!(
    "insert into people_posts
        (house_id, id, worker_id, role, team_id, stands_in_for, first_day, last_day, granted_at, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
// Who stands in has a role for as long as the colleague has it.
const TODAY: Sql = sql!(
    "select post.role, post.team_id, post.stands_in_for from people_posts post
       left join people_teams team on team.house_id = post.house_id and team.id = post.team_id
      where post.house_id = $1 and post.worker_id = $2 and post.revoked_at is null and team.ended_at is null
        and post.first_day <= $3 and (post.last_day is null or post.last_day >= $3)
        and (post.stands_in_for is null or exists (
             select 1 from people_posts held
               join people_workers colleague on colleague.house_id = held.house_id and colleague.id = held.worker_id
              where held.house_id = $1 and held.worker_id = post.stands_in_for and held.role = post.role
                and coalesce(held.team_id, held.house_id) = coalesce(post.team_id, post.house_id)
                and held.revoked_at is null and colleague.ended_at is null
                and held.first_day <= $3 and (held.last_day is null or held.last_day >= $3)))
      order by post.role, post.id limit 100"
);
const OF_WORKER: Sql = sql!(
    "select post.id, post.worker_id, post.role, post.team_id, team.name as team, colleague.name as stands_in_for,
            post.first_day, post.last_day, post.claimed_from
       from people_posts post
       left join people_teams team on team.house_id = post.house_id and team.id = post.team_id
       left join people_workers colleague
              on colleague.house_id = post.house_id and colleague.id = post.stands_in_for
      where post.house_id = $1 and post.worker_id = $2 and post.revoked_at is null
        and (post.last_day is null or post.last_day >= $3)
        and (post.stands_in_for is null or colleague.ended_at is null and exists (
             select 1 from people_posts held
              where held.house_id = $1 and held.worker_id = post.stands_in_for and held.role = post.role
                and coalesce(held.team_id, held.house_id) = coalesce(post.team_id, post.house_id)
                and held.revoked_at is null and (held.last_day is null or held.last_day >= $3)))
      order by post.first_day, post.id limit 100"
);
const SCOPE: Sql =
    sql!("select worker_id, team_id from people_posts where house_id = $1 and id = $2 and revoked_at is null");
const REVOKE: Sql = sql!(
    "update people_posts set revoked_at = $3, revoked_by = $4 where house_id = $1 and id = $2 and revoked_at is null"
);
// Whoever takes administrators away waits here for one another, so that two cannot take the last two at once.
const HOLD_KEEPERS: Sql =
    sql!("update people_posts set role = role where house_id = $1 and role = 'administrator' and revoked_at is null");
const KEEPERS: Sql = sql!(
    "select post.id, post.worker_id, post.first_day, post.last_day from people_posts post
       join people_workers worker on worker.house_id = post.house_id and worker.id = post.worker_id
      where post.house_id = $1 and post.role = 'administrator' and post.revoked_at is null and worker.ended_at is null
      limit 1000"
);

struct Today {
    role: Role,
    team_id: Option<TeamId>,
    stands_in_for: Option<WorkerId>,
}

from_row!(Today { role, team_id, stands_in_for });

/// A role as it was given, with the names that a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPost {
    /// Which.
    pub id: PostId,
    /// Who holds it.
    pub worker_id: WorkerId,
    /// The role.
    pub role: Role,
    /// In which team.
    pub team_id: Option<TeamId>,
    /// The name of the team.
    pub team: Option<String>,
    /// For which colleague.
    pub stands_in_for: Option<String>,
    /// From this day on.
    pub first_day: Day,
    /// Up to and with this day.
    pub last_day: Option<Day>,
    /// The name of the provider whose claim gave it; none for a role that somebody here gave.
    pub claimed_from: Option<String>,
}

from_row!(StoredPost { id, worker_id, role, team_id, team, stands_in_for, first_day, last_day, claimed_from });

/// Whose a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldPost {
    /// Who holds it.
    pub worker: WorkerId,
    /// In which team.
    pub team: Option<TeamId>,
}

/// Gives somebody a role, from the next request on.
///
/// # Errors
/// What the database says.
pub async fn grant<A: Action>(tx: &mut Tx, may: &May<A, WorkerId>, post: &NewPost) -> Result<PostId, Fault> {
    let id = tx.fresh::<PostId>();
    let given = params![tx.house(), id, may.subject(), post.role, post.team, post.stands_in_for];
    let when = params![post.first_day, post.last_day, tx.now(), tx.actor().to_string()];
    tx.run(&GRANT, given.into_iter().chain(when).collect::<Vec<_>>()).await?;
    tx.does(may);
    tx.made(may, &id);
    Ok(id)
}

/// What somebody may do on this day: asked anew for each request, so that a right taken away is gone at the next.
///
/// # Errors
/// What the database says.
pub async fn may_do_today(source: &mut impl Source, worker: WorkerId, today: Day) -> Result<Vec<Post>, Fault> {
    let house = source.house();
    let rows: Vec<Today> = source.all(&TODAY, params![house, worker, today]).await?;
    let post = |row: Today| Post { role: row.role, team: row.team_id, stands_in: row.stands_in_for.is_some() };
    Ok(rows.into_iter().map(post).collect())
}

/// The roles that somebody has now or will have.
///
/// # Errors
/// What the database says.
pub async fn held_posts<A: Action>(
    source: &mut impl Source,
    may: &May<A, WorkerId>,
    today: Day,
) -> Result<Vec<StoredPost>, Fault> {
    let house = source.house();
    source.all(&OF_WORKER, params![house, may.subject(), today]).await
}

/// Whose a post is and what its scope is; none when there is no such post.
///
/// # Errors
/// What the database says.
pub async fn post_scope(source: &mut impl Source, id: PostId) -> Result<Option<(HeldPost, Scope)>, Fault> {
    let house = source.house();
    let found: Option<(WorkerId, Option<TeamId>)> = source.optional(&SCOPE, params![house, id]).await?;
    Ok(found.map(|(worker, team)| {
        (HeldPost { worker, team }, Scope { teams: team.into_iter().collect(), owner: Some(worker) })
    }))
}

/// The roles that the people of a list have now or will have.
///
/// # Errors
/// What the database says.
pub async fn posts_of(
    source: &mut impl Source,
    may: &May<SeeWorkers, Vec<WorkerId>>,
    today: Day,
) -> Result<Vec<StoredPost>, Fault> {
    let house = source.house();
    let mut posts = Vec::new();
    for worker in may.subject() {
        posts.extend(source.all::<StoredPost>(&OF_WORKER, params![house, worker, today]).await?);
    }
    Ok(posts)
}

/// The administrators of the house. Until the transaction ends nobody else takes one away.
pub(super) async fn keepers(tx: &mut Tx) -> Result<Vec<Keeper<PostId>>, Fault> {
    tx.run(&HOLD_KEEPERS, params![tx.house()]).await?;
    let rows: Vec<(PostId, WorkerId, Day, Option<Day>)> = tx.all(&KEEPERS, params![tx.house()]).await?;
    let keeper = |(post, worker, first_day, last_day)| Keeper { post, worker, first_day, last_day };
    Ok(rows.into_iter().map(keeper).collect())
}

/// Takes a role away, from the next request on; never that of the last administrator.
///
/// # Errors
/// What the database says.
pub async fn revoke(tx: &mut Tx, may: &May<RevokePost, PostId>, today: Day) -> Result<Ending, Fault> {
    let keepers = keepers(tx).await?;
    if administrators::ends_with(&keepers, |keeper| keeper.post == *may.subject(), today) {
        return Ok(Ending::LastAdministrator);
    }
    if tx.run(&REVOKE, params![tx.house(), may.subject(), tx.now(), tx.actor().to_string()]).await? == 0 {
        return Ok(Ending::Before);
    }
    tx.does(may);
    Ok(Ending::Now)
}
