//! The request that stores a record.
//!
//! `object_store` reads and lists. What it does between its own call and the transport's (an address parsed from a
//! text, a map of attributes, names of another cloud that are translated, a retry of its own) took as long as the
//! round trip to a server on the same machine, so the one request that every event pays for is written here.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::uri::{PathAndQuery, Uri};
use http::{Method, Request};
use percent_encoding::{AsciiSet, utf8_percent_encode};

use super::dialect::Dialect;
use super::sign::STRICT;
use crate::create::{IDENTITY, SHA256};
use crate::{ErrorKind, ObjectKey, Record, SinkError};

/// What all puts of a sink have in common.
#[derive(Debug, Clone)]
pub(super) struct PutTemplate(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// Scheme and host, and the bucket where it stands in the path.
    base: Uri,
    dialect: Dialect,
    identity: HeaderName,
    sha256: HeaderName,
    /// Storage class, ACL, encryption, and what the user adds.
    headers: HeaderMap,
}

/// Whether a put may take the place of another object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    CreateOnly,
    Overwrite,
}

/// The slashes of a key stay: they are those of the path.
const PATH: &AsciiSet = &STRICT.remove(b'/');

/// A header that a put has only by the sink's own hand.
pub(super) fn is_reserved(name: &str) -> bool {
    const RESERVED: [&str; 13] = [
        "authorization",
        "connection",
        "content-length",
        "content-md5",
        "host",
        "if-none-match",
        "transfer-encoding",
        "user-agent",
        "x-cos-forbid-overwrite",
        "x-cos-security-token",
        "x-amz-content-sha256",
        "x-amz-date",
        "x-amz-security-token",
    ];
    let meta = name.strip_prefix("x-cos-meta-").or_else(|| name.strip_prefix("x-amz-meta-"));
    RESERVED.contains(&name) || meta.is_some_and(|name| [IDENTITY, SHA256].contains(&name))
}

impl PutTemplate {
    pub(super) fn new(base: Uri, dialect: Dialect, headers: HeaderMap) -> Self {
        let (identity, sha256) = dialect.identity_and_sha256();
        Self(Arc::new(Inner { base, dialect, identity, sha256, headers }))
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.0.dialect
    }

    /// Puts `record` under `key`, which has the sink's prefix. `md5` is that of the body in base64.
    pub(super) fn request(
        &self,
        key: &ObjectKey,
        record: &Record,
        md5: &str,
        mode: Mode,
    ) -> Result<Request<Bytes>, SinkError> {
        let inner = &*self.0;
        let mut headers = HeaderMap::with_capacity(inner.headers.len() + record.metadata().len() + 12);
        headers.insert(CONTENT_TYPE, value(record.content_type())?);
        if let Some(encoding) = record.content_encoding() {
            headers.insert(CONTENT_ENCODING, value(encoding)?);
        }
        headers.insert(CONTENT_LENGTH, HeaderValue::from(record.body().len()));
        headers.insert(HeaderName::from_static("content-md5"), value(md5)?);
        for (name, text) in record.metadata().iter() {
            let name = format!("{}meta-{name}", inner.dialect.prefix());
            headers.insert(HeaderName::try_from(name).map_err(invalid)?, value(text)?);
        }
        headers.insert(&inner.identity, value(&record.identity().hex())?);
        headers.insert(&inner.sha256, value(&record.body_digest().hex())?);
        for (name, value) in &inner.headers {
            headers.insert(name, value.clone());
        }
        if mode == Mode::CreateOnly {
            let (name, value) = inner.dialect.create_only();
            headers.insert(name, value);
        }
        let mut request = Request::new(record.body().clone());
        *request.method_mut() = Method::PUT;
        *request.uri_mut() = self.address(key)?;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn address(&self, key: &ObjectKey) -> Result<Uri, SinkError> {
        let base = &self.0.base;
        let below = base.path().trim_end_matches('/');
        let mut path = String::with_capacity(below.len() + 1 + key.as_str().len() * 5 / 4);
        path.push_str(below);
        path.push('/');
        path.extend(utf8_percent_encode(key.as_str(), PATH));
        let mut parts = base.clone().into_parts();
        parts.path_and_query = Some(PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(invalid)?);
        Uri::from_parts(parts).map_err(invalid)
    }
}

fn value(text: &str) -> Result<HeaderValue, SinkError> {
    HeaderValue::from_str(text).map_err(invalid)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> SinkError {
    SinkError::new(ErrorKind::InvalidRequest).with_source(error)
}
