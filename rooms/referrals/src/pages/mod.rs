//! Pages for who hands somebody over, and for who answers.

mod answer;
mod card;
mod figures;
mod follow;
mod helped;
mod list;
mod new;
mod one;
mod place;
mod received;
mod share;
mod slip;

use axum::{
    Router,
    routing::{get, post},
};
use kernel::{Actor, Lang};

use crate::{Room, access};

/// The languages of the pages for partners: those of the staff.
const LANGUAGES: [Lang; 3] = [Lang::NL, Lang::FR, Lang::EN];

/// The routes of the pages.
pub(crate) fn routes() -> Router<Room> {
    Router::new()
        .route("/doorverwijzingen", get(list::shown))
        .route("/doorverwijzingen/nieuw", get(new::form).post(new::make))
        .route("/doorverwijzingen/ontvangen", get(received::form).post(received::make))
        .route("/doorverwijzingen/cijfers", get(figures::shown))
        .route("/doorverwijzingen/codes.csv", get(figures::csv))
        .route("/doorverwijzingen/{id}", get(one::shown))
        .route("/doorverwijzingen/{id}/antwoord", post(follow::hear))
        .route("/doorverwijzingen/{id}/link", post(follow::link))
        .route("/doorverwijzingen/{id}/link/intrekken", post(follow::withdraw))
        .route("/doorverwijzingen/{id}/ongedaan", post(follow::undo))
        .route("/doorverwijzingen/{id}/gezien", post(follow::seen))
        .route("/doorverwijzingen/{id}/volgende", post(follow::next))
        .route("/doorverwijzingen/{id}/briefje", post(slip::make))
        .route("/doorverwijzingen/{id}/briefje/sms", post(slip::send))
        .route("/doorverwijzingen/{id}/terugkoppeling", post(received::link))
        .route("/doorverwijzingen/{id}/instemming", post(received::agree))
        .route("/terugkoppeling/{token}", get(received::feedback))
        .route("/hielp", get(helped::form).post(helped::say))
        .route("/hielp/dank", get(helped::thanks))
        .route("/doorverwijzingen/{id}/delen", get(share::form).post(share::share))
        .route("/doorverwijzingen/{id}/delen/weigering", post(share::refuse))
        .route("/doorverwijzingen/{id}/kaart", get(card::shown))
        .route("/doorverwijzingen/{id}/kaart/code", post(card::code))
        .route("/doorverwijzingen/{id}/kaart/terug", post(card::take_back))
        .route("/antwoord/{token}", get(answer::form).post(answer::answer))
        .route("/antwoord/{token}/kaart", get(answer::form).post(answer::look))
}

/// The pages that the roles of somebody open: path, the key of its name, and the key of what it is.
pub(crate) fn doors(worker: &kernel::Worker) -> Vec<(&'static str, &'static str, &'static str)> {
    let actor = Actor::Worker(worker.clone());
    let list = access::see_list(&actor).and_then(access::of_own_team).is_ok();
    list.then_some(("/doorverwijzingen", "referrals-list-title", "referrals-list-card")).into_iter().collect()
}
