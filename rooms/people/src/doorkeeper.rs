use std::collections::BTreeMap;

use db::Read;
use http::{HeaderMap, HeaderValue, header, request::Parts};
use kernel::{Actor, Denied, Instant, Why, Worker, WorkerId};
use kit::{Doorkeeper, House, Refusal, Soon, Text};

use crate::{
    Room,
    back::with_back,
    rules::{session::Proof, token::Token},
    store::{self, Entered},
};

/// The name of the cookie. `__Host-` makes the browser refuse it from another host, another path or without TLS.
const COOKIE: &str = "__Host-voordeur";

/// A session, and its worker with the rights of this moment.
#[derive(Debug, Clone)]
pub(crate) struct Inside {
    pub(crate) session: Entered,
    pub(crate) worker: Worker,
}

impl Room {
    /// Who comes in with these headers: the session they show, whatever was proved in it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn inside(&self, house: &House, headers: &HeaderMap) -> Result<Option<Inside>, Refusal> {
        let Some(token) = shown(headers) else { return Ok(None) };
        let now = self.db().makers().clock.now();
        let mut read = self.db().read(house.id).await?;
        let Some(session) = entered(&mut read, &token, house, now).await? else { return Ok(None) };
        let posts = store::may_do_today(&mut read, session.worker_id, now.day(&house.zone)).await?;
        drop(read);
        if session.moments.is_to_be_noted(now) {
            let mut tx = self.db().write(house.id, &Actor::Program("sessions")).await?;
            store::note_seen(&mut tx, session.id, now).await?;
            tx.commit().await?;
        }
        let fresh = session.moments.is_fresh(now) || session.proof == Proof::Sample;
        let worker = Worker { id: session.worker_id, session: session.id, posts: posts.into(), fresh };
        Ok(Some(Inside { session, worker }))
    }

    /// The session that these headers show, without making use of it: it ends no later for this.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn session(&self, house: &House, headers: &HeaderMap) -> Result<Option<Entered>, Refusal> {
        let Some(token) = shown(headers) else { return Ok(None) };
        entered(&mut self.db().read(house.id).await?, &token, house, self.db().makers().clock.now()).await
    }
}

async fn entered(read: &mut Read, token: &Token, house: &House, now: Instant) -> Result<Option<Entered>, Refusal> {
    Ok(store::entered(read, &token.hash()).await?.filter(|found| holds(found, house, now)))
}

/// Whether a session still opens something. One for looking around does so only as long as there is nothing but sample data.
fn holds(session: &Entered, house: &House, now: Instant) -> bool {
    let fits = session.proof != Proof::Sample || house.sample_data;
    fits && session.moments.hold(session.proof, now)
}

impl Doorkeeper for Room {
    fn actor<'a>(&'a self, house: &'a House, parts: &'a Parts) -> Soon<'a, Actor> {
        Box::pin(async move {
            let inside = self.inside(house, &parts.headers).await?;
            // Half a proof opens nothing but the page for the other half.
            let whole = inside.filter(|inside| inside.session.proof != Proof::Half);
            Ok(whole.map_or(Actor::Visitor, |inside| Actor::Worker(inside.worker)))
        })
    }

    fn refused<'a>(&'a self, house: &'a House, denied: &'a Denied) -> Soon<'a, ()> {
        Box::pin(async move { Ok(self.db().log(house.id, denied.entries()).await?) })
    }

    fn names<'a>(&'a self, house: &'a House, workers: &'a [WorkerId]) -> Soon<'a, BTreeMap<WorkerId, String>> {
        Box::pin(async move { Ok(store::names_of(&mut self.db().read(house.id).await?, workers).await?) })
    }

    fn way_in(&self, t: &Text, why: Why, back: &str) -> Option<String> {
        let path = match why {
            Why::SignIn => "/aanmelden",
            Why::Stale => "/bevestigen",
            Why::Role | Why::Hidden => return None,
        };
        Some(with_back(&t.to(path), back))
    }
}

/// The token of the session that a browser shows.
pub(crate) fn shown(headers: &HeaderMap) -> Option<Token> {
    cookie(headers, COOKIE)
}

/// The token in the cookie with this name.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<Token> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(known, _)| *known == name).and_then(|(_, value)| Token::shown(value))
}

/// The header that gives a browser its token, until it is closed.
pub(crate) fn given(token: &Token) -> Result<HeaderValue, Refusal> {
    let cookie = format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax", token.reveal());
    HeaderValue::from_str(&cookie).map_err(Refusal::broken)
}

/// The header that takes the token away.
pub(crate) fn taken() -> HeaderValue {
    HeaderValue::from_static("__Host-voordeur=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_is_found_among_other_cookies() {
        let token = "a7".repeat(32);
        let headers = |cookies: &str| HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(cookies).unwrap())]);
        assert!(shown(&headers(&format!("a=b; __Host-voordeur={token}; c=d"))).is_some());
        for none in ["", "a=b", "__Host-voordeur=", "__Host-voordeur=zz", &format!("voordeur={token}")] {
            assert!(shown(&headers(none)).is_none(), "{none}");
        }
        assert!(given(&Token::shown(&token).unwrap()).unwrap().to_str().unwrap().contains("HttpOnly"));
    }
}
