//! What the sender decides about a referral, apart from all that was heard of it.

use super::{Outcome, State};

/// What the sender decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// The person asks to wait.
    PersonWaits,
    /// A paper is not there yet.
    PaperMissing,
    /// What it waited for is there.
    GoOn,
    /// It is not needed any more.
    NotNeeded,
    /// It was made by mistake. That counts in no figure.
    Mistake,
}

impl Decision {
    /// Every decision.
    pub const ALL: [Self; 5] = [Self::PersonWaits, Self::PaperMissing, Self::GoOn, Self::NotNeeded, Self::Mistake];

    /// Its code, which stands as the reason with the move (FHIR Task.statusReason); it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonWaits => "person-waits",
            Self::PaperMissing => "paper-missing",
            Self::GoOn => "go-on",
            Self::NotNeeded => "not-needed",
            Self::Mistake => "mistake",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::PersonWaits => "referrals-decision-person-waits",
            Self::PaperMissing => "referrals-decision-paper-missing",
            Self::GoOn => "referrals-decision-go-on",
            Self::NotNeeded => "referrals-decision-not-needed",
            Self::Mistake => "referrals-decision-mistake",
        }
    }

    /// Where it leads; nothing when it leads back to where the referral stood before.
    #[must_use]
    pub const fn goal(self) -> Option<State> {
        match self {
            Self::PersonWaits | Self::PaperMissing => Some(State::OnHold),
            Self::GoOn => None,
            Self::NotNeeded => Some(State::Cancelled),
            Self::Mistake => Some(State::EnteredInError),
        }
    }

    /// What came of the referral by it; nothing while it goes on, and of a mistake.
    #[must_use]
    pub const fn outcome(self) -> Option<Outcome> {
        match self {
            Self::NotNeeded => Some(Outcome::OtherRoute),
            _ => None,
        }
    }

    /// Whether it can be decided of a referral that stands at `state`.
    #[must_use]
    pub fn may_follow(self, state: State) -> bool {
        self.goal().map_or(state == State::OnHold, |goal| state.may_become(goal))
    }
}

kernel::stored_by_code!(Decision);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_decided_depends_on_where_it_stands() {
        use Decision::{GoOn, Mistake, NotNeeded, PaperMissing, PersonWaits};
        let of = |state| Decision::ALL.into_iter().filter(|one| one.may_follow(state)).collect::<Vec<_>>();
        for state in [State::Requested, State::Accepted, State::InProgress] {
            assert_eq!(of(state), [PersonWaits, PaperMissing, NotNeeded, Mistake], "{state:?}");
        }
        assert_eq!(of(State::OnHold), [GoOn, NotNeeded, Mistake]);
        for state in [State::Rejected, State::Completed, State::Failed, State::Cancelled] {
            assert_eq!(of(state), [Mistake], "{state:?}");
        }
        assert_eq!(of(State::EnteredInError), []);
    }

    #[test]
    fn an_outcome_stands_only_at_an_end() {
        let ends = |one: &Decision| one.goal().is_some_and(|goal| goal.is_end() && goal != State::EnteredInError);
        assert!(Decision::ALL.iter().all(|one| one.outcome().is_some() == ends(one)));
    }
}
