//! Links that work once and for a while.

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To choose a password, for somebody new or somebody who forgot it.
    Password,
    /// To look around in the sample house, only on this machine.
    Sample,
}

impl Purpose {
    const ALL: [Self; 2] = [Self::Password, Self::Sample];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Sample => "sample",
        }
    }

    /// For how many seconds such a link works: three days for an invitation that waits in a mailbox, one for a look around.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Password => 3 * 24 * 3600,
            Self::Sample => 24 * 3600,
        }
    }
}

kernel::stored_by_code!(Purpose);
