/// Whether somebody can still be added to a sitting today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fullness {
    /// The last ticket is given: whoever waits is helped, nobody else.
    LastTicket,
    /// Full.
    Full,
}

impl Fullness {
    /// The code in the database and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LastTicket => "last_ticket",
            Self::Full => "full",
        }
    }

    /// The fullness with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::LastTicket, Self::Full].into_iter().find(|fullness| fullness.code() == code)
    }

    /// The key of its words.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LastTicket => "directory-last-ticket",
            Self::Full => "directory-full",
        }
    }
}
