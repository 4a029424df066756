//! The room `referrals`: handing somebody over, and hearing back.

pub mod access;
mod export;
mod jobs;
mod mails;
mod pages;
mod register;
mod room;
pub mod rules;
pub mod store;

use axum::Router;

pub use jobs::handlers;
pub use register::processings;
pub use room::Room;
pub use store::{RETAINED, migrations, statements, tables};

/// The words of the room's pages.
pub const WORDS: kit::Words = kit::words!(referrals: nl, en, fr);

/// Every action of this room that the access log may name, with the key of its words.
pub const ACTS: &[(&str, &str)] = &[
    ("referrals.referral.make", "referrals-act-make"),
    ("referrals.list.see", "referrals-act-list"),
    ("referrals.referral.see", "referrals-act-see"),
    ("referrals.referral.follow", "referrals-act-follow"),
    ("referrals.person.see", "referrals-act-person-see"),
    ("referrals.person.share", "referrals-act-person-share"),
    ("referrals.figures.see", "referrals-act-figures"),
];

/// Every route of the room.
pub fn routes(room: Room) -> Router {
    pages::routes().with_state(room)
}

/// The pages that the roles of somebody open: path, the key of its name, and the key of what it is.
#[must_use]
pub fn doors(worker: &kernel::Worker) -> Vec<(&'static str, &'static str, &'static str)> {
    pages::doors(worker)
}

/// Those of them that the menu of every page names: path and the key of its name.
#[must_use]
pub fn menu(worker: &kernel::Worker) -> Vec<(&'static str, &'static str)> {
    doors(worker).into_iter().map(|(path, name, _)| (path, name)).collect()
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
