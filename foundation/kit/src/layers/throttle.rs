use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use axum::extract::Request;
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};
use http::Method;

use super::{Rate, Settings, proxies::Proxies};
use crate::{Refusal, network::Network};

/// Turns away what is too much from one network, so that the house stays open for the others.
pub(super) struct Throttle {
    reading: Option<Gauge>,
    sending: Option<Gauge>,
    proxies: Arc<Proxies>,
}

/// How much came from each network lately. Networks that went quiet are forgotten now and then.
struct Gauge {
    limiter: DefaultKeyedRateLimiter<Network>,
    asked: AtomicU32,
}

impl Throttle {
    pub(super) fn new(settings: &Settings, proxies: Arc<Proxies>) -> Self {
        Self {
            reading: settings.limits.reading.map(Gauge::new),
            sending: settings.limits.sending.map(Gauge::new),
            proxies,
        }
    }

    /// Lets the request in, or says how long to wait. Who asks from the machine itself is always let in.
    pub(super) fn admit(&self, request: &Request) -> Result<(), Refusal> {
        let Some(address) = self.proxies.address(request).filter(|address| !address.is_loopback()) else {
            return Ok(());
        };
        let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        let gauge = if reads { &self.reading } else { &self.sending };
        gauge.as_ref().map_or(Ok(()), |gauge| gauge.admit(Network::of(address)))
    }
}

impl Gauge {
    const FORGET_EVERY: u32 = 10_000;

    fn new(rate: Rate) -> Self {
        let quota = Quota::per_second(rate.per_second).allow_burst(rate.burst);
        Self { limiter: DefaultKeyedRateLimiter::keyed(quota), asked: AtomicU32::new(0) }
    }

    fn admit(&self, network: Network) -> Result<(), Refusal> {
        if self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(Self::FORGET_EVERY) {
            self.limiter.retain_recent();
        }
        let verdict = self.limiter.check_key(&network);
        verdict.map_err(|not_until| Refusal::too_many(not_until.wait_time_from(DefaultClock::default().now())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_asks_too_much_is_told_how_long_to_wait() {
        let gauge = Gauge::new(Rate::new(1, 2));
        let (one, other) = (Network::Four(1), Network::Four(2));
        assert!(gauge.admit(one).is_ok() && gauge.admit(one).is_ok());
        let refusal = gauge.admit(one).unwrap_err();
        assert_eq!(refusal.retry_after, Some(1));
        assert!(gauge.admit(other).is_ok());
    }
}
