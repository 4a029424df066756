//! Tokens: long random texts that open something. Only their hash is ever kept.

use std::fmt;

use kernel::Makers;
use sha2::{Digest as _, Sha256};

/// A random text of 256 bits, as it stands in a cookie or a link: 64 small hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What is kept of a token.
pub type TokenHash = [u8; 32];

impl Token {
    /// A new one.
    #[must_use]
    pub fn fresh(makers: &Makers) -> Self {
        let bytes = makers.chance().into_iter().chain(makers.chance());
        Self(bytes.map(|byte| format!("{byte:02x}")).collect())
    }

    /// One that somebody shows; none when it cannot be one of ours.
    #[must_use]
    pub fn shown(text: &str) -> Option<Self> {
        let fits = text.len() == 64 && text.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
        fits.then(|| Self(text.to_owned()))
    }

    /// What is kept of it. Without salt, because it is random itself.
    #[must_use]
    pub fn hash(&self) -> TokenHash {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// The text, to be given to whom it belongs.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use kernel::Clock;

    use super::*;

    #[test]
    fn a_token_is_shown_as_it_was_given_and_never_logged() {
        let makers = Makers::new(Clock::stopped_at("2026-11-24T09:00:00Z".parse().unwrap()), || [0xA7; 16]);
        let token = Token::fresh(&makers);
        assert_eq!(Token::shown(token.reveal()), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(…)");
        for wrong in ["", "a7", &"A7".repeat(32), &"zz".repeat(32), &"a7".repeat(33)] {
            assert_eq!(Token::shown(wrong), None, "{wrong}");
        }
    }
}
