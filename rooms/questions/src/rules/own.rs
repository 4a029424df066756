//! What a house adds to the code lists of the desk: its own places, and the campaigns by which people find it.

use std::str::FromStr as _;

use kernel::{Instant, RuleBreak, Slug, WorkerId};
use serde::{Deserialize, Serialize};

use super::marks;

/// The most that a house adds to one list: what still fits on the screen of the desk.
pub const MOST_ENTRIES: usize = 30;
/// The most characters of a name.
const MOST_CHARACTERS: usize = 60;

/// The lists that a house adds to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnList {
    /// Where a question was asked.
    Place,
    /// How people found the house: its campaigns.
    Found,
}

/// A code of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnCode {
    /// The code, as it is stored and exported: "own-" and the name.
    pub code: Slug,
    /// The name, as the house writes it.
    pub name: String,
}

/// One version of what the house added to a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnVersion {
    /// To which.
    pub list: OwnList,
    /// Which version: 1 for the first.
    pub version: i64,
    /// The codes, in the order in which they are shown.
    pub codes: Vec<OwnCode>,
    /// Who wrote it.
    pub by: WorkerId,
    /// When.
    pub at: Instant,
}

impl OwnList {
    /// Both, as the page shows them.
    pub const ALL: [Self; 2] = [Self::Place, Self::Found];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Found => "found",
        }
    }
}

/// The codes as they were typed, one name on a line.
///
/// # Errors
/// When there are too many, or one is too long, stands twice, has no letters, or looks like something of a person.
pub fn written(text: &str) -> Result<Vec<OwnCode>, Vec<RuleBreak>> {
    let names: Vec<_> = text.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    let codes: Vec<_> = names.iter().filter_map(|name| code(name)).collect();
    let is_twice = |(at, one): (usize, &OwnCode)| codes.iter().take(at).any(|other| other.code == one.code);
    let key = if names.len() > MOST_ENTRIES {
        Some("questions-list-too-many")
    } else if codes.len() < names.len() || names.iter().any(|name| name.chars().count() > MOST_CHARACTERS) {
        Some("questions-list-name-wrong")
    } else if codes.iter().enumerate().any(is_twice) {
        Some("questions-list-twice")
    } else {
        names.iter().any(|name| !marks::marks(name).is_empty()).then_some("questions-list-person")
    };
    key.map_or(Ok(codes), |key| Err(vec![RuleBreak::new("names", key)]))
}

/// The code of a name; none when it has neither letters nor digits.
fn code(name: &str) -> Option<OwnCode> {
    let plain = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' };
    let plain: String = name.chars().map(plain).collect();
    let words: Vec<_> = plain.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return None;
    }
    let code = Slug::from_str(&format!("own-{}", words.join("-"))).ok()?;
    Some(OwnCode { code, name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_line_is_a_name_and_becomes_a_code() {
        let codes = written(" Balie Arsenaal \n\nFlyer winter ’26\n").unwrap();
        let codes: Vec<_> = codes.iter().map(|code| (code.code.as_str(), code.name.as_str())).collect();
        assert_eq!(codes, [("own-balie-arsenaal", "Balie Arsenaal"), ("own-flyer-winter-26", "Flyer winter ’26")]);
        assert_eq!(written(""), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for (text, key) in [
            ("Flyer\nflyer!", "questions-list-twice"),
            ("…", "questions-list-name-wrong"),
            (&"x".repeat(61), "questions-list-name-wrong"),
            (&"a\nb\n".repeat(16), "questions-list-too-many"),
            ("bel 0475 12 34 56", "questions-list-person"),
        ] {
            assert_eq!(written(text), Err(vec![RuleBreak::new("names", key)]), "{text}");
        }
    }

    proptest! {
        /// Whatever is typed: each code is told from every other and from those of the program.
        #[test]
        fn codes_are_told_apart(text in "([A-Za-zé ’-]{0,9}\n){0,6}") {
            if let Ok(codes) = written(&text) {
                let apart: std::collections::BTreeSet<_> = codes.iter().map(|code| &code.code).collect();
                prop_assert_eq!(apart.len(), codes.len());
                prop_assert!(codes.iter().all(|code| code.code.as_str().starts_with("own-")));
            }
        }
    }
}
