//! Reading a folder.

use std::io;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::BoxStream;

use super::description::{self, Description};
use super::place::{Opened, open};
use super::{FileSink, read, walk};
use crate::archive::{Archive, Entry, Head, StoredObject};
use crate::{ObjectKey, SinkError};

#[async_trait]
impl Archive for FileSink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        Ok(self.find(key, false).await?.map(|(head, _)| head))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        Ok(self.find(key, true).await?.map(|(head, body)| StoredObject::new(head, body)))
    }

    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        walk::list(self.root.clone(), prefix)
    }
}

impl FileSink {
    async fn find(&self, key: &ObjectKey, with_body: bool) -> Result<Option<(Head, Bytes)>, SinkError> {
        let (sidecar, name) = (description::sidecar(&self.root, key), key.clone());
        self.blocking(key, None, move |root, path| {
            let Opened::File(mut file) = open(root, path)? else { return Ok(None) };
            let entry = entry(name, &file.metadata()?)?;
            let body = if with_body { read(&mut file)?.into() } else { Bytes::new() };
            Ok(Some((head(entry, Description::read(&file, root, &sidecar)), body)))
        })
        .await
    }
}

pub(super) fn entry(key: ObjectKey, metadata: &std::fs::Metadata) -> io::Result<Entry> {
    let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
    Ok(Entry::new(key, metadata.len(), modified))
}

fn head(entry: Entry, description: Option<Description>) -> Head {
    match description {
        Some(description) => description.into_head(entry),
        None => Head::new(entry),
    }
}
