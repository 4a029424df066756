//! What this room holds of people: for what, and how long.

use db::{Basis, Processing, Recipient, Whose};

/// The lines of this room in the register of processing.
#[must_use]
pub const fn processings() -> &'static [Processing] {
    PROCESSINGS
}

const PROCESSINGS: &[Processing] = &[Processing {
    code: "referrals",
    name: "referrals-register",
    purpose: "referrals-register-why",
    kept: "referrals-register-kept",
    whose: &[Whose::Visitors, Whose::Workers],
    basis: Basis::PublicTask,
    recipients: &[Recipient::Workers, Recipient::Carriers],
}];
