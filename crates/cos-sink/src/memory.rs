//! A sink that keeps records in memory.

use std::borrow::Cow;
use std::fmt;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::future::ready;
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error as StoreError, GetOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions,
    PutPayload,
};

use crate::archive::{Archive, Entry, Head, StoredObject};
use crate::create::{self, Answer, CreateOnly, Created, Look};
use crate::{ErrorKind, Metadata, ObjectKey, Receipt, Record, Sink, SinkError};

/// Keeps records in memory, for tests and for trying things out. They are gone when the sink is dropped.
///
/// ```
/// use cos_sink::{MemorySink, ObjectKey, Record, Sink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink = MemorySink::new();
/// let receipt = sink.store(Record::new(ObjectKey::parse("a/b.json")?, "{}")).await?;
/// let stored = sink.get(&receipt.key).await.ok_or("nothing is stored")?;
/// assert_eq!(stored.body, "{}");
/// assert_eq!(sink.keys().await, [receipt.key]);
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct MemorySink {
    store: InMemory,
}

/// What a [`MemorySink`] holds under a key.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredRecord {
    /// The bytes.
    pub body: Bytes,
    /// The media type.
    pub content_type: String,
    /// How the body is encoded, unless plain.
    pub content_encoding: Option<String>,
    /// The metadata, with `identity` and `sha256`.
    pub metadata: Metadata,
}

impl MemorySink {
    /// An empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// What lies under `key`.
    pub async fn get(&self, key: &ObjectKey) -> Option<StoredRecord> {
        let result = self.store.get(&Path::parse(key).ok()?).await.ok()?;
        let mut content_type = String::new();
        let mut content_encoding = None;
        let mut metadata = Metadata::new();
        for (name, value) in &result.attributes {
            match name {
                Attribute::ContentType => content_type = value.to_string(),
                Attribute::ContentEncoding => content_encoding = Some(value.to_string()),
                Attribute::Metadata(name) => metadata.insert(name.clone(), value),
                _ => {}
            }
        }
        Some(StoredRecord { body: result.bytes().await.ok()?, content_type, content_encoding, metadata })
    }

    /// All keys, sorted.
    pub async fn keys(&self) -> Vec<ObjectKey> {
        let mut listing = self.store.list(None);
        let mut keys = Vec::new();
        while let Some(object) = listing.next().await {
            keys.extend(object.ok().and_then(|object| ObjectKey::parse(object.location).ok()));
        }
        keys.sort();
        keys
    }
}

/// Without what is stored: it may hold what no log should.
impl fmt::Debug for MemorySink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MemorySink")
    }
}

impl fmt::Debug for StoredRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredRecord")
            .field("bytes", &self.body.len())
            .field("content_type", &self.content_type)
            .field("metadata", &self.metadata)
            .finish_non_exhaustive()
    }
}

#[async_trait]
impl Sink for MemorySink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        create::store_once(self, &record).await
    }
}

#[async_trait]
impl Archive for MemorySink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        Ok(Archive::get(self, key).await?.map(|object| object.head))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        match self.store.get(&path(key)?).await {
            Ok(found) => {
                let head = Head::from_store(key, &found);
                let body = found.bytes().await.map_err(|error| failed(key, error))?;
                Ok(Some(StoredObject { head, body }))
            }
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(key, error)),
        }
    }

    fn list<'a>(&'a self, prefix: &'a str) -> BoxStream<'a, Result<Entry, SinkError>> {
        // It is sorted already.
        let all = self.store.list(None).map_err(|error| SinkError::new(ErrorKind::Other).with_source(error));
        let entries = all.try_filter_map(|object| ready(Ok(Entry::from_store(&object, ""))));
        entries.try_filter(move |entry| ready(entry.key.as_str().starts_with(prefix))).boxed()
    }
}

impl CreateOnly for MemorySink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let mut attributes = Attributes::new();
        attributes.insert(Attribute::ContentType, record.content_type().to_owned().into());
        if let Some(encoding) = record.content_encoding() {
            attributes.insert(Attribute::ContentEncoding, encoding.to_owned().into());
        }
        for (name, value) in record.metadata().iter() {
            attributes.insert(Attribute::Metadata(Cow::Owned(name.to_owned())), value.to_owned().into());
        }
        attributes.insert(Attribute::Metadata(create::IDENTITY.into()), record.identity().hex().into());
        attributes.insert(Attribute::Metadata(create::SHA256.into()), record.body_digest().hex().into());
        let options = PutOptions { mode: PutMode::Create, attributes, ..PutOptions::default() };
        let payload = PutPayload::from_bytes(record.body().clone());
        match self.store.put_opts(&path(key)?, payload, options).await {
            Ok(result) => Ok(Created::Stored(Answer { etag: result.e_tag, ..Answer::default() })),
            Err(StoreError::AlreadyExists { .. }) => Ok(Created::Taken),
            Err(error) => Err(failed(key, error)),
        }
    }

    async fn repair(&self, key: &ObjectKey, _: &Record) -> Result<Answer, SinkError> {
        // Nothing is ever damaged here.
        Err(SinkError::new(ErrorKind::Conflict).with_key(key.clone()))
    }

    async fn look(&self, key: &ObjectKey, record: &Record) -> Result<Look, SinkError> {
        let options = GetOptions { head: true, ..GetOptions::default() };
        match self.store.get_opts(&path(key)?, options).await {
            Ok(found) => {
                let identity = found.attributes.get(&Attribute::Metadata(create::IDENTITY.into()));
                match create::same_identity(identity.map(AsRef::as_ref), record) {
                    Some(true) => Ok(Look::Same(Answer { etag: found.meta.e_tag, ..Answer::default() })),
                    _ => Ok(Look::Other),
                }
            }
            Err(StoreError::NotFound { .. }) => Ok(Look::Absent),
            Err(error) => Err(failed(key, error)),
        }
    }
}

fn path(key: &ObjectKey) -> Result<Path, SinkError> {
    Path::parse(key).map_err(|error| SinkError::new(ErrorKind::InvalidRequest).with_key(key.clone()).with_source(error))
}

fn failed(key: &ObjectKey, error: StoreError) -> SinkError {
    SinkError::new(ErrorKind::Other).with_key(key.clone()).with_source(error)
}
