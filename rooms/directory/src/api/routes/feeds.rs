use axum::{
    Router,
    extract::{Path, State},
    routing::get,
};
use http::{HeaderValue, header};
use kit::{Answer, OrMissing, Visit};

use super::{Api, kept};
use crate::{
    export::{Site, calendar},
    rules::Edition,
};

pub(super) fn routes() -> Router<Api> {
    Router::new()
        .route("/calendar.ics", get(of_house))
        .route("/aanbod/{slug}/calendar.ics", get(of_service))
        .route("/services/{id}/calendar.ics", get(of_service))
}

/// `GET /calendar.ics`: everybody who is in the house.
async fn of_house(visit: Visit, State(api): State<Api>) -> Answer {
    let standing = api.standing(&visit).await?;
    let feed = calendar::of_house(standing.edition(), &Site::of(&visit.house));
    Ok(kept(calendar::MEDIA_TYPE, feed, standing.edition().since()))
}

/// `GET /aanbod/{slug}/calendar.ics`, also by the id of the service.
async fn of_service(visit: Visit, State(api): State<Api>, Path(name): Path<String>) -> Answer {
    let standing = api.standing(&visit).await?;
    let edition: &Edition = standing.edition();
    let service = edition.service_named(&name).or_missing()?;
    let feed = calendar::of_service(edition, &Site::of(&visit.house), service);
    let mut response = kept(calendar::MEDIA_TYPE, feed, edition.since());
    if let Ok(name) = HeaderValue::from_str(&format!("inline; filename=\"{}.ics\"", service.slug)) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}
