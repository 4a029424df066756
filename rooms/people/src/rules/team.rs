//! A team of the house or of a partner.

use kernel::RuleBreak;

use super::worker::wrong_name;

/// A team that is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTeam {
    /// What it is called.
    pub name: String,
    /// The partner it belongs to; empty for one of the house.
    pub organization: String,
}

impl NewTeam {
    /// A team as typed in a form.
    ///
    /// # Errors
    /// Every rule that is not met: `name`, `organization`.
    pub fn written(name: &str, organization: &str) -> Result<Self, Vec<RuleBreak>> {
        let (name, organization) = (name.trim(), organization.trim());
        let of_partner = Some(organization).filter(|name| !name.is_empty()).and_then(wrong_name);
        let broken = [("name", wrong_name(name)), ("organization", of_partner)];
        let breaks: Vec<_> = broken.into_iter().filter_map(|(field, key)| Some(RuleBreak::new(field, key?))).collect();
        if breaks.is_empty() {
            Ok(Self { name: name.to_owned(), organization: organization.to_owned() })
        } else {
            Err(breaks)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_has_a_name_and_perhaps_a_partner() {
        assert_eq!(NewTeam::written(" ID-team ", " ").unwrap().organization, "");
        let breaks = NewTeam::written("", &"x".repeat(101)).unwrap_err();
        assert_eq!(breaks.iter().map(|broken| &*broken.field).collect::<Vec<_>>(), ["name", "organization"]);
    }
}
