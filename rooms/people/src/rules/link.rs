//! Links that work once and for a while.

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To choose a password, for somebody new or for who asked a colleague.
    Password,
    /// To choose a password, for who asked for it on the page to sign in.
    Forgotten,
    /// To begin anew, for who lost everything: nothing else opens the account any more.
    WayBack,
    /// To look around in the sample house, only on this machine.
    Sample,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Password, Self::Forgotten, Self::WayBack, Self::Sample];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Forgotten => "forgotten",
            Self::WayBack => "way-back",
            Self::Sample => "sample",
        }
    }

    /// For how many seconds such a link works: three days for an invitation that waits in a mailbox, one for somebody who stands there
    /// or looks around, an hour for what anybody may ask for.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Password => 3 * 24 * 3600,
            Self::Forgotten => 3600,
            Self::WayBack | Self::Sample => 24 * 3600,
        }
    }

    /// Whether a password is chosen with it.
    #[must_use]
    pub const fn chooses_password(self) -> bool {
        !matches!(self, Self::Sample)
    }
}

kernel::stored_by_code!(Purpose);

/// How somebody gets a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// In their mailbox.
    Mail,
    /// From the screen of who made it, on paper or in person.
    Paper,
}

impl Carrier {
    /// What a form asks for; by mail only in a house that has any.
    #[must_use]
    pub fn read(text: &str, has_mail: bool) -> Self {
        if has_mail && text == "mail" { Self::Mail } else { Self::Paper }
    }
}
