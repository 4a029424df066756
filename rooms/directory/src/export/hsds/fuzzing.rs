use super::{Catalogue, Kind, Query};

/// The body of the fuzz target: any parameters give a refusal or an answer.
///
/// # Panics
/// When an answer is not JSON or has more records than were asked for, which is what fuzzing looks for.
pub fn fuzz(catalogue: &Catalogue, text: &str) {
    for kind in Kind::ALL {
        let Ok(query) = Query::read(kind, text) else { continue };
        let page: serde_json::Value = serde_json::from_slice(&catalogue.page(kind, &query)).unwrap_or_default();
        let records = page.get("contents").and_then(serde_json::Value::as_array);
        assert!(records.is_some_and(|records| records.len() <= query.size()), "not a page");
    }
}
