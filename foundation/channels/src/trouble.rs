use std::{fmt, str::FromStr};

use db::Failure;

/// Why word could not be handed over. It names nobody: what the other side said often holds the address, so only its number is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The other side refuses this message for good, with this code.
    Refused(u16),
    /// The other side cannot take it now, with this code.
    NotNow(u16),
    /// The other side does not let us in, with this code: the user or the password of the settings is wrong.
    SignIn(u16),
    /// Nobody answers there, or not in time.
    Unreachable,
    /// The other side does not show that it is who it should be, or speaks no TLS.
    Insecure,
    /// This cannot be an address.
    Address,
    /// Who posts the letters says that the address on this one is wrong.
    Returned,
    /// It ended before it could be sent.
    TooLate,
    /// The house has no such channel.
    NoChannel,
}

impl Trouble {
    /// What a keeper reads in the outbox: the key of the sentence. The number that goes with it is [`number`](Self::number).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Refused(_) => "channels-trouble-refused",
            Self::NotNow(_) => "channels-trouble-not-now",
            Self::SignIn(_) => "channels-trouble-sign-in",
            Self::Unreachable => "channels-trouble-unreachable",
            Self::Insecure => "channels-trouble-insecure",
            Self::Address => "channels-trouble-address",
            Self::Returned => "channels-trouble-returned",
            Self::TooLate => "channels-trouble-too-late",
            Self::NoChannel => "channels-trouble-no-channel",
        }
    }

    /// The number that the other side gave; zero when it gave none.
    #[must_use]
    pub const fn number(self) -> u16 {
        match self {
            Self::Refused(number) | Self::NotNow(number) | Self::SignIn(number) => number,
            _ => 0,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::NotNow(_) => "not-now",
            Self::SignIn(_) => "sign-in",
            Self::Unreachable => "unreachable",
            Self::Insecure => "insecure",
            Self::Address => "address",
            Self::Returned => "returned",
            Self::TooLate => "too-late",
            Self::NoChannel => "no-channel",
        }
    }

    /// Whether no other attempt can succeed. A wrong password in the settings is no fault of the message: it waits until it is
    /// mended.
    const fn is_final(self) -> bool {
        matches!(self, Self::Refused(_) | Self::Address | Self::Returned | Self::TooLate)
    }

    /// What becomes of a message: of one that is somebody's own, nothing is kept when no other attempt can succeed.
    pub(crate) fn failure(self, is_own: bool) -> Failure {
        let said = self.to_string();
        match (self.is_final(), is_own) {
            (false, _) => Failure::Later(said),
            (true, false) => Failure::Never(said),
            (true, true) => Failure::Void(said),
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number() {
            0 => f.write_str(self.code()),
            number => write!(f, "{} {number}", self.code()),
        }
    }
}

impl std::error::Error for Trouble {}

impl FromStr for Trouble {
    type Err = kernel::Unreadable;

    /// Reads back what [`Display`](fmt::Display) wrote into the outbox.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (code, number) = text.split_once(' ').unwrap_or((text, "0"));
        let number = number.parse().map_err(|_| kernel::Unreadable("Trouble"))?;
        let all = [
            Self::Refused(number),
            Self::NotNow(number),
            Self::SignIn(number),
            Self::Unreachable,
            Self::Insecure,
            Self::Address,
            Self::Returned,
            Self::TooLate,
            Self::NoChannel,
        ];
        all.into_iter().find(|trouble| trouble.code() == code).ok_or(kernel::Unreadable("Trouble"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trouble_is_read_back_from_the_outbox() {
        for trouble in [Trouble::Refused(550), Trouble::NotNow(451), Trouble::SignIn(535), Trouble::Unreachable] {
            assert_eq!(trouble.to_string().parse(), Ok(trouble));
        }
        for other in ["", "refused x", "took longer than 60s"] {
            assert!(other.parse::<Trouble>().is_err(), "{other}");
        }
    }

    #[test]
    fn only_what_the_message_itself_is_refused_for_is_final() {
        assert_eq!(Trouble::Refused(550).failure(false), Failure::Never("refused 550".to_owned()));
        assert_eq!(Trouble::Refused(550).failure(true), Failure::Void("refused 550".to_owned()));
        assert_eq!(Trouble::SignIn(535).failure(true), Failure::Later("sign-in 535".to_owned()));
    }
}
