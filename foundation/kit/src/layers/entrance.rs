use std::{borrow::Cow, sync::Arc, time::Instant as Stopwatch};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, Method, StatusCode, Uri, header, uri::PathAndQuery};
use kernel::{Lang, Why};

use super::{
    Settings, errors, headers, nowhere, page_cache::PageCache, proxies::Proxies, throttle::Throttle, trace, validators,
};
use crate::{House, Refusal, Visit, assets, visit::Surroundings};

/// What the first layer knows of the program.
#[derive(Clone)]
pub(super) struct Entrance(Arc<Inside>);

struct Inside {
    settings: Settings,
    surroundings: Arc<Surroundings>,
    throttle: Throttle,
    proxies: Arc<Proxies>,
    pages: PageCache,
}

impl Entrance {
    pub(super) fn new(settings: Settings) -> Self {
        let proxies = Arc::new(Proxies::named(settings.trusted_proxies.clone()));
        let surroundings = Arc::new(Surroundings {
            texts: settings.texts.clone(),
            frames: Arc::clone(&settings.frames),
            doorkeeper: Arc::clone(&settings.doorkeeper),
            makers: settings.makers.clone(),
            proxies: Arc::clone(&proxies),
        });
        let throttle = Throttle::new(&settings, Arc::clone(&proxies));
        let pages = PageCache::new(settings.limits.kept_bytes);
        Self(Arc::new(Inside { settings, surroundings, throttle, proxies, pages }))
    }
}

/// The first thing that happens to a request and the last that happens to its answer.
pub(super) async fn enter(State(entrance): State<Entrance>, request: Request, next: Next) -> Response {
    let inside = &entrance.0;
    let started = Stopwatch::now();
    let Some(house) = inside.settings.houses.of_host(&host(&request)) else {
        return nowhere::answer(&inside.settings.texts);
    };
    inside.proxies.watch(&request);
    let visit = inside.visit(house, &request);
    let method = request.method().clone();
    let mut response = inside.answer(request, &visit, next).await;
    headers::dress(&mut response, &visit, inside.speaks_to_programs(visit.path()));
    trace::write(&method, &response, &visit, started.elapsed());
    response
}

impl Inside {
    /// Finds the language in the path: `/en/vandaag` is `/vandaag` for a reader of English.
    fn visit(&self, house: House, request: &Request) -> Visit {
        let (lang, path) = split_language(&house, request.uri().path());
        let t = self.settings.texts.for_lang(lang);
        Visit::new(house, t, path, self.proxies.address(request), Arc::clone(&self.surroundings))
    }

    async fn answer(&self, request: Request, visit: &Visit, next: Next) -> Response {
        let asked = errors::Asked::of(&request, self.is_program(&request, visit));
        let answer = match self.admit(&request) {
            Ok(()) => self.look_up_or_ask(request, visit, next).await,
            Err(refusal) => refusal.into_response(),
        };
        let answer = self.write_down(answer, visit).await;
        if answer.status().is_client_error() || answer.status().is_server_error() {
            return errors::dress(answer, visit, &asked).await;
        }
        answer
    }

    /// A refusal to somebody who signed in leaves once the access log holds it.
    async fn write_down(&self, answer: Response, visit: &Visit) -> Response {
        let denied = answer.extensions().get::<Refusal>().and_then(|refusal| refusal.denied.clone());
        let Some(denied) = denied.filter(|denied| matches!(denied.why, Why::Role | Why::Hidden)) else { return answer };
        match self.surroundings.doorkeeper.refused(&visit.house, &denied).await {
            Ok(()) => answer,
            Err(refusal) => refusal.into_response(),
        }
    }

    fn admit(&self, request: &Request) -> Result<(), Refusal> {
        let weight: usize = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len()).sum();
        if weight + request.uri().path().len() > self.settings.limits.header_bytes {
            return Err(Refusal::status(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE));
        }
        if announced_body(request) > self.settings.limits.body_bytes {
            return Err(Refusal::status(StatusCode::PAYLOAD_TOO_LARGE));
        }
        self.throttle.admit(request)
    }

    async fn look_up_or_ask(&self, request: Request, visit: &Visit, next: Next) -> Response {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        if visit.path().starts_with("/assets/") {
            return if reads { assets::serve(visit.path(), request.headers()).into_response() } else { only_read() };
        }
        if !reads {
            return next.run(into_room(request, visit)).await;
        }
        let (key, asked) = (PageCache::key(visit, request.uri()), request.headers().clone());
        if let Some(kept) = self.pages.find(&key, visit) {
            return kept.answer(&asked);
        }
        let edition = visit.house.edition.number();
        let answer = next.run(into_room(request, visit)).await;
        self.keep(key, answer, (edition, visit), &asked).await
    }

    /// Keeps an answer that may be kept, and answers from what was kept.
    async fn keep(
        &self,
        key: String,
        answer: Response,
        (edition, visit): (u64, &Visit),
        asked: &HeaderMap,
    ) -> Response {
        match validators::Kept::of(answer, edition, visit).await {
            Ok(kept) if kept.is_for_everybody() => self.pages.put(key, kept).answer(asked),
            Ok(kept) => kept.answer(asked),
            Err(answer) => answer,
        }
    }

    fn speaks_to_programs(&self, path: &str) -> bool {
        self.settings
            .machine_paths
            .iter()
            .any(|start| path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    fn is_program(&self, request: &Request, visit: &Visit) -> bool {
        self.speaks_to_programs(visit.path()) || errors::prefers_json(request.headers())
    }
}

/// 405: a file can only be read.
fn only_read() -> Response {
    (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET,HEAD")]).into_response()
}

/// The request as a room sees it: no language in its path, and the visit in its pocket.
fn into_room(mut request: Request, visit: &Visit) -> Request {
    if let Some(uri) = with_path(request.uri(), visit.path()) {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(visit.clone());
    request
}

fn with_path(uri: &Uri, path: &str) -> Option<Uri> {
    if uri.path() == path {
        return None;
    }
    let whole = uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(whole.parse::<PathAndQuery>().ok()?);
    Uri::from_parts(parts).ok()
}

fn split_language<'a>(house: &House, path: &'a str) -> (Lang, &'a str) {
    let first = path.strip_prefix('/').and_then(|rest| rest.split('/').next()).unwrap_or_default();
    let spoken =
        first.parse::<Lang>().ok().filter(|lang| *lang != Lang::NL && lang.as_str() == first && house.speaks(*lang));
    match spoken {
        Some(lang) => (lang, path.get(first.len() + 1..).filter(|rest| !rest.is_empty()).unwrap_or("/")),
        None => (Lang::NL, path),
    }
}

/// How large a body the request says it brings; one that does not say is measured while it is read.
fn announced_body(request: &Request) -> usize {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    length.and_then(|length| length.parse().ok()).unwrap_or_default()
}

/// The host name that was asked for: without port, in small letters (RFC 3986, 3.2.2), without the dot of the root.
fn host(request: &Request) -> Cow<'_, str> {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let whole = named.or_else(|| request.uri().host()).unwrap_or_default();
    let name = match whole.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => whole,
    };
    let name = name.strip_suffix('.').unwrap_or(name);
    let is_small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(name) } else { Cow::Owned(name.to_ascii_lowercase()) }
}
