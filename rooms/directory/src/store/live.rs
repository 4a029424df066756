//! What changes during the day and belongs to no edition: "full" and "last ticket", and corrections that visitors wrote.

use std::collections::BTreeMap;

use db::{Fault, Removal, Retained, Source, Sql, Tx, from_row, params, sql};
use kernel::{Day, Instant, May, Slug, WholeHouse, WorkerId};

use crate::{
    access::SettleCorrections,
    rules::{
        Fullness,
        correction::{Correction, Settled},
        model::PresenceId,
    },
};

pub(super) const STATEMENTS: &[Sql] = &[
    MARK,
    MARKS,
    SWEEP_MARKS,
    RECORD,
    OPEN,
    SETTLED,
    OWN,
    STATE,
    HANDLE,
    SETTLE,
    REOPEN,
    SWEEP_CORRECTIONS,
    FORGET_CORRECTIONS,
];

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

const RECORD: Sql = sql!(
    "insert into directory_corrections (house_id, id, service, body, received_at, worker_id)
     values ($1, $2, $3, $4, $5, $6)"
);

const OPEN: Sql = sql!(
    "select id, service, body, received_at, worker_id from directory_corrections
      where house_id = $1 and handled_at is null order by id limit 200"
);

const SETTLED: Sql = sql!(
    "select id, service, body, received_at, worker_id, handled_at, outcome, answer from directory_corrections
      where house_id = $1 and handled_at is not null order by handled_at desc, id limit $2"
);

const OWN: Sql = sql!(
    "select id, service, body, received_at, worker_id, handled_at, outcome, answer from directory_corrections
      where house_id = $1 and worker_id = $2 order by id desc limit $3"
);

const STATE: Sql = sql!("select handled_at from directory_corrections where house_id = $1 and id = $2");

const SETTLE: Sql = sql!(
    "update directory_corrections set handled_at = $3, handled_by = $4, outcome = $5, answer = $6
      where house_id = $1 and id = $2 and handled_at is null"
);

const REOPEN: Sql = sql!(
    "update directory_corrections set handled_at = null, handled_by = null, outcome = null, answer = null
      where house_id = $1 and id = $2 and handled_at is not null"
);

const HANDLE: Sql = sql!(
    "update directory_corrections set handled_at = $3, handled_by = $4
      where house_id = $1 and id = $2 and handled_at is null"
);

const SWEEP_CORRECTIONS: Sql = sql!("delete from directory_corrections where house_id = $1 and received_at < $2");

/// A few of those that came before `$2`.
const FORGET_CORRECTIONS: Sql = sql!(
    "delete from directory_corrections where house_id = $1 and id in
        (select id from directory_corrections where house_id = $1 and received_at < $2 limit $3)"
);

/// What a rule of the house can say how long to keep: what visitors report, shorter than the year that holds without a rule.
pub const RETAINED: &[Retained] = &[Retained {
    code: "corrections",
    name: "directory-retention-corrections",
    source: "directory-retention-corrections-source",
    proposal: 180,
    bounds: (30, KEPT_DAYS),
    removal: Removal::Rows(FORGET_CORRECTIONS),
}];

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
    /// Who of the house reported it; none for a visitor.
    pub worker_id: Option<WorkerId>,
}

from_row!(OpenCorrection { id, service, body, received_at, worker_id });

/// A correction with what came of it, if anything did yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedCorrection {
    /// Its id.
    pub id: CorrectionId,
    /// The service it is about.
    pub service: Slug,
    /// The words.
    pub body: String,
    /// When it came.
    pub received_at: Instant,
    /// Who of the house reported it; none for a visitor.
    pub worker_id: Option<WorkerId>,
    /// When it was handled.
    pub handled_at: Option<Instant>,
    /// What came of it; none where it was handled without saying so.
    pub outcome: Option<Settled>,
    /// A word to whoever reported it.
    pub answer: Option<String>,
}

from_row!(ReportedCorrection { id, service, body, received_at, worker_id, handled_at, outcome, answer });

/// How many days a correction is kept, handled or not.
const KEPT_DAYS: i64 = 365;

/// Keeps what was written. A visitor is not asked who they are and stands nowhere; who signed in is told what came of it.
///
/// # Errors
/// What the database says.
pub async fn record_correction(tx: &mut Tx, correction: &Correction) -> Result<CorrectionId, Fault> {
    let (house, id) = (tx.house(), tx.fresh::<CorrectionId>());
    let worker = tx.actor().worker().map(|worker| worker.id);
    tx.run(&RECORD, params![house, id, &correction.service, &correction.text, tx.now(), worker]).await?;
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

/// The corrections that were handled, the last one first.
///
/// # Errors
/// What the database says.
pub async fn settled_corrections(source: &mut impl Source, limit: u32) -> Result<Vec<ReportedCorrection>, Fault> {
    let house = source.house();
    source.all(&SETTLED, params![house, limit]).await
}

/// The corrections that this worker reported, the last one first.
///
/// # Errors
/// What the database says.
pub async fn corrections_by(
    source: &mut impl Source,
    worker: WorkerId,
    limit: u32,
) -> Result<Vec<ReportedCorrection>, Fault> {
    let house = source.house();
    source.all(&OWN, params![house, worker, limit]).await
}

/// Whether a correction was handled; none when there is no such thing.
///
/// # Errors
/// What the database says.
pub async fn is_settled(source: &mut impl Source, id: CorrectionId) -> Result<Option<bool>, Fault> {
    let house = source.house();
    let state = source.optional::<(Option<Instant>,)>(&STATE, params![house, id]).await?;
    Ok(state.map(|(handled_at,)| handled_at.is_some()))
}

/// Says what came of a correction, with a word to whoever reported it. False when a colleague came first.
///
/// # Errors
/// What the database says.
pub async fn settle_correction(
    tx: &mut Tx,
    may: &May<SettleCorrections, WholeHouse>,
    id: CorrectionId,
    (settled, answer): (Settled, &str),
) -> Result<bool, Fault> {
    let row = params![tx.house(), id, tx.now(), tx.actor().to_string(), settled, answer];
    let is_first = tx.run(&SETTLE, row).await? > 0;
    if is_first {
        tx.does(may);
    }
    Ok(is_first)
}

/// Opens a correction again; what came of it is forgotten. False when it was open.
///
/// # Errors
/// What the database says.
pub async fn reopen_correction(
    tx: &mut Tx,
    may: &May<SettleCorrections, WholeHouse>,
    id: CorrectionId,
) -> Result<bool, Fault> {
    let is_first = tx.run(&REOPEN, params![tx.house(), id]).await? > 0;
    if is_first {
        tx.does(may);
    }
    Ok(is_first)
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
