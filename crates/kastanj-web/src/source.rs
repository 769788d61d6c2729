use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

/// Where a try comes from: told apart in memory while tries are counted, written down nowhere.
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
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                Source(IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0)))
            }
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
