//! The settings of a double, and its start.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;

use super::server::{Server, accept};
use super::service::{Observer, Service};
use super::{CosDouble, Request};
use crate::operations::Address;
use crate::store::{Bucket, Folder, Known};

/// Settings of a [`CosDouble`].
#[derive(Debug, Clone)]
#[must_use]
pub struct CosDoubleBuilder {
    bucket: String,
    region: String,
    listen: SocketAddr,
    credentials: Vec<Known>,
    path_style: bool,
    folder: Option<PathBuf>,
    observer: Option<Observer>,
    #[cfg(feature = "tls")]
    tls: Option<Arc<rustls::ServerConfig>>,
}

impl CosDoubleBuilder {
    pub(super) fn new() -> Self {
        Self {
            bucket: "archive-1250000000".to_owned(),
            region: "ap-guangzhou".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            credentials: Vec::new(),
            path_style: false,
            folder: None,
            observer: None,
            #[cfg(feature = "tls")]
            tls: None,
        }
    }

    /// Sets the bucket with its APPID: `archive-1250000000` unless set.
    pub fn bucket(mut self, bucket: impl Into<String>) -> Self {
        self.bucket = bucket.into();
        self
    }

    /// Sets the region: `ap-guangzhou` unless set.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// Sets where to listen: a free port of 127.0.0.1 unless set.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Adds credentials that may do everything. Without any, every request is refused.
    pub fn credentials(mut self, secret_id: impl Into<String>, secret_key: impl Into<String>) -> Self {
        let [secret_id, secret_key] = [secret_id.into(), secret_key.into()];
        self.credentials.push(Known { secret_id, secret_key, token: None, expired: false });
        self
    }

    /// Adds temporary credentials, which come with a token.
    pub fn temporary_credentials(
        mut self,
        secret_id: impl Into<String>,
        secret_key: impl Into<String>,
        token: impl Into<String>,
    ) -> Self {
        let [secret_id, secret_key] = [secret_id.into(), secret_key.into()];
        self.credentials.push(Known { secret_id, secret_key, token: Some(token.into()), expired: false });
        self
    }

    /// Lets requests name the bucket in their path, on any host, as that of a bucket created before 2024
    /// (436/102489); otherwise such requests are refused with `PathStyleDomainForbidden`.
    pub fn path_style(mut self, allowed: bool) -> Self {
        self.path_style = allowed;
        self
    }

    /// Keeps the objects in a folder, which is created unless it is there, and begins with what it holds. The folder
    /// belongs to one double at a time; uploads that aren't complete aren't kept.
    pub fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Calls a function with each request when it was carried out, before it is answered.
    pub fn on_request(mut self, observe: impl Fn(&Request) + Send + Sync + 'static) -> Self {
        self.observer = Some(Observer(Arc::new(observe)));
        self
    }

    /// Serves https with this certificate and key, beside http on the same port. It should be one for
    /// [`CosDouble::host`]. Clients may also go to the names of COS with the double as their proxy of https.
    #[cfg(feature = "tls")]
    pub fn tls(mut self, config: Arc<rustls::ServerConfig>) -> Self {
        self.tls = Some(config);
        self
    }

    /// Starts it within the current tokio runtime.
    ///
    /// # Errors
    /// When the address can't be listened on, or the folder can't be read or belongs to another double.
    pub async fn start(self) -> io::Result<CosDouble> {
        let mut bucket = Bucket::new(self.credentials);
        if let Some(path) = self.folder {
            bucket.keep_in(Folder::new(path)?)?;
        }
        let listener = TcpListener::bind(self.listen).await?;
        let address = Address { bucket: self.bucket, region: self.region, path_style: self.path_style };
        let bucket = Arc::new(Mutex::new(bucket));
        let service = Service { address: Arc::new(address), bucket, observer: self.observer };
        let address = listener.local_addr()?;
        #[cfg(feature = "tls")]
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        #[cfg(not(feature = "tls"))]
        let scheme = "http";
        let server = Server {
            service: service.clone(),
            #[cfg(feature = "tls")]
            tls: self.tls.map(tokio_rustls::TlsAcceptor::from),
        };
        let accepting = tokio::spawn(accept(listener, server));
        Ok(CosDouble { service, scheme, address, accepting })
    }
}
