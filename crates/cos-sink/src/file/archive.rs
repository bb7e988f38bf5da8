//! Reading a folder.

use async_trait::async_trait;
use futures_util::future::{FutureExt, ready};
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{Error as StoreError, ObjectStore, ObjectStoreExt};

use super::sidecar::Sidecar;
use super::{FileSink, blocking, failure};
use crate::archive::{Archive, Entry, Head, StoredObject};
use crate::{ErrorKind, ObjectKey, SinkError};

#[async_trait]
impl Archive for FileSink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        let location = location(key)?;
        match self.store.head(&location).await {
            Ok(object) => Ok(Some(self.describe(Entry::new(key, &object)).await?)),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(failure::from_store(error, &self.path_of(key)).with_key(key.clone())),
        }
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        let failed = |error| failure::from_store(error, &self.path_of(key)).with_key(key.clone());
        match self.store.get(&location(key)?).await {
            Ok(found) => {
                let head = self.describe(Entry::new(key, &found.meta)).await?;
                Ok(Some(StoredObject { head, body: found.bytes().await.map_err(failed)? }))
            }
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }

    fn list<'a>(&'a self, prefix: &'a str) -> BoxStream<'a, Result<Entry, SinkError>> {
        // Only the folder that the prefix lies in is walked.
        let folder = prefix.rsplit_once('/').map(|(folder, _)| folder).and_then(|folder| Path::parse(folder).ok());
        let all = self.store.list(folder.as_ref()).map_err(|error| failure::from_store(error, self.folder()));
        let entries = all.try_filter_map(|object| ready(Ok(Entry::from_store(&object, ""))));
        let matching = entries.try_filter(move |entry| ready(entry.key.as_str().starts_with(prefix)));
        let sorted = matching.try_collect::<Vec<_>>().map(|entries| match entries {
            Ok(mut entries) => {
                entries.sort_unstable_by(|left, right| left.key.cmp(&right.key));
                stream::iter(entries.into_iter().map(Ok).collect::<Vec<_>>())
            }
            Err(error) => stream::iter(vec![Err(error)]),
        });
        stream::once(sorted).flatten().boxed()
    }
}

impl FileSink {
    /// Adds what the sidecar tells.
    async fn describe(&self, entry: Entry) -> Result<Head, SinkError> {
        let path = self.path_of(&entry.key);
        let sidecar = blocking(move || Sidecar::read(&path)).await?;
        let sidecar =
            sidecar.map_err(|error| failure::from_io(error, "its sidecar".to_owned()).with_key(entry.key.clone()))?;
        Ok(match sidecar {
            Some(sidecar) => sidecar.describe(entry),
            None => Head { entry, content_type: None, content_encoding: None, metadata: Default::default() },
        })
    }
}

fn location(key: &ObjectKey) -> Result<Path, SinkError> {
    Path::parse(key).map_err(|error| SinkError::new(ErrorKind::InvalidRequest).with_key(key.clone()).with_source(error))
}
