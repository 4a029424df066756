use std::time::Duration;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use http::Method;

use crate::{Visit, measures};

/// The template of the route that answered: `/aanbod/{slug}`. Never the path itself.
#[derive(Debug, Clone)]
struct Route(MatchedPath);

/// Remembers on the answer which route gave it.
pub(super) async fn label_route(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let mut response = next.run(request).await;
    if let Some(route) = route {
        response.extensions_mut().insert(Route(route));
    }
    response
}

/// One line and one count for each request. Neither says what was asked: no query, no body, no address, no path of a person.
pub(super) fn write(method: &Method, response: &Response, visit: &Visit, took: Duration) {
    let route = response.extensions().get::<Route>().map_or("other", |route| route.0.as_str());
    let status = response.status().as_u16();
    tracing::info!(
        target: "http", %method, route, status, code = %visit.code, lang = %visit.t.lang(),
        micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX)
    );
    measures::request(method, route, status, took);
}
