use std::fmt;

/// What somebody does in the house: the ground of every right. One person may hold several, each in a team of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Takes every question at the front desk: the info-and-referral team.
    DeskWorker,
    /// Has the title of social worker and walks along with clients (law of 12 June 1945).
    SocialWorker,
    /// Walks along with the most vulnerable families.
    FamilySupporter,
    /// Goes from door to door.
    OutreachWorker,
    /// Answers for a team.
    TeamLead,
    /// Works for a partner organisation in the house.
    PartnerWorker,
    /// Works with figures and signals, never with persons.
    Policy,
    /// Prepares the meetings of the special committee.
    CommitteeSecretary,
    /// Decides in the special committee.
    CommitteeMember,
    /// Watches over personal data (GDPR, articles 37 to 39).
    DataProtectionOfficer,
    /// Keeps accounts, teams and settings.
    Administrator,
}

impl Role {
    /// Every role, in the order in which lists show them.
    pub const ALL: [Self; 11] = [
        Self::DeskWorker,
        Self::SocialWorker,
        Self::FamilySupporter,
        Self::OutreachWorker,
        Self::TeamLead,
        Self::PartnerWorker,
        Self::Policy,
        Self::CommitteeSecretary,
        Self::CommitteeMember,
        Self::DataProtectionOfficer,
        Self::Administrator,
    ];

    /// Its code in tables, settings and forms; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DeskWorker => "desk-worker",
            Self::SocialWorker => "social-worker",
            Self::FamilySupporter => "family-supporter",
            Self::OutreachWorker => "outreach-worker",
            Self::TeamLead => "team-lead",
            Self::PartnerWorker => "partner-worker",
            Self::Policy => "policy",
            Self::CommitteeSecretary => "committee-secretary",
            Self::CommitteeMember => "committee-member",
            Self::DataProtectionOfficer => "data-protection-officer",
            Self::Administrator => "administrator",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

kernel::stored_by_code!(Role);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_code() {
        for role in Role::ALL {
            assert_eq!(role.code().parse(), Ok(role));
        }
        assert!("king".parse::<Role>().is_err());
    }
}
