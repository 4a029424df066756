//! What the tables of this room hold of people.

use db::{
    Data::{Contact, Deeds, Duties, Identity, Name, Proof, Words},
    Table,
};

/// The tables of the room.
#[must_use]
pub const fn tables() -> &'static [Table] {
    TABLES
}

const TABLES: &[Table] = &[
    Table::of("referrals_made", "referrals")
        .holds(&[("team_id", Duties), ("made_by", Identity), ("made_at", Deeds), ("need", Words)])
        .besides(&[
            "id",
            "parent_id",
            "kind",
            "service",
            "organization",
            "theme",
            "anonymous",
            "state",
            "outcome",
            "made_on",
            "due_at",
            "ended_at",
            "ended_on",
            "days",
            "closed",
            "codes",
        ]),
    Table::of("referrals_answers", "referrals")
        .holds(&[("words", Words), ("heard_by", Identity), ("heard_at", Deeds)])
        .besides(&["referral_id", "number", "answer", "contact_on", "better", "via", "before", "corrected_at"]),
    Table::of("referrals_moves", "referrals").holds(&[("moved_by", Identity), ("moved_at", Deeds)]).besides(&[
        "referral_id",
        "number",
        "state",
        "reason",
        "answer_number",
        "withdrawn_at",
    ]),
    Table::of("referrals_links", "referrals")
        .holds(&[("token_hash", Proof), ("made_by", Identity), ("made_at", Deeds)])
        .besides(&["referral_id", "ends_at", "withdrawn_at"]),
    Table::of("referrals_senders", "referrals").holds(&[("name", Words), ("token_hash", Proof)]).besides(&[
        "referral_id",
        "sender",
        "hears_outcome",
        "link_ends_at",
    ]),
    Table::of("referrals_slips", "referrals").holds(&[("code_hash", Proof)]).besides(&[
        "referral_id",
        "ends_at",
        "helped",
        "said_at",
    ]),
    Table::of("referrals_shares", "sharing")
        .holds(&[("purpose", Words), ("shared_by", Identity), ("shared_at", Deeds), ("ended_by", Identity)])
        .besides(&[
            "referral_id",
            "number",
            "anonymous",
            "organization",
            "recipient",
            "items",
            "informed",
            "agreed",
            "ended_at",
        ]),
    Table::of("referrals_cards", "sharing")
        .holds(&[
            ("name", Name),
            ("phone", Contact),
            ("email", Contact),
            ("reach", Words),
            ("told", Words),
            ("code_hash", Proof),
        ])
        .besides(&["referral_id", "number", "anonymous", "asks_code", "wrong_codes"]),
];
