//! The whole program on a fresh database, with somebody in it who keeps the house and works at its desk, for targets that send it requests.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
};
use kernel::{Actor, Lang, Role, WorkerId};
use people::{
    access,
    rules::{post::NewPost, session::Proof, token::Token, worker::Person},
    store,
};
use tokio::runtime::Runtime;
use tower::ServiceExt as _;
use voordeur::{App, Config};

/// Where the world finds the house.
pub const SITE: &str = "https://house.example";
/// The cookie of a session.
pub const SESSION: &str = "__Host-voordeur";

const FUZZ: Actor = Actor::Program("fuzz");

/// A running program.
pub struct Program {
    /// The program itself.
    pub app: App,
    /// Who keeps the house.
    pub worker: WorkerId,
    /// The role that they have.
    pub post: store::PostId,
    runtime: Runtime,
    _folder: tempfile::TempDir,
}

/// What came back.
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as far as it is text.
    pub body: String,
}

impl Program {
    /// A program with these settings besides.
    ///
    /// # Panics
    /// When it does not start.
    pub fn with(settings: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("tokio");
        let config = format!(
            "[data]\ndir = {:?}\n[matching]\nencoder = \"off\"\n[log]\nfilter = \"off\"\n[limits]\nreads_per_second = 0\nsends_per_second = 0\n{settings}",
            folder.path()
        );
        let config = Config::read(&config).expect("the settings");
        let app = runtime.block_on(App::start(&config, crate::makers(), SITE)).expect("the program");
        let (worker, post) = runtime.block_on(administrator(&app));
        Self { app, worker, post, runtime, _folder: folder }
    }

    /// The answer to a request.
    ///
    /// # Panics
    /// When there is none.
    pub fn answer(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(async {
            let answer = self.app.router().oneshot(request).await.expect("an answer");
            let (parts, body) = answer.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("its body");
            Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
        })
    }

    /// Does something beside the requests.
    pub fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.runtime.block_on(future)
    }

    /// The cookie of somebody who just signed in and keeps the house.
    ///
    /// # Panics
    /// When the database does not take a session.
    pub fn signed_in(&self) -> String {
        let token = self.runtime.block_on(async {
            let mut tx = self.app.db().write(self.app.house().id, &FUZZ).await.expect("a writer");
            let token = Token::fresh(tx.makers());
            let from = ("Firefox", "192.0.2.0/24");
            store::begin_session(&mut tx, self.worker, Proof::Whole, &token.hash(), from).await.expect("a session");
            tx.commit().await.expect("a commit");
            token
        });
        format!("{SESSION}={}", token.reveal())
    }
}

impl Answer {
    /// The tokens of sessions that it gives.
    pub fn sessions(&self) -> Vec<&str> {
        let given = self.headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        let values = given.filter_map(|cookie| cookie.strip_prefix(SESSION)?.strip_prefix('=')?.split(';').next());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// Where it leads on to; nothing when nowhere.
    pub fn leads_to(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default()
    }
}

/// A request as our own pages send it: `POST /vraag q=huur`, method, address and body with a blank between them; the body is a form
/// unless it begins with `{`. None when no program that speaks HTTP could send it.
pub fn request(text: &str) -> Option<Request<Body>> {
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

/// The same with this cookie.
pub fn with_cookie(mut request: Request<Body>, cookie: HeaderValue) -> Request<Body> {
    request.headers_mut().insert(header::COOKIE, cookie);
    request
}

/// Nothing of ours went wrong; what is out for a while says so.
///
/// # Panics
/// When something did.
pub fn assert_answered(answer: &Answer) {
    let is_ours = answer.status.is_server_error() && answer.status != StatusCode::SERVICE_UNAVAILABLE;
    assert!(!is_ours, "{}", answer.status);
}

async fn administrator(app: &App) -> (WorkerId, store::PostId) {
    let house = app.house();
    let mut tx = app.db().write(house.id, &FUZZ).await.expect("a writer");
    let person = Person::written("An", "an.die.niemand.raadt.7f3a9c@voorbeeld.be", Lang::NL).expect("a person");
    let may = access::invite_by_program(&FUZZ).expect("the program may");
    let worker = store::add_worker(&mut tx, &may, &person).await.expect("an account");
    let first_day = tx.now().day(&house.zone);
    let post = NewPost { role: Role::Administrator, team: None, stands_in_for: None, first_day, last_day: None };
    let may = access::grant_by_program(&FUZZ, worker).expect("the program may");
    let at_desk = access::keep_teams_by_program(&FUZZ).expect("the program may");
    let team = store::make_team(&mut tx, &at_desk, "ID-team", "").await.expect("a team");
    let desk = NewPost { role: Role::DeskWorker, team: Some(team), stands_in_for: None, first_day, last_day: None };
    store::grant(&mut tx, &may, &desk).await.expect("a role at the desk");
    let post = store::grant(&mut tx, &may, &post).await.expect("a role");
    tx.commit().await.expect("a commit");
    (worker, post)
}
