//! Tables of the questions.

mod asked;
mod keeping;
mod lists;
mod messages;
mod pace;
mod period;
mod receipts;
mod shift;
mod tables;
#[cfg(test)]
mod tests;
mod window;

use db::{Migration, Sql, migration};

pub use self::{
    asked::{Last, Saved, Undone, last_saved, save, take_away, undo},
    keeping::{forget_messages, forget_receipts, forget_words, settle},
    lists::{change_list, list_versions, own_lists},
    messages::{clean_message, leave_message, messages, messages_left, move_message},
    pace::pace,
    period::{OnDay, asked_in, tally},
    receipts::{end_receipt, owed, receipts, reopen_receipt},
    shift::{add_sample, has_questions, shift},
    tables::tables,
    window::{change_window, window},
};

/// Every statement of the room, for the test that prepares all of them on both databases.
pub fn statements() -> impl Iterator<Item = Sql> {
    let all = [
        asked::STATEMENTS,
        keeping::STATEMENTS,
        lists::STATEMENTS,
        messages::STATEMENTS,
        pace::STATEMENTS,
        period::STATEMENTS,
        receipts::STATEMENTS,
        shift::STATEMENTS,
        window::STATEMENTS,
    ];
    all.into_iter().flatten().copied()
}

/// The migrations of the room, in order.
#[must_use]
pub const fn migrations() -> &'static [Migration] {
    &[
        migration!("questions", "0001_questions"),
        migration!("questions", "0002_receipts"),
        migration!("questions", "0003_messages"),
        migration!("questions", "0004_pace"),
        migration!("questions", "0005_lists"),
        migration!("questions", "0006_anonymous"),
    ]
}
