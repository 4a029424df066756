//! Getting a turn, keeping it too long, and leaving.

use std::time::Duration;

use db::{Db, Fault, Source as _, params, sql};
use tokio::time::sleep;

use crate::{ADD, CLERK, ENDLESS, Group, NAMES, QUICK, add, begin, names, patient, with};

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
