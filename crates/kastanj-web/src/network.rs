//! How other machines reach the pages: through TLS, or through a proxy that has it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::serving::ServingError;

/// The server profile: several therapists and the phones of clients reach one program.
#[derive(Debug, Clone)]
pub struct Network {
    /// Where it listens.
    pub listen: SocketAddr,
    /// The names under which browsers may ask for it, with the port if it is another than 443.
    pub hosts: Vec<String>,
    /// What keeps the connection secret.
    pub transport: Transport,
}

/// What keeps a connection over the network secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transport {
    /// This program itself, with a certificate chain and its key, both PEM.
    Tls {
        /// The chain, the own certificate first.
        certificate: PathBuf,
        /// The private key.
        key: PathBuf,
    },
    /// A proxy before it. Nothing that the proxy says about who asks is believed or kept.
    BehindProxy,
    /// Nothing: allowed on this machine alone.
    Plain,
}

impl Network {
    /// Whether browsers reach it through TLS.
    pub(crate) fn is_secure(&self) -> bool {
        self.transport != Transport::Plain
    }

    /// The names with which a browser may ask.
    pub(crate) fn asked_as(&self, port: u16) -> Vec<String> {
        let with_port = self.hosts.iter().map(|host| format!("{host}:{port}"));
        let named = self.hosts.iter().cloned();
        match self.transport {
            // What stands before it decides about the port.
            Transport::BehindProxy => named.collect(),
            Transport::Tls { .. } | Transport::Plain => named.chain(with_port).collect(),
        }
    }

    /// The address that a browser is given.
    pub(crate) fn address(&self, port: u16) -> String {
        let host = self.hosts.first().map_or("", String::as_str);
        match self.transport {
            Transport::BehindProxy => format!("https://{host}"),
            Transport::Tls { .. } if port == 443 => format!("https://{host}"),
            Transport::Tls { .. } => format!("https://{host}:{port}"),
            Transport::Plain => format!("http://{host}:{port}"),
        }
    }

    /// Refuses what would send a client's answers over a network in clear.
    ///
    /// # Errors
    /// [`ServingError::Plain`] or [`ServingError::NoHost`].
    pub(crate) fn check(&self) -> Result<(), ServingError> {
        if self.hosts.is_empty() {
            return Err(ServingError::NoHost);
        }
        if self.transport == Transport::Plain && !self.listen.ip().is_loopback() {
            return Err(ServingError::Plain(self.listen));
        }
        Ok(())
    }

    /// What turns a connection into a secret one, if this program does that.
    ///
    /// # Errors
    /// [`ServingError::Certificate`] when the files cannot be read or do not belong together.
    pub(crate) fn acceptor(&self) -> Result<Option<TlsAcceptor>, ServingError> {
        let Transport::Tls { certificate, key } = &self.transport else { return Ok(None) };
        let wrong =
            |file: &Path, why: String| ServingError::Certificate { file: file.to_owned(), why };
        let chain = CertificateDer::pem_file_iter(certificate)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| wrong(certificate, error.to_string()))?;
        let private =
            PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(key, error.to_string()))?;
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| wrong(certificate, error.to_string()))?
            .with_no_client_auth()
            .with_single_cert(chain, private)
            .map_err(|error| wrong(certificate, error.to_string()))?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Some(TlsAcceptor::from(Arc::new(config))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(listen: &str, transport: Transport) -> Network {
        let hosts = vec!["fragor.example".to_owned()];
        Network { listen: listen.parse().unwrap(), hosts, transport }
    }

    #[test]
    fn nothing_goes_over_a_network_in_clear() {
        assert!(at("127.0.0.1:80", Transport::Plain).check().is_ok());
        assert!(at("[::1]:80", Transport::Plain).check().is_ok());
        for listen in ["0.0.0.0:80", "192.168.1.5:8517", "[::]:80"] {
            let refused = at(listen, Transport::Plain).check();
            assert!(matches!(refused, Err(ServingError::Plain(_))), "{listen}");
            assert!(at(listen, Transport::BehindProxy).check().is_ok());
        }
        let nameless = Network { hosts: Vec::new(), ..at("0.0.0.0:80", Transport::BehindProxy) };
        assert!(matches!(nameless.check(), Err(ServingError::NoHost)));
    }

    #[test]
    fn a_proxy_decides_about_the_port() {
        let tls = Transport::Tls { certificate: "c".into(), key: "k".into() };
        let direct = at("0.0.0.0:8443", tls).asked_as(8443);
        assert_eq!(direct, ["fragor.example", "fragor.example:8443"]);
        let behind = at("0.0.0.0:8080", Transport::BehindProxy).asked_as(8080);
        assert_eq!(behind, ["fragor.example"]);
        let address = at("0.0.0.0:8080", Transport::BehindProxy).address(8080);
        assert_eq!(address, "https://fragor.example");
        let tls = Transport::Tls { certificate: "c".into(), key: "k".into() };
        assert_eq!(at("0.0.0.0:8443", tls).address(8443), "https://fragor.example:8443");
    }
}
