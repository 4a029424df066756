//! For who keeps the program running: is it alive, may it be sent work, and what did it count.

use std::{
    net::SocketAddr,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    middleware::map_response,
    response::{IntoResponse, Response},
    routing::get,
};
use db::Db;
use http::{HeaderValue, StatusCode, header};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{sync::Mutex, time::Instant};

use crate::app::migrations;

/// What the routes of operations look at.
#[derive(Clone)]
pub(crate) struct Watch(Arc<Inner>);

struct Inner {
    db: Db,
    token: Option<String>,
    draining: AtomicBool,
    /// When the database was asked last, and whether it was well.
    asked: Mutex<Option<(Instant, bool)>>,
}

/// For so long the answer of the database counts. To ask is a write, and anybody may ask as often as they like.
const ANSWER_HOLDS: Duration = Duration::from_millis(500);

impl Watch {
    pub(crate) fn new(db: Db, token: Option<&str>) -> Self {
        let token = token.map(str::to_owned);
        Self(Arc::new(Inner { db, token, draining: AtomicBool::new(false), asked: Mutex::default() }))
    }

    /// From now on `/readyz` says no, so that nobody sends new work.
    pub(crate) fn drain(&self) {
        self.0.draining.store(true, Ordering::Release);
    }
}

/// `/livez`, `/readyz` and `/metrics`. They stand outside the layers of the house: no language, no house, no limits.
pub(crate) fn routes(watch: Watch) -> Router {
    Router::new()
        .route("/livez", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(counted))
        .layer(map_response(guarded))
        .with_state(watch)
}

/// What every answer says to a browser that should not be here: this is text, shown nowhere and kept by nobody.
async fn guarded(mut response: Response) -> Response {
    let headers = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    response.headers_mut().extend(headers.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}

/// Whether the program may be sent work: the database takes a write, its schema fits, and no stop was asked for.
async fn ready(State(watch): State<Watch>) -> impl IntoResponse {
    if watch.0.draining.load(Ordering::Acquire) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match watch.0.database_is_well().await {
        true => (StatusCode::OK, "ready\n"),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n"),
    }
}

/// What was counted, in the text form of Prometheus: with the token, or without one for callers on this machine.
async fn counted(State(watch): State<Watch>, request: Request) -> impl IntoResponse {
    if !watch.0.may_read(&request) {
        return (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], String::new());
    }
    if let Err(fault) = watch.0.db.measure().await {
        tracing::warn!(%fault, "the database could not be measured");
    }
    (StatusCode::OK, [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], counters().render())
}

impl Inner {
    /// Asks the database, unless it was asked just now; who asks meanwhile waits for the same answer.
    async fn database_is_well(&self) -> bool {
        let mut asked = self.asked.lock().await;
        if let Some((_, is_well)) = asked.filter(|(at, _)| at.elapsed() < ANSWER_HOLDS) {
            return is_well;
        }
        let checked = self.db.check(&migrations()).await;
        if let Err(fault) = &checked {
            tracing::warn!(%fault, "not ready");
        }
        *asked = Some((Instant::now(), checked.is_ok()));
        checked.is_ok()
    }

    fn may_read(&self, request: &Request) -> bool {
        let Some(token) = &self.token else { return is_local(request) };
        let given = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        given
            .and_then(|given| given.strip_prefix("Bearer "))
            .is_some_and(|given| same(given.as_bytes(), token.as_bytes()))
    }
}

/// Without a proxy in between: what a proxy on this machine passes on does not come from here.
fn is_local(request: &Request) -> bool {
    let passed_on =
        request.headers().contains_key("x-forwarded-for") || request.headers().contains_key(header::FORWARDED);
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    !passed_on && peer.is_some_and(|peer| peer.0.ip().to_canonical().is_loopback())
}

/// Compares in a time that does not tell where two texts begin to differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// The counters of the process. The first call starts counting.
pub(crate) fn counters() -> &'static PrometheusHandle {
    static COUNTERS: OnceLock<PrometheusHandle> = OnceLock::new();
    COUNTERS.get_or_init(|| {
        let recorder = PrometheusBuilder::new().build_recorder();
        let handle = recorder.handle();
        // Another recorder was there first only where somebody else counts; then ours stays empty.
        let _ = metrics::set_global_recorder(recorder);
        handle
    })
}
