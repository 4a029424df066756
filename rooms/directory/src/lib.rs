//! The room `directory`: organisations, services, places, sitting days and exceptions, and matching a question to a service.

pub mod access;
pub mod api;
pub mod export;
pub mod import;
mod jobs;
mod mails;
mod mind;
mod pages;
mod register;
mod room;
pub mod rules;
mod shelf;
pub mod store;

use axum::Router;

pub use jobs::handlers;
pub use mind::{EncoderFile, Mind};
pub use pages::{Answered, answered, present};
pub use register::processings;
pub use room::Room;
pub use shelf::Standing;
pub use store::{RETAINED, import_edition, migrations, statements, tables};

/// The words of the room's pages.
pub const WORDS: kit::Words = kit::words!(directory: nl, en, fr, ar);

/// Every action of this room that the access log may name, with the key of its words.
pub const ACTS: &[(&str, &str)] = &[
    ("directory.hours.see", "directory-act-hours-see"),
    ("directory.hours.change", "directory-act-hours-change"),
    ("directory.entries.keep", "directory-act-entries-keep"),
    ("directory.sittings.keep", "directory-act-sittings-keep"),
    ("directory.partners.see", "directory-act-partners-see"),
    ("directory.partners.link", "directory-act-partners-link"),
    ("directory.partners.confirm", "directory-act-partners-confirm"),
    ("directory.corrections.see", "directory-act-corrections-see"),
    ("directory.corrections.settle", "directory-act-corrections-settle"),
];

/// Every route of the room.
pub fn routes(room: Room) -> Router {
    pages::routes().with_state(room.clone()).merge(api::routes(room))
}

/// The pages that the roles of somebody open: path, the key of its name, and the key of what it is.
#[must_use]
pub fn doors(worker: &kernel::Worker) -> Vec<(&'static str, &'static str, &'static str)> {
    pages::doors(worker)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_of_the_room_has_words() {
        let said: Vec<_> = ACTS.iter().map(|(code, _)| *code).collect();
        let rules: Vec<_> = access::RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(said, rules);
    }
}
