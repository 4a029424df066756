use axum::{body::Body, response::Response};
use http::{StatusCode, header};
use http_body_util::BodyExt as _;
use kit::live::{Live, routes};

use crate::sample::Sample;

fn sample(live: &Live) -> Sample {
    Sample::of(routes(live.clone()), |_| {})
}

/// The next that is said on a line; none when it ended.
async fn next(body: &mut Body) -> Option<String> {
    let frame = body.frame().await?.unwrap();
    Some(String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap())
}

async fn listens(sample: &Sample) -> Response {
    sample.open("/live").await
}

#[tokio::test]
async fn a_page_that_listens_hears_of_each_turn_until_the_program_stops() {
    let live = Live::default();
    let sample = sample(&live);
    let answer = listens(&sample).await;
    assert_eq!(answer.headers()[header::CONTENT_TYPE], "text/event-stream");
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    let mut body = answer.into_body();
    sample.edition.turn();
    assert_eq!(next(&mut body).await.as_deref(), Some("event: turn\ndata: 1\n\n"));
    // Who is slow hears of the last one.
    sample.edition.turn();
    sample.edition.turn();
    assert_eq!(next(&mut body).await.as_deref(), Some("event: turn\ndata: 3\n\n"));
    live.end();
    assert_eq!(next(&mut body).await, None);
    assert_eq!(next(&mut listens(&sample).await.into_body()).await, None);
}

#[tokio::test]
async fn who_comes_when_all_lines_are_taken_is_told_so_and_a_line_that_is_left_is_free_again() {
    let sample = sample(&Live::with_lines(1));
    let first = listens(&sample).await;
    assert_eq!(listens(&sample).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    drop(first);
    assert_eq!(listens(&sample).await.status(), StatusCode::OK);
}
