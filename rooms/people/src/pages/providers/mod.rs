//! In by a provider elsewhere (OpenID Connect): there, back, and out.

mod arrival;
mod departure;
mod logout;
mod own;

use askama::Template;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kit::{Answer, Refusal, Text, Visit};

pub(super) use self::{
    arrival::back,
    departure::{confirm, invited, sign_in},
    logout::ended,
    own::unlink,
};
use crate::{
    Room,
    providers::Failure,
    rules::{provider::Provider, token::Token},
};

/// A way to a provider, as a page offers it.
pub(super) struct Way {
    pub(super) label: String,
    pub(super) href: String,
}

#[derive(Template)]
#[template(path = "people/provider.html")]
struct PlainPage<'a> {
    t: &'a Text,
    title: &'a str,
    what: &'a str,
    label: &'a str,
}

/// The name of the cookie that says which browser went to a provider.
const COOKIE: &str = "__Host-voordeur-via";

/// The ways to all providers, each at `path` before its name.
pub(super) fn ways(visit: &Visit, room: &Room, path: &str, back: &str) -> Vec<Way> {
    let way = |provider: &Provider| Way {
        label: provider.label.clone(),
        href: crate::back::with_back(&visit.t.to(&format!("{path}/{}", provider.name)), back),
    };
    room.providers().all().iter().map(|provider| way(provider.settings())).collect()
}

/// The ways to the providers that show that it is still somebody.
pub(super) fn proving(visit: &Visit, room: &Room, back: &str) -> Vec<Way> {
    let all = room.providers().all().iter().zip(ways(visit, room, "/bevestigen/via", back));
    all.filter(|(provider, _)| provider.settings().proves_both).map(|(_, way)| way).collect()
}

/// Where a provider sends people back to.
fn return_address(visit: &Visit, provider: &Provider) -> String {
    visit.house.address(&format!("/aanmelden/terug/{}", provider.name))
}

/// Says plainly what went wrong, and that the other ways are open.
fn plain(visit: &Visit, status: StatusCode, (title, what): (&str, &str), label: &str) -> Answer {
    let page = PlainPage { t: &visit.t, title, what, label };
    let page = visit.page(title).main(&page).only_in(&super::LANGUAGES).private();
    let mut answer = page.status(status).answer()?;
    answer.headers_mut().insert(header::SET_COOKIE, cookie(None)?);
    Ok(answer)
}

fn failed(visit: &Visit, failure: Failure, label: &str) -> Answer {
    match failure {
        Failure::Silent => {
            let words = ("people-provider-silent-title", "people-provider-silent-what");
            plain(visit, StatusCode::SERVICE_UNAVAILABLE, words, label)
        }
        Failure::Unfit => {
            let words = ("people-provider-failed-title", "people-provider-failed-what");
            plain(visit, StatusCode::UNPROCESSABLE_ENTITY, words, label)
        }
    }
}

/// The header that marks the browser which goes to a provider; without a token it takes the mark away.
fn cookie(token: Option<&Token>) -> Result<HeaderValue, Refusal> {
    let (value, age) = token.map_or(("", 0), |token| (token.reveal(), 600));
    let cookie = format!("{COOKIE}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={age}");
    HeaderValue::from_str(&cookie).map_err(Refusal::broken)
}

/// The mark that a browser shows.
fn marked(headers: &HeaderMap) -> Option<Token> {
    crate::doorkeeper::cookie(headers, COOKIE)
}
