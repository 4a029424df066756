//! What the program is put together from, as its tests look at it.

use db::{Migration, Sql};

/// The migrations of all rooms; those of `db` itself run before them.
pub(crate) fn migrations() -> Vec<Migration> {
    [people::migrations(), directory::migrations(), questions::migrations(), referrals::migrations()].concat()
}

/// What the tables of all crates hold of people.
pub(crate) fn tables() -> Vec<db::Table> {
    [db::tables(), people::tables(), directory::tables(), questions::tables(), referrals::tables()].concat()
}

/// The statements of all crates.
pub(crate) fn statements() -> Vec<Sql> {
    let rooms = people::statements()
        .chain(directory::statements())
        .chain(questions::statements())
        .chain(referrals::statements());
    db::statements().into_iter().chain(rooms).collect()
}

/// The actions of all rooms, with who may do them.
pub(crate) fn rules() -> Vec<kernel::Rule> {
    [people::access::RULES, directory::access::RULES, questions::access::RULES, referrals::access::RULES].concat()
}
