//! Pages for who works a desk.

mod desk;
mod fields;
mod lists;
mod marked;
mod messages;
mod period;
mod receipts;
mod shift;
mod window;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::Actor;

use crate::{Room, access};

/// The routes of the pages.
pub(crate) fn routes() -> Router<Room> {
    Router::new()
        .route("/balie", get(desk::desk).post(desk::save))
        .route("/balie/ongedaan", post(desk::undo))
        .route("/balie/weghalen", post(desk::take_away))
        .route("/balie/zoek", post(desk::search))
        .route("/balie/berichten", post(messages::leave))
        .route("/balie/berichten/stand", post(messages::say))
        .route("/balie/ontvangstbewijs", post(receipts::end))
        .route("/balie/cijfers", get(period::shown))
        .route("/balie/cijfers.csv", get(period::csv))
        .route("/balie/vandaag", get(shift::shown))
        .route("/balie/vandaag.csv", get(shift::csv))
        .route("/beheer/balie", get(window::shown).post(window::change))
        .route("/beheer/balie/lijsten", post(lists::change))
}

/// The pages that the roles of somebody open: path, the key of its name, and the key of what it is.
pub(crate) fn doors(worker: &kernel::Worker) -> Vec<(&'static str, &'static str, &'static str)> {
    let actor = Actor::Worker(worker.clone());
    let desk = access::desk(&actor).is_ok();
    let window = access::see_window(&actor).is_ok();
    [
        desk.then_some(("/balie", "questions-desk-title", "questions-desk-card")),
        window.then_some(("/beheer/balie", "questions-window-title", "questions-window-card")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
