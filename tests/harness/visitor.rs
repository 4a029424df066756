use std::net::SocketAddr;

use axum::{
    Router,
    body::{Body, Bytes},
    extract::ConnectInfo,
};
use http::{HeaderMap, HeaderValue, Method, Request, header};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use voordeur::App;

use super::Page;

/// Somebody with a browser. Every page they open is looked over.
#[derive(Clone)]
pub(crate) struct Visitor {
    router: Router,
    home: String,
    headers: HeaderMap,
    address: SocketAddr,
}

impl Visitor {
    pub(crate) fn to(app: &App) -> Self {
        let home = app.house().public_url.clone();
        let host = home.split("://").last().unwrap_or_default();
        let headers = HeaderMap::from_iter([
            (header::HOST, HeaderValue::from_str(host).expect("a host")),
            (header::ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8")),
            (header::ACCEPT_LANGUAGE, HeaderValue::from_static("nl")),
        ]);
        Self { router: app.router(), home: home.clone(), headers, address: SocketAddr::from(([127, 0, 0, 1], 40_000)) }
    }

    /// The same with one more header, or another value for one.
    pub(crate) fn with(&self, name: header::HeaderName, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.insert(name, HeaderValue::from_str(value).expect("a header"));
        other
    }

    /// The cookie that they show; empty when none.
    pub(crate) fn cookie(&self) -> &str {
        self.headers.get(header::COOKIE).and_then(|cookie| cookie.to_str().ok()).unwrap_or_default()
    }

    /// The same from another address.
    pub(crate) fn from(&self, address: [u8; 4]) -> Self {
        Self { address: SocketAddr::from((address, 40_000)), ..self.clone() }
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.send(Method::GET, path, Body::empty()).await
    }

    pub(crate) async fn head(&self, path: &str) -> Page {
        self.send(Method::HEAD, path, Body::empty()).await
    }

    /// Sends a form of our own pages.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).expect("fields");
        let form = self
            .with(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .with(header::ORIGIN, if self.headers.contains_key(header::ORIGIN) { self.origin() } else { &self.home });
        form.send(Method::POST, path, Body::from(body)).await
    }

    /// Asks a question on the page, in a language by its prefix: `""` or `"/fr"`.
    pub(crate) async fn ask(&self, question: &str) -> Page {
        self.post("/vraag", &[("q", question)]).await
    }

    fn origin(&self) -> &str {
        self.headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok()).unwrap_or_default()
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Body) -> Page {
        let mut request = Request::builder().method(method.clone()).uri(path).body(body).expect("a request");
        *request.headers_mut() = self.headers.clone();
        request.extensions_mut().insert(ConnectInfo(self.address));
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.map_or_else(|_| Bytes::new(), http_body_util::Collected::to_bytes);
        let page = Page::new(format!("{method} {path}"), parts, body);
        page.look_over();
        page
    }
}
