use db::{Fault, Source, Sql, Tx, params, sql};
use kernel::{Day, Lang, May, Role, TeamId, WorkerId};

use crate::{
    access::GiveWayBack,
    rules::{link::Purpose, token::Token},
};

pub(super) const STATEMENTS: &[Sql] =
    &[FORGET_PASSWORD, FORGET_APP, FORGET_CODES, FORGET_PASSKEYS, FORGET_IDENTITIES, END_LINKS, OUTSIDE, KEEPERS];

const FORGET_PASSWORD: Sql = sql!("delete from people_passwords where house_id = $1 and worker_id = $2");
const FORGET_APP: Sql = sql!("delete from people_authenticators where house_id = $1 and worker_id = $2");
const FORGET_CODES: Sql = sql!("delete from people_recovery_codes where house_id = $1 and worker_id = $2");
const FORGET_PASSKEYS: Sql = sql!("delete from people_passkeys where house_id = $1 and worker_id = $2");
const FORGET_IDENTITIES: Sql = sql!("delete from people_identities where house_id = $1 and worker_id = $2");
const END_LINKS: Sql =
    sql!("update people_links set used_at = $3 where house_id = $1 and worker_id = $2 and used_at is null");
const OUTSIDE: Sql = sql!(
    "select team_id from people_posts
      where house_id = $1 and worker_id = $2 and revoked_at is null and (last_day is null or last_day >= $3)
      limit 1000"
);
const KEEPERS: Sql = sql!(
    "select distinct worker.email, worker.lang from people_workers worker
       join people_posts post on post.house_id = worker.house_id and post.worker_id = worker.id
      where worker.house_id = $1 and worker.id <> $2 and worker.ended_at is null
        and (post.role = 'administrator' or post.role = $4) and post.revoked_at is null
        and post.first_day <= $3 and (post.last_day is null or post.last_day >= $3)
      order by worker.email limit 100"
);

/// Lets somebody begin anew: everything they sign in with is forgotten, every session and every other link ends, and the link that this
/// gives is the only thing that opens the account. Never the one without the other: a password alone would let its thief choose the
/// app.
///
/// # Errors
/// What the database says.
pub async fn let_back_in(tx: &mut Tx, may: &May<GiveWayBack, WorkerId>) -> Result<Token, Fault> {
    let worker = *may.subject();
    forget_proofs(tx, worker).await?;
    super::sessions::end_all(tx, worker).await?;
    end_links(tx, worker).await?;
    super::make_link(tx, may, Purpose::WayBack).await
}

/// Forgets everything that somebody proves with who they are.
pub(super) async fn forget_proofs(tx: &mut Tx, worker: WorkerId) -> Result<(), Fault> {
    for forget in [&FORGET_PASSWORD, &FORGET_APP, &FORGET_CODES, &FORGET_PASSKEYS, &FORGET_IDENTITIES] {
        tx.run(forget, params![tx.house(), worker]).await?;
    }
    Ok(())
}

/// Ends every link that somebody has not used.
///
/// # Errors
/// What the database says.
pub async fn end_links(tx: &mut Tx, worker: WorkerId) -> Result<(), Fault> {
    tx.run(&END_LINKS, params![tx.house(), worker, tx.now()]).await.map(drop)
}

/// The teams in which somebody has or will have a role; none for a role of the whole house.
///
/// # Errors
/// What the database says.
pub async fn teams_held(source: &mut impl Source, worker: WorkerId, today: Day) -> Result<Vec<Option<TeamId>>, Fault> {
    let house = source.house();
    let rows: Vec<(Option<TeamId>,)> = source.all(&OUTSIDE, params![house, worker, today]).await?;
    Ok(rows.into_iter().map(|(team,)| team).collect())
}

/// Where the administrators of today are written to, but for this one, each in their language.
///
/// # Errors
/// What the database says.
pub async fn administrators_to_tell(
    source: &mut impl Source,
    but_for: WorkerId,
    today: Day,
) -> Result<Vec<(String, Lang)>, Fault> {
    told(source, but_for, today, None).await
}

/// The same with who watches over personal data.
///
/// # Errors
/// What the database says.
pub async fn keepers_to_tell(
    source: &mut impl Source,
    but_for: WorkerId,
    today: Day,
) -> Result<Vec<(String, Lang)>, Fault> {
    told(source, but_for, today, Some(Role::DataProtectionOfficer)).await
}

async fn told(
    source: &mut impl Source,
    but_for: WorkerId,
    today: Day,
    also: Option<Role>,
) -> Result<Vec<(String, Lang)>, Fault> {
    let house = source.house();
    source.all(&KEEPERS, params![house, but_for, today, also]).await
}
