//! A role from one day to another.

use kernel::{Day, Role, RuleBreak, TeamId, WorkerId};

/// A role that somebody gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPost {
    /// The role.
    pub role: Role,
    /// In which team; none for a role of the whole house.
    pub team: Option<TeamId>,
    /// For which colleague, when they stand in.
    pub stands_in_for: Option<WorkerId>,
    /// From this day on.
    pub first_day: Day,
    /// Up to and with this day; without it until somebody ends it.
    pub last_day: Option<Day>,
}

/// Whether the role is held in a team; the others hold in the whole house.
#[must_use]
pub const fn needs_team(role: Role) -> bool {
    !matches!(role, Role::Policy | Role::DataProtectionOfficer | Role::Administrator)
}

impl NewPost {
    /// Holds the post against its rules.
    ///
    /// # Errors
    /// Every rule that is not met: `team`, `last_day`.
    pub fn check(self) -> Result<Self, Vec<RuleBreak>> {
        let mut breaks = Vec::new();
        if needs_team(self.role) && self.team.is_none() {
            breaks.push(RuleBreak::new("team", "people-post-team"));
        }
        if self.stands_in_for.is_some() && self.last_day.is_none() {
            breaks.push(RuleBreak::new("last_day", "people-post-stand-in-end"));
        }
        if self.last_day.is_some_and(|last| last < self.first_day) {
            breaks.push(RuleBreak::new("last_day", "people-post-days"));
        }
        let team = self.team.filter(|_| needs_team(self.role));
        if breaks.is_empty() { Ok(Self { team, ..self }) } else { Err(breaks) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(role: Role) -> NewPost {
        let first_day = "2026-11-24".parse().unwrap();
        NewPost { role, team: None, stands_in_for: None, first_day, last_day: None }
    }

    fn fields(post: NewPost) -> Vec<&'static str> {
        post.check().err().unwrap_or_default().into_iter().map(|broken| broken.field).collect()
    }

    #[test]
    fn a_role_of_a_team_names_it_and_one_of_the_house_does_not() {
        let team = Some(kernel::TypedId::from_uuid(uuid::Uuid::nil()));
        assert_eq!(fields(post(Role::SocialWorker)), ["team"]);
        assert_eq!(fields(post(Role::Administrator)), [""; 0]);
        assert_eq!(NewPost { team, ..post(Role::Administrator) }.check().unwrap().team, None);
        assert_eq!(NewPost { team, ..post(Role::TeamLead) }.check().unwrap().team, team);
    }

    #[test]
    fn who_stands_in_does_so_until_a_day() {
        let colleague = Some(kernel::TypedId::from_uuid(uuid::Uuid::nil()));
        assert_eq!(fields(NewPost { stands_in_for: colleague, ..post(Role::Policy) }), ["last_day"]);
        let yesterday = Some("2026-11-23".parse().unwrap());
        assert_eq!(fields(NewPost { last_day: yesterday, ..post(Role::Policy) }), ["last_day"]);
    }
}
