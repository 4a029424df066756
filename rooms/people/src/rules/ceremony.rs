//! Questions that a browser answers once, and soon: a challenge for a passkey.

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new passkey for somebody who signed in.
    NewPasskey,
    /// The passkey of whoever comes.
    Passkey,
}

impl Purpose {
    const ALL: [Self; 2] = [Self::NewPasskey, Self::Passkey];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewPasskey => "new-passkey",
            Self::Passkey => "passkey",
        }
    }

    /// For how many seconds it can be answered: five minutes, what browsers give for a passkey by themselves (WebAuthn 3, 5.4).
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::NewPasskey | Self::Passkey => 5 * 60,
        }
    }
}

kernel::stored_by_code!(Purpose);
