//! What a store must be able to do so that records are stored once in it.

use std::fmt::{self, Debug};
use std::future::Future;
use std::sync::Arc;

use bytes::Bytes;

use crate::{Digest, Guarantee, ObjectKey, Record, SinkError};

/// A store that can refuse to overwrite: what [`Once`](crate::Once) makes a sink of.
///
/// Two methods: one creates, one looks. Neither decides anything: whether what lies under a taken key is the same
/// record is `Once`'s to say.
///
/// ```
/// use cos_sink::{Answer, Backend, Created, Found, Look, ObjectKey, Once, Record, Sink, SinkError};
///
/// /// Takes everything and keeps nothing, for measuring what stands before a store.
/// #[derive(Debug)]
/// struct Nowhere;
///
/// impl Backend for Nowhere {
///     async fn create(&self, _: &ObjectKey, _: &Record) -> Result<Created, SinkError> {
///         Ok(Created::New(Answer::new()))
///     }
///
///     async fn look(&self, _: &ObjectKey, _: &Record, _: Look) -> Result<Option<Found>, SinkError> {
///         Ok(None)
///     }
/// }
///
/// let sink: Box<dyn Sink> = Box::new(Once::new(Nowhere));
/// ```
pub trait Backend: Debug + Send + Sync {
    /// Stores the record's body, media type, encoding and metadata under `key`, unless something lies there.
    ///
    /// `key` is the record's own or its distinct one. Beside [`Record::metadata`] the object gets the entries `identity`
    /// ([`Record::identity`]) and `sha256` ([`Record::body_digest`]), in hex, where the store keeps metadata.
    ///
    /// [`Created::New`] promises that the whole body lies there durably. Of two calls at one moment one answers it.
    ///
    /// # Errors
    /// [`SinkError`]: nothing is known to be stored. Nothing may outlive [`Record::deadline`].
    fn create(&self, key: &ObjectKey, record: &Record) -> impl Future<Output = Result<Created, SinkError>> + Send;

    /// Tells what lies under `key`; `None` when nothing does.
    ///
    /// `record` is the one that wants to lie there; it brings the deadline. A store without checksums of its own
    /// may answer both kinds of [`Look`] with the bytes.
    ///
    /// # Errors
    /// [`SinkError`] when the store can't tell.
    fn look(
        &self,
        key: &ObjectKey,
        record: &Record,
        look: Look,
    ) -> impl Future<Output = Result<Option<Found>, SinkError>> + Send;

    /// Puts back metadata that the object under `key` has lost, where that takes no overwrite. Called when the object's
    /// bytes are the record's and [`Found::has_metadata`] denies. Does nothing unless implemented; what fails here costs
    /// the record nothing.
    fn mend(&self, key: &ObjectKey, record: &Record) -> impl Future<Output = ()> + Send {
        let _ = (key, record);
        async {}
    }
}

impl<B: Backend + ?Sized> Backend for Arc<B> {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        (**self).create(key, record).await
    }

    async fn look(&self, key: &ObjectKey, record: &Record, look: Look) -> Result<Option<Found>, SinkError> {
        (**self).look(key, record, look).await
    }

    async fn mend(&self, key: &ObjectKey, record: &Record) {
        (**self).mend(key, record).await;
    }
}

/// How much of an object a look wants to know.
///
/// ```
/// use cos_sink::Look;
///
/// let method = |look| match look {
///     Look::Checksums => "HEAD",
///     Look::Bytes => "GET",
/// };
/// assert_eq!(method(Look::Bytes), "GET");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// Length and checksums, where the store has them without sending the object (COS: a HEAD).
    Checksums,
    /// The stored bytes too.
    Bytes,
}

/// What came of a create-only put.
///
/// ```
/// use cos_sink::{Answer, Created, ErrorKind, SinkError};
///
/// /// What a plain HTTP store's answer to a create-only put means.
/// fn created(status: u16, etag: Option<&str>) -> Created {
///     match (status, etag) {
///         (200, Some(etag)) => Created::New(Answer::new().with_etag(etag)),
///         (409 | 412, _) => Created::Taken,
///         _ => Created::Doubtful(SinkError::new(ErrorKind::WrongServer).with_http_status(status)),
///     }
/// }
/// assert!(matches!(created(412, None), Created::Taken));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Created {
    /// The record lies there now, and the store's answer proves it.
    New(Answer),
    /// Something lies there already.
    Taken,
    /// The answer doesn't prove that the record lies there, for the reason given. The object is looked at; where it
    /// isn't there either, the reason is the error.
    Doubtful(SinkError),
}

/// What a store tells beside success.
///
/// ```
/// use cos_sink::{Answer, Guarantee};
///
/// let answer = Answer::new().with_etag("\"abc\"").with_request_id("NjQx").with_guarantee(Guarantee::CheckedFirst);
/// assert_eq!(answer.etag.as_deref(), Some("abc"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Answer {
    /// Its id of the request.
    pub request_id: Option<String>,
    /// The object's entity tag, without quotes.
    pub etag: Option<String>,
    /// The CRC-64/XZ of the object's bytes, computed by the store.
    pub crc64: Option<u64>,
    /// What kept it from overwriting.
    pub guarantee: Guarantee,
}

impl Answer {
    /// Returns an answer without details, of a store that refuses to overwrite.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the entity tag. Quotes around it are taken off.
    #[must_use]
    pub fn with_etag(mut self, etag: impl AsRef<str>) -> Self {
        self.etag = Some(crate::receipt::unquoted(etag.as_ref()).to_owned());
        self
    }

    /// Sets the store's id of the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }

    /// Sets the CRC-64/XZ that the store computed.
    #[must_use]
    pub const fn with_crc64(mut self, crc64: u64) -> Self {
        self.crc64 = Some(crc64);
        self
    }

    /// Says what kept the store from overwriting.
    #[must_use]
    pub const fn with_guarantee(mut self, guarantee: Guarantee) -> Self {
        self.guarantee = guarantee;
        self
    }
}

/// What lies under a key.
///
/// ```
/// use cos_sink::{Digest, Found};
///
/// let digest = Some(Digest::of(b"{}"));
/// let read = Found::with_body("{}").with_metadata(digest, digest);
/// assert!(read.len == 2 && read.has_metadata() && !read.is_proven);
/// assert!(Found::new(2).with_proof(true).is_proven);
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Found {
    /// The length of the stored bytes.
    pub len: u64,
    /// Whether a checksum that the store itself computed shows that they are the record's.
    pub is_proven: bool,
    /// The stored bytes, if they were read.
    pub body: Option<Bytes>,
    /// The metadata entry `identity`.
    pub identity: Option<Digest>,
    /// The metadata entry `sha256`.
    pub sha256: Option<Digest>,
    /// What else the store tells.
    pub answer: Answer,
}

impl Found {
    /// Returns an object of `len` bytes of which nothing else is known.
    pub fn new(len: u64) -> Self {
        Self { len, is_proven: false, body: None, identity: None, sha256: None, answer: Answer::default() }
    }

    /// Returns an object whose bytes were read.
    pub fn with_body(body: impl Into<Bytes>) -> Self {
        let body = body.into();
        Self { body: Some(body.clone()), ..Self::new(body.len() as u64) }
    }

    /// Returns something that holds its key and isn't read, such as a directory: no record.
    pub fn unreadable() -> Self {
        Self::new(u64::MAX)
    }

    /// Says whether a checksum of the store's own making, such as a CRC-64 or an MD5, is that of the record's body.
    /// What metadata say is no proof.
    #[must_use]
    pub const fn with_proof(mut self, is_proven: bool) -> Self {
        self.is_proven = is_proven;
        self
    }

    /// Sets the metadata entries `identity` and `sha256`, as far as they are there.
    #[must_use]
    pub const fn with_metadata(mut self, identity: Option<Digest>, sha256: Option<Digest>) -> Self {
        self.identity = identity;
        self.sha256 = sha256;
        self
    }

    /// Sets what else the store tells.
    #[must_use]
    pub fn with_answer(mut self, answer: Answer) -> Self {
        self.answer = answer;
        self
    }

    /// Tells whether the object carries the metadata of a record.
    pub const fn has_metadata(&self) -> bool {
        self.identity.is_some() && self.sha256.is_some()
    }
}

/// Without the bytes: they may hold what no log should.
impl Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found")
            .field("len", &self.len)
            .field("identity", &self.identity)
            .field("answer", &self.answer)
            .finish_non_exhaustive()
    }
}
