//! An object.

use bytes::Bytes;
use http::HeaderMap;
use md5::{Digest, Md5};

/// An object as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Object {
    /// The bytes.
    pub body: Bytes,
    /// The headers that were stored with it: `content-*`, `cache-control`, `expires`, and of `x-cos-*` the metadata,
    /// class, ACL, tags and encryption. Names that came as `x-amz-` are kept as `x-cos-`.
    pub headers: HeaderMap,
    /// When it was stored, in seconds since 1970 on the double's clock.
    pub modified: i64,
    pub(crate) etag: String,
    pub(crate) version: Option<String>,
}

impl Object {
    /// Makes an object out of what a simple PUT brings.
    pub(crate) fn new(body: Bytes, headers: HeaderMap, modified: i64) -> Self {
        let mut etag = hex(&Md5::digest(&body));
        // With a key of KMS it is something else than the MD5, COS doesn't say what (436/7729).
        if headers.get("x-cos-server-side-encryption").is_some_and(|method| method != "AES256") {
            etag = hex(&Md5::digest(format!("{etag} encrypted")));
        }
        Self { body, headers, modified, etag, version: None }
    }

    /// Returns the entity tag without quotes: the MD5 in hex of what was put at once without a key of KMS; something
    /// else of what was encrypted by one, and, with a hyphen, of what came in parts.
    pub fn etag(&self) -> String {
        self.etag.clone()
    }

    /// Computes CRC-64/XZ, as in `x-cos-hash-crc64ecma`.
    pub fn crc64(&self) -> u64 {
        crc64(&self.body)
    }

    /// Returns the storage class.
    pub(crate) fn class(&self) -> &str {
        class_of(&self.headers)
    }
}

/// Finds the storage class among headers that are kept.
pub(crate) fn class_of(headers: &HeaderMap) -> &str {
    headers.get("x-cos-storage-class").and_then(|class| class.to_str().ok()).unwrap_or("STANDARD")
}

/// Computes CRC-64/XZ.
pub(crate) fn crc64(bytes: &[u8]) -> u64 {
    let mut digest = crc64fast::Digest::new();
    digest.write(bytes);
    digest.sum64()
}

/// Writes bytes in hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
