//! Who may be told: only whoever must keep it secret too.

/// What kind of recipient a partner is. The directory does not say it: an organisation describes itself there in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Recipient {
    /// A social service: of an OCMW, a CAW, a health fund, a hospital.
    SocialWork,
    /// Care: a doctor, a nurse, a midwife, a mental health centre.
    Care,
    /// Youth help and support of families.
    YouthHelp,
    /// A lawyer, or first legal advice.
    Lawyer,
    /// The police.
    Police,
    /// A landlord, also a social one.
    Landlord,
    /// A school.
    School,
    /// Anybody else: an employer, a bank, a neighbourhood.
    Other,
}

impl Recipient {
    /// Every kind, those that may be told first.
    pub const ALL: [Self; 8] = [
        Self::SocialWork,
        Self::Care,
        Self::YouthHelp,
        Self::Lawyer,
        Self::Police,
        Self::Landlord,
        Self::School,
        Self::Other,
    ];

    /// Its code; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SocialWork => "social-work",
            Self::Care => "care",
            Self::YouthHelp => "youth-help",
            Self::Lawyer => "lawyer",
            Self::Police => "police",
            Self::Landlord => "landlord",
            Self::School => "school",
            Self::Other => "other",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SocialWork => "referrals-recipient-social-work",
            Self::Care => "referrals-recipient-care",
            Self::YouthHelp => "referrals-recipient-youth-help",
            Self::Lawyer => "referrals-recipient-lawyer",
            Self::Police => "referrals-recipient-police",
            Self::Landlord => "referrals-recipient-landlord",
            Self::School => "referrals-recipient-school",
            Self::Other => "referrals-recipient-other",
        }
    }

    /// Whether professional secrecy binds them as it binds us. Without it nothing is shared, also with a yes of the person.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::SocialWork | Self::Care | Self::YouthHelp | Self::Lawyer)
    }
}

kernel::stored_by_code!(Recipient);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn police_landlord_and_school_are_told_nothing() {
        let open: Vec<_> = Recipient::ALL.into_iter().filter(|one| one.is_bound()).map(Recipient::code).collect();
        assert_eq!(open, ["social-work", "care", "youth-help", "lawyer"]);
        assert!(Recipient::ALL.into_iter().all(|one| one.code().parse() == Ok(one)));
    }
}
