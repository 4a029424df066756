//! Questions that a browser answers once, and soon: a challenge for a passkey, the way to a provider and back.

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new passkey for somebody who signed in.
    NewPasskey,
    /// The passkey of whoever comes.
    Passkey,
    /// Who somebody is, at a provider elsewhere.
    Provider,
}

impl Purpose {
    const ALL: [Self; 3] = [Self::NewPasskey, Self::Passkey, Self::Provider];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewPasskey => "new-passkey",
            Self::Passkey => "passkey",
            Self::Provider => "provider",
        }
    }

    /// For how many seconds it can be answered: five minutes, what browsers give for a passkey by themselves (WebAuthn 3, 5.4);
    /// ten to sign in at a provider.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::NewPasskey | Self::Passkey => 5 * 60,
            Self::Provider => 10 * 60,
        }
    }
}

kernel::stored_by_code!(Purpose);
