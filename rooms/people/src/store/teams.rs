use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Day, May, Scope, TeamId, WholeHouse};

use crate::access::{KeepTeams, SeeTeams};

pub(super) const STATEMENTS: &[Sql] = &[MAKE, ALL, SCOPE, END];

const MAKE: Sql = sql!(
    "insert into people_teams (house_id, id, name, organization, made_at, made_by) values ($1, $2, $3, $4, $5, $6)"
);
const ALL: Sql = sql!(
    "select id, name, organization,
            (select count(distinct post.worker_id) from people_posts post
               join people_workers worker on worker.house_id = post.house_id and worker.id = post.worker_id
              where post.house_id = $1 and post.team_id = people_teams.id and post.revoked_at is null
                and post.first_day <= $2 and (post.last_day is null or post.last_day >= $2)
                and worker.ended_at is null) as members
       from people_teams where house_id = $1 and ended_at is null order by organization, name limit 1000"
);
const SCOPE: Sql = sql!("select id from people_teams where house_id = $1 and id = $2 and ended_at is null");
const END: Sql =
    sql!("update people_teams set ended_at = $3, ended_by = $4 where house_id = $1 and id = $2 and ended_at is null");

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Which.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// The partner it belongs to; empty for one of the house.
    pub organization: String,
    /// How many people have a role in it today.
    pub members: i64,
}

from_row!(Team { id, name, organization, members });

/// Makes a team.
///
/// # Errors
/// [`Fault::is_duplicate`] when there is one of that name; otherwise what the database says.
pub async fn make_team(
    tx: &mut Tx,
    may: &May<KeepTeams, WholeHouse>,
    name: &str,
    organization: &str,
) -> Result<TeamId, Fault> {
    let id = tx.fresh::<TeamId>();
    tx.run(&MAKE, params![tx.house(), id, name, organization, tx.now(), tx.actor().to_string()]).await?;
    tx.made(may, &id);
    Ok(id)
}

/// The teams there are, those of the house first.
///
/// # Errors
/// What the database says.
pub async fn teams(source: &mut impl Source, _may: &May<SeeTeams, WholeHouse>, today: Day) -> Result<Vec<Team>, Fault> {
    let house = source.house();
    source.all(&ALL, params![house, today]).await
}

/// The scope of a team; none when it ended or was never there.
///
/// # Errors
/// What the database says.
pub async fn team_scope(source: &mut impl Source, id: TeamId) -> Result<Option<Scope>, Fault> {
    let house = source.house();
    let found: Option<(TeamId,)> = source.optional(&SCOPE, params![house, id]).await?;
    Ok(found.map(|(id,)| Scope { teams: vec![id], owner: None }))
}

/// Ends a team. True the first time.
///
/// # Errors
/// What the database says.
pub async fn end_team(tx: &mut Tx, may: &May<KeepTeams, TeamId>) -> Result<bool, Fault> {
    let row = params![tx.house(), may.subject(), tx.now(), tx.actor().to_string()];
    let ended = tx.run(&END, row).await? == 1;
    if ended {
        tx.does(may);
    }
    Ok(ended)
}
