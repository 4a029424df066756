use axum::{
    Json, Router,
    body::Bytes,
    extract::{RawQuery, State},
    response::IntoResponse,
    routing::get,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kernel::Lang;
use kit::{Answer, Refusal, Visit};
use serde::Deserialize;

use super::Api;
use crate::{api::answer::Reply, rules::matching::Question};

pub(super) fn routes() -> Router<Api> {
    Router::new().route("/api/match", get(by_address).post(by_body))
}

/// What is asked. It has no `Debug`, so that it cannot end up in a log.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    lang: String,
}

/// `GET /api/match?q=…`: for programs. Our own pages ask by POST, so that a question stands in no address.
async fn by_address(visit: Visit, api: State<Api>, RawQuery(query): RawQuery) -> Answer {
    let asked = serde_urlencoded::from_str(&query.unwrap_or_default()).map_err(|_| unreadable())?;
    reply(visit, api, asked).await
}

/// `POST /api/match`, as JSON or as a form.
async fn by_body(visit: Visit, api: State<Api>, headers: HeaderMap, body: Bytes) -> Answer {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let asked = match kind.split(';').next().unwrap_or_default().trim() {
        "application/json" => serde_json::from_slice(&body).map_err(|_| unreadable())?,
        "application/x-www-form-urlencoded" => serde_urlencoded::from_bytes(&body).map_err(|_| unreadable())?,
        _ => return Err(Refusal::status(StatusCode::UNSUPPORTED_MEDIA_TYPE)),
    };
    reply(visit, api, asked).await
}

fn unreadable() -> Refusal {
    Refusal::unreadable("the question cannot be read; send ‘q’ and, if you like, ‘lang’")
}

async fn reply(visit: Visit, State(api): State<Api>, asked: Asked) -> Answer {
    let lang = (!asked.lang.is_empty()).then(|| asked.lang.parse::<Lang>()).transpose();
    let lang = lang.map_err(|_| Refusal::unreadable("‘lang’ must be a language code of two or three letters"))?;
    let question = Question::asked(&asked.q, lang)?;
    let standing = api.standing(&visit).await?;
    let answer = standing.answer(&question, visit.now);
    let reply = Reply::of(&answer, standing.edition(), visit.now, lang.unwrap_or(Lang::NL));
    let mut response = Json(reply).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
