//! A layer that compresses.

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::BoxStream;

use super::around::around;
use crate::{Archive, Digest, Entry, ErrorKind, Head, ObjectKey, Receipt, Record, Sink, SinkError, StoredObject};

/// How a body is compressed. The same body gives the same bytes: no time and no name of a system are in them.
///
/// ```
/// use cos_sink::Compression;
///
/// # #[cfg(feature = "gzip")]
/// assert_eq!(Compression::of_encoding("gzip").map(Compression::extension), Some(".gz"));
/// assert_eq!(Compression::of_encoding("br"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Compression {
    /// gzip (RFC 1952), level 6; the key gets `.gz`.
    #[cfg(feature = "gzip")]
    Gzip,
    /// Zstandard (RFC 8878), level 3; the key gets `.zst`.
    #[cfg(feature = "zstd")]
    Zstd,
}

impl Compression {
    /// Returns what the key gets.
    pub const fn extension(self) -> &'static str {
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip => ".gz",
            #[cfg(feature = "zstd")]
            Self::Zstd => ".zst",
        }
    }

    /// Returns the name in `Content-Encoding`.
    pub const fn encoding(self) -> &'static str {
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip => "gzip",
            #[cfg(feature = "zstd")]
            Self::Zstd => "zstd",
        }
    }

    /// Returns the compression that `Content-Encoding` names; `None` for one that isn't built in.
    pub fn of_encoding(encoding: &str) -> Option<Self> {
        match encoding {
            #[cfg(feature = "gzip")]
            "gzip" => Some(Self::Gzip),
            #[cfg(feature = "zstd")]
            "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }

    fn compress(self, body: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            #[cfg(feature = "gzip")]
            Self::Gzip => {
                let builder = flate2::GzBuilder::new().mtime(0).operating_system(255);
                let mut encoder = builder.write(Vec::with_capacity(body.len() / 4), flate2::Compression::new(6));
                std::io::Write::write_all(&mut encoder, body)?;
                encoder.finish()
            }
            #[cfg(feature = "zstd")]
            Self::Zstd => zstd::bulk::compress(body, 3),
        }
    }

    /// The bytes that `compressed` was made of, if these are at most [`MAX_LEN`].
    pub(crate) fn decompress(self, compressed: &[u8]) -> Option<Vec<u8>> {
        use std::io::Read;

        let mut body = Vec::new();
        let read = match self {
            #[cfg(feature = "gzip")]
            Self::Gzip => flate2::read::MultiGzDecoder::new(compressed).take(MAX_LEN + 1).read_to_end(&mut body),
            #[cfg(feature = "zstd")]
            Self::Zstd => zstd::Decoder::new(compressed).ok()?.take(MAX_LEN + 1).read_to_end(&mut body),
        };
        read.ok().filter(|len| *len as u64 <= MAX_LEN)?;
        Some(body)
    }
}

/// The most bytes that a stored body is decompressed to: more than any event has, and no bomb.
const MAX_LEN: u64 = 64 * 1024 * 1024;

/// Compresses bodies. The key gets an extension and the object a `Content-Encoding`.
///
/// The identity stays that of the record as it came: what makes two records the same doesn't depend on how they
/// are compressed.
///
/// Around a sink that is an [`Archive`] it reads too. An object is found under its own key, which a receipt and a listing
/// tell, and under that of its record, without the extension. `get` gives the bytes as they were before they were
/// compressed; what was stored without a compression comes as it is. `head` and `list` tell of the object as it lies in
/// the store, so its length is that of the compressed bytes.
///
/// ```
/// # #[cfg(feature = "gzip")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cos_sink::{Archive, Compress, Compression, MemorySink, ObjectKey, Record, Sink};
///
/// let sink = Compress::new(MemorySink::new(), Compression::Gzip);
/// let receipt = sink.store(Record::new(ObjectKey::parse("a.json")?, "{}")).await?;
/// assert_eq!(receipt.key.as_str(), "a.json.gz");
/// assert_eq!(Archive::get(&sink, &receipt.key).await?.ok_or("it is gone")?.body, "{}");
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "gzip"))]
/// # fn main() {}
/// ```
#[derive(Debug, Clone)]
pub struct Compress<S> {
    inner: S,
    compression: Compression,
}

impl<S: Sink> Compress<S> {
    /// Compresses what goes into `inner`.
    pub const fn new(inner: S, compression: Compression) -> Self {
        Self { inner, compression }
    }
}

around!(only access Compress<S>);

impl<S> Compress<S> {
    /// The key of the object that a record of `key` became.
    fn extended(&self, key: &ObjectKey) -> ObjectKey {
        key.extended(self.compression.extension())
    }
}

#[async_trait]
impl<S: Archive> Archive for Compress<S> {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        match self.inner.head(key).await? {
            None => self.inner.head(&self.extended(key)).await,
            found => Ok(found),
        }
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        let found = match self.inner.get(key).await? {
            None => self.inner.get(&self.extended(key)).await?,
            found => found,
        };
        let plain = found.map(StoredObject::into_decoded).transpose();
        plain.map_err(|error| {
            SinkError::new(ErrorKind::Integrity)
                .with_message("the object can't be decompressed")
                .with_key(key.clone())
                .with_source(error)
        })
    }

    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        self.inner.list(prefix)
    }
}

#[async_trait]
impl<S: Sink> Sink for Compress<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let compressed = self.compression.compress(record.body()).map_err(|error| {
            SinkError::new(ErrorKind::Other).with_message("the body can't be compressed").with_source(error)
        })?;
        let (compression, extension) = (self.compression, self.compression.extension());
        let (identity, identity_of) = (record.identity(), record.identity_of().cloned());
        let record = record
            .map_keys(|key| key.extended(extension))
            .with_identity(identity)
            // Another library may have made other bytes of the same body.
            .with_identity_of(move |stored| {
                let body = compression.decompress(stored)?;
                identity_of.as_ref().map_or_else(|| Some(Digest::of(&body)), |identity_of| identity_of(&body))
            })
            .with_content_encoding(self.compression.encoding())
            .with_body(Bytes::from(compressed));
        self.inner.store(record).await
    }
}
