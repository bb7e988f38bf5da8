//! Reading a bucket.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use http::Method;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderName, LAST_MODIFIED};

use super::backend::length;
use super::client::{Failure, Head, Request};
use super::list::Page;
use super::{CosSink, checksum, http_date};
use crate::archive::{self, Archive, Entry, StoredObject};
use crate::{ErrorKind, ObjectKey, SinkError};

/// The most bytes of an object that are read into memory: more than any event has (6 MB, 583/11637).
const MAX_OBJECT_LEN: usize = 64 * 1024 * 1024;

/// What reading an object brought.
pub(super) enum Read {
    Object(Head, Bytes),
    /// Nothing lies there.
    Absent,
    /// It has more bytes than were asked for.
    TooLarge,
}

#[async_trait]
impl Archive for CosSink {
    async fn head(&self, key: &ObjectKey) -> Result<Option<archive::Head>, SinkError> {
        let request = Request::new(Method::HEAD, self.full_key(key)?);
        let head = self.head_of(&request).await.map_err(|error| error.with_key(key.clone()))?;
        Ok(head.map(|head| self.describe(key, &head, length(&head).unwrap_or(0))))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        let request = Request::new(Method::GET, self.full_key(key)?);
        let read = self.read(&request, MAX_OBJECT_LEN).await.map_err(|error| error.with_key(key.clone()))?;
        match read {
            Read::Object(head, body) => {
                Ok(Some(StoredObject { head: self.describe(key, &head, body.len() as u64), body }))
            }
            Read::Absent => Ok(None),
            Read::TooLarge => {
                let message = format!("the object has more than the {MAX_OBJECT_LEN} bytes that are read into memory");
                Err(SinkError::new(ErrorKind::InvalidRequest).with_message(message).with_key(key.clone()))
            }
        }
    }

    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        let below = self.prefix.as_ref().map_or(String::new(), |prefix| format!("{prefix}/"));
        let full = format!("{below}{prefix}");
        // Pages are asked for as they are used up.
        let pages = stream::try_unfold(Some(Page::first()), move |next: Option<Page>| {
            let (below, full) = (below.clone(), full.clone());
            async move {
                let Some(page) = next else { return Ok(None) };
                let listing = self.client.page(&full, page).await?;
                let entries: Vec<_> = listing
                    .objects
                    .into_iter()
                    .filter_map(|object| {
                        let key = ObjectKey::parse(object.key.strip_prefix(&below)?).ok()?;
                        Some(Ok(Entry { key, size: object.size, modified: object.modified, etag: object.etag }))
                    })
                    .collect();
                Ok::<_, SinkError>(Some((stream::iter(entries), listing.next)))
            }
        });
        pages.try_flatten().boxed()
    }
}

impl CosSink {
    /// Reads an object of at most `limit` bytes; of a larger one no more than these.
    pub(super) async fn read(&self, request: &Request, limit: usize) -> Result<Read, SinkError> {
        let answer = match self.client.call(request).await {
            Ok(answer) => answer,
            Err(Failure::Answer(answer)) if answer.says_absent() => return Ok(Read::Absent),
            Err(failure) => return Err(failure.into_error()),
        };
        let (head, body) = match answer.bytes(limit).await {
            Ok(read) => read,
            Err(Failure::TooLarge) => return Ok(Read::TooLarge),
            Err(failure) => return Err(failure.into_error()),
        };
        self.client.check_object(&head)?;
        if length(&head) != Some(body.len() as u64) {
            let message = format!("{:?} bytes were told, {} came", length(&head), body.len());
            return Err(SinkError::new(ErrorKind::Unavailable).with_message(message));
        }
        if head.crc64.is_some_and(|crc64| crc64 != checksum::crc64(&body)) {
            let message = "the bytes that came don't have the CRC64 that the store told of them";
            return Err(SinkError::new(ErrorKind::Integrity).with_message(message));
        }
        Ok(Read::Object(head, body))
    }

    fn describe(&self, key: &ObjectKey, head: &Head, size: u64) -> archive::Head {
        let text = |name: &HeaderName| Some(head.headers.get(name)?.to_str().ok()?.to_owned());
        let modified = text(&LAST_MODIFIED).and_then(|date| http_date(&date));
        let prefix = format!("{}meta-", self.client.dialect().prefix());
        let metadata = head.headers.iter().filter_map(|(name, value)| {
            Some((name.as_str().strip_prefix(&prefix)?.to_owned(), value.to_str().ok()?.to_owned()))
        });
        archive::Head {
            entry: Entry {
                key: key.clone(),
                size,
                modified: SystemTime::UNIX_EPOCH + Duration::from_secs(modified.unwrap_or(0).try_into().unwrap_or(0)),
                etag: head.etag.clone(),
            },
            content_type: text(&CONTENT_TYPE),
            content_encoding: text(&CONTENT_ENCODING),
            metadata: metadata.collect(),
        }
    }
}
