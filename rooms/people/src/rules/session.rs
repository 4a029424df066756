//! How long somebody stays signed in, and how much they proved.

use kernel::Instant;

/// After so many seconds without a request a session has ended (ASVS 7.3.1): an hour, the length of a talk.
pub const IDLE_SECONDS: i64 = 60 * 60;
/// After so many seconds a session has ended whatever happened in it (ASVS 7.3.2): a working day.
pub const LONGEST_SECONDS: i64 = 12 * 60 * 60;
/// After so many seconds an ended session, or a link that can no longer be used, is forgotten; the access log remembers.
pub const KEPT_SECONDS: i64 = 30 * 24 * 60 * 60;
/// For so many seconds a proof counts as fresh.
pub const FRESH_SECONDS: i64 = 10 * 60;
/// How seldom it is written down that a session is in use.
pub const NOTED_EVERY_SECONDS: i64 = 60;

/// What somebody proved in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// The password alone: enough to give the second factor, and for nothing else.
    Half,
    /// The password and a code of an app, a recovery code, or a passkey.
    Whole,
    /// A link of the sample house; only on this machine.
    Sample,
}

impl Proof {
    const ALL: [Self; 3] = [Self::Half, Self::Whole, Self::Sample];

    /// Its code in the table; it never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Whole => "whole",
            Self::Sample => "sample",
        }
    }
}

kernel::stored_by_code!(Proof);

/// The moments of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moments {
    /// When it began.
    pub began_at: Instant,
    /// When it was last seen in use, to the minute.
    pub seen_at: Instant,
    /// When somebody last proved who they are in it.
    pub proved_at: Instant,
}

impl Moments {
    /// Whether a session with this proof still holds. Half a proof waits for the other half for as long as it is fresh. A clock
    /// that was put back does not make a session longer.
    #[must_use]
    pub const fn hold(&self, proof: Proof, now: Instant) -> bool {
        let waits_too_long = matches!(proof, Proof::Half) && !self.is_fresh(now);
        let is_idle = now.seconds_since(self.seen_at) >= IDLE_SECONDS;
        !waits_too_long && !is_idle && now.seconds_since(self.began_at) < LONGEST_SECONDS
    }

    /// Whether the last proof is fresh.
    #[must_use]
    pub const fn is_fresh(&self, now: Instant) -> bool {
        now.seconds_since(self.proved_at) < FRESH_SECONDS
    }

    /// Whether it is time to write down that it is in use.
    #[must_use]
    pub const fn is_to_be_noted(&self, now: Instant) -> bool {
        now.seconds_since(self.seen_at) >= NOTED_EVERY_SECONDS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_it_is_idle_and_at_the_end_of_the_day() {
        let at = |minutes: i64| Instant::from_micros(0).plus_seconds(minutes * 60);
        let seen = |minutes| Moments { began_at: at(0), seen_at: at(minutes), proved_at: at(0) };
        assert!(seen(0).hold(Proof::Whole, at(59)) && !seen(0).hold(Proof::Whole, at(60)));
        assert!(seen(700).hold(Proof::Whole, at(719)) && !seen(700).hold(Proof::Whole, at(720)));
        assert!(seen(0).hold(Proof::Half, at(9)) && !seen(9).hold(Proof::Half, at(10)));
        assert!(seen(0).is_fresh(at(9)) && !seen(0).is_fresh(at(10)));
        assert!(!seen(5).is_to_be_noted(at(5)) && seen(5).is_to_be_noted(at(6)));
    }
}
