//! A referral as the form of its sender holds it.

use kernel::{RuleBreak, Slug};
use questions::rules::Codes;

use super::Kind;

kernel::typed_id! {
    /// A referral.
    ReferralId
}

impl kernel::Recorded for ReferralId {
    const KIND: &'static str = "referral";
}

/// The most characters of what is needed: a sentence or two for the partner, without names.
pub const MOST_CHARACTERS: usize = 500;

/// A referral that is about to be made. Nobody is in it.
#[derive(Clone, PartialEq, Eq)]
pub struct New {
    /// How.
    pub kind: Kind,
    /// To which service.
    pub service: Slug,
    /// Of which organisation.
    pub organization: Slug,
    /// What it is about.
    pub theme: Option<Slug>,
    /// What is needed, without names.
    pub need: Option<String>,
    /// The referral that this is a second try of, or that it was handed on from.
    pub parent: Option<ReferralId>,
}

/// Says which codes, never the words.
impl std::fmt::Debug for New {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "New({:?} to {})", self.kind, self.service)
    }
}

/// A referral as it came in a form.
#[derive(Debug, Clone, Copy, Default)]
pub struct Entry<'a> {
    /// To which service.
    pub service: &'a str,
    /// How.
    pub kind: &'a str,
    /// What it is about; empty for nothing.
    pub theme: &'a str,
    /// What is needed; may be empty.
    pub need: &'a str,
}

impl Entry<'_> {
    /// The referral to be made. `organization_of` knows the running services of the directory.
    ///
    /// # Errors
    /// Every rule that is not met.
    pub fn read(
        self,
        codes: &Codes,
        organization_of: impl Fn(&str) -> Option<(Slug, Slug)>,
    ) -> Result<New, Vec<RuleBreak>> {
        let mut breaks = Vec::new();
        let mut wrong = |field, key| breaks.push(RuleBreak::new(field, key));
        let place = organization_of(self.service);
        let kind = self.kind.parse::<Kind>().ok().filter(|kind| Kind::OFFERED.contains(kind));
        let theme = codes.theme.read(self.theme);
        let need = Some(self.need.trim().to_owned()).filter(|need| !need.is_empty());
        if place.is_none() {
            wrong("service", "referrals-service-choose");
        }
        if kind.is_none() {
            wrong("kind", "referrals-kind-choose");
        }
        if theme.is_none() && !self.theme.is_empty() {
            wrong("theme", "questions-code-unknown");
        }
        if need.as_ref().is_some_and(|need| need.chars().count() > MOST_CHARACTERS) {
            wrong("need", "kit-too-long");
        }
        match (place, kind) {
            (Some((service, organization)), Some(kind)) if breaks.is_empty() => {
                Ok(New { kind, service, organization, theme, need, parent: None })
            }
            _ => Err(breaks),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(entry: Entry<'_>) -> Result<New, Vec<RuleBreak>> {
        let known =
            |slug: &str| (slug == "caw-onthaal").then(|| ("caw-onthaal".parse().unwrap(), "caw".parse().unwrap()));
        entry.read(&Codes::embedded().unwrap(), known)
    }

    #[test]
    fn a_service_and_how_are_enough() {
        let new = read(Entry { service: "caw-onthaal", kind: "walked-over", ..Entry::default() }).unwrap();
        assert_eq!((new.organization.as_str(), new.kind, new.need), ("caw", Kind::WalkedOver, None));
    }

    #[test]
    fn whatever_is_wrong_is_told_by_its_field() {
        let long = "x".repeat(MOST_CHARACTERS + 1);
        let entry = Entry { service: "weg", kind: "onward", theme: "magie", need: &long };
        let fields: Vec<_> = read(entry).unwrap_err().into_iter().map(|broken| broken.field).collect();
        assert_eq!(fields, ["service", "kind", "theme", "need"]);
    }
}
