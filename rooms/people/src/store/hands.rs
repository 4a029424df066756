use std::collections::BTreeSet;

use db::{Deed, Fault, Source, Sql, params, sql};
use kernel::{Action as _, Day, Instant, Role, TeamId, WorkerId};

use crate::{
    access::{EndSessions, GiveWayBack, ResetWorker},
    rules::hands::{Touch, WATCHED_SECONDS},
};

pub(super) const STATEMENTS: &[Sql] = &[HELPERS];

/// What the access log calls giving an account another address.
pub const READDRESS: &str = "people.workers.readdress";

/// What of the access log is a hand on a way in.
const TOUCHES: [&str; 4] = [ResetWorker::RULE.code, GiveWayBack::RULE.code, EndSessions::RULE.code, READDRESS];

const HELPERS: Sql = sql!(
    "select distinct worker.id, worker.name from people_workers worker
       join people_posts post on post.house_id = worker.house_id and post.worker_id = worker.id
      where worker.house_id = $1 and worker.ended_at is null and post.revoked_at is null
        and post.first_day <= $2 and (post.last_day is null or post.last_day >= $2)
        and (post.role = 'administrator' or post.role = $4 or (post.role = 'team-lead' and post.team_id = $3))
      order by worker.name, worker.id limit 100"
);

/// Every hand on the ways in of these people that may still count, and on those of whoever laid it there, as the access log
/// remembers it.
///
/// # Errors
/// What the database says.
pub async fn touches_around(source: &mut impl Source, people: &[WorkerId], now: Instant) -> Result<Vec<Touch>, Fault> {
    let since = now.plus_seconds(-WATCHED_SECONDS);
    let (mut touches, mut known, mut open) = (Vec::new(), BTreeSet::new(), people.to_vec());
    while let Some(of) = open.pop() {
        if !known.insert(of) {
            continue;
        }
        let deeds = Deed::done_to(source, of, since).await?;
        let by_another = |deed: &&Deed| deed.worker_id != of && TOUCHES.contains(&deed.action.as_str());
        for deed in deeds.iter().filter(by_another) {
            touches.push(Touch { by: deed.worker_id, of, at: deed.last_at });
            open.push(deed.worker_id);
        }
    }
    Ok(touches)
}

/// Who could be the second of two: the administrators of today, who leads this team, and whoever holds this role.
///
/// # Errors
/// What the database says.
pub async fn helpers(
    source: &mut impl Source,
    (team, role): (Option<TeamId>, Option<Role>),
    today: Day,
) -> Result<Vec<(WorkerId, String)>, Fault> {
    let house = source.house();
    source.all(&HELPERS, params![house, today, team, role]).await
}
