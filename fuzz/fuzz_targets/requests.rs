//! Any request to the whole program is answered, and never with "our mistake".
//!
//! The input is text: `POST /vraag q=huur`, method, address and body with a blank between them; the body is a form unless it
//! begins with `{`.
#![no_main]

use std::sync::LazyLock;

use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use directory::{import, import_edition};
use libfuzzer_sys::fuzz_target;
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use voordeur::{App, Config};

const SITE: &str = "https://house.example";

struct Program {
    app: App,
    runtime: Runtime,
    _folder: tempfile::TempDir,
}

static PROGRAM: LazyLock<Program> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("tokio");
    let config = format!(
        "[data]\ndir = {:?}\n[matching]\nencoder = \"off\"\n[log]\nfilter = \"off\"\n[limits]\nreads_per_second = 0\nsends_per_second = 0\n",
        folder.path()
    );
    let config = Config::read(&config).expect("the settings");
    let app = runtime.block_on(started(&config));
    Program { app, runtime, _folder: folder }
});

async fn started(config: &Config) -> App {
    let app = App::start(config, fuzz::makers(), SITE).await.expect("the program");
    let house = app.house().id;
    let files = demo::documents().map(|(name, text)| import::File { name, bytes: text.as_bytes() });
    let directory = import::read(house, &files).directory.expect("the sample");
    import_edition(app.db(), house, &directory, |_| ()).await.expect("the import");
    app.look().await.expect("the edition");
    app
}

/// The request that a text says; none when no program that speaks HTTP could send it.
fn request(text: &str) -> Option<Request<Body>> {
    let (method, rest) = text.trim_end().split_once(' ')?;
    let (path, body) = rest.split_once(' ').unwrap_or((rest, ""));
    let method = match method {
        "GET" => Method::GET,
        "HEAD" => Method::HEAD,
        "POST" => Method::POST,
        _ => return None,
    };
    let kind = if body.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
    let request = Request::builder().method(method).uri(path).header(header::HOST, "house.example");
    let request = request.header(header::ORIGIN, SITE).header(header::CONTENT_TYPE, kind);
    request.body(Body::from(body.to_owned())).ok().filter(|request| request.uri().path().starts_with('/'))
}

async fn answered(request: Request<Body>) -> (StatusCode, usize) {
    let answer = PROGRAM.app.router().oneshot(request).await.expect("an answer");
    let status = answer.status();
    let body = to_bytes(answer.into_body(), usize::MAX).await.expect("its body");
    (status, body.len())
}

fuzz_target!(|text: &str| {
    let Some(request) = request(text) else { return };
    let (status, _) = PROGRAM.runtime.block_on(answered(request));
    assert!(!status.is_server_error() || status == StatusCode::SERVICE_UNAVAILABLE, "{status}");
});
