//! For who keeps the program running: is it alive, may it be sent work, and what did it count.

use std::{
    net::SocketAddr,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    response::IntoResponse,
    routing::get,
};
use db::Db;
use http::{StatusCode, header};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::app::migrations;

/// What the routes of operations look at.
#[derive(Clone)]
pub(crate) struct Watch(Arc<Inner>);

struct Inner {
    db: Db,
    token: Option<String>,
    draining: AtomicBool,
}

impl Watch {
    pub(crate) fn new(db: Db, token: Option<&str>) -> Self {
        Self(Arc::new(Inner { db, token: token.map(str::to_owned), draining: AtomicBool::new(false) }))
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
        .with_state(watch)
}

/// Whether the program may be sent work: the database takes a write, its schema fits, and no stop was asked for.
async fn ready(State(watch): State<Watch>) -> impl IntoResponse {
    if watch.0.draining.load(Ordering::Acquire) {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n".to_owned());
    }
    match watch.0.db.check(&migrations()).await {
        Ok(()) => (StatusCode::OK, "ready\n".to_owned()),
        Err(fault) => (StatusCode::SERVICE_UNAVAILABLE, format!("{fault}\n")),
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
