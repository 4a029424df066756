//! How somebody is handed over.

/// How somebody is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Called together, with the person there.
    CalledTogether,
    /// Walked over together.
    WalkedOver,
    /// A talk of three.
    JointTalk,
    /// Told to the partner without the person there.
    Cold,
    /// For somebody who stays without a name: the parenting shop. It can never carry a person.
    Anonymous,
    /// Nothing leaves: the person knows where to go. No referral, so it counts in no figure of them.
    Information,
    /// Handed on by the partner: a child of the first.
    Onward,
    /// Sent on to us: by the police, a school, a hospital. It waits for us and for nobody else.
    Received,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::CalledTogether,
        Self::WalkedOver,
        Self::JointTalk,
        Self::Cold,
        Self::Anonymous,
        Self::Information,
        Self::Onward,
        Self::Received,
    ];

    /// Those that a worker may choose, the warm ones first.
    pub const OFFERED: [Self; 6] =
        [Self::CalledTogether, Self::WalkedOver, Self::JointTalk, Self::Cold, Self::Anonymous, Self::Information];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CalledTogether => "called-together",
            Self::WalkedOver => "walked-over",
            Self::JointTalk => "joint-talk",
            Self::Cold => "cold",
            Self::Anonymous => "anonymous",
            Self::Information => "information",
            Self::Onward => "onward",
            Self::Received => "received",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::CalledTogether => "referrals-kind-called-together",
            Self::WalkedOver => "referrals-kind-walked-over",
            Self::JointTalk => "referrals-kind-joint-talk",
            Self::Cold => "referrals-kind-cold",
            Self::Anonymous => "referrals-kind-anonymous",
            Self::Information => "referrals-kind-information",
            Self::Onward => "referrals-kind-onward",
            Self::Received => "referrals-kind-received",
        }
    }

    /// Whether anything leaves the house.
    #[must_use]
    pub const fn leaves(self) -> bool {
        !matches!(self, Self::Information | Self::Received)
    }

    /// Whether somebody is waited for until it ends: a partner, or ourselves.
    #[must_use]
    pub const fn waits(self) -> bool {
        !matches!(self, Self::Information)
    }

    /// Whether it can never carry a person: the schema refuses it then.
    #[must_use]
    pub const fn is_anonymous(self) -> bool {
        matches!(self, Self::Anonymous | Self::Information)
    }
}

kernel::stored_by_code!(Kind);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn information_never_leaves_and_only_others_hand_on() {
        assert!(!Kind::Information.leaves() && !Kind::Information.waits() && Kind::Information.is_anonymous());
        assert!(!Kind::Received.leaves() && Kind::Received.waits() && !Kind::Received.is_anonymous());
        assert!(Kind::ALL.into_iter().filter(|kind| !Kind::OFFERED.contains(kind)).eq([Kind::Onward, Kind::Received]));
        assert!(Kind::ALL.into_iter().all(|kind| kind.code().parse() == Ok(kind)));
    }
}
