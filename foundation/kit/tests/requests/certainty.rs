use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{Router, body::Body, extract::State, routing::post};
use db::{Db, testing::TestDb};
use http::{Request, StatusCode};
use kit::{Actor, Answer, House, Refusal};

use crate::sample::Sample;

#[derive(Clone)]
struct Desk {
    db: Db,
    neighbour_is_done: Arc<AtomicBool>,
}

/// Refuses inside a transaction while a neighbour, who shares its commit, is still writing.
async fn refuse(State(desk): State<Desk>, house: House, actor: Actor) -> Answer {
    let tx = desk.db.write(house.id, &actor).await?;
    tokio::spawn(neighbour(desk, house));
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(tx);
    Err(Refusal::conflict())
}

async fn neighbour(desk: Desk, house: House) {
    let mut tx = desk.db.write(house.id, &kernel::Actor::Visitor).await.unwrap();
    tx.replay("key", &[0; 32]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    desk.neighbour_is_done.store(true, Ordering::SeqCst);
    tx.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_leaves_only_after_the_group_it_was_read_in() {
    // Long enough that a busy machine cannot end the group between the two.
    let db = TestDb::sqlite(&[], |settings| settings.longest_group = Duration::from_secs(5)).await;
    let desk = Desk { db: (*db).clone(), neighbour_is_done: Arc::default() };
    let routes = Router::new().route("/api/refuse", post(refuse)).with_state(desk.clone());
    let came = Sample::of(routes, |_| {}).send_with(Request::post("/api/refuse"), Body::empty()).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    assert!(desk.neighbour_is_done.load(Ordering::SeqCst), "the answer left before its group had ended");
}
