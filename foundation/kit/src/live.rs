//! Pages that stay open hear within a moment that what they show has changed.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    response::{
        IntoResponse as _,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use futures_util::stream;
use http::{HeaderValue, StatusCode, header};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::{Answer, Edition, Refusal, Visit};

/// The most pages that listen at once in one process: a small part of the connections that it holds.
const MOST: usize = 1_000;
/// How often an open line says something, so that no proxy takes it for dead.
const ALIVE: Duration = Duration::from_secs(20);

/// The lines to the pages that listen. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Live {
    free: Arc<Semaphore>,
    ended: watch::Sender<bool>,
}

/// What a line listens to.
struct Line {
    edition: watch::Receiver<u64>,
    ended: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

impl Default for Live {
    fn default() -> Self {
        Self::with_lines(MOST)
    }
}

impl Live {
    /// At most so many pages listen at once; the next is told that it is busy here.
    #[must_use]
    pub fn with_lines(most: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(most)), ended: watch::Sender::new(false) }
    }

    /// Ends every line, and each new one at once: the process stops. The pages ask another process, or this one when it is back.
    pub fn end(&self) {
        self.ended.send_replace(true);
    }

    fn line(&self, edition: &Edition) -> Result<Line, Refusal> {
        let place = Arc::clone(&self.free).try_acquire_owned();
        let place = place.map_err(|_| Refusal::status(StatusCode::SERVICE_UNAVAILABLE))?;
        Ok(Line { edition: edition.follow(), ended: self.ended.subscribe(), _place: place })
    }
}

/// The route that pages listen on.
pub fn routes(live: Live) -> Router {
    Router::new().route("/live", get(follow)).with_state(live)
}

/// `GET /live`: an event `turn` whenever pages of the house may say something else; nothing of what it is.
async fn follow(visit: Visit, State(live): State<Live>) -> Answer {
    let line = live.line(&visit.house.edition)?;
    let events =
        stream::unfold(line, |mut line| async { line.next().await.map(|event| (Ok::<_, Infallible>(event), line)) });
    let mut answer = Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that gathers answers would keep it all to itself.
    answer.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(answer)
}

impl Line {
    /// The next turn; none when the process stops.
    async fn next(&mut self) -> Option<Event> {
        tokio::select! {
            biased;
            _ = self.ended.wait_for(|ended| *ended) => None,
            turned = self.edition.changed() => {
                turned.ok()?;
                let number = *self.edition.borrow_and_update();
                Some(Event::default().event("turn").data(number.to_string()))
            }
        }
    }
}
