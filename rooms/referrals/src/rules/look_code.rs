//! The code that the house says by telephone, and that a partner types before it reads a card.

use kernel::{Makers, TypedId as _};
use sha2::{Digest as _, Sha256};

use super::ReferralId;

/// After how many wrong codes a card stays closed, until the house makes another.
pub const MOST_WRONG: i64 = 5;

/// How many digits.
const LONG: usize = 6;

/// Six digits. Only their hash is kept: they are no secret for who reads the table, where the card stands too.
#[derive(Clone, PartialEq, Eq)]
pub struct LookCode(String);

/// What is kept of a code.
pub type LookHash = [u8; 32];

impl LookCode {
    /// A new one.
    #[must_use]
    pub fn fresh(makers: &Makers) -> Self {
        let number = u128::from_be_bytes(makers.chance()) % 1_000_000;
        Self(format!("{number:0LONG$}"))
    }

    /// One that somebody typed, with or without spaces; none when it cannot be one.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|sign| !matches!(sign, ' ' | '-' | '.')).collect();
        let fits = digits.len() == LONG && digits.bytes().all(|sign| sign.is_ascii_digit());
        fits.then_some(Self(digits))
    }

    /// What is kept of it for this referral.
    #[must_use]
    pub fn hash(&self, referral: ReferralId) -> LookHash {
        let mut hash = Sha256::new_with_prefix(referral.as_uuid().as_bytes());
        hash.update(self.0.as_bytes());
        hash.finalize().into()
    }

    /// As it is said by telephone.
    #[must_use]
    pub fn said(&self) -> String {
        let (first, last) = self.0.split_at_checked(LONG / 2).unwrap_or((&self.0, ""));
        format!("{first} {last}")
    }
}

impl std::fmt::Debug for LookCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LookCode(…)")
    }
}

#[cfg(test)]
mod tests {
    use kernel::Clock;

    use super::*;

    #[test]
    fn a_code_is_known_again_however_it_is_typed() {
        let makers = Makers::new(Clock::stopped_at("2026-11-24T09:00:00Z".parse().unwrap()), || [0; 16]);
        let code = LookCode::fresh(&makers);
        assert_eq!(code.said(), "000 000");
        for typed in ["000000", " 000-000 ", "000 000", "00.00.00"] {
            assert_eq!(LookCode::typed(typed), Some(code.clone()), "{typed}");
        }
        for wrong in ["", "00000", "0000000", "00000a", "００００００"] {
            assert_eq!(LookCode::typed(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "LookCode(…)");
    }

    #[test]
    fn a_code_opens_one_referral() {
        let code = LookCode::typed("123456").unwrap();
        let referral = |number| format!("00000000-0000-4000-8000-00000000000{number}").parse().unwrap();
        assert_ne!(code.hash(referral(1)), code.hash(referral(2)));
    }
}
