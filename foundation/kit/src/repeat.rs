use std::fmt::Write as _;

use axum::{
    body::Bytes,
    response::{IntoResponse, Response},
};
use db::{Db, Replay, Reply, Tx};
use http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use kernel::{Actor, RuleBreak};
use sha2::{Digest, Sha256};

use crate::{Answer, Refusal, Visit, form::is_form, see_other};

/// A request that may come twice: a program repeats it under the same Idempotency-Key because no answer was heard, or somebody presses
/// the button of a form again. A handler writes and answers by its [`Visit`]:
///
/// ```ignore
/// let mut tx = visit.write(room.db(), &actor).await?;
/// store::record(&mut tx, …).await?;
/// visit.done(tx, "/bedankt").await
/// ```
#[derive(Debug, Clone, Default)]
pub(crate) struct Repeat(Option<Claim>);

#[derive(Debug, Clone)]
struct Claim {
    key: String,
    path: String,
    method_path_body: Sha256,
}

/// The field with the key of a form, which the page around it makes by chance.
pub(crate) const FIELD: &str = "herhaling";
const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const LONGEST_KEY: usize = 200;
/// A part of an address that is at least this long may open something.
const SHORTEST_SECRET: usize = 16;

impl Repeat {
    /// What the request says of itself. Without a key every request is a first one.
    pub(crate) fn of(parts: &Parts, body: &Bytes) -> Result<Self, Refusal> {
        let said = [parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), body];
        let hash = said
            .iter()
            .fold(Sha256::new(), |hash, part| hash.chain_update(part.len().to_be_bytes()).chain_update(part));
        let key = match parts.headers.get(KEY) {
            None => of_form(parts, body).map(|key| of_text(&key, &hash)),
            Some(key) => {
                let readable = key.to_str().ok().filter(|key| (1..=LONGEST_KEY).contains(&key.len()));
                Some(readable.ok_or_else(|| RuleBreak::new("Idempotency-Key", "kit-repeat-key"))?.to_owned())
            }
        };
        let path = parts.uri.path().to_owned();
        Ok(Self(key.map(|key| Claim { key, path, method_path_body: hash })))
    }

    /// The answer that was given before under this key; nothing when the work is still to be done.
    ///
    /// # Errors
    /// 422 when the key came before with another request; otherwise what the database says.
    pub(crate) async fn given_before(&self, tx: &mut Tx) -> Result<Option<Reply>, Refusal> {
        let Some(claim) = &self.0 else { return Ok(None) };
        let actor = tx.actor().to_string();
        let hash = claim.method_path_body.clone().chain_update(actor).finalize();
        match tx.replay(&claim.key, &hash.into()).await? {
            Replay::First => Ok(None),
            Replay::Again(mut reply) => {
                reply.headers.iter_mut().for_each(|(_, value)| *value = claim.with_secrets(value));
                Ok(Some(reply))
            }
            Replay::OtherRequest => Err(RuleBreak::new("Idempotency-Key", "kit-repeat-other").into()),
        }
    }

    /// Keeps the way to the next page in the transaction that does the work, to be gone again.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) async fn keep(&self, tx: &mut Tx, path: &str) -> Result<(), Refusal> {
        let Some(claim) = &self.0 else { return Ok(()) };
        let headers = vec![(header::LOCATION.to_string(), claim.without_secrets(path))];
        let reply = Reply { status: StatusCode::SEE_OTHER.as_u16(), headers, body: Vec::new() };
        Ok(tx.remember(&claim.key, &reply).await?)
    }
}

impl Claim {
    /// The parts of the address that may open something, with the sign of their place. They do not lie with the answer: who sends the
    /// same again brings them along.
    fn secrets(&self) -> impl Iterator<Item = (String, &str)> {
        let parts = self.path.split('/').enumerate().filter(|(_, part)| part.len() >= SHORTEST_SECRET);
        parts.map(|(place, part)| (format!("{{{place}}}"), part))
    }

    fn without_secrets(&self, path: &str) -> String {
        self.secrets().fold(path.to_owned(), |path, (sign, secret)| path.replace(secret, &sign))
    }

    fn with_secrets(&self, path: &str) -> String {
        self.secrets().fold(path.to_owned(), |path, (sign, secret)| path.replace(&sign, secret))
    }
}

/// The key that a form carries.
fn of_form(parts: &Parts, body: &Bytes) -> Option<String> {
    if parts.method != Method::POST || !is_form(&parts.headers) {
        return None;
    }
    let pairs = serde_urlencoded::from_bytes::<Vec<(String, String)>>(body).ok()?;
    pairs.into_iter().find(|(name, key)| name == FIELD && !key.is_empty()).map(|(_, key)| key)
}

/// Who goes back, writes something else in a form and sends it again means something else: the key of a form counts for what stands
/// in it.
fn of_text(key: &str, said: &Sha256) -> String {
    let whole = said.clone().chain_update(key).finalize();
    whole.iter().fold("form-".to_owned(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The answer as it was given.
pub(crate) fn response(reply: &Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::NO_CONTENT);
    let mut response = (status, reply.body.clone()).into_response();
    for (name, value) in &reply.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

impl Visit {
    /// A transaction for the work that a request asks for, once: when it came before under its key, it is answered as it was then and
    /// nothing is done.
    ///
    /// # Errors
    /// The answer that was given before; 422 when the key came before with another request; otherwise what the database says.
    pub async fn write(&self, db: &Db, actor: &Actor) -> Result<Tx, Refusal> {
        let mut tx = db.write(self.house.id, actor).await?;
        match self.repeat.given_before(&mut tx).await? {
            None => Ok(tx),
            Some(reply) => Err(Refusal::given_before(reply)),
        }
    }

    /// Commits the work, and goes on to another page of ours; a request that comes again under the same key goes there too.
    ///
    /// # Errors
    /// What the database says.
    pub async fn done(&self, mut tx: Tx, path: &str) -> Answer {
        let answer = see_other(path)?;
        self.repeat.keep(&mut tx, path).await?;
        tx.commit().await?;
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_open_something_does_not_lie_with_the_answer() {
        let token = "a7".repeat(32);
        let claim =
            Claim { key: String::new(), path: format!("/antwoord/{token}/weg"), method_path_body: Sha256::new() };
        for (place, kept) in [
            (format!("/antwoord/{token}"), "/antwoord/{2}"),
            (format!("/en/antwoord/{token}?dag=2026-11-24#{token}"), "/en/antwoord/{2}?dag=2026-11-24#{2}"),
            ("/antwoord/bedankt".to_owned(), "/antwoord/bedankt"),
        ] {
            assert_eq!(claim.without_secrets(&place), kept);
            assert_eq!(claim.with_secrets(kept), place);
        }
    }
}
