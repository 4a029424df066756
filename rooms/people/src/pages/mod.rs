//! Pages for who works in the house.

mod account;
mod admin;
mod backups;
mod drafts;
mod forgotten;
mod log;
mod new_password;
mod passkeys;
mod providers;
mod register;
mod retention;
mod second;
mod session;
mod sign_in;
mod tray;
mod way_back;
mod welcome;
mod work;

use axum::{
    Router,
    routing::{get, post},
};

use kernel::{Actor, Lang};

use crate::Room;

/// The languages of the pages for staff.
const LANGUAGES: [Lang; 3] = [Lang::NL, Lang::FR, Lang::EN];

/// The routes of the pages.
pub(crate) fn routes() -> Router<Room> {
    Router::new()
        .route("/aanmelden", get(sign_in::form).post(sign_in::sign_in))
        .route("/aanmelden/beveiligen", get(second::protect).post(second::protected))
        .route("/aanmelden/code", get(second::form).post(second::prove))
        .route("/aanmelden/terugweg", get(way_back::form).post(way_back::ask))
        .route("/aanmelden/vergeten", get(forgotten::form).post(forgotten::ask))
        .route("/aanmelden/sleutel", post(passkeys::sign_in))
        .route("/aanmelden/sleutel/vraag", post(passkeys::ask))
        .route("/aanmelden/afgemeld/{name}", post(providers::ended))
        .route("/aanmelden/terug/{name}", get(providers::back))
        .route("/aanmelden/via/{name}", get(providers::sign_in))
        .route("/aanmelden/voorbeeld/{token}", get(welcome::look_around))
        .route("/afmelden", get(sign_in::signed_out).post(sign_in::sign_out))
        .route("/beheer/back-ups", get(backups::shown).post(backups::ask))
        .route("/beheer/bewaartermijnen", get(retention::shown).post(retention::propose))
        .route("/beheer/bewaartermijnen/akkoord", post(retention::approve))
        .route("/beheer/bewaartermijnen/bewijzen", get(retention::certificates))
        .route("/beheer/bewaartermijnen/intrekken", post(retention::withdraw))
        .route("/beheer/logboek", get(log::search))
        .route("/beheer/logboek.csv", get(log::csv))
        .route("/beheer/logboek/ketting", get(log::chain).post(log::check))
        .route("/beheer/register", get(register::technical))
        .route("/bevestigen", get(second::confirm).post(second::confirmed))
        .route("/bevestigen/sleutel", post(passkeys::confirm))
        .route("/bevestigen/via/{name}", get(providers::confirm))
        .route("/mijn", get(account::shown))
        .route("/mijn/aanbieders/einde", post(providers::unlink))
        .route("/mijn/herstelcodes", post(account::new_codes))
        .route("/mijn/kladjes/sleutel", post(drafts::key))
        .route("/mijn/sessie", get(session::lasts))
        .route("/mijn/sessies/einde", post(account::end_others))
        .route("/mijn/sessies/{id}/einde", post(account::end_one))
        .route("/mijn/sleutels", get(passkeys::form).post(passkeys::keep))
        .route("/mijn/sleutels/vraag", post(passkeys::ask_for_new))
        .route("/mijn/sleutels/{id}/einde", post(passkeys::remove))
        .route("/mijn/wachtwoord", get(account::password).post(account::new_password))
        .route("/post", get(tray::shown))
        .route("/post/adres", post(tray::returned))
        .route("/post/afdrukken", get(tray::all))
        .route("/post/gepost", post(tray::posted))
        .route("/post/terug", post(tray::back))
        .route("/post/{id}", get(tray::one))
        .route("/privacy/register", get(register::shown))
        .route("/privacy/register.csv", get(register::csv))
        .route("/privacy/register.json", get(register::json))
        .route("/welkom/{token}", get(welcome::form).post(welcome::choose))
        .route("/welkom/{token}/via/{name}", get(providers::invited))
        .route("/werk", get(work::start))
        .merge(admin::routes())
}

/// The pages that the roles of a worker open.
pub(crate) fn menu(worker: &kernel::Worker) -> Vec<(&'static str, &'static str)> {
    let actor = Actor::Worker(worker.clone());
    let doors = work::opened(&actor).into_iter().filter(|door| door.in_menu).map(|door| (door.path, door.name));
    std::iter::once(("/werk", "people-work-title")).chain(doors).collect()
}
