//! Reading back what sinks stored.

use std::collections::BTreeMap;
use std::fmt::{self, Debug};
use std::sync::Arc;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::BoxStream;

use crate::{Digest, ObjectKey, SinkError, once};

/// A place that records can be read from: what tools that check, list and replay stand on.
///
/// Each sink of this crate is one, and so is a layer around one, so that what stores also reads. Keys are those of the
/// receipts, without the sink's prefix. Objects whose key no record can have, such as sidecars, aren't seen.
///
/// ```
/// use cos_sink::{Archive, MemorySink, ObjectKey, Record, Sink};
/// use futures_util::TryStreamExt;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink = MemorySink::new();
/// sink.store(Record::new(ObjectKey::parse("dt=2026-11-22/1.json")?, "{}")).await?;
///
/// let archive: &dyn Archive = &sink;
/// let entries: Vec<_> = archive.list("dt=2026-11").try_collect().await?;
/// let object = archive.get(&entries[0].key).await?.ok_or("it is gone")?;
/// assert_eq!(object.body, "{}");
/// assert_eq!(object.is_intact(), Some(true));
/// # Ok(())
/// # }
/// ```
#[async_trait]
pub trait Archive: Debug + Send + Sync {
    /// What is known of the object under `key`, without its bytes; `None` when nothing lies there.
    ///
    /// # Errors
    /// [`SinkError`] when the place can't be read.
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError>;

    /// The object under `key` with its bytes; `None` when nothing lies there.
    ///
    /// # Errors
    /// [`SinkError`] when the place can't be read.
    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError>;

    /// The objects whose keys start with `prefix`, which needn't end with a segment, in the order of their keys.
    ///
    /// A bucket is read page by page as the stream is; a folder's names are read before the first comes.
    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>>;
}

/// Makes an archive of what holds one: `[generics] holder, this => held`.
macro_rules! passes_archive_on {
    ([$($generics:tt)*] $holder:ty, $this:ident => $held:expr) => {
        #[async_trait::async_trait]
        impl<$($generics)*> $crate::Archive for $holder {
            async fn head(&self, key: &$crate::ObjectKey) -> Result<Option<$crate::Head>, $crate::SinkError> {
                let $this = self;
                $held.head(key).await
            }

            async fn get(&self, key: &$crate::ObjectKey) -> Result<Option<$crate::StoredObject>, $crate::SinkError> {
                let $this = self;
                $held.get(key).await
            }

            fn list<'a>(
                &'a self,
                prefix: &str,
            ) -> futures_util::stream::BoxStream<'a, Result<$crate::Entry, $crate::SinkError>> {
                let $this = self;
                $held.list(prefix)
            }
        }
    };
}
pub(crate) use passes_archive_on;

passes_archive_on!([A: Archive + ?Sized] Arc<A>, this => (**this));
passes_archive_on!([A: Archive + ?Sized] Box<A>, this => (**this));

/// One object of a listing.
///
/// ```
/// use std::time::SystemTime;
///
/// use cos_sink::{Entry, ObjectKey};
///
/// let entry = Entry::new(ObjectKey::parse("a.json")?, 2, SystemTime::UNIX_EPOCH).with_etag("\"abc\"");
/// assert_eq!(entry.etag.as_deref(), Some("abc"));
/// # Ok::<(), cos_sink::ObjectKeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its key.
    pub key: ObjectKey,
    /// Its length in bytes.
    pub size: u64,
    /// When it was stored, by the store's clock.
    pub modified: SystemTime,
    /// Its entity tag, without quotes.
    pub etag: Option<String>,
}

impl Entry {
    /// Returns an entry without an entity tag.
    pub fn new(key: ObjectKey, size: u64, modified: SystemTime) -> Self {
        Self { key, size, modified, etag: None }
    }

    /// Sets the entity tag. Quotes around it are taken off.
    #[must_use]
    pub fn with_etag(mut self, etag: impl AsRef<str>) -> Self {
        self.etag = Some(crate::receipt::unquoted(etag.as_ref()).to_owned());
        self
    }
}

/// What is known of an object without its bytes.
///
/// ```
/// use std::time::SystemTime;
///
/// use cos_sink::{Digest, Entry, Head, ObjectKey};
///
/// let digest = Digest::of(b"{}");
/// let head = Head::new(Entry::new(ObjectKey::parse("a.json")?, 2, SystemTime::UNIX_EPOCH))
///     .with_content_type("application/json")
///     .with_metadata("sha256", digest.hex());
/// assert_eq!((head.sha256(), head.identity()), (Some(digest), None));
/// # Ok::<(), cos_sink::ObjectKeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Head {
    /// Key, length, time and entity tag.
    pub entry: Entry,
    /// Its media type.
    pub content_type: Option<String>,
    /// How its bytes are encoded, unless plain.
    pub content_encoding: Option<String>,
    /// Its metadata, with `identity` and `sha256` where a sink of this crate stored it.
    pub metadata: BTreeMap<String, String>,
}

impl Head {
    /// Returns what a listing tells, of an object of which nothing else is known.
    pub fn new(entry: Entry) -> Self {
        Self { entry, content_type: None, content_encoding: None, metadata: BTreeMap::new() }
    }

    /// Sets the media type.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Says how the bytes are encoded.
    #[must_use]
    pub fn with_content_encoding(mut self, encoding: impl Into<String>) -> Self {
        self.content_encoding = Some(encoding.into());
        self
    }

    /// Adds an entry to the metadata.
    #[must_use]
    pub fn with_metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(name.into(), value.into());
        self
    }

    /// Returns what makes the record the same as another.
    pub fn identity(&self) -> Option<Digest> {
        self.metadata.get(once::IDENTITY)?.parse().ok()
    }

    /// Returns the SHA-256 that its bytes had when it was stored.
    pub fn sha256(&self) -> Option<Digest> {
        self.metadata.get(once::SHA256)?.parse().ok()
    }
}

/// An object with its bytes, which `Debug` doesn't show.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cos_sink::{Archive, MemorySink, ObjectKey, Record, Sink};
///
/// let place = MemorySink::new();
/// let receipt = place.store(Record::new(ObjectKey::parse("a.json")?, "{}")).await?;
/// let object = Archive::get(&place, &receipt.key).await?.ok_or("it is gone")?;
/// assert_eq!((object.is_intact(), object.decoded()?), (Some(true), "{}".into()));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredObject {
    /// What is known of it.
    pub head: Head,
    /// The bytes as they are stored: compressed where [`Head::content_encoding`] says so.
    pub body: Bytes,
}

impl StoredObject {
    /// Returns an object with its bytes.
    pub fn new(head: Head, body: impl Into<Bytes>) -> Self {
        Self { head, body: body.into() }
    }

    /// Tells whether the bytes are those that were stored; `None` when the metadata doesn't tell.
    pub fn is_intact(&self) -> Option<bool> {
        self.head.sha256().map(|sha256| sha256 == Digest::of(&self.body))
    }
}

/// Why the bytes of an object can't be decompressed.
///
/// ```
/// use std::time::SystemTime;
///
/// use cos_sink::{Entry, Head, ObjectKey, StoredObject};
///
/// let head = Head::new(Entry::new(ObjectKey::parse("a")?, 1, SystemTime::UNIX_EPOCH)).with_content_encoding("br");
/// let error = StoredObject::new(head, "x").decoded().unwrap_err();
/// assert!(error.to_string().contains("\"br\""));
/// # Ok::<(), cos_sink::ObjectKeyError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct DecodeError(String);

impl StoredObject {
    /// Returns the bytes without the compression that [`Head::content_encoding`] names: those that were stored, before
    /// a layer compressed them.
    ///
    /// # Errors
    /// [`DecodeError`] when they are broken, have more than 64 MiB, or the encoding is unknown or not built in.
    pub fn decoded(&self) -> Result<Bytes, DecodeError> {
        let Some(encoding) = self.head.content_encoding.as_deref() else { return Ok(self.body.clone()) };
        #[cfg(any(feature = "gzip", feature = "zstd"))]
        if let Some(compression) = crate::Compression::of_encoding(encoding) {
            return compression
                .decompress(&self.body)
                .map(Bytes::from)
                .ok_or_else(|| DecodeError(format!("expected {encoding}, came bytes that are none")));
        }
        Err(DecodeError(format!("the encoding {encoding:?} isn't known, or not built in")))
    }
}

#[cfg(any(feature = "gzip", feature = "zstd"))]
impl StoredObject {
    /// Returns the object as it was before a layer compressed it. Its SHA-256 is then that of these bytes, unless those
    /// that were stored are damaged.
    pub(crate) fn into_decoded(mut self) -> Result<Self, DecodeError> {
        if self.head.content_encoding.is_none() {
            return Ok(self);
        }
        let (body, is_intact) = (self.decoded()?, self.is_intact());
        self.head.content_encoding = None;
        self.head.entry.size = body.len() as u64;
        if is_intact == Some(true) {
            self.head.metadata.insert(once::SHA256.to_owned(), Digest::of(&body).hex());
        }
        self.body = body;
        Ok(self)
    }
}

impl Debug for StoredObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredObject").field("head", &self.head).finish_non_exhaustive()
    }
}
