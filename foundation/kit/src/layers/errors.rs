use std::any::Any;

use askama::Template;
use axum::{
    body::to_bytes,
    extract::Request,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, header, uri::PathAndQuery};
use kernel::{Lang, RuleBreak};

use crate::{
    Problem, Refusal, Text, Visit,
    page::AskBox,
    problem::{title_key, what_key},
    see_other,
};

/// The error page: what happened, what to do now, and a code that one can quote.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    t: &'a Text,
    title: &'a str,
    what: &'a str,
    breaks: &'a [RuleBreak],
    ask: Option<AskBox>,
    code: String,
}

/// What the errors need to know of a request, kept while the room has it.
pub(super) struct Asked {
    headers: HeaderMap,
    reads: bool,
    target: PathAndQuery,
    is_program: bool,
}

impl Asked {
    pub(super) fn of(request: &Request, is_program: bool) -> Self {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let target = request.uri().path_and_query().cloned().unwrap_or(PathAndQuery::from_static("/"));
        Self { headers: request.headers().clone(), reads, target, is_program }
    }
}

/// The page for who must first sign in, or prove again who they are, and had already typed: nothing of it is lost.
#[derive(Template)]
#[template(path = "sign_in_again.html")]
struct AgainPage<'a> {
    t: &'a Text,
    way_in: &'a str,
    action: &'a str,
    typed: &'a [(String, String)],
}

/// What somebody typed in a form that was refused because they must first sign in.
#[derive(Debug, Clone)]
pub(super) struct TypedBefore(pub(super) Vec<(String, String)>);

/// Turns a bare refusal into a page, or into a problem for a program. A room that made its own page is left alone.
pub(super) async fn dress(answer: Response, visit: &Visit, asked: &Asked) -> Response {
    if is_dressed(&answer) {
        return answer;
    }
    if let Some(way) = way_in(&answer, visit, asked).or_else(|| way_up(&answer, asked)) {
        return way;
    }
    let (parts, body) = answer.into_parts();
    let refusal = match parts.extensions.get::<Refusal>() {
        Some(refusal) => refusal.clone(),
        None => Refusal { detail: bare_words(body).await, ..Refusal::status(parts.status) },
    };
    let mut dressed = if asked.is_program { problem(&refusal, visit, &asked.headers) } else { page(&refusal, visit) };
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = parts.headers.get(&name) {
            dressed.headers_mut().insert(name, value.clone());
        }
    }
    dressed.headers_mut().insert(header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"));
    dressed.extensions_mut().extend(parts.extensions);
    dressed
}

/// Whoever must first sign in is led there and back. A form that was sent stays, with what was typed in it.
fn way_in(answer: &Response, visit: &Visit, asked: &Asked) -> Option<Response> {
    let denied = answer.extensions().get::<Refusal>()?.denied.as_ref().filter(|_| !asked.is_program)?;
    let back = if asked.reads { asked.target.as_str() } else { "" };
    let way = visit.doorkeeper().way_in(&visit.t, denied.why, back)?;
    if asked.reads {
        return see_other(&way).ok();
    }
    let typed = answer.extensions().get::<TypedBefore>().map(|typed| typed.0.as_slice()).unwrap_or_default();
    let main = AgainPage { t: &visit.t, way_in: &way, action: asked.target.as_str(), typed };
    visit.page("kit-again-title").main(&main).status(StatusCode::UNAUTHORIZED).private().answer().ok()
}

/// Who asks in a browser for what can only be sent (a link to another language, an old address) comes to the page above it.
fn way_up(answer: &Response, asked: &Asked) -> Option<Response> {
    let is_only_sent = answer.status() == StatusCode::METHOD_NOT_ALLOWED && asked.reads && !asked.is_program;
    let accept = asked.headers.get(header::ACCEPT)?.to_str().ok()?;
    let (above, _) = asked.target.path().rsplit_once('/').filter(|_| is_only_sent && accept.contains("text/html"))?;
    see_other(if above.is_empty() { "/" } else { above }).ok()
}

/// A panic inside a room: told in the log, never to the reader.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands over the box")]
pub(super) fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response {
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    Refusal::broken(format!("panic: {}", words.unwrap_or("without words"))).into_response()
}

/// Whether the reader asks for JSON rather than for a page.
pub(super) fn prefers_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    accept.contains("json") && !accept.contains("text/html")
}

fn is_dressed(answer: &Response) -> bool {
    let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/html") || kind.contains("json")
}

/// The words that axum gives when a body or a parameter cannot be read: useful for a program, never for a page.
async fn bare_words(body: axum::body::Body) -> Option<String> {
    let bytes = to_bytes(body, 2000).await.ok()?;
    let words = String::from_utf8(bytes.to_vec()).ok()?;
    (!words.is_empty()).then(|| words.chars().take(300).collect())
}

fn problem(refusal: &Refusal, visit: &Visit, asked: &HeaderMap) -> Response {
    let spoken = visit.texts().for_lang(wanted_language(visit, asked));
    Problem::of(refusal, visit, &spoken).into_response()
}

/// A program names its language in a header; a page has it in its path.
fn wanted_language(visit: &Visit, asked: &HeaderMap) -> Lang {
    let wishes = asked.get(header::ACCEPT_LANGUAGE).and_then(|wishes| wishes.to_str().ok()).unwrap_or_default();
    let codes = wishes.split(',').filter_map(|wish| wish.trim().get(..2)).filter_map(|code| code.parse().ok());
    codes.into_iter().find(|lang| visit.house.speaks(*lang)).unwrap_or_else(|| visit.t.lang())
}

fn page(refusal: &Refusal, visit: &Visit) -> Response {
    let lacks_role = refusal.denied.is_some() && refusal.status == StatusCode::FORBIDDEN;
    let (title, what) = match lacks_role {
        true => ("kit-denied-role", "kit-denied-role-what"),
        false => (title_key(refusal.status), what_key(refusal.status)),
    };
    let ask = visit.frame(&kernel::Actor::Visitor).ask.filter(|_| refusal.status == StatusCode::NOT_FOUND);
    let main = ErrorPage { t: &visit.t, title, what, breaks: &refusal.breaks, ask, code: visit.code.to_string() };
    let page = visit.page(title).main(&main).status(refusal.status).unlisted();
    page.answer().unwrap_or_else(|_| refusal.status.into_response())
}
