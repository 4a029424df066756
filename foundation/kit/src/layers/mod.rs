//! What happens to every request, in this order: the house and the language are found, too many from one network are
//! turned away, a page kept in memory is given, forms from other sites are refused, large bodies too, and the room answers.
//! On the way back errors become pages or problems, and every answer gets its security headers and its code.

mod again;
mod entrance;
mod errors;
mod headers;
mod nowhere;
mod page_cache;
mod proxies;
mod settings;
mod throttle;
mod trace;
mod validators;

use std::time::Duration;

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
};
use http::{Method, StatusCode};
use tower::{Layer as _, ServiceBuilder, ServiceExt as _};
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    csrf::CsrfLayer,
    timeout::TimeoutLayer,
};

use crate::{House, Visit};
pub(crate) use proxies::Proxies;
pub use settings::{Limits, Rate, Settings};
pub use validators::keep;

/// Puts our habits around all routes of the program. The result answers every request, also those no route knows.
pub fn layers(router: Router, settings: Settings) -> Router {
    let limits = settings.limits.clone();
    let rooms = if settings.development { router.merge(crate::design::routes()) } else { router };
    let rooms = rooms.layer(from_fn(trace::label_route)).layer(DefaultBodyLimit::max(limits.body_bytes));
    let inner = ServiceBuilder::new()
        .layer(from_fn(own_forms))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.request_time))
        .layer(CatchPanicLayer::custom(errors::after_panic))
        .layer(from_fn_with_state(limits.body_bytes, again::run))
        .service(rooms);
    let whole = ServiceBuilder::new()
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)).compress_when(worth_it()))
        .layer(from_fn_with_state(entrance::Entrance::new(settings), entrance::enter))
        .service(inner);
    Router::new().fallback_service(whole)
}

/// Only the pages of a house may send it forms, not even those of another house: it trusts the origin of its own address.
async fn own_forms(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let forms = request.extensions().get::<Visit>().map_or_else(CsrfLayer::new, |visit| forms_from(&visit.house));
    match forms.layer(next).oneshot(request).await {
        Ok(answer) => answer,
    }
}

fn forms_from(house: &House) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(&house.public_url).unwrap_or_else(|fault| {
        tracing::warn!(%fault, "the address of the house is no origin; its forms are held against the Host header alone");
        CsrfLayer::new()
    })
}

/// What is locked looks like chance and gets no smaller; and who loads it down wants to see how much is left.
fn worth_it() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/octet-stream"))
}

/// How long a request may take at most when no setting says otherwise.
const REQUEST_TIME: Duration = Duration::from_secs(30);
