//! What this room holds of people: for what, and how long.

use db::{Basis, Processing, Recipient, Whose};

/// The lines of this room in the register of processing.
#[must_use]
pub const fn processings() -> &'static [Processing] {
    PROCESSINGS
}

const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "referrals",
        name: "referrals-register",
        purpose: "referrals-register-why",
        kept: "referrals-register-kept",
        whose: &[Whose::Visitors, Whose::Workers],
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers, Recipient::Carriers],
    },
    Processing {
        code: "sharing",
        name: "referrals-register-sharing",
        purpose: "referrals-register-sharing-why",
        kept: "referrals-register-sharing-kept",
        whose: &[Whose::Visitors, Whose::Workers],
        // The ground of the law is the task of the house; that the person agrees is what professional secrecy asks, and stands in each act.
        basis: Basis::PublicTask,
        recipients: &[Recipient::Workers, Recipient::Partners],
    },
];
