//! Commits a second on SQLite, grouped against one by one: 1, 8 and 64 writers, 1 and 4 statements a write.
//!
//! `benches/load-commits` runs it on the disk as it is and with a millisecond added to every fdatasync, and counts those.

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

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    say("writers statements  grouped/s  one by one/s  ratio");
    for writers in [1, 8, 64] {
        for statements in [1, 4] {
            let grouped = measured(true, writers, statements).await?;
            let alone = measured(false, writers, statements).await?;
            say(format!("{writers:7} {statements:10} {grouped:10.0} {alone:13.0}  {}", percent(grouped, alone)));
        }
    }
    Ok(())
}

/// Writes a second, in a database of its own.
async fn measured(group: bool, writers: usize, statements: usize) -> anyhow::Result<f64> {
    let dir = tempfile::tempdir_in(place())?;
    let settings = Settings { group, ..Settings::at(Place::File(dir.path().join("bench.sqlite"))) };
    let db = Db::open(&settings, makers()).await?;
    db.migrate(&[NOTES]).await?;
    let until = Instant::now() + TIME;
    let running: Vec<_> = (0..writers).map(|_| tokio::spawn(write_until(db.clone(), statements, until))).collect();
    let mut written = 0_u64;
    for writer in running {
        written += writer.await??;
    }
    db.close(Duration::from_secs(2)).await;
    Ok(written as f64 / TIME.as_secs_f64())
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
