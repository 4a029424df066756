//! A storm of writers that commit, give up, panic, break rules and are cut off at any moment. Afterwards: what was
//! acknowledged is there, what was refused is not, everything is there whole or not at all, and what a reader once saw stays.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use db::{Db, Engine, Fault, Migration, Source as _, Sql, both_databases, params, sql, testing::TestDb};
use kernel::{Actor, HouseId};
use tokio::task::JoinSet;

const MIGRATIONS: &[Migration] = &[Migration {
    room: "storm",
    name: "0001_parts",
    readable_from: 1,
    sql: "create table storm_parts (
        house_id uuid not null, whole bigint not null, part bigint not null, primary key (house_id, whole, part));",
}];
const ADD: Sql = sql!("insert into storm_parts (house_id, whole, part) values ($1, $2, $3)");
const ALL: Sql = sql!("select whole, count(*) from storm_parts where house_id = $1 group by whole");
const WRONG: Sql = sql!("insert into nowhere (house_id) values ($1)");
const PARTS: i64 = 3;
const WRITERS: u64 = 32;
const ROUNDS: u64 = 25;

/// What a writer knows of its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Kept,
    NotKept,
    /// It was cut off and never heard.
    Nothing,
}

#[derive(Debug, Clone, Copy)]
enum Plan {
    Commit,
    GiveUp,
    Panic,
    BreakRule,
    WrongStatement,
    CutOff(Duration),
}

/// Numbers that look random and are the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn plan(&mut self) -> Plan {
        match self.roll(12) {
            0 => Plan::GiveUp,
            1 => Plan::Panic,
            2 => Plan::BreakRule,
            3 if self.roll(4) == 0 => Plan::WrongStatement,
            4 | 5 => Plan::CutOff(Duration::from_micros(self.roll(6_000))),
            _ => Plan::Commit,
        }
    }
}

async fn write(db: &Db, house: HouseId, whole: i64, plan: Plan) -> Result<(), Fault> {
    let mut tx = db.write(house, &Actor::Program("storm")).await?;
    for part in 0..PARTS {
        tx.run(&ADD, params![house, whole, part]).await?;
    }
    match plan {
        Plan::Commit | Plan::CutOff(_) => tx.commit().await,
        Plan::GiveUp => Err(Fault::Missing),
        Plan::Panic => panic!("on purpose"),
        Plan::BreakRule => tx.run(&ADD, params![house, whole, 0]).await.map(drop),
        Plan::WrongStatement => tx.run(&WRONG, params![house]).await.map(drop),
    }
}

async fn told(db: Db, house: HouseId, whole: i64, plan: Plan) -> Told {
    let work = tokio::spawn(async move {
        match plan {
            Plan::CutOff(after) => tokio::time::timeout(after, write(&db, house, whole, plan)).await.ok(),
            _ => Some(write(&db, house, whole, plan).await),
        }
    });
    match work.await {
        Err(_) => Told::NotKept,
        Ok(None | Some(Err(Fault::Unknown))) => Told::Nothing,
        Ok(Some(Ok(()))) => Told::Kept,
        Ok(Some(Err(_))) => Told::NotKept,
    }
}

async fn writer(db: Db, house: HouseId, seed: u64, number: u64) -> Vec<(i64, Told)> {
    let mut dice = Dice(seed * 1_000 + number);
    let mut ledger = Vec::new();
    for round in 0..ROUNDS {
        let whole = i64::try_from(number * ROUNDS + round).unwrap();
        ledger.push((whole, told(db.clone(), house, whole, dice.plan()).await));
    }
    ledger
}

async fn parts(db: &Db, house: HouseId) -> BTreeMap<i64, i64> {
    db.read(house).await.unwrap().all::<(i64, i64)>(&ALL, params![house]).await.unwrap().into_iter().collect()
}

/// Looks again and again; gives everything it ever saw.
async fn onlooker(db: Db, house: HouseId, over: Arc<AtomicBool>) -> BTreeSet<i64> {
    let mut seen = BTreeSet::new();
    while !over.load(Ordering::SeqCst) {
        let now = parts(&db, house).await;
        assert!(now.values().all(|count| *count == PARTS), "something is there in part");
        seen.extend(now.into_keys());
    }
    seen
}

async fn storm(db: &TestDb, seed: u64) {
    let over = Arc::new(AtomicBool::new(false));
    let onlooker = tokio::spawn(onlooker((**db).clone(), db.house, Arc::clone(&over)));
    let mut writers = JoinSet::new();
    for number in 0..WRITERS {
        writers.spawn(writer((**db).clone(), db.house, seed, number));
    }
    let ledger: BTreeMap<i64, Told> = writers.join_all().await.into_iter().flatten().collect();
    over.store(true, Ordering::SeqCst);
    let seen = onlooker.await.unwrap();

    // What was cut off may still be on its way; a write of our own comes behind it.
    write(db, db.house, -1, Plan::Commit).await.unwrap();
    let afresh = Db::open(&db.settings, db.makers().clone()).await.unwrap();
    let kept = parts(&afresh, db.house).await;
    assert!(kept.values().all(|count| *count == PARTS), "something is there in part");
    for (whole, told) in &ledger {
        match told {
            Told::Kept => assert!(kept.contains_key(whole), "{whole} was acknowledged and is gone"),
            Told::NotKept => assert!(!kept.contains_key(whole), "{whole} was refused and is there"),
            Told::Nothing => {}
        }
    }
    assert!(seen.iter().all(|whole| kept.contains_key(whole)), "a reader saw what was not kept");
    let count = |what| ledger.values().filter(|told| **told == what).count();
    assert!(count(Told::Kept) > 200 && count(Told::NotKept) > 100, "too calm: {ledger:?}");
}

both_databases! { MIGRATIONS;
    async fn acknowledged_is_kept(db: TestDb) {
        storm(&db, 1).await;
        db.remove().await;
    }

    async fn acknowledged_is_kept_with_other_dice(db: TestDb) {
        storm(&db, 2).await;
        db.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_is_kept_also_one_by_one() {
    let one_by_one = |settings: &mut db::Settings| settings.group = false;
    let db = TestDb::of(Engine::Sqlite, MIGRATIONS, one_by_one).await.unwrap();
    storm(&db, 3).await;
}
