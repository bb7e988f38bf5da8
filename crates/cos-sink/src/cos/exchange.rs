//! What a request and its answer carry beside the HTTP message, and how it gets past `object_store`.
//!
//! `object_store` hands the extensions of a call to the transport and keeps what an answer says to itself, so the
//! transport writes the answer into the extension.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use http::HeaderMap;

use super::failure::{Failure, request_id};
use crate::{Credentials, Digest};

/// Shared by the caller and the transport for one call.
#[derive(Debug, Clone)]
pub(super) struct Exchange(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    brief: Brief,
    told: Mutex<Option<Told>>,
}

/// What the caller tells the transport.
#[derive(Debug, Default, Clone)]
pub(super) struct Brief {
    /// When the answer must be there.
    pub(super) deadline: Option<Instant>,
    /// Of the body of a put.
    pub(super) sha256: Option<Digest>,
    /// Credentials that the attempt before was refused with.
    pub(super) rejected: Option<Credentials>,
}

/// What the transport tells the caller.
#[derive(Debug)]
pub(super) enum Told {
    Answer(Answered),
    Failure(Box<Failure>),
}

/// What stands in the headers of an answer.
#[derive(Debug, Default)]
pub(super) struct Answered {
    pub(super) request_id: Option<String>,
    pub(super) etag: Option<String>,
    pub(super) crc64: Option<u64>,
    /// Whether the object is encrypted: then its entity tag need not be its MD5.
    pub(super) encrypted: bool,
    /// Whether the bucket keeps versions: then it can't refuse to overwrite.
    pub(super) versioned: bool,
}

impl Answered {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        Self {
            request_id: request_id(headers),
            etag: text("etag").map(|etag| etag.trim_matches('"').to_owned()),
            crc64: text("x-cos-hash-crc64ecma").and_then(|crc| crc.parse().ok()),
            encrypted: headers.keys().any(|name| name.as_str().contains("-server-side-encryption")),
            versioned: headers.contains_key("x-cos-version-id"),
        }
    }
}

impl Exchange {
    pub(super) fn new(brief: Brief) -> Self {
        Self(Arc::new(Inner { brief, told: Mutex::new(None) }))
    }

    pub(super) fn brief(&self) -> &Brief {
        &self.0.brief
    }

    pub(super) fn tell(&self, told: Told) {
        *self.0.told.lock().unwrap_or_else(PoisonError::into_inner) = Some(told);
    }

    pub(super) fn take(&self) -> Option<Told> {
        self.0.told.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
