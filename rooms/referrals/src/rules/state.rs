//! Where a referral stands: the states of a FHIR Task, and which may follow which.

/// Where a referral stands (FHIR R4 Task.status, as Gravity's SDOH Clinical Care narrows it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing left the house: information was given.
    Draft,
    /// Handed over; nobody answered yet.
    Requested,
    /// Taken up.
    Accepted,
    /// Refused: full, or not for them.
    Rejected,
    /// There was a first contact.
    InProgress,
    /// It waits for something.
    OnHold,
    /// Brought to its end.
    Completed,
    /// Taken up, and not brought to its end.
    Failed,
    /// Stopped by the person or the sender, or never heard of again.
    Cancelled,
    /// Made by mistake.
    EnteredInError,
}

use State::{Accepted, Cancelled, Completed, Draft, EnteredInError, Failed, InProgress, OnHold, Rejected, Requested};

impl State {
    /// Every state.
    pub const ALL: [Self; 10] =
        [Draft, Requested, Accepted, Rejected, InProgress, OnHold, Completed, Failed, Cancelled, EnteredInError];

    /// FHIR's word; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Draft => "draft",
            Requested => "requested",
            Accepted => "accepted",
            Rejected => "rejected",
            InProgress => "in-progress",
            OnHold => "on-hold",
            Completed => "completed",
            Failed => "failed",
            Cancelled => "cancelled",
            EnteredInError => "entered-in-error",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Draft => "referrals-state-draft",
            Requested => "referrals-state-requested",
            Accepted => "referrals-state-accepted",
            Rejected => "referrals-state-rejected",
            InProgress => "referrals-state-in-progress",
            OnHold => "referrals-state-on-hold",
            Completed => "referrals-state-completed",
            Failed => "referrals-state-failed",
            Cancelled => "referrals-state-cancelled",
            EnteredInError => "referrals-state-entered-in-error",
        }
    }

    /// The states that may follow, besides "made by mistake", which may follow any.
    const fn next(self) -> &'static [Self] {
        match self {
            Draft => &[Requested],
            Requested => &[Accepted, Rejected, Cancelled, OnHold],
            Accepted => &[InProgress, OnHold, Completed, Failed, Cancelled, Rejected],
            InProgress => &[OnHold, Completed, Failed, Cancelled],
            OnHold => &[Requested, Accepted, InProgress, Completed, Failed, Cancelled],
            Rejected | Completed | Failed | Cancelled | EnteredInError => &[],
        }
    }

    /// Whether `next` may follow.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        (next == EnteredInError && self != EnteredInError) || self.next().contains(&next)
    }

    /// Whether nothing follows: a second try is a referral of its own.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Rejected | Completed | Failed | Cancelled | EnteredInError)
    }

    /// The moves that lead from here to `goal`: none of them when it stands there, nothing when no way leads there. What was never
    /// said on the way ("taken up", before "helped") is gone through.
    #[must_use]
    pub fn way_to(self, goal: Self) -> Option<Vec<Self>> {
        if self == goal {
            return Some(Vec::new());
        }
        let ways = [vec![goal], vec![Accepted, goal], vec![Accepted, InProgress, goal]];
        ways.into_iter().find(|way| self.may_go(way))
    }

    fn may_go(self, way: &[Self]) -> bool {
        way.iter().try_fold(self, |from, next| from.may_become(*next).then_some(*next)).is_some()
    }
}

kernel::stored_by_code!(State);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The table as the standard has it; every pair that is not named is refused.
    const TABLE: &[(&str, &str)] = &[
        ("draft", "requested entered-in-error"),
        ("requested", "accepted rejected on-hold cancelled entered-in-error"),
        ("accepted", "rejected in-progress on-hold completed failed cancelled entered-in-error"),
        ("rejected", "entered-in-error"),
        ("in-progress", "on-hold completed failed cancelled entered-in-error"),
        ("on-hold", "requested accepted in-progress completed failed cancelled entered-in-error"),
        ("completed", "entered-in-error"),
        ("failed", "entered-in-error"),
        ("cancelled", "entered-in-error"),
        ("entered-in-error", ""),
    ];

    #[test]
    fn the_moves_are_those_of_the_standard() {
        for (from, may) in TABLE {
            let from: State = from.parse().unwrap();
            let found: Vec<_> = State::ALL.into_iter().filter(|next| from.may_become(*next)).map(State::code).collect();
            assert_eq!(found.join(" "), *may, "{from:?}");
        }
    }

    fn state() -> impl Strategy<Value = State> {
        (0..State::ALL.len()).prop_map(|at| State::ALL[at])
    }

    proptest! {
        /// A way is made of moves that are allowed, ends where it should, and leads nowhere from an end.
        #[test]
        fn a_way_is_made_of_moves(from in state(), goal in state()) {
            if let Some(way) = from.way_to(goal) {
                let mut here = from;
                for next in way {
                    prop_assert!(here.may_become(next));
                    here = next;
                }
                prop_assert_eq!(here, goal);
                prop_assert!(!from.is_end() || from == goal || goal == EnteredInError);
            }
        }
    }
}
