//! Reading a store of any kind.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::BoxStream;
use object_store::{Attribute, Attributes, Error, GetOptions, GetResult, ObjectMeta, ObjectStore};

use super::{ObjectStoreSink, error, path};
use crate::walk::{Prefix, Step, in_order};
use crate::{Archive, Entry, Head, ObjectKey, SinkError, StoredObject};

#[async_trait]
impl Archive for ObjectStoreSink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        let got = self.read(key, GetOptions::new().with_head(true)).await?;
        Ok(got.map(|got| head(key, &got.meta, &got.attributes)))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        let Some(got) = self.read(key, GetOptions::default()).await? else { return Ok(None) };
        let head = head(key, &got.meta, &got.attributes);
        let body: Bytes = got.bytes().await.map_err(|failed| error::of(&failed, key))?;
        Ok(Some(StoredObject::new(head, body)))
    }

    /// Folder by folder: a store needn't list in the order of keys, and knows prefixes of whole segments alone.
    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        let store = Arc::clone(&self.store);
        in_order(prefix, move |folder, prefix| steps(Arc::clone(&store), folder, prefix))
    }
}

impl ObjectStoreSink {
    async fn read(&self, key: &ObjectKey, options: GetOptions) -> Result<Option<GetResult>, SinkError> {
        match self.store.get_opts(&path(key)?, options).await {
            Ok(got) => Ok(Some(got)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(failed) => Err(error::of(&failed, key)),
        }
    }
}

fn entry(key: ObjectKey, meta: &ObjectMeta) -> Entry {
    let entry = Entry::new(key, meta.size, meta.last_modified.into());
    match &meta.e_tag {
        Some(etag) => entry.with_etag(etag),
        None => entry,
    }
}

fn head(key: &ObjectKey, meta: &ObjectMeta, attributes: &Attributes) -> Head {
    let mut head = Head::new(entry(key.clone(), meta));
    for (attribute, value) in attributes {
        head = match attribute {
            Attribute::ContentType => head.with_content_type(value.as_ref()),
            Attribute::ContentEncoding => head.with_content_encoding(value.as_ref()),
            Attribute::Metadata(name) => head.with_metadata(name.as_ref(), value.as_ref()),
            _ => head,
        };
    }
    head
}

/// What lies directly in `folder`, as far as the prefix wants it.
async fn steps(store: Arc<dyn ObjectStore>, folder: String, prefix: Prefix) -> Result<Vec<Step>, SinkError> {
    // A folder that no key can name has nothing that a record can be.
    let Ok(path) = object_store::path::Path::parse(&folder) else { return Ok(Vec::new()) };
    let listed = match store.list_with_delimiter(Some(&path)).await {
        Ok(listed) => listed,
        Err(Error::NotFound { .. }) => return Ok(Vec::new()),
        Err(failed) => return Err(error::of_listing(&failed)),
    };
    let objects = listed.objects.iter().filter(|meta| prefix.holds(meta.location.as_ref())).filter_map(|meta| {
        let key = ObjectKey::parse(meta.location.as_ref()).ok()?;
        Some(Step::Entry(entry(key, meta)))
    });
    let folders = listed.common_prefixes.iter().map(|path| format!("{path}/"));
    // Names that no record can have aren't looked into.
    let folders = folders.filter(|folder| prefix.reaches(folder) && !folder.contains("/.") && !folder.starts_with('.'));
    Ok(objects.chain(folders.map(Step::Folder)).collect())
}
