//! Drafts: what somebody was writing and did not send rests in their own browser, locked with a key that only a session gives.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use kernel::Makers;

/// For so many seconds after somebody last wrote, what they wrote can be read again: a working day.
pub const KEPT_SECONDS: i64 = 12 * 60 * 60;

/// A key of 256 bits for the drafts of one account in one browser.
#[derive(Clone, PartialEq, Eq)]
pub struct DraftKey([u8; 32]);

impl DraftKey {
    /// A new one.
    #[must_use]
    pub fn fresh(makers: &Makers) -> Self {
        let mut key = [0; 32];
        for (place, byte) in key.iter_mut().zip(makers.chance().into_iter().chain(makers.chance())) {
            *place = byte;
        }
        Self(key)
    }

    /// The bytes, as they lie in the table.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The one that lay in the table; none when it is of another length.
    #[must_use]
    pub fn kept(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The text, to be given to whose drafts it locks: base64.
    #[must_use]
    pub fn reveal(&self) -> String {
        STANDARD.encode(self.0)
    }
}

impl fmt::Debug for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DraftKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use kernel::Clock;

    use super::*;

    #[test]
    fn a_key_is_kept_as_it_was_made_and_never_logged() {
        let clock = Clock::stopped_at("2026-11-24T09:00:00Z".parse().unwrap());
        let key = DraftKey::fresh(&Makers::new(clock, || [0xA7; 16]));
        assert_eq!(DraftKey::kept(key.as_bytes()), Some(key.clone()));
        assert_eq!(key.reveal(), format!("{}=", "p6en".repeat(10) + "p6c"));
        assert_eq!(format!("{key:?}"), "DraftKey(…)");
        assert_eq!(DraftKey::kept(&[1; 31]), None);
    }
}
