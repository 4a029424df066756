use kernel::Slug;

/// What a question brought up. Slugs are those of the edition it was asked of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// Urgent lines that stand first, whatever else matches; empty without a danger sign.
    pub urgent: Vec<Slug>,
    /// What can help, the best first.
    pub matches: Vec<Match>,
    /// Whether the best answer is done elsewhere in the city.
    pub out_of_scope: bool,
    /// Topics to choose from when the question is too vague; empty when it is clear enough.
    pub clarify: Vec<Slug>,
}

/// One entry that can help.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The service, or what is done elsewhere.
    pub entry: Slug,
    /// Which of the two.
    pub kind: Kind,
    /// How well it fits: from 0 to 1, to compare within one answer.
    pub score: f32,
    /// The person's own words that speak for it, as they were typed; may be none.
    pub why: Vec<String>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A service of the directory.
    Service,
    /// Done elsewhere in the city.
    Elsewhere,
}

impl Kind {
    /// The word in the answers for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Elsewhere => "elsewhere",
        }
    }
}
