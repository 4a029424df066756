use axum::{
    body::{Bytes, to_bytes},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use kernel::Instant;
use sha2::{Digest, Sha256};

use crate::{Keep, Visit, encoding::Small};

/// Marks an answer as the same for everybody: it is kept in memory, with an ETag and, when `changed` is known, a
/// Last-Modified. For pages there is [`Page::keep`](crate::Page::keep); this is for feeds, open data and the like. An answer
/// that says `Vary: accept` gets its ETag but is not kept in memory, because another reader may want another form.
pub fn keep(response: &mut Response, keep: Keep, changed: Option<Instant>) {
    response.extensions_mut().insert(Marked { keep, changed });
}

#[derive(Debug, Clone, Copy)]
struct Marked {
    keep: Keep,
    changed: Option<Instant>,
}

/// When a kept answer is no longer true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    edition: u64,
    minute: Option<i64>,
}

impl Stamp {
    pub(super) fn still_holds(self, visit: &Visit) -> bool {
        self.edition == visit.house.edition.number() && self.minute.is_none_or(|minute| minute == minute_of(visit.now))
    }
}

/// An answer in memory, with what lets a reader ask whether it changed.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) stamp: Stamp,
    pub(super) tag: HeaderValue,
    pub(super) body: Small,
    headers: HeaderMap,
    changed: Option<i64>,
}

/// Headers that belong to one answer and not to what is kept.
const OWN: [HeaderName; 3] = [header::CONTENT_LENGTH, header::CONTENT_ENCODING, header::SET_COOKIE];

impl Kept {
    /// The answer, taken in when it may be kept; otherwise the answer itself. `edition` is the one that was current before it was made:
    /// what changes meanwhile makes it anew.
    pub(super) async fn of(answer: Response, edition: u64, visit: &Visit) -> Result<Self, Response> {
        let marked = answer.extensions().get::<Marked>().copied();
        let Some(marked) = marked.filter(|_| may_be_kept(&answer)) else { return Err(answer) };
        let (parts, body) = answer.into_parts();
        match to_bytes(body, usize::MAX).await {
            Ok(body) => Ok(Self::new(parts.headers, body, marked, (edition, visit.now))),
            Err(_) => Err(StatusCode::INTERNAL_SERVER_ERROR.into_response()),
        }
    }

    fn new(mut headers: HeaderMap, body: Bytes, marked: Marked, (edition, now): (u64, Instant)) -> Self {
        let (minute, age) = match marked.keep {
            Keep::ThisMinute => (Some(minute_of(now)), "public, max-age=20"),
            Keep::ThisEdition => (None, "public, max-age=60"),
        };
        let tag = tag_of(&body);
        let changed = marked.changed.map(|changed| last_modified(changed, minute));
        for name in OWN {
            headers.remove(name);
        }
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(age));
        headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::ETAG, tag.clone());
        if let Some(date) = changed.and_then(http_date) {
            headers.insert(header::LAST_MODIFIED, date);
        }
        let stamp = Stamp { edition, minute };
        Self { stamp, tag, body: Small::new(body, true), headers, changed }
    }

    /// 304 when the reader has it already, otherwise the whole in the smallest form the reader takes.
    pub(super) fn answer(&self, asked: &HeaderMap) -> Response {
        let (status, body, coding) = if self.is_known_to(asked) {
            (StatusCode::NOT_MODIFIED, Bytes::new(), None)
        } else {
            let (body, coding) = self.body.best_for(asked);
            (StatusCode::OK, body, coding)
        };
        let mut response = (status, body).into_response();
        *response.headers_mut() = self.headers.clone();
        if let Some(coding) = coding {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    }

    /// RFC 9110, 13.2.2: a tag, when sent, outweighs a date.
    fn is_known_to(&self, asked: &HeaderMap) -> bool {
        let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
        if let Some(tags) = text(header::IF_NONE_MATCH) {
            let own = opaque(self.tag.to_str().unwrap_or_default());
            return tags.split(',').map(str::trim).any(|tag| tag == "*" || opaque(tag) == own);
        }
        let since = text(header::IF_MODIFIED_SINCE).and_then(|date| httpdate::parse_http_date(date).ok());
        let since = since.and_then(|date| date.duration_since(std::time::UNIX_EPOCH).ok());
        match (since, self.changed) {
            (Some(since), Some(changed)) => u64::try_from(changed).is_ok_and(|changed| changed <= since.as_secs()),
            _ => false,
        }
    }

    /// Whether every reader of this address gets the same, whatever they accept.
    pub(super) fn is_for_everybody(&self) -> bool {
        let varies = self.headers.get_all(header::VARY).iter().filter_map(|name| name.to_str().ok());
        !varies.flat_map(|names| names.split(',')).any(|name| name.trim().eq_ignore_ascii_case("accept"))
    }

    /// Bytes in memory.
    pub(super) fn weight(&self) -> usize {
        self.body.weight() + 1024
    }
}

fn may_be_kept(answer: &Response) -> bool {
    answer.status() == StatusCode::OK && !answer.headers().contains_key(header::SET_COOKIE)
}

fn minute_of(now: Instant) -> i64 {
    now.as_micros().div_euclid(60_000_000)
}

/// What shows the clock may have changed at the start of this minute at the latest. In seconds since 1970.
fn last_modified(changed: Instant, minute: Option<i64>) -> i64 {
    let changed = changed.as_micros().div_euclid(1_000_000);
    minute.map_or(changed, |minute| changed.max(minute * 60))
}

fn http_date(seconds: i64) -> Option<HeaderValue> {
    let since_epoch = std::time::Duration::from_secs(u64::try_from(seconds).ok()?);
    HeaderValue::from_str(&httpdate::fmt_http_date(std::time::UNIX_EPOCH + since_epoch)).ok()
}

/// A weak tag: the same for every coding of one body.
fn tag_of(body: &[u8]) -> HeaderValue {
    let hash: String = Sha256::digest(body).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("W/\"{hash}\"")).unwrap_or(HeaderValue::from_static("W/\"0\""))
}

fn opaque(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}
