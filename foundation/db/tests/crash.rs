//! A process that is killed at any moment loses nothing that it had acknowledged.
//!
//! The test starts itself once more as the victim: in the victim's working folder lies the database, and on its standard output
//! stands what was acknowledged.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
};

use db::{
    Db, Migration, Place, Settings, Source as _, Sql, params, sql,
    testing::{TestClock, makers},
};
use kernel::{Actor, HouseId, TypedId as _};
use tokio::task::JoinSet;

const MIGRATIONS: &[Migration] = &[Migration {
    room: "crash",
    name: "0001_marks",
    readable_from: 1,
    sql: "create table crash_marks (house_id uuid not null, mark bigint not null, primary key (house_id, mark));",
}];
const ADD: Sql = sql!("insert into crash_marks (house_id, mark) values ($1, $2)");
const ALL: Sql = sql!("select mark from crash_marks where house_id = $1");
const ROUNDS: usize = 4;
const WRITERS: i64 = 8;

fn house() -> HouseId {
    HouseId::from_uuid(uuid::Uuid::from_u128(1))
}

async fn open(place: Place) -> Db {
    let db = Db::open(&Settings::at(place), makers(&TestClock::default())).await.unwrap();
    db.migrate(MIGRATIONS).await.unwrap();
    db
}

async fn mark(db: &Db, mark: i64) {
    let mut tx = db.write(house(), &Actor::Program("test")).await.unwrap();
    tx.run(&ADD, params![house(), mark]).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
#[ignore = "the victim of the test below"]
async fn victim() {
    let db = open(Place::read("crash.db")).await;
    let marks: Vec<(i64,)> = db.read(house()).await.unwrap().all(&ALL, params![house()]).await.unwrap();
    let first = marks.into_iter().map(|(mark,)| mark).max().unwrap_or(0) + 1;
    let mut writers = JoinSet::new();
    for number in 0..WRITERS {
        let db = db.clone();
        writers.spawn(async move {
            for step in 0.. {
                let next = first + step * WRITERS + number;
                mark(&db, next).await;
                // One call, so that a line is never cut by another writer's.
                std::io::stdout().write_all(format!("\nkept {next}\n").as_bytes()).unwrap();
            }
        });
    }
    writers.join_all().await;
}

#[test]
fn what_was_acknowledged_survives_the_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeSet::new();
    for round in 1..=ROUNDS {
        let mut victim = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "victim", "--ignored", "--nocapture"])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(victim.stdout.take().unwrap()).lines().map_while(Result::ok);
        let kept = |line: String| line.strip_prefix("kept ").and_then(|mark| mark.parse::<i64>().ok());
        acknowledged.extend(lines.by_ref().filter_map(kept).take(100 * round));
        victim.kill().unwrap();
        victim.wait().unwrap();
        acknowledged.extend(lines.filter_map(kept));
    }
    assert!(acknowledged.len() >= 1_000);
    let present = present(Place::File(folder.path().join("crash.db")));
    let lost: Vec<_> = acknowledged.difference(&present).collect();
    assert!(lost.is_empty(), "acknowledged and gone: {lost:?}");
    println!("{} acknowledged in {ROUNDS} lives, none lost", acknowledged.len());
}

fn present(place: Place) -> BTreeSet<i64> {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = open(place).await;
        let mut read = db.read(house()).await.unwrap();
        let sound: String = read.value(&sql!("pragma integrity_check"), params![]).await.unwrap();
        assert_eq!(sound, "ok");
        let marks: Vec<(i64,)> = read.all(&ALL, params![house()]).await.unwrap();
        marks.into_iter().map(|(mark,)| mark).collect()
    })
}
