//! Tables of the directory: its editions, and what changes during the day.

mod capacities;
mod codes;
mod editions;
mod entries;
mod live;
mod openings;
mod pace;
mod partners;
mod read;
mod records;
mod seeds;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod variations;
mod version;
mod write;

use db::{Migration, Sql, migration};

pub(crate) use self::capacities::without_place;
pub use self::{
    capacities::say_capacity,
    editions::{
        Imported, KEPT_EDITIONS, Progress, current_version, edition, editions, import_edition, load_current, sweep,
        written_and_if, written_directory,
    },
    entries::{Entries, entries, entry_now, entry_version, entry_versions, keep_entry},
    live::{
        CorrectionId, MarkId, OpenCorrection, RETAINED, ReportedCorrection, corrections_by, handle_correction,
        is_settled, mark_today, open_corrections, record_correction, reopen_correction, settle_correction,
        settled_corrections, sweep_corrections, sweep_today, today_marks,
    },
    openings::{keep_opening, opening_now, opening_version, opening_versions},
    partners::{
        add_partner_link, ask_partner, confirm_hours, make_partner_link, opened_by, partner_links, partners,
        see_partners, sweep_partner_links, was_given_link, withdraw_partner_links,
    },
    seeds::{note_seed, seed},
    tables::tables,
    variations::{place_of_variation, sweep_variations, take_back, variations, vary},
    version::Version,
};

/// Every statement of the room, for the test that prepares all of them on both databases.
pub fn statements() -> impl Iterator<Item = Sql> {
    records::STATEMENTS
        .iter()
        .chain(capacities::STATEMENTS)
        .chain(editions::STATEMENTS)
        .chain(entries::STATEMENTS)
        .chain(live::STATEMENTS)
        .chain(openings::STATEMENTS)
        .chain(partners::STATEMENTS)
        .chain(seeds::STATEMENTS)
        .chain(variations::STATEMENTS)
        .copied()
}

/// The migrations of the room, in order.
#[must_use]
pub const fn migrations() -> &'static [Migration] {
    &[
        migration!("directory", "0001_editions"),
        migration!("directory", "0002_live"),
        migration!("directory", "0003_audiences"),
        migration!("directory", "0004_presences_by_service"),
        migration!("directory", "0005_seeds"),
        migration!("directory", "0006_openings"),
        migration!("directory", "0007_variations"),
        migration!("directory", "0008_partners"),
        migration!("directory", "0009_entries"),
        migration!("directory", "0010_capacities"),
    ]
}
