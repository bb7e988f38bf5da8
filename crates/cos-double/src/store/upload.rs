//! A multipart upload that isn't complete.

use std::collections::BTreeMap;

use bytes::Bytes;
use http::HeaderMap;
use md5::{Digest, Md5};

use super::{Object, hex};
use crate::wire::Refusal;

/// The least bytes of a part that isn't the last (436/14518).
const LEAST: usize = 1024 * 1024;

/// An upload in parts.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) key: String,
    pub(crate) headers: HeaderMap,
    pub(crate) parts: BTreeMap<u32, Part>,
    pub(crate) initiated: i64,
}

/// A part of an upload.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) body: Bytes,
    pub(crate) etag: String,
    pub(crate) modified: i64,
}

impl Part {
    pub(crate) fn new(body: Bytes, modified: i64) -> Self {
        let etag = hex(&Md5::digest(&body));
        Self { body, etag, modified }
    }
}

impl Upload {
    /// Puts together the parts that are named, each by number and entity tag, as COS checks them (436/7742).
    pub(crate) fn join(&self, named: &[(u32, String)], now: i64) -> Result<Object, Refusal> {
        if named.is_empty() {
            return Err(Refusal::malformed_xml());
        }
        if !named.is_sorted_by(|left, right| left.0 < right.0) {
            let message = "The list of parts was not in ascending order. Parts must be ordered by part number.";
            return Err(Refusal::bad_request("InvalidPartOrder", message));
        }
        let mut body = Vec::new();
        let mut etags = String::new();
        for (at, (number, etag)) in named.iter().enumerate() {
            let part = self.parts.get(number).filter(|part| part.etag == etag.trim_matches('"'));
            let part = part.ok_or_else(|| {
                Refusal::bad_request("InvalidPart", "One or more of the specified parts could not be found.")
            })?;
            if part.body.len() < LEAST && at + 1 < named.len() {
                let message = "A part that is not the last must have at least 1 MB.";
                return Err(Refusal::bad_request("EntityTooSmall", message));
            }
            body.extend_from_slice(&part.body);
            etags.push_str(&part.etag);
        }
        let mut object = Object::new(body.into(), self.headers.clone(), now);
        // COS says nothing of how it comes about but that it is no MD5; clients must not compute it, so this isn't
        // S3's either.
        object.etag = format!("{}-{}", hex(&Md5::digest(etags.as_bytes())), named.len());
        Ok(object)
    }
}
