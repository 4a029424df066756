//! The names of what is counted. Labels are route templates and statuses; nothing of a person and no house.

use std::time::Duration;

use http::Method;

/// Requests answered, by method, route and status.
pub const REQUESTS: &str = "voordeur_http_requests_total";
/// How long answers took, in seconds, by route.
pub const SECONDS: &str = "voordeur_http_request_seconds";

/// Counts one request.
pub(crate) fn request(method: &Method, route: &str, status: u16, took: Duration) {
    let (method, route) = (known(method), route.to_owned());
    metrics::counter!(REQUESTS, "method" => method, "route" => route.clone(), "status" => status.to_string())
        .increment(1);
    metrics::histogram!(SECONDS, "route" => route).record(took.as_secs_f64());
}

/// Methods come from outside: what is not in the list must not grow the table of counts.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
