use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};
use kernel::WorkerId;
use kit::Refusal;
use sha2::{Digest as _, Sha256};
use std::num::NonZeroU32;

/// Slows down who guesses: so many attempts on one account from one network, then one every half minute. Other networks are not held
/// up, so nobody can keep a worker out of their account from elsewhere. A network as a whole has a limit too, far above what a house
/// needs at eight in the morning, and so have the codes of one account: who may try those knows the password already. Forgets by
/// itself; holds no address and no name.
pub(crate) struct Slowdown {
    pairs: Limiter,
    networks: Limiter,
    codes: Limiter,
}

type Limiter = DefaultKeyedRateLimiter<[u8; 32]>;

/// Attempts on one account from one network: at once after a quiet time, and a minute after that.
const PAIR: (u32, u32) = (6, 2);
/// Attempts from one network, on whatever account.
const NETWORK: (u32, u32) = (200, 60);
/// Codes for one account, from wherever. A code of an app is guessed with one try in 330,000.
const CODES: (u32, u32) = (20, 1);
/// When more than so many of one sort are known, the quiet ones are forgotten.
const MANY: usize = 10_000;
/// This machine itself has no limit as a network, as with every other limit.
const HERE: [&str; 3] = ["", "127.0.0.0/24", "::/48"];

impl Slowdown {
    pub(crate) fn new() -> Self {
        Self { pairs: limiter(PAIR), networks: limiter(NETWORK), codes: limiter(CODES) }
    }

    /// Lets an attempt on an account through, whether or not there is one, or says how long to wait.
    pub(crate) fn admit(&self, account: &str, network: &str) -> Result<(), Refusal> {
        check(&self.pairs, &[network, account])?;
        self.admit_network(network)
    }

    /// The same for a code of somebody who gave the password.
    pub(crate) fn admit_code(&self, worker: WorkerId, network: &str) -> Result<(), Refusal> {
        let account = worker.to_string();
        self.admit(&account, network)?;
        check(&self.codes, &[&account])
    }

    /// The same where nobody said for whom it is.
    pub(crate) fn admit_network(&self, network: &str) -> Result<(), Refusal> {
        if HERE.contains(&network) { Ok(()) } else { check(&self.networks, &[network]) }
    }
}

fn limiter((at_once, a_minute): (u32, u32)) -> Limiter {
    let whole = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    RateLimiter::keyed(Quota::per_minute(whole(a_minute)).allow_burst(whole(at_once)))
}

fn check(limiter: &Limiter, key: &[&str]) -> Result<(), Refusal> {
    if limiter.len() > MANY {
        limiter.retain_recent();
    }
    let key = key.iter().fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0]));
    let verdict = limiter.check_key(&key.finalize().into());
    verdict.map_err(|not_until| Refusal::too_many(not_until.wait_time_from(DefaultClock::default().now())))
}

#[cfg(test)]
mod tests {
    use kernel::TypedId as _;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_guesser_is_slowed_down_and_nobody_else() {
        let slowdown = Slowdown::new();
        let tries = |network: &str| (0..9).filter(|_| slowdown.admit("an@x.be", network).is_ok()).count();
        assert_eq!(tries("192.0.2.0/24"), 6);
        assert_eq!(tries("198.51.100.0/24"), 6);
        assert!(slowdown.admit("bo@x.be", "192.0.2.0/24").is_ok());
    }

    #[test]
    fn a_network_that_tries_every_account_is_slowed_down_and_this_machine_is_not() {
        let slowdown = Slowdown::new();
        let tries =
            |network: &str| (0..300).filter(|at| slowdown.admit(&format!("{at}@x.be"), network).is_ok()).count();
        assert_eq!(tries("192.0.2.0/24"), 200);
        assert!(slowdown.admit_network("192.0.2.0/24").is_err());
        assert_eq!((tries("198.51.100.0/24"), tries("127.0.0.0/24")), (200, 300));
    }

    #[test]
    fn the_codes_of_an_account_are_counted_from_everywhere() {
        let (slowdown, an, bo) = (Slowdown::new(), WorkerId::from_uuid(Uuid::nil()), WorkerId::from_uuid(Uuid::max()));
        let tries =
            |worker| (0..50).filter(|at| slowdown.admit_code(worker, &format!("192.0.{at}.0/24")).is_ok()).count();
        assert_eq!((tries(an), tries(bo)), (20, 20));
    }
}
