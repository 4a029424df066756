//! What the tables of this room hold of people.

use db::{
    Data::{Deeds, Duties, Identity, Language, Words},
    Table,
};

/// The tables of the room.
#[must_use]
pub const fn tables() -> &'static [Table] {
    TABLES
}

const TABLES: &[Table] = &[
    Table::of("questions_asked", "desk")
        .holds(&[("words", Words), ("language", Language), ("team_id", Duties)])
        .besides(&[
            "id",
            "day",
            "quarter",
            "professional",
            "anonymous",
            "continues",
            "theme",
            "done",
            "channel",
            "place",
            "interpreter",
            "behalf",
            "found",
            "codes",
            "settled",
        ]),
    Table::of("questions_undo", "desk").holds(&[("worker_id", Identity), ("ends_at", Deeds)]).besides(&[
        "question_id",
        "receipt_id",
        "seconds",
        "fields",
    ]),
    Table::of("questions_pace", "desk").holds(&[("team_id", Duties)]).besides(&[
        "day",
        "kind",
        "measure",
        "step",
        "questions",
    ]),
    Table::of("questions_messages", "shift")
        .holds(&[("words", Words), ("written_by", Identity), ("written_at", Deeds), ("team_id", Duties)])
        .besides(&["id", "until_day"]),
    Table::of("questions_message_moves", "shift").holds(&[("moved_by", Identity), ("moved_at", Deeds)]).besides(&[
        "message_id",
        "version",
        "done",
    ]),
    Table::of("questions_receipts", "desk").holds(&[("number", Identity), ("team_id", Duties)]).besides(&[
        "id",
        "asked_on",
        "given_on",
        "due_on",
        "closed_on",
        "touched_on",
        "touched_quarter",
    ]),
    Table::of("questions_lists", "desk")
        .holds(&[("set_by", Identity), ("set_at", Deeds)])
        .besides(&["list", "version", "entries"]),
    Table::of("questions_windows", "desk")
        .holds(&[("set_by", Identity), ("set_at", Deeds)])
        .besides(&["version", "days"]),
];
