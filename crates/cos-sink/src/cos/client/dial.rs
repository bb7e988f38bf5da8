//! Connections: plain or TLS, to the host of the address or to a server elsewhere.

use std::fmt;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use http::uri::Scheme;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioIo;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tower_service::Service;

type BoxError = Box<dyn std::error::Error + Send + Sync>;
type Stream = TokioIo<TcpStream>;

/// Connects where a request's address says, or to `elsewhere` whatever it says.
///
/// TLS is set up when the first https connection is made: a function that stores in a folder, or in a test over
/// plain http, never pays for it. The roots are Mozilla's, built in, so an image needs no certificates.
#[derive(Clone)]
pub(in crate::cos) struct Dial {
    tcp: Tcp,
    tls: Arc<OnceLock<HttpsConnector<Tcp>>>,
}

impl Dial {
    pub(in crate::cos) fn new(elsewhere: Option<Uri>, connect_timeout: Duration) -> Self {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_nodelay(true);
        http.set_connect_timeout(Some(connect_timeout));
        Self { tcp: Tcp { http, elsewhere }, tls: Arc::default() }
    }

    /// Takes these TLS settings in the place of the built-in roots.
    pub(in crate::cos) fn with_tls(self, config: ClientConfig) -> Self {
        let connector = HttpsConnectorBuilder::new().with_tls_config(config).https_only().enable_http1();
        let connector = connector.wrap_connector(self.tcp.clone());
        Self { tls: Arc::new(OnceLock::from(connector)), ..self }
    }

    fn tls(&self) -> Result<HttpsConnector<Tcp>, BoxError> {
        if let Some(connector) = self.tls.get() {
            return Ok(connector.clone());
        }
        // The provider is named, so that it doesn't matter which others a program links.
        let builder =
            HttpsConnectorBuilder::new().with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())?;
        let connector = builder.https_only().enable_http1().wrap_connector(self.tcp.clone());
        Ok(self.tls.get_or_init(|| connector).clone())
    }
}

/// TLS settings that trust these certificate authorities (DER) alone.
pub(in crate::cos) fn trusting(roots: &[Vec<u8>]) -> Result<ClientConfig, rustls::Error> {
    let mut store = RootCertStore::empty();
    for der in roots {
        store.add(der.as_slice().into())?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(config.with_root_certificates(store).with_no_client_auth())
}

/// TLS settings that trust the certificate authorities of this file (PEM) alone. Tells what is wrong in words that fit
/// behind its name.
pub(in crate::cos) fn trusting_file(path: &Path) -> Result<ClientConfig, String> {
    let pem = std::fs::read(path).map_err(|error| error.to_string())?;
    let roots: Result<Vec<Vec<u8>>, _> =
        CertificateDer::pem_slice_iter(&pem).map(|der| der.map(|der| der.as_ref().to_vec())).collect();
    // The parser's error may quote the file, which may hold a key.
    let roots = roots.map_err(|_| "it is no PEM that can be read".to_owned())?;
    if roots.is_empty() {
        return Err("it holds no certificate: give a file with -----BEGIN CERTIFICATE-----".to_owned());
    }
    trusting(&roots).map_err(|error| error.to_string())
}

impl Service<Uri> for Dial {
    type Response = MaybeHttpsStream<Stream>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(context)
    }

    fn call(&mut self, address: Uri) -> Self::Future {
        if address.scheme() == Some(&Scheme::HTTPS) {
            match self.tls() {
                Ok(mut connector) => connector.call(address),
                Err(error) => Box::pin(std::future::ready(Err(error))),
            }
        } else {
            let connecting = self.tcp.call(address);
            Box::pin(async move { Ok(MaybeHttpsStream::Http(connecting.await?)) })
        }
    }
}

impl fmt::Debug for Dial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dial").field("elsewhere", &self.tcp.elsewhere).finish_non_exhaustive()
    }
}

/// TCP to the host of the address, or elsewhere.
#[derive(Clone)]
pub(in crate::cos) struct Tcp {
    http: HttpConnector,
    elsewhere: Option<Uri>,
}

impl Service<Uri> for Tcp {
    type Response = Stream;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Stream, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.http.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, address: Uri) -> Self::Future {
        let connecting = self.http.call(self.elsewhere.clone().unwrap_or(address));
        Box::pin(async move { Ok(connecting.await?) })
    }
}
