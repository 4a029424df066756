//! The code on the slip that somebody takes along, with which they say later whether it helped.

use kernel::Makers;
use sha2::{Digest as _, Sha256};

/// For how many seconds something can be said with it: half a year.
pub const OPEN_FOR: i64 = 183 * 24 * 3600;

/// Letters and digits that are not taken for one another when read aloud (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many signs: 40 bits, behind the limit on forms.
const LONG: usize = 8;

/// A code as it is printed: `K7Q2-9FXM`. Only its hash is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipCode(String);

/// What is kept of a code.
pub type SlipHash = [u8; 32];

impl SlipCode {
    /// A new one.
    #[must_use]
    pub fn fresh(makers: &Makers) -> Self {
        let sign = |byte: u8| SIGNS.get(usize::from(byte % 32)).copied().map_or('0', char::from);
        Self(makers.chance().into_iter().take(LONG).map(sign).collect())
    }

    /// One that somebody typed, with or without its dash, in small letters or with an O for a nought; none when it cannot be one.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let plain = |sign: char| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let signs: String = text.chars().filter(|sign| !matches!(sign, ' ' | '-')).map(plain).collect();
        let fits = signs.len() == LONG && signs.bytes().all(|sign| SIGNS.contains(&sign));
        fits.then_some(Self(signs))
    }

    /// What is kept of it.
    #[must_use]
    pub fn hash(&self) -> SlipHash {
        Sha256::digest(self.0.as_bytes()).into()
    }

    /// As it is printed.
    #[must_use]
    pub fn printed(&self) -> String {
        let (first, last) = self.0.split_at_checked(LONG / 2).unwrap_or((&self.0, ""));
        format!("{first}-{last}")
    }
}

impl std::fmt::Debug for SlipCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SlipCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use kernel::Clock;

    use super::*;

    #[test]
    fn a_code_is_found_again_however_it_is_typed() {
        let makers = Makers::new(Clock::stopped_at("2026-11-24T09:00:00Z".parse().unwrap()), || [0x21; 16]);
        let code = SlipCode::fresh(&makers);
        assert_eq!(code.printed(), "1111-1111");
        for typed in ["1111-1111", "iiil llll", "11111111", " 1111 - 1111 "] {
            assert_eq!(SlipCode::typed(typed), Some(code.clone()), "{typed}");
        }
        for wrong in ["", "1111-111", "1111-1111-1", "ÜÜÜÜ-1111", "UUUU-1111"] {
            assert_eq!(SlipCode::typed(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "SlipCode(…)");
    }
}
