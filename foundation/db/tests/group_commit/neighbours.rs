//! What a writer does to those who share its commit: nothing.

use std::time::Duration;

use db::{Fault, Source as _, params};
use tokio::{sync::oneshot, task::JoinHandle, time::sleep};

use crate::{ADD, ADD_SLOWLY, Group, SLOW, add, names, patient, with};

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
