//! Whether a service has place, by what it answered when somebody was handed over to it.

use std::collections::BTreeMap;

use db::{Fault, Source, Sql, Tx, params, sql};
use kernel::{Day, Slug};

pub(super) const STATEMENTS: &[Sql] = &[SAY, FORGET, FULL];

/// For how many days a "no place" is told: then nobody knows.
const TOLD_DAYS: i64 = 30;

const SAY: Sql = sql!(
    "insert into directory_capacities (house_id, service, has_place, said_on) values ($1, $2, $3, $4)
     on conflict (house_id, service) do update set has_place = excluded.has_place, said_on = excluded.said_on"
);
const FORGET: Sql = sql!("delete from directory_capacities where house_id = $1 and service = $2");
const FULL: Sql = sql!(
    "select service, said_on from directory_capacities where house_id = $1 and has_place = false and said_on > $2 limit 10000"
);

/// A service says whether it has place; nothing forgets what it said.
///
/// # Errors
/// What the database says.
pub async fn say_capacity(tx: &mut Tx, service: &Slug, has_place: Option<bool>, today: Day) -> Result<(), Fault> {
    let house = tx.house();
    match has_place {
        Some(has_place) => tx.run(&SAY, params![house, service, has_place, today]).await,
        None => tx.run(&FORGET, params![house, service]).await,
    }
    .map(drop)
}

/// The services that said within thirty days that they have no place, and when.
///
/// # Errors
/// What the database says.
pub(crate) async fn without_place(source: &mut impl Source, today: Day) -> Result<BTreeMap<Slug, Day>, Fault> {
    let house = source.house();
    let full: Vec<(Slug, Day)> = source.all(&FULL, params![house, today.plus(-TOLD_DAYS)]).await?;
    Ok(full.into_iter().collect())
}
