//! The room `questions`: what is asked at a desk, written down in seconds and without a name.

pub mod access;
mod export;
mod pages;
mod register;
mod room;
pub mod rules;
pub mod store;

use axum::Router;

pub use register::processings;
pub use room::Room;
pub use store::{migrations, statements, tables};

/// The words of the room's pages.
pub const WORDS: kit::Words = kit::words!(questions: nl, en, fr);

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
    let doors = doors(worker).into_iter();
    doors.filter(|(path, ..)| !path.starts_with("/beheer")).map(|(path, name, _)| (path, name)).collect()
}
