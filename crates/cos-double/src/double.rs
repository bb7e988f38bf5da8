//! A running double.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::bucket::{Bucket, Known};
use crate::service::Service;
use crate::{Fault, Object};

/// One bucket of COS on a port of this machine. It ends when it is dropped.
#[derive(Debug)]
pub struct CosDouble {
    service: Service,
    scheme: &'static str,
    address: SocketAddr,
    accepting: JoinHandle<()>,
}

/// Settings of a [`CosDouble`].
#[derive(Debug, Clone)]
#[must_use]
pub struct CosDoubleBuilder {
    bucket: String,
    region: String,
    listen: SocketAddr,
    credentials: Vec<Known>,
    #[cfg(feature = "tls")]
    tls: Option<Arc<rustls::ServerConfig>>,
}

/// What is done with `If-None-Match: *` on a PUT. COS documents nothing about it, so a client must not rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IfNoneMatch {
    /// It has no effect: the object is overwritten.
    Ignore,
    /// 412 `PreconditionFailed` when the key is taken, as S3 has it.
    Honour,
    /// 501 `NotImplemented`, as another cloud has it.
    Refuse,
}

/// A request that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// Its method.
    pub method: Method,
    /// The key; empty for a request to the bucket.
    pub key: String,
    /// Its headers, as they came.
    pub headers: HeaderMap,
    /// What became of it before a fault spoiled the answer; `None` when it wasn't carried out.
    pub status: Option<StatusCode>,
    /// The fault that it met.
    pub fault: Fault,
}

impl CosDoubleBuilder {
    /// The bucket with its APPID: `archive-1250000000` unless set.
    pub fn bucket(mut self, bucket: impl Into<String>) -> Self {
        self.bucket = bucket.into();
        self
    }

    /// The region: `ap-guangzhou` unless set.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = region.into();
        self
    }

    /// Where to listen: a free port of 127.0.0.1 unless set.
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

    /// Serves https with this certificate and key. It should be one for [`CosDouble::host`].
    #[cfg(feature = "tls")]
    pub fn tls(mut self, config: Arc<rustls::ServerConfig>) -> Self {
        self.tls = Some(config);
        self
    }

    /// Starts it within the current tokio runtime.
    ///
    /// # Errors
    /// When the address can't be listened on.
    pub async fn start(self) -> io::Result<CosDouble> {
        let listener = TcpListener::bind(self.listen).await?;
        let service = Service {
            name: self.bucket.into(),
            region: self.region.into(),
            bucket: Arc::new(Mutex::new(Bucket::new(self.credentials))),
        };
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

#[derive(Clone)]
struct Server {
    service: Service,
    #[cfg(feature = "tls")]
    tls: Option<tokio_rustls::TlsAcceptor>,
}

async fn accept(listener: TcpListener, server: Server) {
    // Connections end with the double, so that a client meets a closed port, not a silent one.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(connection(stream, server.clone()));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn connection(stream: TcpStream, server: Server) {
    stream.set_nodelay(true).ok();
    #[cfg(feature = "tls")]
    if let Some(acceptor) = server.tls {
        // A client that doesn't trust the certificate ends here.
        if let Ok(stream) = acceptor.accept(stream).await {
            serve(stream, server.service).await;
        }
        return;
    }
    serve(stream, server.service).await;
}

async fn serve<S: AsyncRead + AsyncWrite + Send + Unpin + 'static>(stream: S, service: Service) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new());
    // A reset on request is an error to hyper, and nothing to anyone else.
    let answer = service_fn(move |request| service.clone().serve(request));
    http.serve_connection(TokioIo::new(stream), answer).await.ok();
}

impl CosDouble {
    /// Starts the settings of a double.
    pub fn builder() -> CosDoubleBuilder {
        CosDoubleBuilder {
            bucket: "archive-1250000000".to_owned(),
            region: "ap-guangzhou".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            credentials: Vec::new(),
            #[cfg(feature = "tls")]
            tls: None,
        }
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`, or `https://`.
    pub fn endpoint(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// The host that requests must name.
    pub fn host(&self) -> String {
        format!("{}.cos.{}.myqcloud.com", self.service.name, self.service.region)
    }

    /// What the next PUTs meet, one fault each; those behind are served.
    pub fn inject(&self, faults: impl IntoIterator<Item = Fault>) {
        self.service.lock().faults.extend(faults);
    }

    /// Says that versioning was enabled once: `x-cos-forbid-overwrite` has no effect any more.
    pub fn set_versioned(&self, versioned: bool) {
        self.service.lock().versioned = versioned;
    }

    /// Says whether answers of a versioned bucket tell the version's id; they do unless set. What COS answers while
    /// versioning is suspended isn't documented.
    pub fn set_version_ids(&self, told: bool) {
        self.service.lock().version_ids = told;
    }

    /// Says what `If-None-Match: *` does on a PUT: nothing, unless set.
    pub fn set_if_none_match(&self, policy: IfNoneMatch) {
        self.service.lock().if_none_match = policy;
    }

    /// Limits the writes of one key in a second, as COS does at 50 (436/14518); unlimited unless set.
    pub fn set_writes_a_second(&self, limit: Option<usize>) {
        self.service.lock().writes_a_second = limit;
    }

    /// Sets the double's clock ahead of this machine's by so many seconds.
    pub fn set_clock_offset(&self, seconds: i64) {
        self.service.lock().clock_offset = seconds;
    }

    /// Lets the credentials with this id run out: `ExpiredToken` from now on.
    pub fn expire(&self, secret_id: &str) {
        for known in self.service.lock().credentials.iter_mut().filter(|known| known.secret_id == secret_id) {
            known.expired = true;
        }
    }

    /// Puts an object there without a request.
    pub fn seed(&self, key: impl Into<String>, headers: HeaderMap, body: impl Into<Bytes>) {
        let mut bucket = self.service.lock();
        let object = Object { body: body.into(), headers, modified: bucket.now() };
        bucket.objects.insert(key.into(), object);
    }

    /// The object under `key`.
    pub fn object(&self, key: &str) -> Option<Object> {
        self.service.lock().objects.get(key).cloned()
    }

    /// All keys, sorted.
    pub fn keys(&self) -> Vec<String> {
        self.service.lock().objects.keys().cloned().collect()
    }

    /// The requests that came in, the last 10,000 of them.
    pub fn requests(&self) -> Vec<Request> {
        self.service.lock().requests.iter().cloned().collect()
    }

    /// Forgets objects, faults and requests.
    pub fn clear(&self) {
        self.clear_objects();
        self.clear_faults();
        self.clear_requests();
    }

    /// Forgets the requests that came in.
    pub fn clear_requests(&self) {
        self.service.lock().requests.clear();
    }

    /// Forgets the objects.
    pub fn clear_objects(&self) {
        self.service.lock().objects.clear();
    }

    /// Forgets the faults that no request has met yet.
    pub fn clear_faults(&self) {
        self.service.lock().faults.clear();
    }
}

impl Drop for CosDouble {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
