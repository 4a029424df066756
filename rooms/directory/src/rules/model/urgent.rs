use kernel::Slug;

use super::{Example, Text};
use crate::rules::contact::is_telephone_number;

/// A line or place that stands first when a question carries a danger sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UrgentLine {
    /// Its short name: `1712`.
    pub slug: Slug,
    /// The number, as people dial it, or what to look for when there is no number.
    pub number: String,
    /// Its name.
    pub name: Text,
    /// For which danger.
    pub when: Text,
    /// When it answers; may be empty.
    pub available: Text,
    /// The dangers it is for, the most fitting lines of a danger standing first in the directory.
    pub dangers: Vec<Danger>,
    /// Whether the number was checked against a public source.
    pub number_verified: bool,
    /// Whether the hours were.
    pub available_verified: bool,
    /// Keys of sources.
    pub sources: Vec<String>,
}

impl UrgentLine {
    /// Whether its number is one, and not what to look for where there is none.
    #[must_use]
    pub fn can_be_dialled(&self) -> bool {
        is_telephone_number(&self.number)
    }
}

/// The dangers that a question may carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Danger {
    /// Somebody may die now: wounded, fire, an overdose. 112 first.
    Life,
    /// Violence or threats at home or by somebody known.
    Violence,
    /// Rape or assault.
    SexualViolence,
    /// Thoughts of suicide, own or somebody else's.
    Suicide,
    /// No roof tonight.
    NoRoof,
    /// Put out of the home within days.
    Eviction,
    /// A child beaten, neglected or in danger.
    Child,
    /// A child that is missing or ran away.
    MissingChild,
    /// Too much of drink, drugs or pills.
    Overdose,
}

impl Danger {
    /// Every danger, the most pressing first.
    pub const ALL: [Self; 9] = [
        Self::Life,
        Self::Overdose,
        Self::Suicide,
        Self::SexualViolence,
        Self::Violence,
        Self::Child,
        Self::MissingChild,
        Self::NoRoof,
        Self::Eviction,
    ];

    /// The code in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Life => "life",
            Self::Overdose => "overdose",
            Self::Suicide => "suicide",
            Self::SexualViolence => "sexual_violence",
            Self::Violence => "violence",
            Self::Child => "child",
            Self::MissingChild => "missing_child",
            Self::NoRoof => "no_roof",
            Self::Eviction => "eviction",
        }
    }

    /// The danger with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|danger| danger.code() == code)
    }
}

/// Something that is done elsewhere in the city: one honest sentence and the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Its short name.
    pub slug: Slug,
    /// What it is.
    pub name: Text,
    /// What belongs to it.
    pub description: Text,
    /// Where it is done.
    pub place: Text,
    /// An absolute address that tells more.
    pub website: Option<String>,
    /// Whether this was checked.
    pub verified: bool,
    /// Questions in people's own words that belong there.
    pub examples: Vec<Example>,
}
