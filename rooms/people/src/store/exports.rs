use db::{Db, Fault, Source, Sql, Tx, from_row, params, sql};
use kernel::{
    Action as _, Actor, Entry, HouseId, Instant, Lang, May, Outcome, Reason, Record, Recorded, Scope, TypedId as _,
    WholeHouse, WorkerId,
};

use super::{ApprovalId, ask_approval};
use crate::{
    access::{AskExport, EndExport, SeeExports},
    rules::{
        approval::Matter,
        export::{Facts, READY_SECONDS, Stage, Wish},
    },
};

kernel::typed_id! {
    /// An export of everything. Carries the number of the question it began with.
    ExportId
}

impl Recorded for ExportId {
    const KIND: &'static str = "export";
}

pub(super) const STATEMENTS: &[Sql] = &[
    ADD, SCOPE, ONE, OPEN, LATEST, RECIPIENT, RECEIVERS, MADE, TAKEN, END, OVERDUE, CLEAR, KEEP_PART, PART, LEFTOVERS,
];

const ADD: Sql = sql!("insert into people_exports (house_id, id, reason, recipient) values ($1, $2, $3, $4)");
const SCOPE: Sql = sql!("select count(*) from people_exports where house_id = $1 and id = $2");
const ONE: Sql = sql!(
    "select export.id, export.reason, export.recipient, approval.asked_by, asker.name as asker, approval.asked_at,
            approval.ends_at as open_until, approval.decided_by as approved_by, approver.name as approver,
            approval.decided_at as approved_at, approval.outcome, export.made_at, export.row_count, export.size, export.ends_at,
            export.taken_at, taker.name as taker, export.ended_at, ender.name as ender
       from people_exports export
       join people_approvals approval on approval.house_id = export.house_id and approval.id = export.id
       join people_workers asker on asker.house_id = approval.house_id and asker.id = approval.asked_by
       left join people_workers approver on approver.house_id = approval.house_id and approver.id = approval.decided_by
       left join people_workers taker on taker.house_id = export.house_id and taker.id = export.taken_by
       left join people_workers ender on ender.house_id = export.house_id and ender.id = export.ended_by
      where export.house_id = $1 and export.id = $2"
);
const OPEN: Sql = sql!("select id from people_exports where house_id = $1 and ended_at is null");
const LATEST: Sql = sql!("select id from people_exports where house_id = $1 order by id desc limit $2");
const RECIPIENT: Sql = sql!(
    "select export.recipient, approval.asked_by, approval.decided_by from people_exports export
       join people_approvals approval on approval.house_id = export.house_id and approval.id = export.id
      where export.house_id = $1 and export.id = $2 and approval.outcome = 'approved'
        and export.made_at is null and export.ended_at is null"
);
const RECEIVERS: Sql = sql!(
    "select email, lang from people_workers where house_id = $1 and id in ($2, $3) and ended_at is null order by email limit 2"
);
const MADE: Sql = sql!(
    "update people_exports set made_at = $3, row_count = $4, size = $5, ends_at = $6
      where house_id = $1 and id = $2 and made_at is null and ended_at is null"
);
const TAKEN: Sql = sql!("update people_exports set taken_at = $3, taken_by = $4 where house_id = $1 and id = $2");
const END: Sql =
    sql!("update people_exports set ended_at = $3, ended_by = $4 where house_id = $1 and id = $2 and ended_at is null");
// What nobody approved in time, and what lay ready long enough.
const OVERDUE: Sql = sql!(
    "select export.id from people_exports export
       join people_approvals approval on approval.house_id = export.house_id and approval.id = export.id
      where export.house_id = $1 and export.ended_at is null
        and (export.ends_at <= $2 or (approval.decided_at is null and approval.ends_at <= $2))
      order by export.id limit 100"
);
// A few at a time: each is large.
const CLEAR: Sql = sql!(
    "delete from people_export_parts where house_id = $1 and export_id = $2 and number in
        (select number from people_export_parts where house_id = $1 and export_id = $2 order by number limit 20)"
);
const KEEP_PART: Sql =
    sql!("insert into people_export_parts (house_id, export_id, number, body) values ($1, $2, $3, $4)");
const PART: Sql = sql!("select body from people_export_parts where house_id = $1 and export_id = $2 and number = $3");
const LEFTOVERS: Sql = sql!(
    "select distinct part.export_id from people_export_parts part
       join people_exports export on export.house_id = part.house_id and export.id = part.export_id
      where part.house_id = $1 and export.ended_at is not null limit 100"
);

/// An export of everything, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Which.
    pub id: ExportId,
    /// What it is for.
    pub reason: String,
    /// To whom it is locked.
    pub recipient: String,
    /// Who asked.
    pub asked_by: WorkerId,
    /// Their name.
    pub asker: String,
    /// When.
    pub asked_at: Instant,
    /// Until when it could be approved.
    pub open_until: Instant,
    /// Who decided on it.
    pub approved_by: Option<WorkerId>,
    /// Their name.
    pub approver: Option<String>,
    /// When.
    pub approved_at: Option<Instant>,
    /// What they decided.
    pub outcome: Option<String>,
    /// When it was made.
    pub made_at: Option<Instant>,
    /// How many rows are in it.
    pub row_count: i64,
    /// How many bytes it has.
    pub size: i64,
    /// Until when it can be taken.
    pub ends_at: Option<Instant>,
    /// When it was taken, the last time.
    pub taken_at: Option<Instant>,
    /// By whom.
    pub taker: Option<String>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Who ended it; none where it ended by itself.
    pub ender: Option<String>,
}

from_row!(Export {
    id,
    reason,
    recipient,
    asked_by,
    asker,
    asked_at,
    open_until,
    approved_by,
    approver,
    approved_at,
    outcome,
    made_at,
    row_count,
    size,
    ends_at,
    taken_at,
    taker,
    ended_at,
    ender,
});

impl Export {
    /// How it stands.
    #[must_use]
    pub fn stage(&self, now: Instant) -> Stage {
        let facts = Facts {
            open_until: Some(self.open_until),
            approved_at: self.approved_at,
            ready_until: self.ends_at,
            ended_at: self.ended_at,
        };
        facts.stage(now)
    }

    /// The question it began with.
    #[must_use]
    pub fn question(&self) -> ApprovalId {
        ApprovalId::from_uuid(self.id.as_uuid())
    }
}

/// What the access log calls that the program made one.
const MADE_BY_PROGRAM: &str = "people.exports.make";

/// What a job has to know to make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// To whom it is locked.
    pub recipient: String,
    /// Who asked.
    pub asked_by: WorkerId,
    /// Who approved.
    pub approved_by: WorkerId,
}

/// Asks for everything of the house.
///
/// # Errors
/// A duplicate when there is one that has not ended; otherwise what the database says.
pub async fn ask_export(
    tx: &mut Tx,
    may: &May<AskExport, WholeHouse>,
    (wish, by): (&Wish, WorkerId),
) -> Result<ExportId, Fault> {
    let question = ask_approval(tx, Matter::Export, by, by, None).await?;
    let id = ExportId::from_uuid(question.as_uuid());
    tx.run(&ADD, params![tx.house(), id, &wish.reason, wish.recipient.as_str()]).await?;
    tx.made(may, &id);
    Ok(id)
}

/// What a check may look at; none when there is no such export.
///
/// # Errors
/// What the database says.
pub async fn export_scope(source: &mut impl Source, id: ExportId) -> Result<Option<Scope>, Fault> {
    let house = source.house();
    let found: i64 = source.value(&SCOPE, params![house, id]).await?;
    Ok((found > 0).then(Scope::default))
}

/// One export.
///
/// # Errors
/// [`Fault::Missing`] when there is none; otherwise what the database says.
pub async fn export(source: &mut impl Source, id: ExportId) -> Result<Export, Fault> {
    let house = source.house();
    source.one(&ONE, params![house, id]).await
}

/// The one that has not ended.
///
/// # Errors
/// What the database says.
pub async fn open_export(source: &mut impl Source) -> Result<Option<Export>, Fault> {
    let house = source.house();
    match source.optional::<(ExportId,)>(&OPEN, params![house]).await? {
        Some((id,)) => export(source, id).await.map(Some),
        None => Ok(None),
    }
}

/// The newest exports.
///
/// # Errors
/// What the database says.
pub async fn latest_exports(
    source: &mut impl Source,
    _may: &May<SeeExports, WholeHouse>,
    limit: u32,
) -> Result<Vec<Export>, Fault> {
    let house = source.house();
    let mut exports = Vec::new();
    for (id,) in source.all::<(ExportId,)>(&LATEST, params![house, limit]).await? {
        exports.push(export(source, id).await?);
    }
    Ok(exports)
}

/// What a job is to make; none when it was made before or has ended.
///
/// # Errors
/// What the database says.
pub async fn export_to_make(source: &mut impl Source, id: ExportId) -> Result<Option<Order>, Fault> {
    let house = source.house();
    let found: Option<(String, WorkerId, WorkerId)> = source.optional(&RECIPIENT, params![house, id]).await?;
    Ok(found.map(|(recipient, asked_by, approved_by)| Order { recipient, asked_by, approved_by }))
}

/// Where the two are written to who answer for it.
///
/// # Errors
/// What the database says.
pub async fn export_receivers(source: &mut impl Source, order: &Order) -> Result<Vec<(String, Lang)>, Fault> {
    let house = source.house();
    source.all(&RECEIVERS, params![house, order.asked_by, order.approved_by]).await
}

/// Notes that it was made, with so many rows in so many bytes. False when it has ended meanwhile.
///
/// # Errors
/// What the database says.
pub async fn export_made(tx: &mut Tx, id: ExportId, rows: i64, size: i64) -> Result<bool, Fault> {
    let (now, ends) = (tx.now(), tx.now().plus_seconds(READY_SECONDS));
    let is_made = tx.run(&MADE, params![tx.house(), id, now, rows, size, ends]).await? == 1;
    if is_made {
        note(tx, MADE_BY_PROGRAM, id);
    }
    Ok(is_made)
}

/// Notes that somebody takes it.
///
/// # Errors
/// What the database says.
pub async fn export_taken(tx: &mut Tx, id: ExportId, by: WorkerId) -> Result<(), Fault> {
    tx.run(&TAKEN, params![tx.house(), id, tx.now(), by]).await.map(drop)
}

/// Ends an export; what was made of it goes at the next sweep. False when it had ended.
///
/// # Errors
/// What the database says.
pub async fn end_export(tx: &mut Tx, id: ExportId, by: Option<WorkerId>) -> Result<bool, Fault> {
    Ok(tx.run(&END, params![tx.house(), id, tx.now(), by]).await? == 1)
}

/// Ends what nobody approved in time and what lay ready long enough.
///
/// # Errors
/// What the database says.
pub async fn end_overdue_exports(tx: &mut Tx) -> Result<(), Fault> {
    let (house, now) = (tx.house(), tx.now());
    for (id,) in tx.all::<(ExportId,)>(&OVERDUE, params![house, now]).await? {
        if end_export(tx, id, None).await? {
            note(tx, EndExport::RULE.code, id);
        }
    }
    Ok(())
}

/// Says in the access log what the program did to an export by itself.
fn note(tx: &mut Tx, action: &'static str, id: ExportId) {
    let (actor, reason, outcome) = (tx.actor().clone(), Some(Reason::Upkeep), Outcome::Done);
    let record = Record { kind: ExportId::KIND, id: Some(id.as_uuid()) };
    tx.log(vec![Entry { actor, role: None, action, record, reason, outcome }]);
}

/// Ends the exports whose time is over, and removes what is left of those that ended, a few parts at a time.
///
/// # Errors
/// What the database says.
pub async fn sweep_exports(db: &Db, house: HouseId) -> Result<(), Fault> {
    let program = Actor::Program("sweep");
    let mut tx = db.write(house, &program).await?;
    end_overdue_exports(&mut tx).await?;
    tx.commit().await?;
    let left: Vec<(ExportId,)> = db.read(house).await?.all(&LEFTOVERS, params![house]).await?;
    for (id,) in left {
        let mut cleared = 1;
        while cleared > 0 {
            let mut tx = db.write(house, &program).await?;
            cleared = clear_export(&mut tx, id).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

/// Removes some parts of an export; how many there were to remove.
///
/// # Errors
/// What the database says.
pub async fn clear_export(tx: &mut Tx, id: ExportId) -> Result<u64, Fault> {
    tx.run(&CLEAR, params![tx.house(), id]).await
}

/// Keeps the next part of an export.
///
/// # Errors
/// What the database says.
pub async fn keep_export_part(tx: &mut Tx, id: ExportId, number: i64, body: Vec<u8>) -> Result<(), Fault> {
    tx.run(&KEEP_PART, params![tx.house(), id, number, body]).await.map(drop)
}

/// A part of an export, counted from 0; none behind the last.
///
/// # Errors
/// What the database says.
pub async fn export_part(source: &mut impl Source, id: ExportId, number: i64) -> Result<Option<Vec<u8>>, Fault> {
    let house = source.house();
    let found: Option<(Vec<u8>,)> = source.optional(&PART, params![house, id, number]).await?;
    Ok(found.map(|(body,)| body))
}
