//! What this room holds of people: for what, and how long.

use db::{Basis, Processing, Recipient, Whose};

/// The lines of this room in the register of processing.
#[must_use]
pub const fn processings() -> &'static [Processing] {
    PROCESSINGS
}

const PROCESSINGS: &[Processing] = &[
    // The question itself: nothing is kept of it, and the register says so.
    Processing {
        code: "questions",
        name: "directory-register-questions",
        purpose: "directory-register-questions-why",
        kept: "directory-register-questions-kept",
        whose: &[Whose::Visitors],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Nobody],
    },
    Processing {
        code: "directory",
        name: "directory-register-directory",
        purpose: "directory-register-directory-why",
        kept: "directory-register-directory-kept",
        whose: &[Whose::Partners],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Everybody],
    },
    Processing {
        code: "today",
        name: "directory-register-today",
        purpose: "directory-register-today-why",
        kept: "directory-register-today-kept",
        whose: &[Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers],
    },
    Processing {
        code: "partners",
        name: "directory-register-partners",
        purpose: "directory-register-partners-why",
        kept: "directory-register-partners-kept",
        whose: &[Whose::Partners, Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers, Recipient::Carriers],
    },
    Processing {
        code: "corrections",
        name: "directory-register-corrections",
        purpose: "directory-register-corrections-why",
        kept: "directory-register-corrections-kept",
        whose: &[Whose::Visitors, Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers],
    },
];
