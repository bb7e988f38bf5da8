//! A sink that keeps records in memory.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt};

use crate::archive::{Archive, Entry, Head, StoredObject};
use crate::once::{self, Answer, Backend, Created, Found, Look};
use crate::{Metadata, ObjectKey, Receipt, Record, Sink, SinkError, deadline};

/// Keeps records in memory, for tests and for trying things out. They are gone when the sink is dropped.
///
/// ```
/// use cos_sink::{MemorySink, ObjectKey, Record, Sink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink = MemorySink::new();
/// let receipt = sink.store(Record::new(ObjectKey::parse("a/b.json")?, "{}")).await?;
/// let stored = sink.get(&receipt.key).ok_or("nothing is stored")?;
/// assert_eq!(stored.body, "{}");
/// assert_eq!(sink.keys(), [receipt.key]);
/// # Ok(())
/// # }
/// ```
#[derive(Default)]
pub struct MemorySink {
    objects: Mutex<BTreeMap<ObjectKey, Object>>,
}

struct Object {
    record: StoredRecord,
    modified: SystemTime,
}

/// What a [`MemorySink`] holds under a key.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cos_sink::{MemorySink, ObjectKey, Record, Sink};
///
/// let sink = MemorySink::new();
/// let key = ObjectKey::parse("a.json")?;
/// sink.store(Record::new(key.clone(), "{}").with_metadata("reason", "test")).await?;
/// let stored = sink.get(&key).ok_or("nothing is stored")?;
/// assert_eq!((stored.body.as_ref(), stored.metadata.get("reason")), (&b"{}"[..], Some("test")));
/// # Ok(())
/// # }
/// ```
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
    /// Creates an empty sink.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns what lies under `key`.
    pub fn get(&self, key: &ObjectKey) -> Option<StoredRecord> {
        self.objects().get(key).map(|object| object.record.clone())
    }

    /// Returns all keys, sorted.
    pub fn keys(&self) -> Vec<ObjectKey> {
        self.objects().keys().cloned().collect()
    }

    /// The map is whole after every statement that changes it, so a panic elsewhere costs nothing.
    fn objects(&self) -> MutexGuard<'_, BTreeMap<ObjectKey, Object>> {
        self.objects.lock().unwrap_or_else(PoisonError::into_inner)
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
        once::store(self, &record).await
    }
}

impl Backend for MemorySink {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        if record.deadline().is_some_and(|deadline| deadline <= std::time::Instant::now()) {
            return Err(deadline::passed(key));
        }
        let mut objects = self.objects();
        if objects.contains_key(key) {
            return Ok(Created::Taken);
        }
        let mut metadata = record.metadata().clone();
        metadata.insert(once::IDENTITY, &record.identity().hex());
        metadata.insert(once::SHA256, &record.body_digest().hex());
        let record = StoredRecord {
            body: record.body().clone(),
            content_type: record.content_type().to_owned(),
            content_encoding: record.content_encoding().map(str::to_owned),
            metadata,
        };
        objects.insert(key.clone(), Object { record, modified: SystemTime::now() });
        Ok(Created::New(Answer::new()))
    }

    async fn look(&self, key: &ObjectKey, _: &Record, _: Look) -> Result<Option<Found>, SinkError> {
        Ok(self.get(key).map(|found| {
            let digest = |name| found.metadata.get(name)?.parse().ok();
            Found::with_body(found.body.clone()).with_metadata(digest(once::IDENTITY), digest(once::SHA256))
        }))
    }
}

#[async_trait]
impl Archive for MemorySink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        Ok(Archive::get(self, key).await?.map(|object| object.head))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        Ok(self.objects().get(key).map(|object| {
            let StoredRecord { body, content_type, content_encoding, metadata } = &object.record;
            let head = Head {
                entry: object.entry(key),
                content_type: Some(content_type.clone()),
                content_encoding: content_encoding.clone(),
                metadata: metadata.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            };
            StoredObject { head, body: body.clone() }
        }))
    }

    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        let prefix = prefix.to_owned();
        let next = move |last: Option<ObjectKey>| {
            let from = last.map_or(Bound::Unbounded, Bound::Excluded);
            let objects = self.objects();
            let mut after = objects.range((from, Bound::Unbounded));
            let (key, object) = after.find(|(key, _)| key.as_str().starts_with(&prefix))?;
            Some((Ok(object.entry(key)), Some(key.clone())))
        };
        stream::unfold(None, move |last| std::future::ready(next(last))).boxed()
    }
}

impl Object {
    fn entry(&self, key: &ObjectKey) -> Entry {
        Entry::new(key.clone(), self.record.body.len() as u64, self.modified)
    }
}
