//! The room `directory`: organisations, services, places, sitting days and exceptions, and matching a question to a service.

pub mod api;
pub mod export;
pub mod import;
mod mind;
mod pages;
mod register;
mod room;
pub mod rules;
mod shelf;
pub mod store;

use axum::Router;

pub use mind::{EncoderFile, Mind};
pub use pages::{Answered, answered, present};
pub use register::processings;
pub use room::Room;
pub use shelf::Standing;
pub use store::{import_edition, migrations, statements, tables};

/// The words of the room's pages.
pub const WORDS: kit::Words = kit::words!(directory: nl, en, fr, ar);

/// Every route of the room.
pub fn routes(room: Room) -> Router {
    pages::routes().with_state(room.clone()).merge(api::routes(room))
}
