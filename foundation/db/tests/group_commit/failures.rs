//! What goes wrong in the database takes the whole group along, and everybody is told.

use std::time::Duration;

use db::{Db, Fault, Place, ResponseGate, Settings, Source as _, params, sql};

use crate::{ADD_LARGE, ADD_SLOWLY, ENDLESS, Group, add, begin, names, patient, with};

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
    let nowhere = Settings::at(Place::read("/nowhere/voordeur.db"));
    let fault = Db::open(&nowhere, db.makers().clone()).await.err().unwrap();
    assert!(fault.to_string().contains("/nowhere/voordeur.db cannot be opened"), "{fault}");
}
