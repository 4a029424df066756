use db::{Fault, Source as _, Sql, Tx, params, sql};
use kernel::Day;

pub(super) const STATEMENTS: &[Sql] = &[NOTE];

const NOTE: Sql = sql!(
    "insert into people_seal_mails (house_id, day, seq, mailed_at) values ($1, $2, $3, $4) on conflict (house_id, day) do nothing"
);

/// Notes that a seal is mailed. False when one was mailed on this day already.
///
/// # Errors
/// What the database says.
pub async fn note_seal_mail(tx: &mut Tx, day: Day, seq: i64) -> Result<bool, Fault> {
    Ok(tx.run(&NOTE, params![tx.house(), day, seq, tx.now()]).await? == 1)
}
