//! What takes two people: one asks, another approves.

use kernel::{Instant, WorkerId};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A way back for somebody who lost the app and the codes on paper.
    WayBack,
    /// The role of administrator for somebody.
    Administrator,
    /// To forget who an ended account was.
    Erasure,
    /// To take everything of the house out; about whoever asks.
    Export,
}

impl Matter {
    const ALL: [Self; 4] = [Self::WayBack, Self::Administrator, Self::Erasure, Self::Export];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WayBack => "way-back",
            Self::Administrator => "administrator",
            Self::Erasure => "erasure",
            Self::Export => "export",
        }
    }

    /// For how many seconds it can be approved: a walk to a colleague's desk, or a week.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::WayBack => 30 * 60,
            Self::Administrator | Self::Erasure | Self::Export => 7 * 24 * 3600,
        }
    }
}

kernel::stored_by_code!(Matter);

/// What became of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody else approved.
    Approved,
    /// It was taken back, or another one came in its place.
    Withdrawn,
}

impl Verdict {
    const ALL: [Self; 2] = [Self::Approved, Self::Withdrawn];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }
}

kernel::stored_by_code!(Verdict);

/// Whether somebody may approve a question: never who asked it nor whom it is about, and never too late.
#[must_use]
pub fn may_approve(who: WorkerId, asked_by: WorkerId, about: WorkerId, ends_at: Instant, now: Instant) -> bool {
    who != asked_by && who != about && now < ends_at
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    proptest! {
        /// Whoever approves, it is a third one or one of two, and it is in time.
        #[test]
        fn nobody_approves_alone(who in 0..3_u128, by in 0..3_u128, about in 0..3_u128, late in -5..5_i64) {
            let [who, by, about] = [who, by, about].map(|number| WorkerId::from_uuid(Uuid::from_u128(number)));
            let end = Instant::from_micros(0);
            let may = may_approve(who, by, about, end, end.plus_seconds(late));
            prop_assert_eq!(may, who != by && who != about && late < 0);
        }
    }
}
