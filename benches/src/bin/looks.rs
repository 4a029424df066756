//! What it costs that every look is written down before it is answered: CPU of an audited look against one that is not, and 16
//! readers of one house against one, on SQLite.
//!
//! `benches/looks` runs it on the disk as it is and with a millisecond added to every sync.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use benches::{makers, percent, say};
use db::{Db, Place, Settings, Source as _, Sql, params, sql};
use kernel::{Actor, Entry, HouseId, Outcome, Reason, Record, TypedId as _};

const READ: Sql = sql!("select cast($1 as bigint)");
/// How long each measurement takes.
const TIME: Duration = Duration::from_secs(3);

/// What one measurement gave.
struct Looks {
    per_second: f64,
    cpu_micros: f64,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> anyhow::Result<()> {
    say("readers  audited/s  plain/s  CPU audited µs  CPU plain µs  more ms");
    let mut rates = Vec::new();
    for readers in [1, 16] {
        let audited = measured(true, readers).await?;
        let plain = measured(false, readers).await?;
        let more = (audited.cpu_micros - plain.cpu_micros) / 1000.0;
        say(format!(
            "{readers:7} {:10.0} {:8.0} {:15.0} {:13.0} {more:8.3}",
            audited.per_second, plain.per_second, audited.cpu_micros, plain.cpu_micros
        ));
        rates.push(audited.per_second);
    }
    if let [one, sixteen] = rates.as_slice() {
        say(format!("16 readers of one house against one: {}", percent(*sixteen, *one)));
    }
    Ok(())
}

/// Reads one house in a database of its own, its readers at once.
async fn measured(audited: bool, readers: usize) -> anyhow::Result<Looks> {
    let dir = tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")))?;
    let db = Db::open(&Settings::at(Place::File(dir.path().join("bench.sqlite"))), makers()).await?;
    db.migrate(&[]).await?;
    let house = makers().fresh::<HouseId>();
    let (until, before) = (Instant::now() + TIME, cpu()?);
    let running: Vec<_> = (0..readers).map(|_| tokio::spawn(look_until(db.clone(), house, audited, until))).collect();
    let mut looks = 0_u64;
    for reader in running {
        looks += reader.await??;
    }
    let used = cpu()? - before;
    db.close(Duration::from_secs(2)).await;
    let looks = looks as f64;
    Ok(Looks { per_second: looks / TIME.as_secs_f64(), cpu_micros: used * 1e6 / looks })
}

async fn look_until(db: Db, house: HouseId, audited: bool, until: Instant) -> Result<u64, db::Fault> {
    let mut looks = 0;
    while Instant::now() < until {
        let mut read = db.read(house).await?;
        let _: i64 = read.value(&READ, params![1_i64]).await?;
        if audited {
            read.log(vec![entry(house)]);
        }
        read.end().await?;
        looks += 1;
    }
    Ok(looks)
}

fn entry(house: HouseId) -> Entry {
    let (actor, reason) = (Actor::Program("bench"), Some(Reason::OwnCase));
    let record = Record { kind: "house", id: Some(house.as_uuid()) };
    Entry { actor, role: None, action: "people.workers.see", record, reason, outcome: Outcome::Seen }
}

/// Seconds of processor that this process used, of the program and of the system for it; counted in hundredths.
fn cpu() -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let behind_name = stat.rsplit(") ").next().unwrap_or_default();
    let ticks: f64 = behind_name.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    Ok(ticks / 100.0)
}
