//! The room `directory`: organisations, services, places, sitting days and exceptions, and matching a question to a service.

pub mod api;
pub mod import;
pub mod rules;
pub mod store;

pub use store::{import_edition, migrations, statements};
