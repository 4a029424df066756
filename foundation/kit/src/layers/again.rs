use std::time::Duration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use db::ResponseGate;
use http::{Method, StatusCode, request::Parts};

use super::errors::TypedBefore;
use crate::{Refusal, Visit, drafts, repeat::Repeat};

/// How often a request is run before it is answered with "not now".
const RUNS: u32 = 4;

/// Runs a whole request again when it surely left no trace; everything else is for the caller to repeat, under its
/// Idempotency-Key. A room therefore writes in one transaction for each request.
pub(super) async fn run(State(most): State<usize>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, most).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    match Repeat::of(&parts, &body) {
        Ok(repeat) => parts.extensions.insert(repeat),
        Err(refusal) => return refusal.into_response(),
    };
    let mut response = certain(copy(&parts, &body), next.clone()).await;
    for run in 1..RUNS {
        if !asks_to_run_again(&response) {
            drafts::note_kept(&mut response, &parts, &body);
            return with_what_was_typed(response, &parts, &body);
        }
        tokio::time::sleep(pause(run, &parts)).await;
        response = certain(copy(&parts, &body), next.clone()).await;
    }
    response
}

/// No answer leaves before everything it was computed from lies on the disk: writers share commits, and what one read
/// may be the work of another that is still undone.
async fn certain(request: Request, next: Next) -> Response {
    let gate = ResponseGate::default();
    let answer = gate.scope(next.run(request)).await;
    match gate.settled().await {
        Ok(()) => answer,
        Err(fault) => Refusal::from(fault).into_response(),
    }
}

fn copy(parts: &Parts, body: &Bytes) -> Request {
    Request::from_parts(parts.clone(), Body::from(body.clone()))
}

/// A form that is refused because somebody must first sign in keeps what was typed; never a password or a code.
fn with_what_was_typed(mut response: Response, parts: &Parts, body: &Bytes) -> Response {
    if response.status() == StatusCode::UNAUTHORIZED && parts.method == Method::POST {
        let pairs = serde_urlencoded::from_bytes::<Vec<(String, String)>>(body).unwrap_or_default();
        let kept = pairs.into_iter().filter(|(name, _)| !name.contains("password") && name != "code").collect();
        response.extensions_mut().insert(TypedBefore(kept));
    }
    response
}

fn asks_to_run_again(response: &Response) -> bool {
    response.extensions().get::<Refusal>().is_some_and(|refusal| refusal.again)
}

/// Longer each time, and not the same for everybody who waits.
fn pause(run: u32, parts: &Parts) -> Duration {
    let chance = Visit::of(parts).map_or(0, |visit| visit.makers().chance()[0]);
    Duration::from_millis(25 * 2_u64.pow(run) + u64::from(chance) / 8)
}
