use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

/// Where a connection or a try comes from: told apart in memory while they are counted, written
/// down nowhere.
///
/// Of the newer addresses the first half is taken, because one household has all of the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Source(IpAddr);

impl Source {
    /// All that cannot be told apart.
    pub(crate) const UNKNOWN: Source = Source(IpAddr::V4(Ipv4Addr::UNSPECIFIED));

    pub(crate) fn of(address: IpAddr) -> Source {
        match address {
            IpAddr::V4(_) => Source(address),
            IpAddr::V6(six) => match six.to_ipv4_mapped() {
                Some(four) => Source(IpAddr::V4(four)),
                None => {
                    let [a, b, c, d, ..] = six.segments();
                    Source(IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
                }
            },
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Source {
    type Rejection = Infallible;

    /// The other end of the connection; all that cannot be told apart count as one.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Source, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(address.map_or(Source::UNKNOWN, |ConnectInfo(address)| Source::of(address.ip())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_one_and_an_older_address_in_newer_clothes_is_the_same() {
        let source = |address: &str| Source::of(address.parse().unwrap());
        assert_eq!(source("2001:db8:1:2::7"), source("2001:db8:1:2:9::1"));
        assert_ne!(source("2001:db8:1:2::7"), source("2001:db8:1:3::7"));
        assert_eq!(source("::ffff:192.0.2.1"), source("192.0.2.1"));
        assert_ne!(source("::ffff:192.0.2.1"), source("::ffff:192.0.2.2"));
    }
}
