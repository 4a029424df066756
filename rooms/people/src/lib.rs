//! The room `people`: who works in the house, how they sign in, and what each of them may do.

pub mod access;
mod back;
mod doorkeeper;
mod everything;
mod export;
mod hasher;
mod houses;
mod jobs;
mod mails;
mod pages;
mod passkeys;
mod providers;
mod register;
mod room;
pub mod rules;
mod sealer;
mod slowdown;
pub mod store;

use axum::{Extension, Router};

pub use everything::Everything;
pub use houses::Houses;
pub use jobs::handlers;
pub use register::{Line, Register, processings};
pub use room::{Room, Upkeep};
pub use sealer::{Chain, Seals, seal_holds};
pub use store::{KEYS_WITHOUT_HOUSE, migrations, statements, tables};

/// The words of the room's pages.
pub const WORDS: kit::Words = kit::words!(people: nl, en, fr);

/// What a room opens for somebody: a path, the key of its name, and the key of what it is.
pub type Doors = fn(&kernel::Worker) -> Vec<(&'static str, &'static str, &'static str)>;

/// Actions in the access log: the code, and the key of its words.
pub type Acts = &'static [(&'static str, &'static str)];

/// What the pages of this room say of other rooms, those of one room after those of another.
#[derive(Clone, Copy)]
pub struct Others {
    /// The pages they open for somebody.
    pub doors: &'static [Doors],
    /// What they write in the access log.
    pub acts: &'static [Acts],
}

/// Every route of the room; `register` is the register of processing of all rooms.
pub fn routes(room: Room, register: Register, others: Others) -> Router {
    pages::routes().with_state(room).layer(Extension(register)).layer(Extension(others))
}

/// The menu of somebody who signed in: a path and the key of its name for each page that their roles open.
#[must_use]
pub fn menu(worker: &kernel::Worker) -> Vec<(&'static str, &'static str)> {
    pages::menu(worker)
}
