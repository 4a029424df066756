//! What came of a referral: a list of our own, because the states of the standard say that it ended and not how.

/// What came of it, known only at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The person was helped.
    Helped,
    /// Partly.
    Partly,
    /// Helped, or to be helped, along another road.
    OtherRoute,
    /// Not helped.
    NotHelped,
    /// The person stopped.
    ClientStopped,
    /// The person could not be reached.
    Unreachable,
    /// No place.
    Full,
    /// Not for them.
    NotEligible,
    /// Nobody said anything for the days of the house. It does not count as known.
    Unknown,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 9] = [
        Self::Helped,
        Self::Partly,
        Self::OtherRoute,
        Self::NotHelped,
        Self::ClientStopped,
        Self::Unreachable,
        Self::Full,
        Self::NotEligible,
        Self::Unknown,
    ];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Helped => "helped",
            Self::Partly => "partly",
            Self::OtherRoute => "other-route",
            Self::NotHelped => "not-helped",
            Self::ClientStopped => "client-stopped",
            Self::Unreachable => "unreachable",
            Self::Full => "full",
            Self::NotEligible => "not-eligible",
            Self::Unknown => "unknown",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Helped => "referrals-outcome-helped",
            Self::Partly => "referrals-outcome-partly",
            Self::OtherRoute => "referrals-outcome-other-route",
            Self::NotHelped => "referrals-outcome-not-helped",
            Self::ClientStopped => "referrals-outcome-client-stopped",
            Self::Unreachable => "referrals-outcome-unreachable",
            Self::Full => "referrals-outcome-full",
            Self::NotEligible => "referrals-outcome-not-eligible",
            Self::Unknown => "referrals-outcome-unknown",
        }
    }

    /// Whether somebody said it.
    #[must_use]
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Unknown)
    }

    /// Whether the person still needs somebody: the sender is shown who could be next.
    #[must_use]
    pub const fn asks_for_another(self) -> bool {
        matches!(self, Self::Full | Self::NotEligible | Self::NotHelped | Self::Unknown)
    }
}

kernel::stored_by_code!(Outcome);
