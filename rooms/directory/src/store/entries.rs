//! The things of the directory as they are kept in the browser: a row for each version, of which the highest
//! holds. The column `slug` is a [`Key`]: which service, or of which other kind and which one.

use std::collections::BTreeSet;

use db::{Fault, Source, Sql, Tx, params, sql};
use kernel::{May, WholeHouse};

use super::{
    openings::turn,
    version::{Line, Version},
};
use crate::{
    access::KeepEntries,
    rules::entry::{Key, Kind, Sheet},
};

pub(super) const STATEMENTS: &[Sql] = &[ALL, NOW, VERSIONS, ONE, KEEP];

pub(super) const ALL: Sql = sql!(
    "select slug, version, body from directory_entries as held
      where house_id = $1
        and version = (select max(version) from directory_entries as every
                        where every.house_id = held.house_id and every.slug = held.slug)
      order by slug"
);
pub(super) const NOW: Sql =
    sql!("select version, body from directory_entries where house_id = $1 and slug = $2 order by version desc limit 1");
pub(super) const VERSIONS: Sql = sql!(
    "select version, kept_at, worker_id, restores, body from directory_entries
      where house_id = $1 and slug = $2 order by version desc limit $3"
);
pub(super) const ONE: Sql =
    sql!("select body from directory_entries where house_id = $1 and slug = $2 and version = $3");
const KEEP: Sql = sql!(
    "insert into directory_entries (house_id, slug, version, kept_at, worker_id, restores, body)
     values ($1, $2, $3, $4, $5, $6, $7)"
);

/// What is kept in the browser.
#[derive(Debug, Clone, Default)]
pub struct Entries {
    /// What holds of each, but of those that follow the file again.
    pub sheets: Vec<(Key, Sheet)>,
    /// How often something was kept, ever: another number means other words to search in.
    pub turns: i64,
}

impl Entries {
    /// The names of what is kept here.
    #[must_use]
    pub fn keys(&self) -> BTreeSet<Key> {
        self.sheets.iter().map(|(key, _)| key.clone()).collect()
    }

    /// What is laid over the file.
    pub fn laid(self) -> impl Iterator<Item = (Kind, Sheet)> {
        self.sheets.into_iter().map(|(key, sheet)| (key.kind, sheet))
    }
}

/// Everything that is kept in the browser; what only a later release knows is left alone.
///
/// # Errors
/// What the database says.
pub async fn entries(source: &mut impl Source) -> Result<Entries, Fault> {
    let house = source.house();
    let lines: Vec<(String, i64, String)> = source.all(&ALL, params![house]).await?;
    let turns = lines.iter().map(|(_, version, _)| version).sum();
    let known = lines.iter().filter_map(|(key, _, body)| Some((key.parse::<Key>().ok()?, body)));
    let held = known.filter_map(|(key, body)| read(body).map(|sheet| Some((key, sheet?))).transpose());
    Ok(Entries { sheets: held.collect::<Result<_, _>>()?, turns })
}

/// The version of this thing that holds, 0 where nobody ever kept any, and what it says where it does not follow the file.
///
/// # Errors
/// What the database says.
pub async fn entry_now(source: &mut impl Source, key: &Key) -> Result<(i64, Option<Sheet>), Fault> {
    let house = source.house();
    match source.optional::<(i64, String)>(&NOW, params![house, key.to_string()]).await? {
        Some((version, body)) => Ok((version, read(&body)?)),
        None => Ok((0, None)),
    }
}

/// The last versions of a thing, the newest first.
///
/// # Errors
/// What the database says.
pub async fn entry_versions(
    source: &mut impl Source,
    _may: &May<KeepEntries, WholeHouse>,
    key: &Key,
    limit: u32,
) -> Result<Vec<Version<Sheet>>, Fault> {
    let house = source.house();
    let lines: Vec<Line> = source.all(&VERSIONS, params![house, key.to_string(), limit]).await?;
    lines.into_iter().map(|line| line.version(read)).collect()
}

/// What one version says; none within when it follows the file, none at all when there is no such version.
///
/// # Errors
/// What the database says.
pub async fn entry_version(source: &mut impl Source, key: &Key, version: i64) -> Result<Option<Option<Sheet>>, Fault> {
    let house = source.house();
    let body: Option<(String,)> = source.optional(&ONE, params![house, key.to_string(), version]).await?;
    body.map(|(body,)| read(&body)).transpose()
}

/// Keeps a thing over the version that was seen; none follows the file again. False when a colleague came first.
///
/// # Errors
/// A duplicate when somebody keeps it in the same moment; otherwise what the database says.
pub async fn keep_entry(
    tx: &mut Tx,
    may: &May<KeepEntries, WholeHouse>,
    (key, seen): (&Key, i64),
    sheet: Option<&Sheet>,
    restores: Option<i64>,
) -> Result<bool, Fault> {
    let (now, _) = entry_now(tx, key).await?;
    if now != seen {
        return Ok(false);
    }
    let body = sheet.map(|sheet| serde_json::to_string(sheet.pairs())).transpose();
    let body = body.map_err(|_| Fault::Payload("entry"))?.unwrap_or_default();
    let by = may.actor().worker().map(|worker| worker.id);
    tx.run(&KEEP, params![tx.house(), key.to_string(), now + 1, tx.now(), by, restores, body]).await?;
    turn(tx).await?;
    tx.does(may);
    Ok(true)
}

fn read(body: &str) -> Result<Option<Sheet>, Fault> {
    if body.is_empty() {
        return Ok(None);
    }
    let unreadable = |_| Fault::Unreadable { column: "body".to_owned(), wanted: "Sheet" };
    serde_json::from_str::<Vec<(String, String)>>(body).map(Sheet::from_pairs).map(Some).map_err(unreadable)
}
