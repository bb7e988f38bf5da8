//! Listing what lies below a prefix (436/7734).

use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use object_store::path::Path;
use object_store::{ListResult, ObjectMeta, Result};

use super::get::quoted;
use super::{CosStore, error};
use crate::cos::list::Page;
use crate::cos::xml;

impl CosStore {
    /// Everything below `prefix`, page by page as the stream is read, behind `offset` where the server knows it.
    pub(super) fn pages(&self, prefix: Option<&Path>, offset: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        let (store, below) = (self.clone(), self.below(prefix));
        let first = Page { offset: offset.map(|offset| self.key(offset)), ..Page::first() };
        let pages = stream::try_unfold(Some(first), move |page: Option<Page>| {
            let (store, below) = (store.clone(), below.clone());
            async move {
                let Some(page) = page else { return Ok(None) };
                let listed = store.0.client.page(&below, page).await.map_err(error::unproven)?;
                let objects: Vec<_> = listed.objects.iter().filter_map(|object| store.object(object, &below)).collect();
                Ok::<_, object_store::Error>(Some((stream::iter(objects), listed.next)))
            }
        });
        pages.try_flatten().boxed()
    }

    /// What lies directly below `prefix`, and the folders there.
    pub(super) async fn folder(&self, prefix: Option<&Path>) -> Result<ListResult> {
        let below = self.below(prefix);
        let mut result = ListResult { objects: Vec::new(), common_prefixes: Vec::new() };
        let mut next = Some(Page { delimiter: Some("/".to_owned()), ..Page::first() });
        while let Some(page) = next {
            let listed = self.0.client.page(&below, page).await.map_err(error::unproven)?;
            for object in listed.objects.iter().filter_map(|object| self.object(object, &below)) {
                result.objects.push(object?);
            }
            for prefix in &listed.prefixes {
                result.common_prefixes.push(self.path(prefix)?);
            }
            next = listed.next;
        }
        Ok(result)
    }

    /// What every key below `prefix` begins with: a prefix is whole segments.
    fn below(&self, prefix: Option<&Path>) -> String {
        match prefix.filter(|prefix| !prefix.as_ref().is_empty()) {
            Some(prefix) => format!("{}/", self.key(prefix)),
            None => self.0.prefix.clone(),
        }
    }

    /// An object of a listing; not the empty one that stands for the folder itself.
    fn object(&self, object: &xml::Object, below: &str) -> Option<Result<ObjectMeta>> {
        if object.key == below {
            return None;
        }
        Some(self.path(&object.key).map(|location| ObjectMeta {
            location,
            last_modified: object.modified.into(),
            size: object.size,
            e_tag: object.etag.as_deref().map(quoted),
            version: None,
        }))
    }

    fn path(&self, key: &str) -> Result<Path> {
        Ok(Path::parse(key.strip_prefix(&self.0.prefix).unwrap_or(key))?)
    }
}
