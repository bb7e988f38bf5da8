//! What a sink answers when a record is stored.

use std::sync::Arc;

use crate::ObjectKey;

/// Where a record lies now, and how it came there.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cos_sink::{Guarantee, MemorySink, ObjectKey, Outcome, Record, Sink};
///
/// let receipt = MemorySink::new().store(Record::new(ObjectKey::parse("a.json")?, "{}")).await?;
/// assert_eq!((receipt.outcome, receipt.bytes), (Outcome::Stored, 2));
/// assert_eq!(receipt.guarantee, Guarantee::CreateOnly);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Receipt {
    /// The key under which the record lies: its own, one of `also_at`, or a distinct one.
    pub key: ObjectKey,
    /// How it came there.
    pub outcome: Outcome,
    /// The length of the record's body in bytes.
    pub bytes: u64,
    /// The store's id of the request that decided, for a ticket (COS: `x-cos-request-id`).
    pub request_id: Option<String>,
    /// The store's entity tag, without quotes (COS, for a plain PUT: the MD5 in hex).
    pub etag: Option<String>,
    /// The store's CRC-64/XZ of the body, when it answered one (COS: `x-cos-hash-crc64ecma`). It was compared.
    pub crc64: Option<u64>,
    /// What kept the store from overwriting.
    pub guarantee: Guarantee,
    /// Which of several places has the record, where a layer chose one ([`Fallback`](crate::Fallback)).
    pub place: Option<Arc<str>>,
}

impl Receipt {
    /// Creates a receipt without the store's own details.
    pub fn new(key: ObjectKey, outcome: Outcome, bytes: u64) -> Self {
        let guarantee = Guarantee::CreateOnly;
        Self { key, outcome, bytes, request_id: None, etag: None, crc64: None, guarantee, place: None }
    }

    /// Sets the store's id of the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }

    /// Sets the entity tag. Quotes around it are taken off.
    #[must_use]
    pub fn with_etag(mut self, etag: impl AsRef<str>) -> Self {
        self.etag = Some(unquoted(etag.as_ref()).to_owned());
        self
    }

    /// Names the place that has the record.
    #[must_use]
    pub fn with_place(mut self, place: impl Into<Arc<str>>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Says what kept the store from overwriting.
    #[must_use]
    pub fn with_guarantee(mut self, guarantee: Guarantee) -> Self {
        self.guarantee = guarantee;
        self
    }

    /// Sets the CRC-64/XZ.
    #[must_use]
    pub fn with_crc64(mut self, crc64: u64) -> Self {
        self.crc64 = Some(crc64);
        self
    }
}

/// How a record came to lie under its receipt's key. Each of them is success.
///
/// ```
/// use cos_sink::Outcome;
///
/// /// What a log says of a record that was stored.
/// fn level(outcome: Outcome) -> &'static str {
///     match outcome {
///         Outcome::Conflict => "WARN",
///         _ => "INFO",
///     }
/// }
/// assert_eq!(level(Outcome::AlreadyStored), "INFO");
/// assert!(Outcome::Conflict.is_new() && !Outcome::AlreadyStored.is_new());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// It was stored now, under its own key.
    Stored,
    /// The same record lay there already: an earlier delivery, another instance, or a lost acknowledgement.
    AlreadyStored,
    /// Another record holds its key, so it was stored now under a distinct key made of its own identity. Stored once
    /// more, it is [`AlreadyStored`](Self::AlreadyStored) there.
    Conflict,
}

impl Outcome {
    /// Its name in logs and metrics: `stored`, `already_stored` or `conflict`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::AlreadyStored => "already_stored",
            Self::Conflict => "conflict",
        }
    }

    /// Tells whether an object was made now.
    pub const fn is_new(self) -> bool {
        match self {
            Self::Stored | Self::Conflict => true,
            Self::AlreadyStored => false,
        }
    }
}

/// What kept the store from overwriting another record.
///
/// ```
/// use cos_sink::{Guarantee, Receipt};
///
/// /// Whether a person must know that this bucket can't refuse to overwrite.
/// fn is_weak(receipt: &Receipt) -> bool {
///     receipt.guarantee != Guarantee::CreateOnly
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Guarantee {
    /// The store itself: of two puts at one moment it takes one.
    #[default]
    CreateOnly,
    /// A look before the put, because the bucket can't refuse to overwrite, or wasn't seen to refuse it yet. Of two puts
    /// at one moment both may be taken then: a bucket that keeps versions keeps the earlier as one, another loses it.
    CheckedFirst,
}

/// An entity tag without its quotes: the one form in which this crate tells of them.
pub(crate) fn unquoted(etag: &str) -> &str {
    let etag = etag.strip_prefix("W/").unwrap_or(etag);
    etag.strip_prefix('"').and_then(|etag| etag.strip_suffix('"')).unwrap_or(etag)
}
