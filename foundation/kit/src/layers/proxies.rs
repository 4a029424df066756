use std::{
    net::{IpAddr, SocketAddr},
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
};

use axum::extract::{ConnectInfo, Request};

/// The proxies in front of the program, as the settings name them, and what the requests tell of them.
pub(crate) struct Proxies {
    named: Vec<IpAddr>,
    has_unnamed: AtomicBool,
    /// How many requests came from a named one without a word about for whom, since the last with one.
    silent: AtomicU32,
}

const FORWARDED: &str = "x-forwarded-for";
/// So many in a row are no health checks of the proxy itself.
const SILENT_LONG: u32 = 100;

impl Proxies {
    pub(super) fn named(named: Vec<IpAddr>) -> Self {
        Self { named, has_unnamed: AtomicBool::new(false), silent: AtomicU32::new(0) }
    }

    /// Where the request comes from: the connection, or what a named proxy says of it. What a hop says counts only as far as a hop
    /// that we trust wrote it down, from the last one on; behind one that is no address nothing is believed.
    pub(super) fn address(&self, request: &Request) -> Option<IpAddr> {
        let peer = peer(request)?;
        if !self.named.contains(&peer) {
            return Some(peer);
        }
        let values = request.headers().get_all(FORWARDED).iter().rev();
        let hops = values.flat_map(|value| value.to_str().unwrap_or_default().rsplit(',')).map(address_in);
        let theirs = hops.into_iter().find(|hop| hop.is_none_or(|hop| !self.named.contains(&hop)));
        theirs.flatten().or(Some(peer))
    }

    /// Looks whether the settings fit what comes in, and says once in the log that they do not.
    pub(super) fn watch(&self, request: &Request) {
        let Some(peer) = peer(request) else { return };
        let says_for_whom = request.headers().contains_key(FORWARDED);
        if !self.named.contains(&peer) {
            // From elsewhere anybody may write such a header, and it is not believed.
            if says_for_whom && is_near(peer) && !self.has_unnamed.swap(true, Ordering::Relaxed) {
                tracing::warn!(%peer, "a proxy that server.trusted_proxies does not name: everybody behind it is one to us, with no limits or one for all");
            }
        } else if says_for_whom {
            self.silent.store(0, Ordering::Relaxed);
        } else if self.silent.fetch_add(1, Ordering::Relaxed) + 1 == SILENT_LONG {
            tracing::warn!(%peer, "a proxy of server.trusted_proxies does not say for whom it asks (X-Forwarded-For): everybody behind it is one to us");
        }
    }

    /// The key of a sentence for who keeps the house, when the settings do not fit.
    pub(crate) fn doubt(&self) -> Option<&'static str> {
        if self.has_unnamed.load(Ordering::Relaxed) {
            return Some("kit-proxy-unnamed");
        }
        (self.silent.load(Ordering::Relaxed) >= SILENT_LONG).then_some("kit-proxy-silent")
    }
}

fn peer(request: &Request) -> Option<IpAddr> {
    Some(request.extensions().get::<ConnectInfo<SocketAddr>>()?.0.ip().to_canonical())
}

/// On this machine or on the network around it.
fn is_near(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => four.is_loopback() || four.is_private() || four.is_link_local(),
        IpAddr::V6(six) => six.is_loopback() || six.is_unique_local() || six.is_unicast_link_local(),
    }
}

/// The address of a hop; some write the port behind it.
fn address_in(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let with_port = || hop.parse::<SocketAddr>().ok().map(|address| address.ip());
    hop.parse::<IpAddr>().ok().or_else(with_port).map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn from(peer: [u8; 4], forwarded: Option<&str>) -> Request {
        let request = forwarded.into_iter().fold(Request::builder(), |request, hop| request.header(FORWARDED, hop));
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 40_000))));
        request
    }

    #[test]
    fn a_proxy_that_nobody_named_is_noticed() {
        let proxies = Proxies::named(Vec::new());
        proxies.watch(&from([127, 0, 0, 1], None));
        proxies.watch(&from([192, 0, 2, 7], Some("198.51.100.7")));
        assert_eq!(proxies.doubt(), None, "a visitor may write what they like");
        proxies.watch(&from([10, 0, 0, 4], Some("198.51.100.7")));
        assert_eq!(proxies.doubt(), Some("kit-proxy-unnamed"));
    }

    #[test]
    fn a_named_proxy_that_tells_nothing_for_long_is_noticed_until_it_does() {
        let proxies = Proxies::named(vec![IpAddr::from([10, 0, 0, 4])]);
        let (silent, speaks) = (from([10, 0, 0, 4], None), from([10, 0, 0, 4], Some("198.51.100.7")));
        (1..SILENT_LONG).for_each(|_| proxies.watch(&silent));
        assert_eq!(proxies.doubt(), None);
        proxies.watch(&silent);
        assert_eq!(proxies.doubt(), Some("kit-proxy-silent"));
        proxies.watch(&speaks);
        assert_eq!(proxies.doubt(), None);
    }
}
