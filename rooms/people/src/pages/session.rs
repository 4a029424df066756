use axum::{Json, extract::State, response::IntoResponse as _};
use http::{HeaderMap, HeaderValue, header};
use kit::{Answer, Visit};
use serde::Serialize;

use crate::{Room, rules::session::Proof};

/// What the script gets.
#[derive(Serialize)]
struct Lasting {
    lasts: bool,
}

/// `GET /mijn/sessie`: whether the session that this browser shows still opens anything. For the script `session.js`; looking is no use
/// of the session, so a page that lies open keeps none alive.
pub(super) async fn lasts(visit: Visit, State(room): State<Room>, headers: HeaderMap) -> Answer {
    let session = room.session(&visit.house, &headers).await?;
    let lasts = session.is_some_and(|session| session.proof != Proof::Half);
    let mut answer = Json(Lasting { lasts }).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
}
