//! The request that stores a record, and what proves that it did.

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};

use super::client::{Failure, Head, Request};
use super::dialect::Dialect;
use super::{CosSink, checksum, xml};
use crate::once::{IDENTITY, SHA256};
use crate::{ErrorKind, ObjectKey, Record, SinkError, Status};

/// What all puts of a sink have in common.
#[derive(Debug, Clone)]
pub(super) struct PutTemplate(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    dialect: Dialect,
    identity: HeaderName,
    sha256: HeaderName,
    with_md5: bool,
    /// Storage class, ACL, encryption, and what the user adds.
    headers: HeaderMap,
}

/// Whether a put may take the place of another object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    CreateOnly,
    None,
}

/// What came of a put.
pub(super) enum Put {
    Stored(Head),
    Taken,
    /// Success that proves nothing, and why.
    Doubtful(SinkError),
}

pub(super) const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");

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
    pub(super) fn new(dialect: Dialect, headers: HeaderMap, with_md5: bool) -> Self {
        let (identity, sha256) = dialect.identity_and_sha256();
        Self(Arc::new(Inner { dialect, identity, sha256, with_md5, headers }))
    }

    /// The headers of every new object.
    #[cfg(feature = "object_store")]
    pub(super) fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// Whether puts carry `Content-MD5`.
    #[cfg(feature = "object_store")]
    pub(super) fn with_md5(&self) -> bool {
        self.0.with_md5
    }

    /// Puts `record` under `key`, which has the sink's prefix.
    fn request(&self, key: ObjectKey, record: &Record, condition: Condition) -> Result<Request, SinkError> {
        let inner = &*self.0;
        let mut headers = HeaderMap::with_capacity(inner.headers.len() + record.metadata().len() + 14);
        headers.insert(CONTENT_TYPE, value(record.content_type())?);
        if let Some(encoding) = record.content_encoding() {
            headers.insert(CONTENT_ENCODING, value(encoding)?);
        }
        if inner.with_md5 {
            headers.insert(CONTENT_MD5, value(&BASE64_STANDARD.encode(checksum::md5(record.body())))?);
        }
        for (name, text) in record.metadata().iter() {
            let name = format!("{}meta-{name}", inner.dialect.prefix());
            headers.insert(HeaderName::try_from(name).map_err(invalid)?, value(text)?);
        }
        headers.insert(&inner.identity, value(&record.identity().hex())?);
        headers.insert(&inner.sha256, value(&record.body_digest().hex())?);
        for (name, value) in &inner.headers {
            headers.insert(name, value.clone());
        }
        if condition == Condition::CreateOnly {
            let (name, value) = inner.dialect.create_only();
            headers.insert(name, value);
        }
        let request = Request::new(Method::PUT, key).with_deadline(record.deadline());
        Ok(Request { headers, body: record.body().clone(), sha256: Some(record.body_digest()), ..request })
    }
}

impl CosSink {
    /// Puts `record` under `key`, once.
    pub(super) async fn put(&self, key: &ObjectKey, record: &Record, condition: Condition) -> Result<Put, SinkError> {
        let request = self.put.request(self.full_key(key)?, record, condition)?;
        let answered = match self.client.call(&request).await {
            Ok(answer) => answer.bytes(xml::MAX_ERROR_LEN).await,
            Err(failure) => Err(failure),
        };
        let (head, body) = match answered {
            Ok(answer) => answer,
            Err(Failure::Answer(answer)) if answer.says_taken() => return Ok(Put::Taken),
            // Something else than the store said yes: whether the store has it is for a look to tell.
            Err(Failure::WrongServer(error)) if error.http_status().is_some_and(|status| status < 300) => {
                return Ok(Put::Doubtful(error));
            }
            Err(failure) => return Err(failure.into_error()),
        };
        let proof = proof(&head, &body, record.body(), self.client.dialect());
        Ok(match proof {
            Ok(()) => Put::Stored(head),
            Err(doubt) => {
                if doubt.kind() == ErrorKind::WrongServer {
                    self.client.warn_of(&doubt);
                }
                Put::Doubtful(doubt)
            }
        })
    }
}

/// Whether the answer to a put proves that the store has the bytes that were sent: status 200 alone (436/7749), an entity
/// tag, no document in the body, and a checksum of the store's own that is the body's.
pub(super) fn proof(head: &Head, body: &[u8], sent: &[u8], dialect: Dialect) -> Result<(), SinkError> {
    if head.status != StatusCode::OK {
        return Err(head.not_the_store("of a status other than 200", dialect));
    }
    if !body.trim_ascii().is_empty() {
        let document = xml::ErrorDocument::parse(body);
        // COS tells some failures after it has said 200 (436/10881, for copies).
        return Err(match document.code {
            Some(_) => head.not_the_store("with an error in its body", dialect).with_status(Status::Temporary),
            None => head.not_the_store("with a body", dialect),
        });
    }
    if head.etag.is_none() {
        return Err(head.not_the_store("without an ETag", dialect));
    }
    match compare(head, sent) {
        Some(true) => Ok(()),
        Some(false) => Err(unequal(head)),
        None if head.is_crc64_garbled => Err(SinkError::new(ErrorKind::Integrity)
            .with_message("the store told a CRC64 that can't be read, or several that differ")),
        None => Err(SinkError::new(ErrorKind::Integrity)
            .with_message("the store told neither a CRC64 nor an MD5 of what it has")),
    }
}

/// Whether the store's own checksum is that of the bytes that were sent; `None` where it told none.
pub(super) fn compare(head: &Head, sent: &[u8]) -> Option<bool> {
    if head.is_crc64_garbled {
        return None;
    }
    match (head.crc64, head.md5()) {
        (Some(crc64), _) => Some(crc64 == checksum::crc64(sent)),
        (None, Some(md5)) => Some(md5.eq_ignore_ascii_case(&crate::digest::hex(&checksum::md5(sent)))),
        (None, None) => None,
    }
}

fn unequal(head: &Head) -> SinkError {
    let what = if head.crc64.is_some() { "CRC64" } else { "MD5" };
    let message = format!("the {what} that the store told isn't that of the body");
    let error = SinkError::new(ErrorKind::Integrity).with_message(message).with_http_status(head.status.as_u16());
    match &head.request_id {
        Some(id) => error.with_request_id(id.as_str()),
        None => error,
    }
}

fn value(text: &str) -> Result<HeaderValue, SinkError> {
    HeaderValue::from_str(text).map_err(invalid)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> SinkError {
    SinkError::new(ErrorKind::InvalidRequest).with_source(error)
}
