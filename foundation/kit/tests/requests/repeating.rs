use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use axum::{Router, body::Body, extract::State, routing::post};
use db::{Db, testing::TestDb};
use http::{Request, StatusCode, header};
use kit::{Actor, Answer, House, Repeat};

use crate::sample::{Came, Sample};

#[derive(Clone)]
struct Desk {
    db: Db,
    worked: Arc<AtomicU32>,
}

async fn note(State(desk): State<Desk>, house: House, actor: Actor, repeat: Repeat) -> Answer {
    let mut tx = desk.db.write(house.id, &actor).await?;
    if let Some(given) = repeat.given_before(&mut tx).await? {
        return Ok(given);
    }
    let times = desk.worked.fetch_add(1, Ordering::SeqCst) + 1;
    let answer = repeat.keep(&mut tx, kit::see_other(&format!("/thanks/{times}"))?).await?;
    tx.commit().await?;
    Ok(answer)
}

fn sample(db: &TestDb) -> (Sample, Arc<AtomicU32>) {
    let worked = Arc::new(AtomicU32::new(0));
    let desk = Desk { db: (**db).clone(), worked: Arc::clone(&worked) };
    let routes = Router::new().route("/api/note", post(note)).with_state(desk);
    (Sample::of(routes, |_| {}), worked)
}

async fn send(sample: &Sample, key: Option<&str>, body: &'static str) -> Came {
    let request = Request::post("/api/note");
    let request = key.into_iter().fold(request, |request, key| request.header("idempotency-key", key));
    sample.send_with(request, Body::from(body)).await
}

db::both_databases! { &[];
    async fn the_same_request_under_one_key_works_once(db: TestDb) {
        let (sample, worked) = sample(&db);
        let first = send(&sample, Some("k1"), "hallo").await;
        let second = send(&sample, Some("k1"), "hallo").await;
        assert_eq!((first.status, first.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/thanks/1"));
        assert_eq!((second.status, second.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/thanks/1"));
        assert_eq!(send(&sample, Some("k2"), "hallo").await.header(header::LOCATION), "/thanks/2");
        assert_eq!(send(&sample, None, "hallo").await.header(header::LOCATION), "/thanks/3");
        assert_eq!(worked.load(Ordering::SeqCst), 3);
    }

    async fn another_request_under_one_key_is_refused(db: TestDb) {
        let (sample, worked) = sample(&db);
        send(&sample, Some("k1"), "hallo").await;
        let other = send(&sample, Some("k1"), "vaarwel").await;
        assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(other.json()["errors"][0]["rule"], "kit-repeat-other");
        assert_eq!(send(&sample, Some(""), "hallo").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(worked.load(Ordering::SeqCst), 1);
    }
}
