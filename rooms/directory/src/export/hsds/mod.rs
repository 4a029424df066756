//! HSDS 3.1 (Human Services Data Specification, Open Referral): the directory as other systems read it.
//!
//! Every record of a list is written once for each edition; a page is put together from those pieces. What is nested
//! (`full`) is made when it is asked for. No field is ever `null`, every id is a UUID, times are local to the house.

mod catalogue;
mod entry;
mod fuzzing;
mod mapping;
mod page;
mod query;
mod record;
#[cfg(test)]
pub(super) mod tests;
mod vocabulary;

pub use catalogue::Catalogue;
pub use entry::Kind;
pub use fuzzing::fuzz;
pub use query::{BadQuery, Query, parameters};
pub use vocabulary::Vocabulary;
