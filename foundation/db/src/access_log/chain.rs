use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use kernel::{Entry, HouseId};

use super::entry::{LogEntry, START};
use crate::{
    Fault, Source as _, Sql, Tx,
    insert::{self, ROWS},
    params, sql,
};

/// Moves the end of the chain on from where this program last left it, unless somebody else has moved it since.
pub(super) const MOVE: Sql =
    sql!("update db_access_heads set seq = $4, hash = $5 where house_id = $1 and seq = $2 and hash = $3");
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

/// Where this program last left the chain of each house, so that the next entries need not ask. Only a guess: a transaction
/// that is given up, or another program, makes it wrong, and then [`MOVE`] finds no row. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ends(Arc<Mutex<BTreeMap<HouseId, End>>>);

/// Number and hash of the last entry of a chain.
type End = (i64, Vec<u8>);

impl Ends {
    fn of(&self, house: HouseId) -> Option<End> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&house).cloned()
    }

    fn leave(&self, house: HouseId, end: End) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(house, end);
    }
}

/// Adds entries to the chain of the transaction's house.
pub(crate) async fn append(tx: &mut Tx, entries: &[Entry]) -> Result<(), Fault> {
    let links = match moved(tx, entries).await? {
        Some(links) => links,
        None => taken(tx, entries).await?,
    };
    if let Some(last) = links.last() {
        tx.chain_ends().leave(tx.house(), (last.seq, last.hash.clone()));
    }
    let (many, rest) = links.as_chunks::<ROWS>();
    for links in many {
        add(tx, &ADD_MANY, links).await?;
    }
    for link in rest {
        add(tx, &ADD_ONE, std::slice::from_ref(link)).await?;
    }
    Ok(())
}

/// The entries behind the end as this program left it; none when it is elsewhere by now.
async fn moved(tx: &mut Tx, entries: &[Entry]) -> Result<Option<Vec<LogEntry>>, Fault> {
    let Some((seq, hash)) = tx.chain_ends().of(tx.house()) else { return Ok(None) };
    let links = chained(tx, seq, hash.clone(), entries);
    let Some(last) = links.last() else { return Ok(None) };
    let moved = tx.run(&MOVE, params![tx.house(), seq, hash, last.seq, last.hash.clone()]).await?;
    Ok((moved == 1).then_some(links))
}

/// The entries behind the end as the database has it.
async fn taken(tx: &mut Tx, entries: &[Entry]) -> Result<Vec<LogEntry>, Fault> {
    let Ok(count) = i64::try_from(entries.len()) else { return Err(Fault::TooMany(entries.len())) };
    let (last, hash) = take(tx, count).await?;
    let links = chained(tx, last - count, hash, entries);
    let end = links.last().map_or_else(|| START.to_vec(), |link| link.hash.clone());
    tx.run(&CLOSE, params![tx.house(), end]).await?;
    Ok(links)
}

async fn take(tx: &mut Tx, count: i64) -> Result<End, Fault> {
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
