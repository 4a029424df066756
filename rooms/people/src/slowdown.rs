use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use kit::Refusal;
use sha2::{Digest as _, Sha256};
use std::num::NonZeroU32;

/// Slows down who guesses: so many attempts on one account from one network, then one every half minute. Other networks are not held
/// up, so nobody can keep a worker out of their account from elsewhere. Forgets by itself; holds no address and no name.
pub(crate) struct Slowdown(DefaultKeyedRateLimiter<[u8; 32]>);

/// Attempts at once after a quiet time.
const AT_ONCE: NonZeroU32 = NonZeroU32::new(6).expect("more than nothing");
/// Attempts a minute after that.
const A_MINUTE: NonZeroU32 = NonZeroU32::new(2).expect("more than nothing");
/// When more than so many pairs of account and network are known, the quiet ones are forgotten.
const MANY: usize = 10_000;

impl Slowdown {
    pub(crate) fn new() -> Self {
        Self(RateLimiter::keyed(Quota::per_minute(A_MINUTE).allow_burst(AT_ONCE)))
    }

    /// Lets an attempt on an account through, whether or not there is one, or says how long to wait.
    pub(crate) fn admit(&self, account: &str, network: &str) -> Result<(), Refusal> {
        if self.0.len() > MANY {
            self.0.retain_recent();
        }
        let mut key = Sha256::new();
        key.update(network.as_bytes());
        key.update([0]);
        key.update(account.as_bytes());
        let verdict = self.0.check_key(&key.finalize().into());
        verdict.map_err(|not_until| Refusal::too_many(not_until.wait_time_from(DefaultClock::default().now())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guesser_is_slowed_down_and_nobody_else() {
        let slowdown = Slowdown::new();
        let tries = |network: &str| (0..9).filter(|_| slowdown.admit("an@x.be", network).is_ok()).count();
        assert_eq!(tries("192.0.2.0/24"), 6);
        assert_eq!(tries("198.51.100.0/24"), 6);
        assert!(slowdown.admit("bo@x.be", "192.0.2.0/24").is_ok());
    }
}
