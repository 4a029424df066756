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
use kernel::{Action, Actor, Lang, May, Permit, Reason};
use kit::{Page, Refusal, Text, Visit};

use crate::{Room, access, rules::ReferralId, store};

/// The languages of the pages for partners: those of the staff.
const LANGUAGES: [Lang; 3] = [Lang::NL, Lang::FR, Lang::EN];

/// The routes of the pages.
pub(crate) fn routes() -> Router<Room> {
    Router::new()
        .route("/doorverwijzingen", get(list::shown))
        .route("/doorverwijzingen/nieuw", get(new::form).post(new::make))
        .route("/doorverwijzingen/nieuw/vraag", post(new::from_desk))
        .route("/doorverwijzingen/ontvangen", get(received::form).post(received::make))
        .route("/doorverwijzingen/cijfers", get(figures::shown))
        .route("/doorverwijzingen/codes.csv", get(figures::csv))
        .route("/doorverwijzingen/{id}", get(one::shown))
        .route("/doorverwijzingen/{id}/antwoord", post(follow::hear))
        .route("/doorverwijzingen/{id}/beslissing", post(follow::decide))
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

/// The right over this referral, as the database finds it. Whoever has no such right at all has heard so before: they hold no permit.
async fn over<A: Action>(
    source: &mut impl db::Source,
    permit: Permit<A>,
    id: ReferralId,
    reason: Reason,
) -> Result<May<A, ReferralId>, Refusal> {
    let scope = store::scope(source, id).await?;
    Ok(permit.over(scope.as_ref(), id, reason)?)
}

/// The address of the page of a referral.
fn path(t: &Text, id: ReferralId) -> String {
    t.to(&format!("/doorverwijzingen/{id}"))
}

/// A page about a referral, below its own.
fn about(visit: &Visit, title: &str, id: ReferralId) -> Page {
    let t = &visit.t;
    let page = visit.page(title).crumb(t.to("/doorverwijzingen"), t.say("referrals-list-title"));
    page.crumb(path(t, id), t.say("referrals-one-title"))
}
