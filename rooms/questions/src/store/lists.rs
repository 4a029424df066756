use db::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};
use kernel::{May, WholeHouse};

use crate::{
    access::ChangeLists,
    rules::own::{OwnCode, OwnList, OwnVersion},
};

pub(super) const STATEMENTS: &[Sql] = &[NOW, HISTORY, CHANGE];

/// How many versions of a list stand on its page.
const SHOWN: i64 = 10;

pub(super) const NOW: Sql = sql!(
    "select list, version, entries, set_by, set_at from questions_lists lists where house_id = $1 and version =
        (select max(version) from questions_lists newest where newest.house_id = $1 and newest.list = lists.list)
      order by list"
);
pub(super) const HISTORY: Sql = sql!(
    "select list, version, entries, set_by, set_at from questions_lists
      where house_id = $1 and list = $2 order by version desc limit $3"
);
const CHANGE: Sql = sql!(
    "insert into questions_lists (house_id, list, version, entries, set_by, set_at) values ($1, $2, $3, $4, $5, $6)"
);

impl FromRow for OwnVersion {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let (list, entries): (String, String) = (row.get("list")?, row.get("entries")?);
        let list = if list == OwnList::Place.code() { OwnList::Place } else { OwnList::Found };
        let codes: Vec<OwnCode> = serde_json::from_str(&entries).unwrap_or_default();
        Ok(Self { list, version: row.get("version")?, codes, by: row.get("set_by")?, at: row.get("set_at")? })
    }
}

/// What the house added to its lists.
///
/// # Errors
/// What the database says.
pub async fn own_lists(source: &mut impl Source) -> Result<Vec<OwnVersion>, Fault> {
    let house = source.house();
    source.all(&NOW, params![house]).await
}

/// The versions of a list of the house, the newest first.
///
/// # Errors
/// What the database says.
pub async fn list_versions(source: &mut impl Source, list: OwnList) -> Result<Vec<OwnVersion>, Fault> {
    let house = source.house();
    source.all(&HISTORY, params![house, list.code(), SHOWN]).await
}

/// From now on the house adds these codes to a list; `seen` is the version that was changed.
///
/// # Errors
/// [`Fault::is_duplicate`] when somebody changed it since; otherwise what the database says.
pub async fn change_list(
    tx: &mut Tx,
    may: &May<ChangeLists, WholeHouse>,
    list: OwnList,
    seen: i64,
    codes: &[OwnCode],
) -> Result<(), Fault> {
    let by = may.actor().worker().map(|worker| worker.id);
    let entries = serde_json::to_string(codes).unwrap_or_default();
    tx.run(&CHANGE, params![tx.house(), list.code(), seen.saturating_add(1), entries, by, tx.now()]).await?;
    tx.does(may);
    Ok(())
}
