//! What the program is put together from, as its tests look at it.

use db::{Migration, Sql};

/// The migrations of all rooms; those of `db` itself run before them.
pub(crate) fn migrations() -> Vec<Migration> {
    directory::migrations().to_vec()
}

/// The statements of all crates.
pub(crate) fn statements() -> Vec<Sql> {
    db::statements().into_iter().chain(directory::statements()).collect()
}
