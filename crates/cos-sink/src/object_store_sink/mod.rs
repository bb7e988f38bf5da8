//! A sink over any `ObjectStore`.

mod archive;
mod backend;
mod error;
mod way;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use object_store::ObjectStore;
use object_store::path::Path;

use crate::{ObjectKey, Receipt, Record, Sink, SinkError, once};
use way::Ways;

/// Keeps each record as an object of any [`ObjectStore`]: S3, Google Cloud Storage, Azure, a folder, memory.
///
/// - Objects are created with `PutMode::Create`. A store that doesn't know it is found out by its first answer
///   (`NotSupported`, `NotImplemented`): from then on a look comes before each put, and receipts say
///   [`CheckedFirst`](crate::Guarantee::CheckedFirst). A store that takes the mode and ignores it can't be told from one
///   that heeds it: see what its builder says about conditional puts.
/// - Media type, encoding and metadata are attributes of the object. Where the store knows none, as
///   `LocalFileSystem`, they are left out: a record is known by its bytes, and an archive tells neither its identity nor its
///   SHA-256.
/// - A request is made once; what the store itself does beneath, such as trying again, is its own. Wrap the sink in
///   [`Retry`](crate::Retry), and bound the store's own tries below the record's deadline.
/// - The store's prefix is `object_store::prefix::PrefixStore`'s to add.
///
/// ```
/// use std::sync::Arc;
///
/// use cos_sink::{ObjectKey, ObjectStoreSink, Outcome, Record, Sink};
/// use object_store::ObjectStoreExt;
/// use object_store::memory::InMemory;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let store = Arc::new(InMemory::new());
/// let sink = ObjectStoreSink::new(store.clone());
/// let receipt = sink.store(Record::new(ObjectKey::parse("a/b.json")?, "{}")).await?;
/// assert_eq!(receipt.outcome, Outcome::Stored);
/// assert_eq!(store.get(&"a/b.json".into()).await?.bytes().await?, "{}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ObjectStoreSink {
    store: Arc<dyn ObjectStore>,
    /// What the store has shown that it can do, shared by all clones.
    ways: Arc<Ways>,
}

impl ObjectStoreSink {
    /// Returns a sink that stores into `store`.
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, ways: Arc::default() }
    }

    /// Returns the store.
    pub fn get_ref(&self) -> &Arc<dyn ObjectStore> {
        &self.store
    }

    /// Returns the store, and drops the sink.
    pub fn into_inner(self) -> Arc<dyn ObjectStore> {
        self.store
    }
}

/// Shows the store as it names itself: its settings may hold keys.
impl fmt::Debug for ObjectStoreSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectStoreSink").field("store", &format_args!("{}", self.store)).finish_non_exhaustive()
    }
}

#[async_trait]
impl Sink for ObjectStoreSink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        once::store(self, &record).await
    }
}

/// The path of `key`: the same text.
fn path(key: &ObjectKey) -> Result<Path, SinkError> {
    Path::parse(key.as_str()).map_err(|problem| error::of(&problem.into(), key))
}
