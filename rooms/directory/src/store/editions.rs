//! Editions: written in small steps where nobody sees them, made current in one short transaction, swept when they are old
//! or were left half-written.

use std::iter::Peekable;

use db::{Db, Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Actor, Day, HouseId, Instant};

use super::{
    entries::{Entries, entries},
    pace::Pace,
    records::{Batch, Rows, SWEEPS},
};
use crate::rules::{
    Edition,
    entry::{Key, Sheet, lay_over},
    model::{Directory, EditionId, Meta, Text},
};

/// How many complete editions are kept, the current one among them, so that an earlier one can be brought back.
pub const KEPT_EDITIONS: usize = 5;

/// After how many seconds an edition that was never completed counts as left behind.
const LEFT_BEHIND_AFTER: i64 = 24 * 60 * 60;

pub(super) const STATEMENTS: &[Sql] =
    &[BEGIN, COMPLETE, MAKE_CURRENT, VERSION, CURRENT, META, EDITIONS, SWEEPABLE, FORGET];

const BEGIN: Sql = sql!(
    "insert into directory_editions
        (house_id, id, made_at, made_by, title, region, zone, sample_data, closed_on_public_holidays, open_on_public_holidays)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);

const COMPLETE: Sql = sql!("update directory_editions set complete_at = $3 where house_id = $1 and id = $2");

const MAKE_CURRENT: Sql = sql!(
    "insert into directory_current (house_id, edition_id, version, since) values ($1, $2, 1, $3)
     on conflict (house_id) do update
        set edition_id = excluded.edition_id, version = directory_current.version + 1, since = excluded.since"
);

const VERSION: Sql = sql!("select version from directory_current where house_id = $1");

const CURRENT: Sql = sql!("select edition_id, version, since from directory_current where house_id = $1");

const META: Sql = sql!(
    "select title, region, zone, sample_data, closed_on_public_holidays, open_on_public_holidays from directory_editions
      where house_id = $1 and id = $2 and complete_at is not null"
);

const EDITIONS: Sql = sql!(
    "select id, complete_at from directory_editions where house_id = $1 and complete_at is not null
      order by complete_at desc, id desc"
);

/// Everything but the current edition: left behind when it was begun before `$2`; old when it was completed and does not
/// stand among the last ones, which the caller knows.
const SWEEPABLE: Sql = sql!(
    "select id, complete_at, made_at from directory_editions
      where house_id = $1
        and not exists (select 1 from directory_current
                         where directory_current.house_id = $1 and directory_current.edition_id = directory_editions.id)
      order by made_at desc, id desc"
);

const FORGET: Sql = sql!("delete from directory_editions where house_id = $1 and id = $2");

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows written.
    pub done: usize,
    /// Rows to write.
    pub total: usize,
}

/// What an import made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// The new edition.
    pub edition: EditionId,
    /// The version it is current with.
    pub version: i64,
    /// How many rows it has.
    pub rows: usize,
}

/// Writes a directory as a new edition of the house and makes it current.
///
/// Written in [short steps](Pace) that each commit; `progress` is called after every step. Until the last step,
/// which is one short transaction, readers keep the edition they had; when anything fails they go on keeping it, and what
/// was written is left for [`sweep`].
///
/// # Errors
/// What the database says.
pub async fn import_edition(
    db: &Db,
    house: HouseId,
    directory: &Directory,
    mut progress: impl FnMut(Progress) + Send,
) -> Result<Imported, Fault> {
    let rows = Rows::of(directory);
    let total = rows.count();
    let edition = begin(db, house, &directory.meta).await?;
    let mut batches = rows.batches().peekable();
    let (mut done, mut pace) = (0, Pace::careful());
    while batches.peek().is_some() {
        let step = step(&mut batches, pace.rows());
        done += write(db, house, edition, step, &mut pace).await?;
        progress(Progress { done, total });
    }
    let version = make_current(db, house, edition).await?;
    Ok(Imported { edition, version, rows: total })
}

const IMPORT: Actor = Actor::Program("import");

async fn begin(db: &Db, house: HouseId, meta: &Meta) -> Result<EditionId, Fault> {
    let mut tx = db.write(house, &IMPORT).await?;
    let edition = tx.fresh::<EditionId>();
    let open: Vec<_> = meta.open_holidays.iter().map(Day::to_string).collect();
    let says = params![&meta.title.original, &meta.region, &meta.zone, meta.sample_data];
    let holidays = params![meta.closed_on_public_holidays, open.join(" ")];
    let row = params![house, edition, tx.now(), tx.actor().to_string()].into_iter().chain(says).chain(holidays);
    tx.run(&BEGIN, row).await?;
    tx.commit().await?;
    Ok(edition)
}

/// The next batches, together about so many rows; at least one batch.
fn step(batches: &mut Peekable<impl Iterator<Item = Batch>>, rows: usize) -> Vec<Batch> {
    let mut room = rows;
    let mut step = Vec::new();
    while let Some(batch) = batches.next_if(|batch| step.is_empty() || batch.rows <= room) {
        room = room.saturating_sub(batch.rows);
        step.push(batch);
    }
    step
}

async fn write(db: &Db, house: HouseId, edition: EditionId, step: Vec<Batch>, pace: &mut Pace) -> Result<usize, Fault> {
    let mut tx = db.write(house, &IMPORT).await?;
    let began = db.makers().clock.now();
    let mut written = 0;
    for batch in step {
        tx.run(&batch.sql, params![house, edition].into_iter().chain(batch.values)).await?;
        written += batch.rows;
    }
    tx.commit().await?;
    pace.learn(written, began, db.makers().clock.now());
    Ok(written)
}

async fn make_current(db: &Db, house: HouseId, edition: EditionId) -> Result<i64, Fault> {
    let mut tx = db.write(house, &IMPORT).await?;
    let now = tx.now();
    tx.run(&COMPLETE, params![house, edition, now]).await?;
    tx.run(&MAKE_CURRENT, params![house, edition, now]).await?;
    let version = tx.value(&VERSION, params![house]).await?;
    tx.commit().await?;
    Ok(version)
}

/// The version of the house's current edition; none when it has no directory yet. One look at one row.
///
/// # Errors
/// What the database says.
pub async fn current_version(source: &mut impl Source) -> Result<Option<i64>, Fault> {
    let house = source.house();
    Ok(source.optional::<(i64,)>(&VERSION, params![house]).await?.map(|(version,)| version))
}

/// The house's current edition, with one statement for each table; none when it has no directory yet.
///
/// # Errors
/// What the database says.
pub async fn load_current(source: &mut impl Source) -> Result<Option<Edition>, Fault> {
    let Some(Filed { id, version, since, file, kept }) = filed(source).await? else { return Ok(None) };
    let (_, opening) = super::opening_now(source).await?;
    let turns = kept.turns;
    let edition = Edition::new(id, version, since, laid(file, kept)).kept_so_often(turns);
    let edition = match opening {
        Some(opening) => edition.keeping(&opening),
        None => edition,
    };
    let said = super::variations(source).await?;
    let partners = super::partners(source).await?;
    Ok(Some(edition.varied(said.into_iter().map(|said| said.variation)).knowing(partners)))
}

/// What is written in the current directory: the file, with what is kept in the browser, and nothing of single days. It is what an
/// editor begins with.
///
/// # Errors
/// What the database says.
pub async fn written_directory(source: &mut impl Source) -> Result<Option<Directory>, Fault> {
    Ok(filed(source).await?.map(|filed| laid(filed.file, filed.kept)))
}

/// What is written in the current directory, and what would be if this were what is kept of one thing; without a sheet it follows the file.
///
/// # Errors
/// What the database says.
pub async fn written_and_if(
    source: &mut impl Source,
    key: &Key,
    sheet: Option<&Sheet>,
) -> Result<Option<(Directory, Directory)>, Fault> {
    let Some(Filed { file, kept, .. }) = filed(source).await? else { return Ok(None) };
    let mut other = kept.clone();
    other.sheets.retain(|(known, _)| known != key);
    other.sheets.extend(sheet.map(|sheet| (key.clone(), sheet.clone())));
    Ok(Some((laid(file.clone(), kept), laid(file, other))))
}

/// The file of the current edition, and what is kept in the browser over it.
struct Filed {
    id: EditionId,
    version: i64,
    since: Instant,
    file: Directory,
    kept: Entries,
}

async fn filed(source: &mut impl Source) -> Result<Option<Filed>, Fault> {
    let house = source.house();
    let current = source.optional::<(EditionId, i64, Instant)>(&CURRENT, params![house]).await?;
    let Some((id, version, since)) = current else { return Ok(None) };
    let file = edition(source, id).await?.ok_or(Fault::Missing)?;
    Ok(Some(Filed { id, version, since, file, kept: entries(source).await? }))
}

fn laid(mut file: Directory, kept: Entries) -> Directory {
    lay_over(&mut file, kept.laid());
    file
}

/// The directory of any complete edition that is still kept.
///
/// # Errors
/// What the database says.
pub async fn edition(source: &mut impl Source, id: EditionId) -> Result<Option<Directory>, Fault> {
    let house = source.house();
    let Some(meta) = source.optional::<MetaRow>(&META, params![house, id]).await? else { return Ok(None) };
    Ok(Some(Rows::read(source, id).await?.into_directory(meta.into())))
}

struct MetaRow {
    title: String,
    region: String,
    zone: String,
    sample_data: bool,
    closed_on_public_holidays: bool,
    open_on_public_holidays: String,
}

from_row!(MetaRow { title, region, zone, sample_data, closed_on_public_holidays, open_on_public_holidays });

impl From<MetaRow> for Meta {
    fn from(row: MetaRow) -> Self {
        Self {
            title: Text::dutch(row.title),
            region: row.region,
            zone: row.zone,
            sample_data: row.sample_data,
            closed_on_public_holidays: row.closed_on_public_holidays,
            open_holidays: row.open_on_public_holidays.split(' ').filter_map(|day| day.parse().ok()).collect(),
        }
    }
}

/// The complete editions that are kept, the newest first, with the moment each was completed.
///
/// # Errors
/// What the database says.
pub async fn editions(source: &mut impl Source) -> Result<Vec<(EditionId, Instant)>, Fault> {
    let house = source.house();
    source.all(&EDITIONS, params![house]).await
}

/// Removes editions that nobody needs: complete ones beyond the last [`KEPT_EDITIONS`], and those that an import left
/// half-written a day ago. In small steps, so it may be cut off and called again; gives how many editions went.
///
/// # Errors
/// What the database says.
pub async fn sweep(db: &Db, house: HouseId) -> Result<usize, Fault> {
    let mut read = db.read(house).await?;
    let others = read.all::<(EditionId, Option<Instant>, Instant)>(&SWEEPABLE, params![house]).await?;
    drop(read);
    let now = db.makers().clock.now();
    let (complete, begun): (Vec<_>, Vec<_>) = others.into_iter().partition(|(_, complete_at, _)| complete_at.is_some());
    let old = complete.into_iter().skip(KEPT_EDITIONS - 1);
    let left_behind = begun.into_iter().filter(|(_, _, made_at)| now.seconds_since(*made_at) > LEFT_BEHIND_AFTER);
    let mut swept = 0;
    for (edition, _, _) in old.chain(left_behind) {
        remove(db, house, edition, || ()).await?;
        swept += 1;
    }
    Ok(swept)
}

/// Removes one edition that is not current; `stepped` is called after every step.
pub(super) async fn remove(
    db: &Db,
    house: HouseId,
    edition: EditionId,
    mut stepped: impl FnMut() + Send,
) -> Result<(), Fault> {
    for sql in SWEEPS.iter().rev() {
        let mut pace = Pace::careful();
        while sweep_some(db, house, edition, sql, &mut pace).await? > 0 {
            stepped();
        }
    }
    let mut tx = sweeper(db, house).await?;
    tx.run(&FORGET, params![house, edition]).await?;
    tx.commit().await
}

async fn sweep_some(db: &Db, house: HouseId, edition: EditionId, sql: &Sql, pace: &mut Pace) -> Result<u64, Fault> {
    let mut tx = sweeper(db, house).await?;
    let began = db.makers().clock.now();
    let owners = pace.rows();
    let removed = tx.run(sql, params![house, edition, i64::try_from(owners).unwrap_or(i64::MAX)]).await?;
    tx.commit().await?;
    pace.learn(owners, began, db.makers().clock.now());
    Ok(removed)
}

async fn sweeper(db: &Db, house: HouseId) -> Result<Tx, Fault> {
    db.write(house, &Actor::Program("sweep")).await
}
