use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kit::{Answer, OrMissing, Refusal, Visit, see_other};

use super::{Api, accept::preferred, typed};
use crate::{
    export::{Site, ipdc},
    rules::Edition,
};

pub(super) fn routes() -> Router<Api> {
    Router::new().route("/services/{id}", get(service))
}

/// The forms of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Page,
    Turtle,
    JsonLd,
}

const OFFERS: [(&str, Form); 5] = [
    ("text/html", Form::Page),
    ("application/xhtml+xml", Form::Page),
    ("text/turtle", Form::Turtle),
    ("application/ld+json", Form::JsonLd),
    ("application/json", Form::JsonLd),
];

/// `GET /services/{id}`: the service in the form the reader likes best; people are sent to its page.
async fn service(visit: Visit, State(api): State<Api>, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    let standing = api.standing(&visit).await?;
    let edition = standing.edition();
    let service = edition.service_named(&name).or_missing()?;
    let form = preferred(&headers, &OFFERS).ok_or_else(|| Refusal::status(StatusCode::NOT_ACCEPTABLE))?;
    let answer = match form {
        Form::Page => see_other(&format!("/aanbod/{}", service.slug))?,
        Form::Turtle => marked(edition, "ttl", &headers, || {
            typed(ipdc::TURTLE, ipdc::turtle(edition, &Site::of(&visit.house), service))
        }),
        Form::JsonLd => marked(edition, "jsonld", &headers, || {
            typed(ipdc::JSON_LD, ipdc::json_ld(edition, &Site::of(&visit.house), service).to_string())
        }),
    };
    Ok(varying(answer))
}

/// One address has several forms, so it is not kept in memory by address; its tag is that of the edition and the form.
fn marked(edition: &Edition, form: &str, asked: &HeaderMap, write: impl FnOnce() -> Response) -> Response {
    let tag = format!("W/\"{}-{form}\"", edition.version());
    let known = asked.get(header::IF_NONE_MATCH).and_then(|tags| tags.to_str().ok()).unwrap_or_default();
    let is_known = known.split(',').any(|known| known.trim() == tag);
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { write() };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"));
    response
}

fn varying(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept"));
    response
}
