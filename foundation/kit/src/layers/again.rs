use std::time::Duration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{StatusCode, request::Parts};

use crate::{Refusal, Visit};

/// How often a request is run before it is answered with "not now".
const RUNS: u32 = 4;

/// Runs a whole request again when it says that it surely left no trace. Everything else is for the caller to repeat.
pub(super) async fn run(State(most): State<usize>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, most).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let mut response = next.clone().run(copy(&parts, &body)).await;
    for run in 1..RUNS {
        if !asks_to_run_again(&response) {
            return response;
        }
        tokio::time::sleep(pause(run, &parts)).await;
        response = next.clone().run(copy(&parts, &body)).await;
    }
    response
}

fn copy(parts: &Parts, body: &Bytes) -> Request {
    Request::from_parts(parts.clone(), Body::from(body.clone()))
}

fn asks_to_run_again(response: &Response) -> bool {
    response.extensions().get::<Refusal>().is_some_and(|refusal| refusal.again)
}

/// Longer each time, and not the same for everybody who waits.
fn pause(run: u32, parts: &Parts) -> Duration {
    let chance = Visit::of(parts).map_or(0, |visit| visit.makers().chance()[0]);
    Duration::from_millis(25 * 2_u64.pow(run) + u64::from(chance) / 8)
}
