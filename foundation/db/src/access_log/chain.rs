use kernel::Entry;

use super::entry::{LogEntry, START};
use crate::{
    Fault, Source as _, Sql, Tx,
    insert::{self, ROWS},
    params, sql,
};

/// Takes the end of the chain and reserves places behind it. On PostgreSQL it also makes other writers of the house wait until
/// this transaction ends, which is why it comes last in one.
pub(super) const TAKE: Sql = sql!("update db_access_heads set seq = seq + $2 where house_id = $1 returning seq, hash");
pub(super) const OPEN: Sql =
    sql!("insert into db_access_heads (house_id, seq, hash) values ($1, 0, $2) on conflict (house_id) do nothing");
pub(super) const CLOSE: Sql = sql!("update db_access_heads set hash = $2 where house_id = $1");

const HEAD: &str = "insert into db_access_log (house_id, at, seq, worker_id, program, role, action, record_kind, record_id, \
                    outcome, reason, words, hash) values ";
const COLUMNS: usize = 11;
const ONE: [u8; insert::length(HEAD, COLUMNS, 1)] = insert::text(HEAD, COLUMNS, 1);
const MANY: [u8; insert::length(HEAD, COLUMNS, ROWS)] = insert::text(HEAD, COLUMNS, ROWS);
pub(super) const ADD_ONE: Sql = sql!(insert::as_str(&ONE));
pub(super) const ADD_MANY: Sql = sql!(insert::as_str(&MANY));

/// Adds entries to the chain of the transaction's house.
pub(crate) async fn append(tx: &mut Tx, entries: &[Entry]) -> Result<(), Fault> {
    let Ok(count) = i64::try_from(entries.len()) else { return Err(Fault::TooMany(entries.len())) };
    let (last, hash) = take(tx, count).await?;
    let links = chained(tx, last - count, hash, entries);
    let (many, rest) = links.as_chunks::<ROWS>();
    for links in many {
        add(tx, &ADD_MANY, links).await?;
    }
    for link in rest {
        add(tx, &ADD_ONE, std::slice::from_ref(link)).await?;
    }
    let end = links.last().map_or_else(|| START.to_vec(), |link| link.hash.clone());
    tx.run(&CLOSE, params![tx.house(), end]).await.map(drop)
}

async fn take(tx: &mut Tx, count: i64) -> Result<(i64, Vec<u8>), Fault> {
    let house = tx.house();
    if let Some(end) = tx.optional(&TAKE, params![house, count]).await? {
        return Ok(end);
    }
    tx.run(&OPEN, params![house, START.as_slice()]).await?;
    tx.one(&TAKE, params![house, count]).await
}

fn chained(tx: &Tx, behind: i64, mut hash: Vec<u8>, entries: &[Entry]) -> Vec<LogEntry> {
    let numbered = entries.iter().zip(behind + 1..);
    let link = |(entry, seq)| {
        let link = LogEntry::next(tx.house(), (seq, tx.now()), entry, &hash);
        hash.clone_from(&link.hash);
        link
    };
    numbered.map(link).collect()
}

async fn add(tx: &mut Tx, sql: &Sql, links: &[LogEntry]) -> Result<(), Fault> {
    let shared = params![tx.house(), tx.now()];
    let values = shared.into_iter().chain(links.iter().flat_map(LogEntry::values));
    tx.run(sql, values.collect::<Vec<_>>()).await.map(drop)
}
