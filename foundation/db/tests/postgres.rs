//! What only a server can do to us. Run when `VOORDEUR_TEST_POSTGRES` names one.

#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "a test may stop at what it did not expect")]

use std::time::{Duration, Instant};

use db::{Engine, Fault, Settings, Source as _, Sql, params, sql, testing::TestDb};
use kernel::Actor;

const CLERK: Actor = Actor::Program("test");
const SLEEP: Sql = sql!("select cast(1 as bigint) from pg_sleep($1)");
const ADD: Sql = sql!("insert into db_pulse (place, beaten_at) values ($1, $2)");
const COUNT: Sql = sql!("select count(*) from db_pulse");
const WHO: Sql = sql!("select cast(pg_backend_pid() as bigint)");

async fn server(change: impl FnOnce(&mut Settings)) -> Option<TestDb> {
    let db = TestDb::of(Engine::Postgres, &[], change).await;
    if db.is_none() {
        eprintln!("not run: VOORDEUR_TEST_POSTGRES is not set");
    }
    db
}

async fn count(db: &TestDb) -> i64 {
    db.read(db.house).await.unwrap().value(&COUNT, params![]).await.unwrap()
}

#[tokio::test]
async fn a_missed_deadline_costs_the_connection_and_nothing_else() {
    let Some(db) = server(|settings| {
        settings.deadline = Duration::from_millis(200);
        settings.connections = 1;
    })
    .await
    else {
        return;
    };
    let started = Instant::now();
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    tx.run(&ADD, params!["lost", tx.now()]).await.unwrap();
    let first: i64 = tx.value(&WHO, params![]).await.unwrap();
    let fault = tx.value::<i64>(&SLEEP, params![30.0]).await.unwrap_err();
    assert_eq!(fault, Fault::Deadline(Duration::from_millis(200)));
    drop(tx);
    assert!(started.elapsed() < Duration::from_secs(2), "the pool must not wait for the old connection");
    let mut read = db.read(db.house).await.unwrap();
    assert_ne!(read.value::<i64>(&WHO, params![]).await.unwrap(), first, "a new connection");
    drop(read);
    assert_eq!(count(&db).await, 0);
}

#[tokio::test]
async fn a_connection_that_the_server_ends_is_lost_and_the_next_one_works() {
    let Some(db) = server(|_| ()).await else { return };
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    let victim: i64 = tx.value(&WHO, params![]).await.unwrap();
    let mut killer = db.write(db.house, &CLERK).await.unwrap();
    let kill = sql!("select pg_terminate_backend(cast($1 as integer))");
    assert!(killer.value::<bool>(&kill, params![victim]).await.unwrap());
    let fault = tx.run(&ADD, params!["lost", tx.now()]).await.unwrap_err();
    assert!(fault.surely_not_committed(), "{fault}");
    drop((tx, killer));
    assert_eq!(count(&db).await, 0);
}

#[tokio::test]
async fn a_connection_lost_at_the_commit_is_unknown() {
    let Some(db) = server(|_| ()).await else { return };
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    let victim: i64 = tx.value(&WHO, params![]).await.unwrap();
    let mut killer = db.write(db.house, &CLERK).await.unwrap();
    let kill = sql!("select pg_terminate_backend(cast($1 as integer))");
    killer.value::<bool>(&kill, params![victim]).await.unwrap();
    let told = tx.commit().await;
    assert_eq!(told, Err(Fault::Unknown));
    assert!(!Fault::Unknown.surely_not_committed());
}

#[tokio::test]
async fn a_commit_with_a_warning_is_unknown() {
    let Some(db) = server(|_| ()).await else { return };
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    // The server warns of a commit without a transaction, as it warns of a cancelled wait for its copy.
    tx.run(&sql!("rollback"), params![]).await.unwrap();
    assert_eq!(tx.commit().await, Err(Fault::Unknown));
}

#[tokio::test]
async fn a_copy_that_takes_no_writes_is_left_at_once() {
    let Some(db) = server(|settings| settings.connections = 1).await else { return };
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    let first: i64 = tx.value(&WHO, params![]).await.unwrap();
    tx.run(&sql!("set transaction read only"), params![]).await.unwrap();
    let fault = tx.run(&ADD, params!["lost", tx.now()]).await.unwrap_err();
    assert_eq!(fault, Fault::Lost);
    assert!(fault.surely_not_committed());
    let mut next = db.write(db.house, &CLERK).await.unwrap();
    assert_ne!(next.value::<i64>(&WHO, params![]).await.unwrap(), first, "a connection of the new pool");
}

#[tokio::test]
async fn a_dropped_call_costs_its_connection() {
    let Some(db) = server(|settings| settings.connections = 1).await else { return };
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    let first: i64 = tx.value(&WHO, params![]).await.unwrap();
    let sleeping = tx.value::<i64>(&SLEEP, params![30.0]);
    assert!(tokio::time::timeout(Duration::from_millis(50), sleeping).await.is_err());
    drop(tx);
    let started = Instant::now();
    let mut next = db.write(db.house, &CLERK).await.unwrap();
    assert_ne!(next.value::<i64>(&WHO, params![]).await.unwrap(), first);
    assert!(started.elapsed() < Duration::from_secs(2), "the new writer waits for nobody");
}

#[tokio::test]
async fn two_that_lock_each_other_are_told_to_try_again() {
    let Some(db) = server(|_| ()).await else { return };
    let mut tx = db.write(db.house, &CLERK).await.unwrap();
    for place in ["a", "b"] {
        tx.run(&ADD, params![place, tx.now()]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let touch = sql!("update db_pulse set beaten_at = $2 where place = $1");
    let (mut one, mut two) = (db.write(db.house, &CLERK).await.unwrap(), db.write(db.house, &CLERK).await.unwrap());
    one.run(&touch, params!["a", one.now()]).await.unwrap();
    two.run(&touch, params!["b", two.now()]).await.unwrap();
    let (first, second) = (params!["b", one.now()], params!["a", two.now()]);
    let (first, second) =
        tokio::join!(async move { one.run(&touch, first).await }, async move { two.run(&touch, second).await });
    let faults = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(faults, [Fault::Undone]);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let Some(db) = server(|_| ()).await else { return };
    let nowhere = Settings::at(db::Place::read("postgres://nobody:secret@127.0.0.1:9/nothing"));
    let fault = db::Db::open(&nowhere, db.makers().clone()).await.err().unwrap().to_string();
    assert!(fault.contains("PostgreSQL at 127.0.0.1:9") && !fault.contains("secret"), "{fault}");
}

#[tokio::test]
async fn days_and_moments_mean_the_same_to_the_server() {
    let Some(db) = server(|_| ()).await else { return };
    let same = sql!("select $1 = timestamptz '2026-11-21 12:00:00.000001+00', $2 = date '2026-11-21'");
    let moment: kernel::Instant = "2026-11-21T12:00:00.000001Z".parse().unwrap();
    let day: kernel::Day = "2026-11-21".parse().unwrap();
    let mut read = db.read(db.house).await.unwrap();
    assert_eq!(read.one::<(bool, bool)>(&same, params![moment, day]).await, Ok((true, true)));
}
