//! The laws of shared commits: who is told "kept" is kept, who fails takes nobody along who need not go, and nobody sees or
//! hears anything before it is certain.

#![expect(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

use std::{future::Future, time::Duration};

use db::{Db, Fault, Migration, ResponseGate, Settings, Source as _, Sql, Tx, params, sql, testing::TestDb};
use kernel::{Actor, HouseId};
use tokio::{sync::oneshot, task::JoinHandle, time::sleep};

const MIGRATIONS: &[Migration] = &[Migration {
    room: "notes",
    name: "0001_notes",
    sql: "create table notes (house_id uuid not null, name text not null, body bytes, primary key (house_id, name));",
}];
const ADD: Sql = sql!("insert into notes (house_id, name) values ($1, $2)");
const ADD_LARGE: Sql = sql!("insert into notes (house_id, name, body) values ($1, $2, $3)");
const NAMES: Sql = sql!("select name from notes where house_id = $1 order by name");
/// Counts to its parameter before it writes: a statement as slow as wanted.
const ADD_SLOWLY: Sql = sql!(
    "insert into notes (house_id, name)
     with recursive counting (n) as (select 1 union all select n + 1 from counting where n < $3)
     select $1, $2 from counting where n = $3"
);
const QUICK: i64 = 1_000;
const SLOW: i64 = 3_000_000;
const ENDLESS: i64 = 1_000_000_000_000;
const CLERK: Actor = Actor::Program("test");

/// A database whose groups last as long as somebody waits.
async fn patient() -> TestDb {
    with(|_| ()).await
}

async fn with(change: impl FnOnce(&mut Settings)) -> TestDb {
    TestDb::sqlite(MIGRATIONS, |settings| {
        settings.longest_group = Duration::from_secs(60);
        change(settings);
    })
    .await
}

async fn names(db: &TestDb) -> Vec<String> {
    let names = db.read(db.house).await.unwrap().all::<(String,)>(&NAMES, params![db.house]).await.unwrap();
    names.into_iter().map(|(name,)| name).collect()
}

async fn begin(db: &Db, house: HouseId) -> Tx {
    db.write(house, &CLERK).await.unwrap()
}

async fn add(mut tx: Tx, name: &'static str) -> Result<(), Fault> {
    let house = tx.house();
    tx.run(&ADD, params![house, name]).await?;
    tx.commit().await
}

/// Lets writers queue in their order, all behind one writer, so that they are in one group.
struct Group<'a> {
    db: &'a TestDb,
    first: Tx,
}

impl<'a> Group<'a> {
    async fn gathering(db: &'a TestDb) -> Self {
        Self { db, first: begin(db, db.house).await }
    }

    async fn joins<T, F>(&self, work: impl FnOnce(Tx) -> F + Send + 'static) -> JoinHandle<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + Send + 'static,
    {
        let (db, house) = ((**self.db).clone(), self.db.house);
        let (asking, asked) = oneshot::channel();
        let writer = tokio::spawn(async move {
            let turn = db.write(house, &CLERK);
            asking.send(()).unwrap();
            let tx = turn.await.unwrap();
            work(tx).await
        });
        asked.await.unwrap();
        sleep(Duration::from_millis(20)).await;
        writer
    }

    /// The first writer gives up and the others follow.
    fn starts(self) {
        drop(self.first);
    }
}

#[tokio::test]
async fn nobody_is_told_and_nobody_sees_anything_before_the_group_has_committed() {
    let db = patient().await;
    let (go, gone) = oneshot::channel::<()>();
    let group = Group::gathering(&db).await;
    let early = group.joins(|tx| add(tx, "early")).await;
    let late = group.joins(|tx| async move {
        gone.await.unwrap();
        add(tx, "late").await
    });
    let late = late.await;
    group.starts();
    sleep(Duration::from_millis(100)).await;
    assert!(!early.is_finished(), "told before the commit");
    assert!(names(&db).await.is_empty(), "seen before the commit");
    go.send(()).unwrap();
    assert_eq!((early.await.unwrap(), late.await.unwrap()), (Ok(()), Ok(())));
    assert_eq!(names(&db).await, ["early", "late"]);
}

#[tokio::test]
async fn a_dropped_writer_undoes_only_its_own_work() {
    let db = patient().await;
    let group = Group::gathering(&db).await;
    let one = group.joins(|tx| add(tx, "one")).await;
    let two = group.joins(|mut tx| async move { tx.run(&ADD, params![tx.house(), "two"]).await }).await;
    let three = group.joins(|tx| add(tx, "three")).await;
    group.starts();
    assert_eq!((one.await.unwrap(), two.await.unwrap(), three.await.unwrap()), (Ok(()), Ok(1), Ok(())));
    assert_eq!(names(&db).await, ["one", "three"]);
}

#[tokio::test]
async fn a_panicking_writer_undoes_only_its_own_work() {
    let db = patient().await;
    let group = Group::gathering(&db).await;
    let one = group.joins(|tx| add(tx, "one")).await;
    let two = group.joins(|mut tx| async move {
        tx.run(&ADD, params![tx.house(), "two"]).await.unwrap();
        panic!("on purpose");
    });
    let two: JoinHandle<()> = two.await;
    let three = group.joins(|tx| add(tx, "three")).await;
    group.starts();
    assert_eq!(one.await.unwrap(), Ok(()));
    assert!(two.await.unwrap_err().is_panic());
    assert_eq!(three.await.unwrap(), Ok(()));
    assert_eq!(names(&db).await, ["one", "three"]);
}

#[tokio::test]
async fn a_broken_constraint_leaves_the_group_alive() {
    let db = patient().await;
    let group = Group::gathering(&db).await;
    let one = group.joins(|tx| add(tx, "one")).await;
    let again = group.joins(|tx| add(tx, "one")).await;
    let three = group.joins(|tx| add(tx, "three")).await;
    group.starts();
    assert_eq!(one.await.unwrap(), Ok(()));
    assert!(again.await.unwrap().unwrap_err().is_duplicate());
    assert_eq!(three.await.unwrap(), Ok(()));
    assert_eq!(names(&db).await, ["one", "three"]);
}

#[tokio::test]
async fn a_writer_cancelled_in_mid_statement_undoes_only_its_own_work() {
    let db = patient().await;
    let group = Group::gathering(&db).await;
    let one = group.joins(|tx| add(tx, "one")).await;
    let two = group.joins(|mut tx| async move {
        let _ = tokio::time::timeout(Duration::from_millis(30), tx.run(&ADD_SLOWLY, params![tx.house(), "two", SLOW]))
            .await
            .unwrap_err();
        assert_eq!(tx.run(&ADD, params![tx.house(), "more"]).await, Err(Fault::Over), "nobody knows what it did");
        tx.commit().await
    });
    let two = two.await;
    let three = group.joins(|tx| add(tx, "three")).await;
    group.starts();
    assert_eq!((one.await.unwrap(), two.await.unwrap()), (Ok(()), Err(Fault::Over)));
    assert_eq!(three.await.unwrap(), Ok(()));
    assert_eq!(names(&db).await, ["one", "three"]);
}

#[tokio::test]
async fn a_statement_behind_its_deadline_is_interrupted_and_the_group_is_told() {
    let db = with(|settings| settings.deadline = Duration::from_millis(200)).await;
    let group = Group::gathering(&db).await;
    let innocent = group.joins(|tx| add(tx, "innocent")).await;
    let slow = group.joins(|mut tx| async move { tx.run(&ADD_SLOWLY, params![tx.house(), "slow", ENDLESS]).await });
    let slow = slow.await;
    group.starts();
    assert_eq!(slow.await.unwrap(), Err(Fault::Deadline(Duration::from_millis(200))));
    assert_eq!(innocent.await.unwrap(), Err(Fault::Undone));
    assert!(Fault::Undone.surely_not_committed());
    assert!(names(&db).await.is_empty());
    add(begin(&db, db.house).await, "next").await.unwrap();
    assert_eq!(names(&db).await, ["next"]);
}

#[tokio::test]
async fn a_cancelled_statement_that_never_ends_is_interrupted_too() {
    let db = with(|settings| settings.deadline = Duration::from_millis(300)).await;
    let group = Group::gathering(&db).await;
    let innocent = group.joins(|tx| add(tx, "innocent")).await;
    let cancelled = group.joins(|mut tx| async move {
        let endless = tx.run(&ADD_SLOWLY, params![tx.house(), "endless", ENDLESS]);
        tokio::time::timeout(Duration::from_millis(30), endless).await.is_err()
    });
    let cancelled = cancelled.await;
    let next = group.joins(|tx| add(tx, "next")).await;
    group.starts();
    assert!(cancelled.await.unwrap());
    // SQLite undoes the whole transaction with an interrupted write, so the first writer cannot be kept.
    assert_eq!(innocent.await.unwrap(), Err(Fault::Undone));
    assert_eq!(next.await.unwrap(), Ok(()));
    assert_eq!(names(&db).await, ["next"]);
}

#[tokio::test]
async fn a_full_database_undoes_the_group_and_reading_goes_on() {
    let db = with(|settings| settings.most_pages = Some(40)).await;
    let group = Group::gathering(&db).await;
    let small = group.joins(|tx| add(tx, "small")).await;
    let large = group
        .joins(|mut tx| async move { tx.run(&ADD_LARGE, params![tx.house(), "large", vec![7_u8; 400_000]]).await });
    let large = large.await;
    let after = group.joins(|tx| add(tx, "after")).await;
    group.starts();
    assert_eq!(large.await.unwrap(), Err(Fault::Full));
    assert_eq!(small.await.unwrap(), Err(Fault::Undone));
    assert_eq!(after.await.unwrap(), Ok(()), "the next group starts afresh");
    assert_eq!(names(&db).await, ["after"]);
}

#[tokio::test]
async fn any_other_error_of_the_database_undoes_the_group() {
    let db = patient().await;
    let group = Group::gathering(&db).await;
    let innocent = group.joins(|tx| add(tx, "innocent")).await;
    let wrong = sql!("insert into nowhere values (1)");
    let wrong = group.joins(move |mut tx| async move { tx.run(&wrong, params![]).await }).await;
    group.starts();
    assert!(matches!(wrong.await.unwrap(), Err(Fault::Statement { .. })));
    assert_eq!(innocent.await.unwrap(), Err(Fault::Undone));
    assert!(names(&db).await.is_empty());
}

#[tokio::test]
async fn an_answer_computed_inside_waits_for_the_end_of_the_group() {
    let db = patient().await;
    let (go, gone) = oneshot::channel::<()>();
    let group = Group::gathering(&db).await;
    let early = group.joins(|tx| add(tx, "early")).await;
    let (shared, house) = ((*db).clone(), db.house);
    let (told, mut answer) = oneshot::channel();
    let refusal = tokio::spawn(async move {
        let gate = ResponseGate::default();
        let seen = gate.scope(async {
            let mut tx = begin(&shared, house).await;
            tx.all::<(String,)>(&NAMES, params![house]).await.unwrap().len()
        });
        let seen = seen.await;
        told.send((seen, gate.settled().await)).unwrap();
    });
    sleep(Duration::from_millis(20)).await;
    let late = group.joins(|tx| async move {
        gone.await.unwrap();
        add(tx, "late").await
    });
    let late = late.await;
    group.starts();
    sleep(Duration::from_millis(100)).await;
    assert!(answer.try_recv().is_err(), "the refusal rests on a row that is not certain");
    go.send(()).unwrap();
    assert_eq!(answer.await.unwrap(), (1, Ok(())));
    refusal.await.unwrap();
    assert_eq!((early.await.unwrap(), late.await.unwrap()), (Ok(()), Ok(())));
}

#[tokio::test]
async fn an_answer_computed_in_a_group_that_was_undone_does_not_leave() {
    let db = with(|settings| settings.deadline = Duration::from_millis(200)).await;
    let group = Group::gathering(&db).await;
    let early = group.joins(|tx| add(tx, "early")).await;
    let (shared, house) = ((*db).clone(), db.house);
    let refusal = tokio::spawn(async move {
        let gate = ResponseGate::default();
        let seen = gate.scope(async {
            let mut tx = begin(&shared, house).await;
            tx.all::<(String,)>(&NAMES, params![house]).await.unwrap().len()
        });
        (seen.await, gate.settled().await)
    });
    sleep(Duration::from_millis(20)).await;
    let slow = group.joins(|mut tx| async move { tx.run(&ADD_SLOWLY, params![tx.house(), "slow", ENDLESS]).await });
    let slow = slow.await;
    group.starts();
    assert_eq!(refusal.await.unwrap(), (1, Err(Fault::Undone)));
    assert!(slow.await.unwrap().is_err() && early.await.unwrap().is_err());
}

#[tokio::test]
async fn who_made_the_group_fail_is_not_asked_to_try_again() {
    let db = with(|settings| settings.deadline = Duration::from_millis(100)).await;
    let gate = ResponseGate::default();
    let slow = gate.scope(async {
        let mut tx = begin(&db, db.house).await;
        tx.run(&ADD_SLOWLY, params![db.house, "slow", ENDLESS]).await
    });
    let fault = slow.await.unwrap_err();
    assert_eq!(gate.settled().await, Err(fault.clone()));
    assert!(!fault.surely_not_committed());
}

#[tokio::test]
async fn a_file_that_cannot_be_opened_is_named() {
    let db = patient().await;
    let nowhere = Settings::at(db::Place::read("/nowhere/voordeur.db"));
    let fault = Db::open(&nowhere, db.makers().clone()).await.err().unwrap();
    assert!(fault.to_string().contains("/nowhere/voordeur.db cannot be opened"), "{fault}");
}

#[tokio::test]
async fn undoing_waits_for_the_end_of_the_group() {
    let db = patient().await;
    let (go, gone) = oneshot::channel::<()>();
    let group = Group::gathering(&db).await;
    let undone = group.joins(|tx| tx.undo()).await;
    let late = group.joins(|tx| async move {
        gone.await.unwrap();
        add(tx, "late").await
    });
    let late = late.await;
    group.starts();
    sleep(Duration::from_millis(50)).await;
    assert!(!undone.is_finished());
    go.send(()).unwrap();
    assert_eq!((undone.await.unwrap(), late.await.unwrap()), (Ok(()), Ok(())));
}

#[tokio::test]
async fn who_holds_the_database_without_writing_loses_its_turn() {
    let db = with(|settings| settings.deadline = Duration::from_millis(100)).await;
    let mut idle = begin(&db, db.house).await;
    idle.run(&ADD, params![db.house, "idle"]).await.unwrap();
    add(begin(&db, db.house).await, "next").await.unwrap();
    assert_eq!(idle.run(&ADD, params![db.house, "more"]).await, Err(Fault::Over));
    assert_eq!(names(&db).await, ["next"]);
    let idle = begin(&db, db.house).await;
    sleep(Duration::from_millis(300)).await;
    assert_eq!(idle.commit().await, Err(Fault::Over), "never told that it was kept");
}

#[tokio::test]
async fn who_stops_waiting_for_its_turn_is_passed_over() {
    let db = with(|settings| settings.patience = Duration::from_millis(50)).await;
    let first = begin(&db, db.house).await;
    assert_eq!(db.write(db.house, &CLERK).await.err(), Some(Fault::Busy));
    let gone = tokio::time::timeout(Duration::from_millis(5), db.write(db.house, &CLERK)).await;
    assert!(gone.is_err());
    drop(first);
    add(begin(&db, db.house).await, "next").await.unwrap();
    assert_eq!(names(&db).await, ["next"]);
}

#[tokio::test]
async fn writers_one_by_one_work_as_well() {
    let db = with(|settings| settings.group = false).await;
    let group = Group::gathering(&db).await;
    let one = group.joins(|tx| add(tx, "one")).await;
    let (go, gone) = oneshot::channel::<()>();
    let two = group.joins(|tx| async move {
        gone.await.unwrap();
        add(tx, "two").await
    });
    let two = two.await;
    group.starts();
    assert_eq!(one.await.unwrap(), Ok(()), "told although another one writes");
    assert_eq!(names(&db).await, ["one"]);
    go.send(()).unwrap();
    two.await.unwrap().unwrap();
}

#[tokio::test]
async fn closing_lets_the_waiting_write_and_refuses_the_rest() {
    let db = patient().await;
    let group = Group::gathering(&db).await;
    let waiting = group.joins(|tx| add(tx, "waiting")).await;
    let closing = tokio::spawn({
        let db = (*db).clone();
        async move { db.close(Duration::from_secs(5)).await }
    });
    sleep(Duration::from_millis(20)).await;
    group.starts();
    closing.await.unwrap();
    assert_eq!(waiting.await.unwrap(), Ok(()));
    assert!(matches!(db.write(db.house, &CLERK).await.err(), Some(Fault::Unavailable(_))));
    let again = Db::open(&db.settings, db.makers().clone()).await.unwrap();
    let mut read = again.read(db.house).await.unwrap();
    assert_eq!(read.all::<(String,)>(&NAMES, params![db.house]).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_dropped_read_frees_its_connection_also_in_mid_statement() {
    let db = with(|settings| {
        settings.readers = 1;
        settings.deadline = Duration::from_secs(60);
    })
    .await;
    let count = sql!(
        "with recursive counting (n) as (select 1 union all select n + 1 from counting where n < $1)
         select count(*) from counting"
    );
    for _ in 0..3 {
        let mut read = db.read(db.house).await.unwrap();
        let endless = read.value::<i64>(&count, params![ENDLESS]);
        assert!(tokio::time::timeout(Duration::from_millis(20), endless).await.is_err());
    }
    let mut read = db.read(db.house).await.unwrap();
    assert_eq!(read.value::<i64>(&count, params![QUICK]).await, Ok(QUICK));
}
