use std::{
    net::{IpAddr, SocketAddr},
    sync::atomic::{AtomicU32, Ordering},
};

use axum::extract::{ConnectInfo, Request};
use governor::{
    DefaultKeyedRateLimiter, Quota,
    clock::{Clock, DefaultClock},
};
use http::Method;

use super::{Rate, Settings};
use crate::Refusal;

/// Turns away what is too much from one network, so that the house stays open for the others.
pub(super) struct Throttle {
    reading: Option<Gauge>,
    sending: Option<Gauge>,
    trusted_proxies: Vec<IpAddr>,
}

/// How much came from each network lately. Networks that went quiet are forgotten now and then.
struct Gauge {
    limiter: DefaultKeyedRateLimiter<u128>,
    asked: AtomicU32,
}

impl Throttle {
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            reading: settings.limits.reading.map(Gauge::new),
            sending: settings.limits.sending.map(Gauge::new),
            trusted_proxies: settings.trusted_proxies.clone(),
        }
    }

    /// Lets the request in, or says how long to wait. Who asks from the machine itself is always let in.
    pub(super) fn admit(&self, request: &Request) -> Result<(), Refusal> {
        let Some(address) = self.address(request).filter(|address| !address.is_loopback()) else { return Ok(()) };
        let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
        let gauge = if reads { &self.reading } else { &self.sending };
        gauge.as_ref().map_or(Ok(()), |gauge| gauge.admit(network(address)))
    }

    /// Where the request comes from: the connection, or what a trusted proxy says of it.
    fn address(&self, request: &Request) -> Option<IpAddr> {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical();
        if !self.trusted_proxies.contains(&peer) {
            return Some(peer);
        }
        let passed_on = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let hops = passed_on.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse::<IpAddr>().ok());
        hops.filter(|hop| !self.trusted_proxies.contains(hop)).last().or(Some(peer))
    }
}

impl Gauge {
    const FORGET_EVERY: u32 = 10_000;

    fn new(rate: Rate) -> Self {
        let quota = Quota::per_second(rate.per_second).allow_burst(rate.burst);
        Self { limiter: DefaultKeyedRateLimiter::keyed(quota), asked: AtomicU32::new(0) }
    }

    fn admit(&self, network: u128) -> Result<(), Refusal> {
        if self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(Self::FORGET_EVERY) {
            self.limiter.retain_recent();
        }
        let verdict = self.limiter.check_key(&network);
        verdict.map_err(|not_until| Refusal::too_many(not_until.wait_time_from(DefaultClock::default().now())))
    }
}

/// The network an address belongs to: a household or a library, not a person. IPv4 /24, IPv6 /48.
fn network(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(four) => u128::from(four.to_bits() >> 8),
        IpAddr::V6(six) => six.to_bits() >> 80 << 80,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("192.0.2.1"), of("192.0.2.200"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.7"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("2001:db8:1:2::3"), of("2001:db8:1:ffff::1"));
        assert_ne!(of("2001:db8:1::"), of("2001:db8:2::"));
    }

    #[test]
    fn a_network_that_asks_too_much_is_told_how_long_to_wait() {
        let gauge = Gauge::new(Rate::new(1, 2));
        assert!(gauge.admit(1).is_ok() && gauge.admit(1).is_ok());
        let refusal = gauge.admit(1).unwrap_err();
        assert_eq!(refusal.retry_after, Some(1));
        assert!(gauge.admit(2).is_ok());
    }
}
