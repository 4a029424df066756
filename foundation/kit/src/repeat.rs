use axum::{
    body::{Body, Bytes, to_bytes},
    extract::FromRequestParts,
    response::{IntoResponse, Response},
};
use db::{Replay, Reply, Tx};
use http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use kernel::RuleBreak;
use sha2::{Digest, Sha256};

use crate::Refusal;

/// A request that may come twice: somebody repeats it under the same Idempotency-Key because no answer was heard.
///
/// ```ignore
/// let mut tx = db.write(house.id, &actor).await?;
/// if let Some(given) = repeat.given_before(&mut tx).await? {
///     return Ok(given);
/// }
/// store::record(&mut tx, …).await?;
/// let answer = repeat.keep(&mut tx, see_other("/bedankt")?).await?;
/// tx.commit().await?;
/// Ok(answer)
/// ```
#[derive(Debug, Clone, Default)]
pub struct Repeat(Option<Claim>);

#[derive(Debug, Clone)]
struct Claim {
    key: String,
    method_path_body: Sha256,
}

const KEY: HeaderName = HeaderName::from_static("idempotency-key");
const LONGEST_KEY: usize = 200;
const LARGEST_ANSWER: usize = 256 * 1024;
const WORTH_KEEPING: [HeaderName; 2] = [header::CONTENT_TYPE, header::LOCATION];

impl Repeat {
    /// What the request says of itself. Without the header every request is a first one.
    pub(crate) fn of(parts: &Parts, body: &Bytes) -> Result<Self, Refusal> {
        let Some(key) = parts.headers.get(KEY) else { return Ok(Self::default()) };
        let readable = key.to_str().ok().filter(|key| (1..=LONGEST_KEY).contains(&key.len()));
        let key = readable.ok_or_else(|| RuleBreak::new("Idempotency-Key", "kit-repeat-key"))?;
        let said = [parts.method.as_str().as_bytes(), parts.uri.path().as_bytes(), body];
        let hash = said
            .iter()
            .fold(Sha256::new(), |hash, part| hash.chain_update(part.len().to_be_bytes()).chain_update(part));
        Ok(Self(Some(Claim { key: key.to_owned(), method_path_body: hash })))
    }

    /// The answer that was given before under this key; nothing when the work is still to be done.
    ///
    /// # Errors
    /// 422 when the key came before with another request; otherwise what the database says.
    pub async fn given_before(&self, tx: &mut Tx) -> Result<Option<Response>, Refusal> {
        let Some(claim) = &self.0 else { return Ok(None) };
        let actor = tx.actor().to_string();
        let hash = claim.method_path_body.clone().chain_update(actor).finalize();
        match tx.replay(&claim.key, &hash.into()).await? {
            Replay::First => Ok(None),
            Replay::Again(reply) => Ok(Some(response(reply))),
            Replay::OtherRequest => Err(RuleBreak::new("Idempotency-Key", "kit-repeat-other").into()),
        }
    }

    /// Keeps the answer in the transaction that does the work, to be given again.
    ///
    /// # Errors
    /// When the answer is larger than 256 KB, or what the database says.
    pub async fn keep(&self, tx: &mut Tx, answer: Response) -> Result<Response, Refusal> {
        let Some(claim) = &self.0 else { return Ok(answer) };
        let (parts, body) = answer.into_parts();
        let body = to_bytes(body, LARGEST_ANSWER).await.map_err(Refusal::broken)?;
        let worth = parts.headers.iter().filter(|(name, _)| WORTH_KEEPING.contains(name));
        let headers = worth.filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())));
        let reply = Reply { status: parts.status.as_u16(), headers: headers.collect(), body: body.to_vec() };
        tx.remember(&claim.key, &reply).await?;
        Ok(Response::from_parts(parts, Body::from(body)))
    }
}

fn response(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::NO_CONTENT);
    let mut response = (status, reply.body).into_response();
    for (name, value) in reply.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

impl<S: Sync> FromRequestParts<S> for Repeat {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}
