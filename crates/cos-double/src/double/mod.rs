//! A running double.

mod builder;
mod server;
mod service;

use std::net::SocketAddr;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode};
use tokio::task::JoinHandle;

pub use builder::CosDoubleBuilder;

use crate::{Fault, Object};
use service::Service;

/// One bucket of COS on a port of this machine. It ends when it is dropped.
#[derive(Debug)]
pub struct CosDouble {
    service: Service,
    scheme: &'static str,
    address: SocketAddr,
    accepting: JoinHandle<()>,
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
    /// The key; empty for a request to the bucket or to none.
    pub key: String,
    /// What stands behind `?` in its URL, as it came; empty without.
    pub query: String,
    /// Its headers, as they came.
    pub headers: HeaderMap,
    /// What became of it before a fault spoiled the answer; `None` when it wasn't carried out.
    pub status: Option<StatusCode>,
    /// The fault that it met.
    pub fault: Fault,
}

impl CosDouble {
    /// Starts the settings of a double.
    pub fn builder() -> CosDoubleBuilder {
        CosDoubleBuilder::new()
    }

    /// Returns where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns `http://127.0.0.1:PORT`, or `https://`.
    pub fn endpoint(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    /// Returns the host that requests must name.
    pub fn host(&self) -> String {
        self.service.address.host()
    }

    /// Lines up what the next PUTs meet, one fault each; those behind are served.
    pub fn inject(&self, faults: impl IntoIterator<Item = Fault>) {
        self.inject_on(Method::PUT, faults);
    }

    /// Lines up what the next requests of a method meet, one fault each.
    pub fn inject_on(&self, method: Method, faults: impl IntoIterator<Item = Fault>) {
        self.service.lock().faults.entry(method).or_default().extend(faults);
    }

    /// Sets what all requests of a method meet when nothing is lined up for them: with [`Fault::claim`]`(200)`, a HEAD
    /// finds every key. [`Fault::Pass`] takes it back.
    pub fn set_standing(&self, method: Method, fault: Fault) {
        self.service.lock().standing.insert(method, fault);
    }

    /// Says that versioning was enabled once: `x-cos-forbid-overwrite` has no effect any more.
    pub fn set_versioned(&self, versioned: bool) {
        self.service.lock().limits.versioned = versioned;
    }

    /// Says whether answers of a versioned bucket tell the version's id; they do unless set. What COS answers while
    /// versioning is suspended isn't documented.
    pub fn set_version_ids(&self, told: bool) {
        self.service.lock().limits.version_ids = told;
    }

    /// Says what `If-None-Match: *` does on a PUT: nothing, unless set.
    pub fn set_if_none_match(&self, policy: IfNoneMatch) {
        self.service.lock().limits.if_none_match = policy;
    }

    /// Limits the writes of one key in a second, as COS does at 50 (436/14518); unlimited unless set.
    pub fn set_writes_a_second(&self, limit: Option<usize>) {
        self.service.lock().limits.writes_a_second = limit;
    }

    /// Sets the double's clock ahead of this machine's by so many seconds.
    pub fn set_clock_offset(&self, seconds: i64) {
        self.service.lock().limits.clock_offset = seconds;
    }

    /// Lets every request wait so long before it is carried out.
    pub fn set_latency(&self, latency: Duration) {
        self.service.lock().limits.latency = latency;
    }

    /// Lets the credentials with this id run out: `ExpiredToken` from now on.
    pub fn expire(&self, secret_id: &str) {
        for known in self.service.lock().credentials.iter_mut().filter(|known| known.secret_id == secret_id) {
            known.expired = true;
        }
    }

    /// Puts an object there without a request; a folder doesn't keep it.
    pub fn seed(&self, key: impl Into<String>, headers: HeaderMap, body: impl Into<Bytes>) {
        let mut bucket = self.service.lock();
        let object = Object::new(body.into(), headers, bucket.now());
        bucket.seed(key.into(), object);
    }

    /// Returns the object under `key`.
    pub fn object(&self, key: &str) -> Option<Object> {
        self.service.lock().object(key).cloned()
    }

    /// Returns all keys, sorted.
    pub fn keys(&self) -> Vec<String> {
        self.service.lock().objects().keys().cloned().collect()
    }

    /// Returns the keys of the uploads in parts that are neither complete nor aborted.
    pub fn uploads(&self) -> Vec<String> {
        self.service.lock().uploads.values().map(|upload| upload.key.clone()).collect()
    }

    /// Returns the requests that came in, the last 10,000 of them.
    pub fn requests(&self) -> Vec<Request> {
        self.service.lock().requests.iter().cloned().collect()
    }

    /// Forgets objects, uploads, faults and requests.
    pub fn clear(&self) {
        self.clear_objects();
        self.clear_faults();
        self.clear_requests();
    }

    /// Forgets the requests that came in.
    pub fn clear_requests(&self) {
        self.service.lock().requests.clear();
    }

    /// Forgets the objects and the uploads; a folder keeps its files.
    pub fn clear_objects(&self) {
        self.service.lock().clear();
    }

    /// Forgets the faults that no request has met yet, and those that stand.
    pub fn clear_faults(&self) {
        let mut bucket = self.service.lock();
        bucket.faults.clear();
        bucket.standing.clear();
    }
}

impl Drop for CosDouble {
    fn drop(&mut self) {
        self.accepting.abort();
        // Connections end a little later, and must not write any more.
        self.service.lock().give_folder_back();
    }
}
