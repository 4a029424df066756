use kernel::Instant;

use crate::{Fault, Source as _, Sql, Tx, from_row, params, sql};

/// How long an answer is kept to be given again: seven days, in seconds.
const KEPT: i64 = 7 * 24 * 3_600;

const CLAIM: Sql = sql!(
    "insert into db_replies (house_id, reply_key, request_hash, claimed_at) values ($1, $2, $3, $4)
     on conflict (house_id, reply_key) do nothing"
);
const REMEMBER: Sql =
    sql!("update db_replies set status = $3, headers = $4, body = $5 where house_id = $1 and reply_key = $2");
const RECALL: Sql =
    sql!("select request_hash, status, headers, body from db_replies where house_id = $1 and reply_key = $2");
pub(crate) const SWEEP: Sql = sql!("delete from db_replies where claimed_at < $1");

/// All statements of the replies.
pub(crate) const STATEMENTS: &[Sql] = &[CLAIM, REMEMBER, RECALL, SWEEP];

/// An answer as it was given, to be given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status of HTTP.
    pub status: u16,
    /// The headers worth keeping (`Content-Type`, `Location`), as name and value.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What is known of a request that carries an Idempotency-Key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replay {
    /// It was never seen: do the work, then [`Tx::remember`] the answer before the commit.
    First,
    /// It was answered before: give the same answer, and do nothing.
    Again(Reply),
    /// The key came before with another request: answer 422.
    OtherRequest,
}

struct Recalled {
    request_hash: Vec<u8>,
    status: Option<u16>,
    headers: Option<String>,
    body: Option<Vec<u8>>,
}

from_row!(Recalled { request_hash, status, headers, body });

impl Tx {
    /// Claims an Idempotency-Key of this house for this request, or tells what became of it before.
    ///
    /// `request` is a hash (SHA-256) over the method, the path, the actor and the body. While two of the same are under way
    /// the second waits for the first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn replay(&mut self, key: &str, request: &[u8; 32]) -> Result<Replay, Fault> {
        let claim = params![self.house(), key, request.as_slice(), self.now()];
        if self.run(&CLAIM, claim).await? == 1 {
            return Ok(Replay::First);
        }
        let recalled: Recalled = self.one(&RECALL, params![self.house(), key]).await?;
        recalled.replay(request)
    }

    /// Keeps the answer to a request whose key was claimed in this transaction, for seven days.
    ///
    /// # Errors
    /// [`Fault::Missing`] when the key was not claimed; otherwise what the database says.
    pub async fn remember(&mut self, key: &str, reply: &Reply) -> Result<(), Fault> {
        let headers = serde_json::to_string(&reply.headers).map_err(|_| Fault::Payload("reply"))?;
        let kept = params![self.house(), key, reply.status, headers, reply.body.as_slice()];
        if self.run(&REMEMBER, kept).await? == 1 { Ok(()) } else { Err(Fault::Missing) }
    }
}

impl Recalled {
    fn replay(self, request: &[u8; 32]) -> Result<Replay, Fault> {
        if self.request_hash != request {
            return Ok(Replay::OtherRequest);
        }
        // A claim without an answer was committed by work that remembered nothing; its repetition must not work twice.
        let (Some(status), Some(headers), Some(body)) = (self.status, self.headers, self.body) else {
            return Ok(Replay::Again(Reply { status: 204, headers: Vec::new(), body: Vec::new() }));
        };
        let headers = serde_json::from_str(&headers).map_err(|_| Fault::Payload("reply"))?;
        Ok(Replay::Again(Reply { status, headers, body }))
    }
}

/// What was claimed before this moment may be forgotten.
pub(crate) const fn kept_since(now: Instant) -> Instant {
    now.plus_seconds(-KEPT)
}
