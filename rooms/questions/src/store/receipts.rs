use db::{Fault, FromRow, Row, Source, Sql, Tx, params, sql};
use kernel::{Day, May, TeamId};

use crate::{
    access::{SeeShift, WorkDesk},
    rules::{
        Quarter,
        receipt::{End, Paper, Receipt, ReceiptId},
    },
};

pub(super) const STATEMENTS: &[Sql] = &[OWE, OWED, OPEN, END, REOPEN, TAKE_BACK];

/// The most loose ends that are shown: more than a team keeps open.
const MOST: i64 = 100;

pub(super) const OWE: Sql = sql!(
    "insert into questions_receipts (house_id, id, team_id, asked_on, touched_on, touched_quarter) values ($1, $2, $3, $4, $5, $6)"
);
pub(super) const OWED: Sql = sql!(
    "select id, asked_on, number, given_on, due_on, closed_on from questions_receipts
      where house_id = $1 and team_id = $2 and (closed_on is null or closed_on = $3) order by asked_on, id limit $4"
);
pub(super) const OPEN: Sql = sql!(
    "select id, asked_on, number, given_on, due_on, closed_on from questions_receipts
      where house_id = $1 and id = $2 and team_id = $3 and closed_on is null"
);
pub(super) const END: Sql = sql!(
    "update questions_receipts set number = $4, given_on = $5, due_on = $6, closed_on = $7, touched_on = $7, touched_quarter = $8
      where house_id = $1 and id = $2 and team_id = $3 and closed_on is null"
);
pub(super) const REOPEN: Sql = sql!(
    "update questions_receipts set number = null, given_on = null, due_on = null, closed_on = null, touched_on = $4, touched_quarter = $5
      where house_id = $1 and id = $2 and team_id = $3 and closed_on = $4"
);
pub(super) const TAKE_BACK: Sql =
    sql!("delete from questions_receipts where house_id = $1 and id = $2 and closed_on is null");

impl FromRow for Receipt {
    fn from_row(row: &Row) -> Result<Self, Fault> {
        let (given_on, due_on): (Option<Day>, Option<Day>) = (row.get("given_on")?, row.get("due_on")?);
        let closed_on: Option<Day> = row.get("closed_on")?;
        let end = match (given_on.zip(due_on), closed_on) {
            (Some((day, due)), _) => End::Given(Paper { number: row.get("number")?, day, due }),
            (None, Some(_)) => End::NotNow,
            (None, None) => End::Owed,
        };
        Ok(Self { id: row.get("id")?, asked_on: row.get("asked_on")?, end })
    }
}

/// Somebody asked for aid at this desk: a receipt is owed.
pub(super) async fn owe(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    id: ReceiptId,
    quarter: Quarter,
) -> Result<(), Fault> {
    let Quarter { day, number } = quarter;
    tx.run(&OWE, params![tx.house(), id, may.subject(), day, day, number]).await?;
    Ok(())
}

/// The receipts that a team still owes, the oldest first, and those that ended today.
///
/// # Errors
/// What the database says.
pub async fn receipts(
    source: &mut impl Source,
    may: &May<SeeShift, TeamId>,
    today: Day,
) -> Result<Vec<Receipt>, Fault> {
    let house = source.house();
    source.all(&OWED, params![house, may.subject(), today, MOST]).await
}

/// A receipt that the team still owes; none when it is not theirs or ended.
///
/// # Errors
/// What the database says.
pub async fn owed(
    source: &mut impl Source,
    may: &May<WorkDesk, TeamId>,
    id: ReceiptId,
) -> Result<Option<Receipt>, Fault> {
    let house = source.house();
    source.optional(&OPEN, params![house, id, may.subject()]).await
}

/// Says what became of a receipt. Like a question it says so nowhere else: who notes it mostly heard who asked. False when it is not
/// theirs, or somebody said so before.
///
/// # Errors
/// What the database says.
pub async fn end_receipt(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    id: ReceiptId,
    paper: Option<&Paper>,
    quarter: Quarter,
) -> Result<bool, Fault> {
    let number = paper.and_then(|paper| paper.number.as_deref());
    let (day, due) = (paper.map(|paper| paper.day), paper.map(|paper| paper.due));
    let row = params![tx.house(), id, may.subject(), number, day, due, quarter.day, quarter.number];
    Ok(tx.run(&END, row).await? == 1)
}

/// Takes back, on the same day, what was said of a receipt. False when it is not theirs, or was not said today.
///
/// # Errors
/// What the database says.
pub async fn reopen_receipt(
    tx: &mut Tx,
    may: &May<WorkDesk, TeamId>,
    id: ReceiptId,
    quarter: Quarter,
) -> Result<bool, Fault> {
    let row = params![tx.house(), id, may.subject(), quarter.day, quarter.number];
    Ok(tx.run(&REOPEN, row).await? == 1)
}
