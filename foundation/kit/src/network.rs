use std::{fmt, net::IpAddr};

/// The network an address belongs to: a household or a library, not a person. IPv4 /24, IPv6 /48.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Network {
    /// The first 24 bits.
    Four(u32),
    /// The first 48 bits.
    Six(u128),
}

impl Network {
    pub(crate) fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(four) => Self::Four(four.to_bits() >> 8 << 8),
            IpAddr::V6(six) => Self::Six(six.to_bits() >> 80 << 80),
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Four(bits) => write!(f, "{}/24", std::net::Ipv4Addr::from_bits(*bits)),
            Self::Six(bits) => write!(f, "{}/48", std::net::Ipv6Addr::from_bits(*bits)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        let of = |text: &str| Network::of(text.parse().unwrap());
        assert_eq!(of("192.0.2.1"), of("192.0.2.200"));
        assert_eq!(of("192.0.2.1"), of("::ffff:192.0.2.7"));
        assert_ne!(of("192.0.2.1"), of("192.0.3.1"));
        assert_eq!(of("2001:db8:1:2::3"), of("2001:db8:1:ffff::1"));
        assert_ne!(of("2001:db8:1::"), of("2001:db8:2::"));
        assert_eq!(
            (of("192.0.2.7").to_string(), of("2001:db8:1:2::3").to_string()),
            ("192.0.2.0/24".to_owned(), "2001:db8:1::/48".to_owned())
        );
    }
}
