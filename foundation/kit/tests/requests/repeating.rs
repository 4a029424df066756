use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    routing::post,
};
use db::{Db, testing::TestDb};
use http::{Request, StatusCode, header};
use kit::{Actor, Answer, Visit};

use crate::sample::{Came, Sample};

#[derive(Clone)]
struct Desk {
    db: Db,
    worked: Arc<AtomicU32>,
}

async fn note(State(desk): State<Desk>, visit: Visit, actor: Actor) -> Answer {
    let tx = visit.write(&desk.db, &actor).await?;
    let times = desk.worked.fetch_add(1, Ordering::SeqCst) + 1;
    visit.done(tx, &format!("/thanks/{times}")).await
}

async fn answer(State(desk): State<Desk>, Path(token): Path<String>, visit: Visit, actor: Actor) -> Answer {
    let tx = visit.write(&desk.db, &actor).await?;
    let times = desk.worked.fetch_add(1, Ordering::SeqCst) + 1;
    visit.done(tx, &format!("/link/{token}?dank={times}#{token}")).await
}

fn sample(db: &TestDb) -> (Sample, Arc<AtomicU32>) {
    let worked = Arc::new(AtomicU32::new(0));
    let desk = Desk { db: (**db).clone(), worked: Arc::clone(&worked) };
    let routes =
        Router::new().route("/api/note", post(note)).route("/api/link/{token}/note", post(answer)).with_state(desk);
    (Sample::of(routes, |_| {}), worked)
}

async fn send(sample: &Sample, key: Option<&str>, body: &'static str) -> Came {
    let request = Request::post("/api/note");
    let request = key.into_iter().fold(request, |request, key| request.header("idempotency-key", key));
    sample.send_with(request, Body::from(body)).await
}

async fn send_form(sample: &Sample, body: &'static str) -> Came {
    let request = Request::post("/api/note").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    sample.send_with(request, Body::from(body)).await
}

db::both_databases! { &[];
    async fn a_form_sent_twice_works_once_and_another_text_is_other_work(db: TestDb) {
        let (sample, worked) = sample(&db);
        for (body, place) in [
            ("text=hallo&herhaling=a1", "/thanks/1"),
            ("text=hallo&herhaling=a1", "/thanks/1"),
            // Somebody went back, and wrote something else.
            ("text=dag&herhaling=a1", "/thanks/2"),
            ("text=hallo&herhaling=a2", "/thanks/3"),
            ("text=hallo", "/thanks/4"),
            ("text=hallo&herhaling=", "/thanks/5"),
            ("text=hallo&herhaling=", "/thanks/6"),
        ] {
            let came = send_form(&sample, body).await;
            assert_eq!((came.status, came.header(header::LOCATION)), (StatusCode::SEE_OTHER, place), "{body}");
        }
        assert_eq!(worked.load(Ordering::SeqCst), 6);
    }

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

    async fn who_sends_the_same_again_brings_along_what_opens_the_next_page(db: TestDb) {
        let (sample, _) = sample(&db);
        let token = "a7".repeat(32);
        for key in [None, Some("k1")] {
            let request = || {
                let request = Request::post(format!("/api/link/{token}/note"));
                let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                key.into_iter().fold(request, |request, key| request.header("idempotency-key", key))
            };
            let first = sample.send_with(request(), Body::from("herhaling=a1")).await;
            let second = sample.send_with(request(), Body::from("herhaling=a1")).await;
            assert!(first.header(header::LOCATION).starts_with(&format!("/link/{token}?dank=")));
            assert_eq!(first.header(header::LOCATION), second.header(header::LOCATION));
        }
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
