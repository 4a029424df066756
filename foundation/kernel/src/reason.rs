/// Why somebody looks at something or changes it: the code list of the access log (domain brief, "access reasons"), with
/// two for work that is about no client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The case is the actor's own.
    OwnCase,
    /// The actor stands in for a colleague.
    StandIn,
    /// A case changes hands.
    Handover,
    /// The file is on the agenda of the special committee.
    Agenda,
    /// The person asked for it.
    ClientRequest,
    /// A check by the data protection officer.
    Audit,
    /// An emergency, in the actor's own words; the data protection officer is told.
    BreakGlass(String),
    /// Looking after accounts, teams and settings.
    Upkeep,
    /// The actor's own account.
    Oneself,
}

impl Reason {
    /// Its code in the access log; it never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OwnCase => "own-case",
            Self::StandIn => "stand-in",
            Self::Handover => "handover",
            Self::Agenda => "agenda",
            Self::ClientRequest => "client-request",
            Self::Audit => "audit",
            Self::BreakGlass(_) => "break-glass",
            Self::Upkeep => "upkeep",
            Self::Oneself => "oneself",
        }
    }

    /// The same, where somebody does the work of a colleague: what is theirs by their work is so because they stand in. A reason that
    /// lies elsewhere stays.
    #[must_use]
    pub fn in_place_of_another(self) -> Self {
        match self {
            Self::OwnCase | Self::Handover | Self::Upkeep => Self::StandIn,
            other => other,
        }
    }

    /// The actor's own words, where the reason asks for them.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::BreakGlass(words) => words,
            _ => "",
        }
    }
}
