use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use kernel::RuleBreak;
use serde::Serialize;

use crate::{Refusal, Text, Visit};

/// What went wrong, for a program: `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `about:blank`: the status says it all. Members below say the rest.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status in words of HTTP, in English.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What happened, in the reader's language.
    pub detail: String,
    /// The path that was asked for, without its query.
    pub instance: String,
    /// What one can quote to find the request in the log.
    pub code: String,
    /// The rules that are not met, one entry for each field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemError>,
}

/// A rule that one field does not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemError {
    /// Which field: a JSON pointer into the body (RFC 6901, `#/email`).
    pub pointer: String,
    /// The key of the rule; stays the same in every language.
    pub rule: &'static str,
    /// The rule in the reader's language.
    pub detail: String,
}

impl Problem {
    pub(crate) fn of(refusal: &Refusal, visit: &Visit, t: &Text) -> Self {
        let what = what_key(refusal.status);
        Self {
            kind: "about:blank",
            title: refusal.status.canonical_reason().unwrap_or("Error"),
            status: refusal.status.as_u16(),
            detail: refusal.detail.clone().unwrap_or_else(|| t.say(what).to_owned()),
            instance: visit.here(),
            code: visit.code.to_string(),
            errors: refusal.breaks.iter().map(|broken| ProblemError::of(broken, t)).collect(),
        }
    }
}

impl ProblemError {
    fn of(broken: &RuleBreak, t: &Text) -> Self {
        Self { pointer: format!("#/{}", broken.field), rule: broken.key, detail: t.say(broken.key).to_owned() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        (status, [(header::CONTENT_TYPE, kind)], body).into_response()
    }
}

/// The statuses that have sentences of their own; others borrow those of 400 or 500.
const TOLD: [(u16, &str, &str); 13] = [
    (400, "kit-error-400", "kit-error-400-what"),
    (401, "kit-error-401", "kit-error-401-what"),
    (403, "kit-error-403", "kit-error-403-what"),
    (404, "kit-error-404", "kit-error-404-what"),
    (405, "kit-error-405", "kit-error-405-what"),
    (409, "kit-error-409", "kit-error-409-what"),
    (410, "kit-error-410", "kit-error-410-what"),
    (413, "kit-error-413", "kit-error-413-what"),
    (415, "kit-error-415", "kit-error-415-what"),
    (422, "kit-error-422", "kit-error-422-what"),
    (429, "kit-error-429", "kit-error-429-what"),
    (500, "kit-error-500", "kit-error-500-what"),
    (503, "kit-error-503", "kit-error-503-what"),
];

fn told(status: StatusCode) -> (&'static str, &'static str) {
    let fallback = if status.is_server_error() { 500 } else { 400 };
    let find = |code: u16| TOLD.iter().find(|(known, ..)| *known == code).map(|(_, title, what)| (*title, *what));
    find(status.as_u16()).or_else(|| find(fallback)).unwrap_or_default()
}

/// The key of the sentence that says what happened.
pub(crate) fn title_key(status: StatusCode) -> &'static str {
    told(status).0
}

/// The key of the sentence that says what to do now.
pub(crate) fn what_key(status: StatusCode) -> &'static str {
    told(status).1
}
