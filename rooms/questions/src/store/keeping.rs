//! What is forgotten, and when.

use db::{Db, Fault, Source as _, Sql, params, sql};
use kernel::{Actor, Day, HouseId, Instant};

use super::pace;
use crate::rules::Quarter;

pub(super) const STATEMENTS: &[Sql] =
    &[DUE, LOCK_WHOSE, FORGET_WHOSE, SETTLE, SETTLE_RECEIPTS, FORGET_WORDS, FORGET_NUMBERS, FORGET_MESSAGES];

/// Whether anything is to be done: a look costs less than a transaction that writes.
pub(super) const DUE: Sql = sql!(
    "select cast((select count(*) from questions_undo where house_id = $1 and ends_at <= $2) as bigint)
          + cast((select count(*) from questions_asked where house_id = $1 and settled = false and (day < $3 or (day = $3 and quarter < $4))) as bigint)
          + cast((select count(*) from questions_receipts where house_id = $1 and touched_on is not null
                     and (touched_on < $3 or (touched_on = $3 and touched_quarter < $4))) as bigint)"
);
// Changes nothing: of two programs on one database, the second waits here and then finds nothing to count.
pub(super) const LOCK_WHOSE: Sql =
    sql!("update questions_undo set ends_at = ends_at where house_id = $1 and ends_at <= $2");
pub(super) const FORGET_WHOSE: Sql = sql!("delete from questions_undo where house_id = $1 and ends_at <= $2");
// Written anew together: on PostgreSQL a row carries the number of the transaction that wrote it, which would order the
// questions of a quarter of an hour, and place them between the entries of the access log.
pub(super) const SETTLE: Sql = sql!(
    "update questions_asked set settled = true
      where house_id = $1 and settled = false and (day < $2 or (day = $2 and quarter < $3))"
);
pub(super) const SETTLE_RECEIPTS: Sql = sql!(
    "update questions_receipts set touched_on = null, touched_quarter = null
      where house_id = $1 and touched_on is not null and (touched_on < $2 or (touched_on = $2 and touched_quarter < $3))"
);
pub(super) const FORGET_WORDS: Sql = sql!(
    "update questions_asked set words = null where house_id = $1 and id in
        (select id from questions_asked where house_id = $1 and day < $2 and words is not null limit $3)"
);

pub(super) const FORGET_NUMBERS: Sql = sql!(
    "update questions_receipts set number = null where house_id = $1 and id in
        (select id from questions_receipts where house_id = $1 and due_on < $2 and number is not null limit $3)"
);

pub(super) const FORGET_MESSAGES: Sql = sql!(
    "delete from questions_messages where house_id = $1 and id in
        (select id from questions_messages where house_id = $1 and until_day < $2 limit $3)"
);

/// How many rows are touched in one step.
const STEP: i64 = 200;

/// Counts how long the questions took whose minute is over and forgets whose they are, and settles those of every quarter before `quarter`, with the receipts.
///
/// # Errors
/// What the database says.
pub async fn settle(db: &Db, house: HouseId, now: Instant, quarter: Quarter) -> Result<(), Fault> {
    let Quarter { day, number } = quarter;
    let due: i64 = db.read(house).await?.value(&DUE, params![house, now, day, number]).await?;
    if due == 0 {
        return Ok(());
    }
    let mut tx = db.write(house, &Actor::Program("settle")).await?;
    tx.run(&LOCK_WHOSE, params![house, now]).await?;
    tx.run(&pace::COUNT_SECONDS, params![house, now]).await?;
    tx.run(&pace::COUNT_FIELDS, params![house, now]).await?;
    tx.run(&FORGET_WHOSE, params![house, now]).await?;
    tx.run(&SETTLE, params![house, day, number]).await?;
    tx.run(&SETTLE_RECEIPTS, params![house, day, number]).await?;
    tx.commit().await
}

/// Forgets the words of the questions before `since`, in short steps; gives of how many. Their codes stay.
///
/// # Errors
/// What the database says.
pub async fn forget_words(db: &Db, house: HouseId, since: Day) -> Result<u64, Fault> {
    in_steps(db, house, &FORGET_WORDS, since).await
}

/// Forgets the numbers of the receipts whose answer was due before `today`; gives of how many. Their dates stay.
///
/// # Errors
/// What the database says.
pub async fn forget_receipts(db: &Db, house: HouseId, today: Day) -> Result<u64, Fault> {
    in_steps(db, house, &FORGET_NUMBERS, today).await
}

/// Forgets the messages whose last day is before `since`, with their moves; gives how many.
///
/// # Errors
/// What the database says.
pub async fn forget_messages(db: &Db, house: HouseId, since: Day) -> Result<u64, Fault> {
    in_steps(db, house, &FORGET_MESSAGES, since).await
}

async fn in_steps(db: &Db, house: HouseId, step: &Sql, before: Day) -> Result<u64, Fault> {
    let mut forgotten = 0;
    loop {
        let mut tx = db.write(house, &Actor::Program("retention")).await?;
        let gone = tx.run(step, params![house, before, STEP]).await?;
        tx.commit().await?;
        forgotten += gone;
        if gone == 0 {
            return Ok(forgotten);
        }
    }
}
