//! Commits a second on SQLite, grouped against one by one: 1, 8 and 64 writers, 1 and 4 statements a write.
//!
//! `benches/commits` runs it on the disk as it is and with a millisecond added to every sync; the file it names as the argument
//! holds how many syncs there were.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use benches::{makers, percent, say};
use db::{Db, Migration, Place, Settings, Sql, params, sql};
use kernel::{Actor, HouseId};

const NOTES: Migration = Migration {
    room: "bench",
    name: "0001_notes",
    readable_from: 1,
    sql: "create table bench_notes (house_id uuid not null, id uuid not null, body text not null, primary key (house_id, id));",
};
const ADD: Sql =
    sql!("insert into bench_notes (house_id, id, body) values ($1, $2, 'a note of some length, as people write them')");
/// How long each measurement takes.
const TIME: Duration = Duration::from_secs(3);

kernel::typed_id! {
    /// A note.
    NoteId
}

/// What one measurement gave.
struct Commits {
    per_second: f64,
    /// None when nobody counts the syncs.
    per_sync: Option<f64>,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    say("writers statements  grouped/s  one by one/s  ratio  commits per sync");
    for writers in [1, 8, 64] {
        for statements in [1, 4] {
            let grouped = measured(true, writers, statements).await?;
            let alone = measured(false, writers, statements).await?;
            let ratio = percent(grouped.per_second, alone.per_second);
            let shared = grouped.per_sync.map_or_else(|| "not counted".to_owned(), |shared| format!("{shared:.1}"));
            let [grouped, alone] = [grouped, alone].map(|commits| commits.per_second);
            say(format!("{writers:7} {statements:10} {grouped:10.0} {alone:13.0} {ratio:>6}  {shared:>16}"));
        }
    }
    Ok(())
}

/// Writes in a database of its own.
async fn measured(group: bool, writers: usize, statements: usize) -> anyhow::Result<Commits> {
    let dir = tempfile::tempdir_in(place())?;
    let settings = Settings { group, ..Settings::at(Place::File(dir.path().join("bench.sqlite"))) };
    let db = Db::open(&settings, makers()).await?;
    db.migrate(&[NOTES]).await?;
    let (until, before) = (Instant::now() + TIME, syncs());
    let running: Vec<_> = (0..writers).map(|_| tokio::spawn(write_until(db.clone(), statements, until))).collect();
    let mut written = 0_u64;
    for writer in running {
        written += writer.await??;
    }
    let synced = before.zip(syncs()).map(|(before, after)| (after - before).max(1.0));
    db.close(Duration::from_secs(2)).await;
    let written = written as f64;
    Ok(Commits { per_second: written / TIME.as_secs_f64(), per_sync: synced.map(|synced| written / synced) })
}

/// How many syncs there were until now.
fn syncs() -> Option<f64> {
    std::fs::read_to_string(std::env::args().nth(1)?).ok()?.trim().parse().ok()
}

/// Beside the sources: a temporary folder is often not on a disk.
fn place() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

async fn write_until(db: Db, statements: usize, until: Instant) -> Result<u64, db::Fault> {
    let house = makers().fresh::<HouseId>();
    let mut written = 0;
    while Instant::now() < until {
        let mut tx = db.write(house, &Actor::Program("bench")).await?;
        for _ in 0..statements {
            let id = tx.fresh::<NoteId>();
            tx.run(&ADD, params![house, id]).await?;
        }
        tx.commit().await?;
        written += 1;
    }
    Ok(written)
}
