use std::sync::{Arc, LazyLock};

use kernel::{HouseId, Instant, TypedId};
use uuid::Uuid;

use super::{Catalogue, Kind, Query, Vocabulary};
use crate::{
    api::Site,
    rules::{
        Edition,
        model::{Directory, EditionId},
    },
};

/// What a house without a directory has: its taxonomies and the ways to reach a service.
static BARE: LazyLock<Catalogue> = LazyLock::new(|| {
    let edition = Edition::new(EditionId::from_uuid(Uuid::nil()), 1, Instant::from_micros(0), Directory::default());
    let site = Site { house: HouseId::from_uuid(Uuid::nil()), public_url: "https://house.example".to_owned() };
    Catalogue::new(Arc::new(edition), site, Vocabulary::default())
});

/// The body of the fuzz target: any parameters give a refusal or an answer.
///
/// # Panics
/// When an answer is not JSON or has more records than were asked for, which is what fuzzing looks for.
pub fn fuzz(text: &str) {
    ask(&BARE, text);
}

pub(super) fn ask(catalogue: &Catalogue, text: &str) {
    for kind in Kind::ALL {
        let Ok(query) = Query::read(kind, text) else { continue };
        let page: serde_json::Value = serde_json::from_slice(&catalogue.page(kind, &query)).unwrap_or_default();
        let records = page.get("contents").and_then(serde_json::Value::as_array);
        assert!(records.is_some_and(|records| records.len() <= query.size()), "not a page");
    }
}
