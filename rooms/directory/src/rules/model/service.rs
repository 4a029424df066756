use kernel::{Cents, Day, Lang, Slug};

use super::{Presence, ServiceId, Text};

/// One thing a person can come for (HSDS service).
#[derive(Debug, Clone, PartialEq)]
pub struct Service {
    /// Its stable id.
    pub id: ServiceId,
    /// Its short name in addresses; `service_id` in the answers of the matching.
    pub slug: Slug,
    /// The organisation that offers it.
    pub organization: Slug,
    /// Its name.
    pub name: Text,
    /// What a visitor reads.
    pub description: Text,
    /// Whether it runs.
    pub status: ServiceStatus,
    /// For whom.
    pub eligibility: Eligibility,
    /// The groups it is meant for, the most typical first. Empty when it is for everybody.
    pub audiences: Vec<Slug>,
    /// Topics, the most typical first.
    pub topics: Vec<Slug>,
    /// Where and when, the main one first. May be empty.
    pub presences: Vec<Presence>,
    /// How it is reached.
    pub contact: Contact,
    /// In which languages one is helped.
    pub languages: Vec<SpokenLanguage>,
    /// What it costs; empty when nobody wrote it down.
    pub costs: Vec<Cost>,
    /// What to bring.
    pub required_documents: Vec<RequiredDocument>,
    /// For staff only; may be empty.
    pub note: String,
    /// What was checked, when and by which role.
    pub verification: Verification,
    /// Keys of sources.
    pub sources: Vec<String>,
    /// Questions in people's own words that belong here.
    pub examples: Vec<Example>,
}

/// Whether a service runs (HSDS code list).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum ServiceStatus {
    /// It runs.
    #[default]
    Active,
    /// It does not run now.
    Inactive,
    /// It is gone.
    Defunct,
    /// It is closed for a while.
    TemporarilyClosed,
}

impl ServiceStatus {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Active, Self::Inactive, Self::Defunct, Self::TemporarilyClosed];

    /// HSDS's word.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Defunct => "defunct",
            Self::TemporarilyClosed => "temporarily closed",
        }
    }

    /// Whether somebody can come for it.
    #[must_use]
    pub const fn is_running(self) -> bool {
        matches!(self, Self::Active)
    }

    /// The status with this word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// For whom a service is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Eligibility {
    /// In words; may be empty.
    pub description: Text,
    /// From this age in years.
    pub minimum_age: Option<u8>,
    /// Up to this age in years, included.
    pub maximum_age: Option<u8>,
}

/// How somebody is reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Numbers, the main one first.
    pub phones: Vec<Phone>,
    /// A mail address of the service, never of a person.
    pub email: Option<String>,
    /// An absolute address.
    pub website: Option<String>,
}

/// A telephone number (HSDS phone).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// As people dial it.
    pub number: String,
    /// When or for what; may be empty.
    pub description: Text,
    /// Whether somebody checked it.
    pub verified: bool,
}

/// A language in which one is helped (HSDS language).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpokenLanguage {
    /// A worker speaks it.
    Speaks(Lang),
    /// Any language, with an interpreter.
    Interpreter,
}

impl SpokenLanguage {
    /// The code in files and in the database: the language's own, or `tolk`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Speaks(lang) => lang.as_str(),
            Self::Interpreter => "tolk",
        }
    }

    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code == "tolk" { Some(Self::Interpreter) } else { code.parse().ok().map(Self::Speaks) }
    }
}

/// What it costs (HSDS cost_option).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// In words ("gratis").
    pub description: Text,
    /// The amount in euro cents, when it is one amount.
    pub amount: Option<Cents>,
}

/// What to bring (HSDS required_document).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredDocument {
    /// The document, as people call it.
    pub document: Text,
    /// A page that tells more.
    pub url: Option<String>,
}

/// What was checked against the service itself or a public source. Unchecked hours are never shown as facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// That it exists.
    pub exists: bool,
    /// That it does this.
    pub description: bool,
    /// Its hours.
    pub schedule: bool,
    /// Its languages.
    pub languages: bool,
    /// The day of the last check.
    pub on: Option<Day>,
    /// The role that checked, never a person's name; may be empty.
    pub by: String,
}

impl Verification {
    /// Days after which a check is old. A year: partners and sitting days change yearly (domain brief, fact 11).
    pub const STALE_AFTER_DAYS: i64 = 365;

    /// Whether the last check is too long ago on `today`, or never was.
    #[must_use]
    pub fn is_stale(&self, today: Day) -> bool {
        self.on.is_none_or(|on| today.days_since(on) > Self::STALE_AFTER_DAYS)
    }

    /// The day on which the hours were last looked at. Where only a day is said, as HSDS does (`assured_date`), it is of everything.
    #[must_use]
    pub fn hours_on(&self) -> Option<Day> {
        let says_of_what = self.exists || self.description || self.schedule || self.languages;
        self.on.filter(|_| self.schedule || !says_of_what)
    }
}

/// A question in somebody's own words that belongs to a service.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Example {
    /// Its language.
    pub lang: Lang,
    /// The words.
    pub text: String,
}
