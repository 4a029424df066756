//! What changes during the day and belongs to no edition: "full" and "last ticket", and corrections that visitors wrote.

use std::collections::BTreeMap;

use db::{Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{Day, Instant, Slug};

use crate::rules::{Fullness, correction::Correction, model::PresenceId};

pub(super) const STATEMENTS: &[Sql] = &[MARK, MARKS, SWEEP_MARKS, RECORD, OPEN, HANDLE, SWEEP_CORRECTIONS];

kernel::typed_id! {
    /// What a visitor wrote about a mistake.
    CorrectionId,
    /// That somebody said how full a sitting is.
    MarkId,
}

const MARK: Sql = sql!(
    "insert into directory_today (house_id, day, presence_id, id, fullness, said_at, said_by)
     values ($1, $2, $3, $4, $5, $6, $7)"
);

const MARKS: Sql = sql!(
    "select presence_id, fullness from directory_today where house_id = $1 and day = $2 order by said_at, id limit 10000"
);

const SWEEP_MARKS: Sql = sql!("delete from directory_today where house_id = $1 and day < $2");

/// Says how full a presence is on `day`, in the name of the transaction's actor; none takes it back.
///
/// # Errors
/// What the database says.
pub async fn mark_today(tx: &mut Tx, presence: PresenceId, day: Day, fullness: Option<Fullness>) -> Result<(), Fault> {
    let (house, id) = (tx.house(), tx.fresh::<MarkId>());
    let row = params![house, day, presence, id, fullness, tx.now(), tx.actor().to_string()];
    tx.run(&MARK, row).await.map(drop)
}

/// How full presences are on `day`: what was said last of each.
///
/// # Errors
/// What the database says.
pub async fn today_marks(source: &mut impl Source, day: Day) -> Result<BTreeMap<PresenceId, Fullness>, Fault> {
    let house = source.house();
    let said = source.all::<(PresenceId, Option<Fullness>)>(&MARKS, params![house, day]).await?;
    let latest: BTreeMap<_, _> = said.into_iter().collect();
    Ok(latest.into_iter().filter_map(|(presence, fullness)| Some((presence, fullness?))).collect())
}

/// Forgets what was said of the days before `day`.
///
/// # Errors
/// What the database says.
pub async fn sweep_today(tx: &mut Tx, day: Day) -> Result<u64, Fault> {
    let house = tx.house();
    tx.run(&SWEEP_MARKS, params![house, day]).await
}

const RECORD: Sql =
    sql!("insert into directory_corrections (house_id, id, service, body, received_at) values ($1, $2, $3, $4, $5)");

const OPEN: Sql = sql!(
    "select id, service, body, received_at from directory_corrections
      where house_id = $1 and handled_at is null order by id limit 200"
);

const HANDLE: Sql = sql!(
    "update directory_corrections set handled_at = $3, handled_by = $4
      where house_id = $1 and id = $2 and handled_at is null"
);

const SWEEP_CORRECTIONS: Sql = sql!("delete from directory_corrections where house_id = $1 and received_at < $2");

/// A correction that nobody handled yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCorrection {
    /// Its id.
    pub id: CorrectionId,
    /// The service it is about.
    pub service: Slug,
    /// The words.
    pub body: String,
    /// When it came.
    pub received_at: Instant,
}

from_row!(OpenCorrection { id, service, body, received_at });

/// How many days a correction is kept, handled or not.
const KEPT_DAYS: i64 = 365;

/// Keeps what a visitor wrote. Who wrote it is not asked and stands nowhere.
///
/// # Errors
/// What the database says.
pub async fn record_correction(tx: &mut Tx, correction: &Correction) -> Result<CorrectionId, Fault> {
    let (house, id) = (tx.house(), tx.fresh::<CorrectionId>());
    // PostgreSQL keeps no NUL in a text.
    let body = correction.text.replace('\0', "");
    tx.run(&RECORD, params![house, id, &correction.service, body, tx.now()]).await?;
    Ok(id)
}

/// The corrections that nobody handled yet, the oldest first, at most 200.
///
/// # Errors
/// What the database says.
pub async fn open_corrections(source: &mut impl Source) -> Result<Vec<OpenCorrection>, Fault> {
    let house = source.house();
    source.all(&OPEN, params![house]).await
}

/// Notes that a correction was handled, in the name of the transaction's actor. True the first time.
///
/// # Errors
/// What the database says.
pub async fn handle_correction(tx: &mut Tx, id: CorrectionId) -> Result<bool, Fault> {
    let row = params![tx.house(), id, tx.now(), tx.actor().to_string()];
    Ok(tx.run(&HANDLE, row).await? > 0)
}

/// Forgets the corrections that came more than a year ago.
///
/// # Errors
/// What the database says.
pub async fn sweep_corrections(tx: &mut Tx) -> Result<u64, Fault> {
    let before = tx.now().plus_seconds(-KEPT_DAYS * 24 * 60 * 60);
    let house = tx.house();
    tx.run(&SWEEP_CORRECTIONS, params![house, before]).await
}
