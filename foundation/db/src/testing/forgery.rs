use kernel::{Actor, HouseId};

use crate::{Db, Sql, params, sql};

const FORGE: Sql = sql!("update db_access_log set reason = 'handover' where house_id = $1 and seq = $2");

/// Changes why somebody looked, in one entry of the access log, as nobody but an intruder does.
///
/// # Panics
/// When there is no such entry.
#[expect(clippy::expect_used, reason = "a test may stop at what it did not expect")]
pub async fn forge_entry(db: &Db, house: HouseId, seq: i64) {
    let mut tx = db.write(house, &Actor::Program("intruder")).await.expect("a writer");
    assert_eq!(tx.run(&FORGE, params![house, seq]).await, Ok(1), "there is no entry {seq}");
    tx.commit().await.expect("a commit");
}
