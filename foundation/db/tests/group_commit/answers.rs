//! What was computed inside a group waits for its end.

use std::time::Duration;

use db::{Fault, ResponseGate, Source as _, params};
use tokio::{sync::oneshot, time::sleep};

use crate::{ADD_SLOWLY, ENDLESS, Group, NAMES, add, begin, patient, with};

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
