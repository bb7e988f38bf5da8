//! One request to a bucket, before it is signed.

use std::time::Instant;

use bytes::Bytes;
use http::{HeaderMap, Method};

use crate::Digest;

/// What is asked of a bucket.
#[derive(Debug, Clone)]
pub(in crate::cos) struct Request {
    pub(in crate::cos) method: Method,
    /// The key with the sink's prefix; `None` for the bucket itself.
    pub(in crate::cos) key: Option<String>,
    /// Decoded.
    pub(in crate::cos) query: Vec<(String, String)>,
    pub(in crate::cos) headers: HeaderMap,
    pub(in crate::cos) body: Bytes,
    /// Of the body, where it is known.
    pub(in crate::cos) sha256: Option<Digest>,
    /// When the answer must be there.
    pub(in crate::cos) deadline: Option<Instant>,
}

impl Request {
    pub(in crate::cos) fn new(method: Method, key: impl AsRef<str>) -> Self {
        Self { key: Some(key.as_ref().to_owned()), ..Self::of_bucket(method) }
    }

    pub(in crate::cos) fn of_bucket(method: Method) -> Self {
        Self {
            method,
            key: None,
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            sha256: None,
            deadline: None,
        }
    }

    pub(in crate::cos) fn with_query(mut self, name: &str, value: impl Into<String>) -> Self {
        self.query.push((name.to_owned(), value.into()));
        self
    }

    pub(in crate::cos) fn with_deadline(mut self, deadline: Option<Instant>) -> Self {
        self.deadline = deadline;
        self
    }
}
