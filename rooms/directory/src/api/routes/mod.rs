//! The addresses of what machines read.

mod accept;
mod documents;
mod feeds;
mod hsds;
mod matching;
mod snapshots;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

use axum::{
    Router,
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderValue, header};
use kernel::HouseId;
use kit::{Keep, Refusal, Visit};

use crate::{
    Room, Standing,
    export::{
        Site,
        hsds::{Catalogue, Vocabulary},
    },
};

/// Every route of this folder.
pub(crate) fn routes(room: Room) -> Router {
    let api = Api { room, catalogues: Arc::default() };
    let all = hsds::routes().merge(feeds::routes()).merge(snapshots::routes());
    all.merge(matching::routes()).merge(documents::routes()).with_state(api)
}

/// What the handlers of this folder work with.
#[derive(Clone)]
struct Api {
    room: Room,
    catalogues: Arc<RwLock<HashMap<HouseId, Arc<Catalogue>>>>,
}

impl Api {
    async fn standing(&self, visit: &Visit) -> Result<Arc<Standing>, Refusal> {
        self.room.standing(&visit.house).await
    }

    /// The HSDS records of the current edition, written down when they are first asked for. One for each house is kept.
    async fn catalogue(&self, visit: &Visit) -> Result<Arc<Catalogue>, Refusal> {
        let edition = self.standing(visit).await?.shared_edition();
        let house = visit.house.id;
        let kept = self.catalogues.read().unwrap_or_else(PoisonError::into_inner).get(&house).cloned();
        if let Some(kept) = kept.filter(|kept| Arc::ptr_eq(kept.edition(), &edition)) {
            return Ok(kept);
        }
        let catalogue = Arc::new(Catalogue::new(edition, Site::of(&visit.house), Vocabulary::of(visit.texts())));
        self.catalogues.write().unwrap_or_else(PoisonError::into_inner).insert(house, Arc::clone(&catalogue));
        Ok(catalogue)
    }
}

/// An answer that says the same until the directory changes.
fn kept(kind: &'static str, body: impl Into<Body>, standing_since: kernel::Instant) -> Response {
    let mut response = typed(kind, body);
    kit::keep(&mut response, Keep::ThisEdition, Some(standing_since));
    response
}

fn typed(kind: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body.into()).into_response()
}
