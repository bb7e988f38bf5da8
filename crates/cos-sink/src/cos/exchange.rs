//! What a request and its answer carry past `object_store`.
//!
//! `object_store` hands the extensions of a call to the transport and keeps what an answer says to itself, so the
//! transport writes the answer into the extension.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use http::HeaderValue;

use super::failure::Failure;
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
#[derive(Debug, Default)]
pub(super) struct Brief {
    /// When the answer must be there.
    pub(super) deadline: Option<Instant>,
    /// Of the body.
    pub(super) sha256: Option<Digest>,
    /// Of the body, in base64, for `Content-MD5`.
    pub(super) md5: Option<HeaderValue>,
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
