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

/// Whether giving the role takes two people. One asks and another approves, on the page of the person; where there is
/// but one, `voordeur administrator` gives it.
#[must_use]
pub const fn takes_two(role: Role) -> bool {
    matches!(role, Role::Administrator)
}

/// A role as typed in a form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written<'a> {
    /// The code of the role.
    pub role: &'a str,
    /// The id of the team; empty for none.
    pub team: &'a str,
    /// The first day; empty for today.
    pub first_day: &'a str,
    /// The last day; empty for none.
    pub last_day: &'a str,
}

impl Written<'_> {
    /// The role to be given, in one of these teams.
    ///
    /// # Errors
    /// Every rule that is not met: `role`, `team`, `first_day`, `last_day`.
    pub fn read(self, teams: &[TeamId], today: Day) -> Result<NewPost, Vec<RuleBreak>> {
        let role = match self.role.parse() {
            Ok(role) if takes_two(role) => Err(RuleBreak::new("role", "people-post-administrator")),
            Ok(role) => Ok(role),
            Err(_) => Err(RuleBreak::new("role", "people-post-role")),
        };
        let team = match self.team.parse() {
            Ok(team) if teams.contains(&team) => Ok(Some(team)),
            _ if self.team.is_empty() => Ok(None),
            _ => Err(RuleBreak::new("team", "people-post-team")),
        };
        match (role, team, self.days(today)) {
            (Ok(role), Ok(team), Ok((first_day, last_day))) => {
                NewPost { role, team, stands_in_for: None, first_day, last_day }.check()
            }
            (role, team, days) => {
                let breaks = role.err().into_iter().chain(team.err());
                Err(breaks.chain(days.err().unwrap_or_default()).collect())
            }
        }
    }

    /// From when and until when: not before today, because a right cannot have been there before it was given.
    ///
    /// # Errors
    /// Every rule that is not met: `first_day`, `last_day`.
    pub fn days(self, today: Day) -> Result<(Day, Option<Day>), Vec<RuleBreak>> {
        let first_day = if self.first_day.is_empty() { Ok(today) } else { read_day("first_day", self.first_day) };
        let first_day = first_day.and_then(|first| match first < today {
            true => Err(RuleBreak::new("first_day", "people-post-past")),
            false => Ok(first),
        });
        let last_day =
            Some(self.last_day).filter(|day| !day.is_empty()).map(|day| read_day("last_day", day)).transpose();
        match (first_day, last_day) {
            (Ok(first_day), Ok(last_day)) => Ok((first_day, last_day)),
            (first_day, last_day) => Err(first_day.err().into_iter().chain(last_day.err()).collect()),
        }
    }
}

fn read_day(field: &'static str, text: &str) -> Result<Day, RuleBreak> {
    text.parse().map_err(|_| RuleBreak::new(field, "people-post-day"))
}

impl NewPost {
    /// The same, given by somebody to themselves or to another: nobody makes themselves the one who reads what they did.
    ///
    /// # Errors
    /// The rule that is not met: `role`.
    pub fn given(self, is_own: bool) -> Result<Self, Vec<RuleBreak>> {
        if is_own && self.role == Role::DataProtectionOfficer {
            return Err(vec![RuleBreak::new("role", "people-post-own-officer")]);
        }
        Ok(self)
    }

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

    fn fields(post: NewPost) -> Vec<String> {
        post.check().err().unwrap_or_default().into_iter().map(|broken| broken.field.into_owned()).collect()
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
    fn a_role_is_read_from_a_form_and_all_that_is_wrong_is_told() {
        let today: Day = "2026-11-24".parse().unwrap();
        let team: TeamId = kernel::TypedId::from_uuid(uuid::Uuid::from_u128(7));
        let read = |role: &str, team_id: &str, first_day: &str, last_day: &str| {
            Written { role, team: team_id, first_day, last_day }.read(&[team], today)
        };
        let given = read("social-worker", &team.to_string(), "", "2026-12-01").unwrap();
        assert_eq!((given.first_day, given.last_day.unwrap().to_string()), (today, "2026-12-01".to_owned()));
        let wrong = |read: Result<NewPost, Vec<RuleBreak>>| read.unwrap_err();
        assert_eq!(wrong(read("administrator", "", "", "")), [RuleBreak::new("role", "people-post-administrator")]);
        let stranger = "00000000-0000-0000-0000-000000000009";
        assert_eq!(
            wrong(read("king", stranger, "2026-11-23", "soon")),
            [
                RuleBreak::new("role", "people-post-role"),
                RuleBreak::new("team", "people-post-team"),
                RuleBreak::new("first_day", "people-post-past"),
                RuleBreak::new("last_day", "people-post-day"),
            ]
        );
        assert_eq!(
            wrong(read("policy", "", "2026-11-25", "2026-11-24")),
            [RuleBreak::new("last_day", "people-post-days")]
        );
    }

    #[test]
    fn nobody_makes_themselves_the_officer() {
        let given = |role, is_own| post(role).given(is_own).is_ok();
        assert!(!given(Role::DataProtectionOfficer, true));
        assert!(given(Role::DataProtectionOfficer, false) && given(Role::Policy, true));
    }

    #[test]
    fn who_stands_in_does_so_until_a_day() {
        let colleague = Some(kernel::TypedId::from_uuid(uuid::Uuid::nil()));
        assert_eq!(fields(NewPost { stands_in_for: colleague, ..post(Role::Policy) }), ["last_day"]);
        let yesterday = Some("2026-11-23".parse().unwrap());
        assert_eq!(fields(NewPost { last_day: yesterday, ..post(Role::Policy) }), ["last_day"]);
    }
}
