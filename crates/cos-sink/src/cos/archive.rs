//! Reading a bucket.

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use object_store::{GetOptions, GetResult, ObjectMeta, ObjectStore};

use super::CosSink;
use super::call::Called;
use crate::archive::{Archive, Entry, Head, StoredObject};
use crate::{ErrorKind, ObjectKey, SinkError};

#[async_trait]
impl Archive for CosSink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        Ok(self.read(key, true).await?.map(|found| Head::from_store(key, &found)))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        let Some(found) = self.read(key, false).await? else { return Ok(None) };
        let head = Head::from_store(key, &found);
        let body = found.bytes().await.map_err(|error| {
            let broken = SinkError::new(ErrorKind::Unavailable).with_message("the object's bytes broke off");
            broken.with_key(key.clone()).with_source(error)
        })?;
        Ok(Some(StoredObject { head, body }))
    }

    fn list<'a>(&'a self, prefix: &'a str) -> BoxStream<'a, Result<Entry, SinkError>> {
        // Pages are asked for as they are used up.
        let pages = stream::try_unfold(Some(None), move |state: Option<Option<String>>| async move {
            let Some(token) = state else { return Ok(None) };
            let (objects, next) = self.page(prefix, token).await?;
            Ok::<_, SinkError>(Some((stream::iter(objects.into_iter().map(Ok)), next.map(Some))))
        });
        pages.try_flatten().boxed()
    }
}

impl CosSink {
    async fn read(&self, key: &ObjectKey, head: bool) -> Result<Option<GetResult>, SinkError> {
        let path = self.path(key)?;
        let called = self.read_through(None, |extensions| {
            self.store.get_opts(&path, GetOptions { head, extensions, ..GetOptions::default() })
        });
        match called.await.map_err(|error| error.with_key(key.clone()))? {
            Called::Done(found, _) => Ok(Some(found)),
            // A HEAD can't tell a bucket that isn't there from a key that isn't.
            Called::Absent(error) if error.code() == Some("NoSuchBucket") => Err(error),
            Called::Absent(_) => Ok(None),
            Called::Taken => Err(SinkError::new(ErrorKind::Conflict).with_key(key.clone())),
        }
    }

    /// One page of the listing, and the token of the next.
    async fn page(&self, prefix: &str, token: Option<String>) -> Result<(Vec<Entry>, Option<String>), SinkError> {
        let below = self.prefix.as_ref().map_or(String::new(), |prefix| format!("{prefix}/"));
        let full = format!("{below}{prefix}");
        let full = Some(full.as_str()).filter(|full| !full.is_empty());
        let called = self.read_through(None, |extensions| {
            let options = PaginatedListOptions { page_token: token.clone(), extensions, ..Default::default() };
            self.store.list_paginated(full, options)
        });
        match called.await? {
            Called::Done(page, _) => {
                let entry = |object: &ObjectMeta| Entry::from_store(object, &below);
                Ok((page.result.objects.iter().filter_map(entry).collect(), page.page_token))
            }
            Called::Absent(error) => Err(error),
            Called::Taken => Err(SinkError::new(ErrorKind::Conflict)),
        }
    }
}
