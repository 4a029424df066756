//! Requests in, HTML out: the public pages of the directory.

mod about;
mod ask;
mod card;
mod correction;
mod entry;
mod example;
mod inbox;
mod keeping;
mod names;
mod offer;
mod opening;
mod partner;
mod partners;
mod service;
mod sitting;
mod today;
mod told;
mod urgent;
mod week;
mod wording;

use axum::{
    Router,
    routing::{get, post},
};

use kernel::{Actor, Worker};
use kit::Refusal;

pub use ask::{Answered, answered, present};

use crate::{Room, access};

/// The public pages, under every language of the house.
pub(crate) fn routes() -> Router<Room> {
    Router::new()
        .route("/", get(ask::home))
        .route("/vraag", get(ask::asked).post(ask::ask))
        .route("/vandaag", get(today::today))
        .route("/board", get(today::board))
        .route("/zitdagen", get(week::week))
        .route("/zitdagen/affiche", get(week::poster))
        .route("/zitdagen/bijhouden", get(keeping::shown).post(keeping::say))
        .route("/zitdagen/bijhouden/plaats", post(keeping::fill))
        .route("/zitdagen/bijhouden/{id}/terug", post(keeping::take_back))
        .route("/partners", get(partners::shown))
        .route("/partners/{id}/brief", get(partners::envelope).post(partners::letter))
        .route("/partners/{id}/link", post(partners::link))
        .route("/partners/{id}/link/intrekken", post(partners::withdraw))
        .route("/partners/{id}/klopt", post(partners::confirm))
        .route("/onze-uren/{token}", get(partner::shown).post(partner::say))
        .route("/onze-uren/{token}/plaats", post(partner::fill))
        .route("/onze-uren/{token}/klopt", post(partner::confirm))
        .route("/onze-uren/{token}/{id}/terug", post(partner::take_back))
        .route("/meldingen", get(inbox::shown))
        .route("/meldingen/{id}", post(inbox::settle))
        .route("/meldingen/{id}/open", post(inbox::reopen))
        .route("/aanbod", get(offer::offer))
        .route("/aanbod/{slug}", get(service::service))
        .route("/aanbod/{slug}/kaart", get(card::card))
        .route("/aanbod/{slug}/verbeteren", get(correction::form).post(correction::correct))
        .route("/aanbod/{slug}/verbeterd", get(correction::thanks))
        .route("/organisaties", get(offer::organizations))
        .route("/organisaties/{slug}", get(offer::organization_page))
        .route("/themas/{slug}", get(offer::topic))
        .route("/beheer/uren", get(opening::form).post(opening::change))
        .route("/beheer/uren/versies/{version}/terug", post(opening::put_back))
        .route("/beheer/gids", get(entry::list))
        .route("/beheer/gids/nieuw", get(entry::new).post(entry::add))
        .route("/beheer/gids/vraag", get(example::form).post(example::put))
        .route("/beheer/gids/{slug}", get(entry::form).post(entry::change))
        .route("/beheer/gids/{slug}/versies/{version}/terug", post(entry::put_back))
        .route("/beheer/gids/{kind}/nieuw", get(entry::new).post(entry::add))
        .route("/beheer/gids/{kind}/{slug}", get(entry::form).post(entry::change))
        .route("/beheer/gids/{kind}/{slug}/versies/{version}/terug", post(entry::put_back))
        .route("/dringend", get(urgent::urgent))
        .route("/toegankelijkheid", get(about::accessible))
        .route("/privacy", get(about::privacy))
}

/// The pages that the roles of somebody open: path, the key of its name, and the key of what it is.
pub(crate) fn doors(worker: &Worker) -> Vec<(&'static str, &'static str, &'static str)> {
    let actor = Actor::Worker(worker.clone());
    let sittings = access::keep_sittings(&actor).is_ok();
    let partners = access::see_partners(&actor).is_ok();
    let inbox = access::see_corrections(&actor).is_ok();
    let entries = access::keep_entries(&actor).is_ok();
    let hours = access::see_hours(&actor).is_ok();
    [
        sittings.then_some((keeping::PATH, "directory-keeping-title", "directory-keeping-card")),
        partners.then_some((partners::PATH, "directory-partners-title", "directory-partners-card")),
        inbox.then_some((inbox::PATH, "directory-inbox-title", "directory-inbox-card")),
        entries.then_some((entry::PATH, "directory-entries-title", "directory-entries-card")),
        hours.then_some(("/beheer/uren", "directory-opening-title", "directory-opening-card")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether it was kept; somebody who kept some in the same moment was first.
fn kept(kept: Result<bool, db::Fault>) -> Result<bool, Refusal> {
    match kept {
        Err(fault) if fault.is_duplicate() => Ok(false),
        kept => Ok(kept?),
    }
}
