//! The head of a successful answer, and whether it proves that the store gave it.

use http::header::{CONTENT_TYPE, ETAG, LOCATION};
use http::{HeaderMap, HeaderName, StatusCode};

use super::server_text;
use crate::cos::dialect::Dialect;
use crate::receipt::unquoted;
use crate::{Credentials, ErrorKind, SinkError, Status};

/// What stands in the headers of an answer.
#[derive(Debug)]
pub(in crate::cos) struct Head {
    pub(in crate::cos) status: StatusCode,
    pub(in crate::cos) headers: HeaderMap,
    pub(in crate::cos) request_id: Option<String>,
    /// Without quotes.
    pub(in crate::cos) etag: Option<String>,
    pub(in crate::cos) crc64: Option<u64>,
    /// Whether a CRC64 came that can't be read, or several that differ: then nothing is proven, by an MD5 neither.
    pub(in crate::cos) is_crc64_garbled: bool,
}

const COS_REQUEST_ID: HeaderName = HeaderName::from_static("x-cos-request-id");
const S3_REQUEST_ID: HeaderName = HeaderName::from_static("x-amz-request-id");
const CRC64: HeaderName = HeaderName::from_static("x-cos-hash-crc64ecma");
const VERSION_ID: HeaderName = HeaderName::from_static("x-cos-version-id");

impl Head {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, credentials: &Credentials) -> Self {
        let etag = server_text::header(&headers, &ETAG, credentials);
        let mut told = headers.get_all(CRC64).iter().map(|value| value.to_str().ok()?.parse::<u64>().ok());
        let crc64 = told.next();
        let is_crc64_garbled = crc64 == Some(None) || told.any(|other| Some(other) != crc64);
        Self {
            status,
            request_id: request_id(&headers, credentials),
            etag: etag.map(|etag| unquoted(&etag).to_owned()).filter(|etag| !etag.is_empty()),
            crc64: crc64.flatten().filter(|_| !is_crc64_garbled),
            is_crc64_garbled,
            headers,
        }
    }

    /// Whether the object is encrypted: then its entity tag need not be its MD5 (436/7729).
    pub(in crate::cos) fn is_encrypted(&self) -> bool {
        self.headers.keys().any(|name| name.as_str().contains("-server-side-encryption"))
    }

    /// Whether the bucket keeps versions: then it can't refuse to overwrite.
    pub(in crate::cos) fn is_versioned(&self) -> bool {
        self.headers.contains_key(VERSION_ID)
    }

    /// The MD5 that the entity tag is, where it is one.
    pub(in crate::cos) fn md5(&self) -> Option<&str> {
        let looks_like_md5 = |etag: &&str| etag.len() == 32 && etag.bytes().all(|b| b.is_ascii_hexdigit());
        self.etag.as_deref().filter(looks_like_md5).filter(|_| !self.is_encrypted())
    }

    /// Refuses an answer that the store can't have given: COS puts its id of the request on every one (436/7729), and
    /// a missing id is how its own SDKs know a stranger. S3's servers are known by what else they say.
    pub(in crate::cos) fn is_the_stores(&self, dialect: Dialect) -> Result<(), SinkError> {
        if dialect == Dialect::Cos && !self.headers.contains_key(COS_REQUEST_ID) {
            return Err(self.not_the_store("without x-cos-request-id", dialect));
        }
        Ok(())
    }

    /// The error for an answer that proves nothing: `what` is missing, or came instead.
    pub(in crate::cos) fn not_the_store(&self, what: &str, dialect: Dialect) -> SinkError {
        not_the_store(self.status, &self.headers, what, dialect, self.request_id.as_deref())
    }
}

/// `what` fits behind "HTTP 200".
pub(super) fn not_the_store(
    status: StatusCode,
    headers: &HeaderMap,
    what: &str,
    dialect: Dialect,
    request_id: Option<&str>,
) -> SinkError {
    let store = match dialect {
        Dialect::Cos => "COS",
        Dialect::S3 => "an S3 server",
    };
    // The type of a page tells more than its text, and holds nothing that a log shouldn't have.
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).map_or(String::new(), |value| {
        let kind: String = value.chars().take_while(|c| *c != ';').filter(char::is_ascii_graphic).take(60).collect();
        format!(", a body of {kind}")
    });
    let redirect = if headers.contains_key(LOCATION) { ", a redirect" } else { "" };
    let message = format!("an answer {what} came{kind}{redirect}: this is not {store}");
    let error = SinkError::new(ErrorKind::WrongServer).with_message(message).with_http_status(status.as_u16());
    let error = error.with_status(Status::Temporary);
    match request_id {
        Some(id) => error.with_request_id(id),
        None => error,
    }
}

/// What a refusal lacks, or has, that shows that the store didn't give it.
///
/// Gateways before a store fail (5xx) in words of their own, which passes. COS's other refusals bear its mark; those of
/// S3's servers are empty or XML, and redirect nobody without saying why.
pub(super) fn strange_refusal(status: StatusCode, headers: &HeaderMap, dialect: Dialect) -> Option<&'static str> {
    let is_html = || headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match dialect {
        _ if status.is_server_error() => None,
        Dialect::Cos => (!headers.contains_key(COS_REQUEST_ID)).then_some("without x-cos-request-id"),
        Dialect::S3 if is_html() => Some("that is no error of S3"),
        Dialect::S3 if status.is_redirection() && headers.contains_key(LOCATION) => {
            // A bucket of another region is told so, by an id and an error document.
            (!headers.contains_key(S3_REQUEST_ID)).then_some("without x-amz-request-id")
        }
        Dialect::S3 => None,
    }
}

/// The store's id of the request.
pub(super) fn request_id(headers: &HeaderMap, credentials: &Credentials) -> Option<String> {
    [&COS_REQUEST_ID, &S3_REQUEST_ID].into_iter().find_map(|name| server_text::header(headers, name, credentials))
}
