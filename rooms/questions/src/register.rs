//! What this room holds of people: for what, and how long.

use db::{Basis, Processing, Recipient, Whose};

/// The lines of this room in the register of processing.
#[must_use]
pub const fn processings() -> &'static [Processing] {
    PROCESSINGS
}

const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "desk",
        name: "questions-register-desk",
        purpose: "questions-register-desk-why",
        kept: "questions-register-desk-kept",
        whose: &[Whose::Visitors, Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers],
    },
    Processing {
        code: "shift",
        name: "questions-register-shift",
        purpose: "questions-register-shift-why",
        kept: "questions-register-shift-kept",
        whose: &[Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers],
    },
];
