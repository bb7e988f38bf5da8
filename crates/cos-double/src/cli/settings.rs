//! Values of options that aren't texts or numbers.

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use http::Method;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::{Fault, IfNoneMatch};

/// A fault, and the method of the requests that meet it: `PUT=503:SlowDown`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultOn {
    pub(super) method: Method,
    pub(super) fault: Fault,
}

impl FromStr for FaultOn {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (method, fault) = text.split_once('=').ok_or("METHOD=FAULT is wanted, as PUT=503:SlowDown")?;
        let method = ["GET", "HEAD", "PUT", "POST", "DELETE"].into_iter().find(|name| *name == method);
        let method = method.and_then(|name| name.parse().ok()).ok_or("GET, HEAD, PUT, POST and DELETE are methods")?;
        Ok(Self { method, fault: fault.parse().map_err(|error: crate::ParseFaultError| error.to_string())? })
    }
}

/// Reads where to listen: a port alone means one of 127.0.0.1.
pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    let port = text.strip_prefix(':').unwrap_or(text);
    if let Ok(port) = port.parse::<u16>() {
        return Ok(SocketAddr::from(([127, 0, 0, 1], port)));
    }
    text.parse().map_err(|_| "PORT, :PORT or ADDRESS:PORT is wanted, as 9000 or 0.0.0.0:9000".to_owned())
}

pub(super) fn if_none_match(text: &str) -> Result<IfNoneMatch, String> {
    match text {
        "ignore" => Ok(IfNoneMatch::Ignore),
        "honour" => Ok(IfNoneMatch::Honour),
        "refuse" => Ok(IfNoneMatch::Refuse),
        _ => Err("ignore, honour or refuse is wanted".to_owned()),
    }
}

/// Reads a certificate with its chain, and its key.
pub(super) fn tls_of(cert: &Path, key: &Path) -> io::Result<Arc<rustls::ServerConfig>> {
    let wrong = |path: &Path, error: &dyn std::fmt::Display| {
        io::Error::new(io::ErrorKind::InvalidInput, format!("{}: {error}", path.display()))
    };
    let chain = CertificateDer::pem_file_iter(cert).and_then(Iterator::collect).map_err(|e| wrong(cert, &e))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|e| wrong(key, &e))?;
    tls(chain, secret).map_err(|e| wrong(cert, &e))
}

/// Sets up https with a certificate and its key.
pub(super) fn tls(
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
) -> Result<Arc<rustls::ServerConfig>, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    config.and_then(|config| config.with_no_client_auth().with_single_cert(chain, key)).map(Arc::new)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed expectation is the test's result")]

    use super::*;

    #[test]
    fn a_port_is_enough_to_listen() {
        for (text, address) in [
            ("9000", "127.0.0.1:9000"),
            (":9000", "127.0.0.1:9000"),
            ("0.0.0.0:9", "0.0.0.0:9"),
            ("[::1]:9", "[::1]:9"),
        ] {
            assert_eq!(listen(text).unwrap().to_string(), address);
        }
        for text in ["", "localhost", "70000", "127.0.0.1"] {
            assert!(listen(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_fault_names_its_method() {
        let found: FaultOn = "PUT=503:SlowDown".parse().unwrap();
        assert_eq!((found.method, found.fault), (Method::PUT, Fault::refuse(503, "SlowDown")));
        for text in ["503:SlowDown", "put=reset-after", "PUT=", "PATCH=reset-after"] {
            assert!(text.parse::<FaultOn>().is_err(), "{text}");
        }
    }
}
