//! Listing a bucket, a page at a time (436/7734; the S3 dialect: `ListObjectsV2`).

use http::Method;

use super::client::{Client, Failure, Request};
use super::dialect::Dialect;
use super::xml::{self, Listing};
use crate::SinkError;

/// Where a page begins.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// COS's `marker`: keys behind this one; the S3 dialect's `continuation-token`.
    pub(super) after: Option<String>,
    /// Only what stands before the next of these is told, and the prefixes up to it.
    pub(super) delimiter: Option<String>,
    /// Keys behind this one, where the listing begins.
    pub(super) offset: Option<String>,
}

impl Page {
    pub(super) fn first() -> Self {
        Self::default()
    }
}

/// A page, and where the next begins.
pub(super) struct Listed {
    pub(super) objects: Vec<xml::Object>,
    #[cfg_attr(not(feature = "object_store"), expect(dead_code, reason = "only a store lists by folders"))]
    pub(super) prefixes: Vec<String>,
    pub(super) next: Option<Page>,
}

/// The most keys of a page, for COS and for S3 alike.
const MAX_KEYS: &str = "1000";

/// The most bytes of a page: 1,000 keys of 850 bytes, each byte percent-encoded, with what stands beside them.
const MAX_PAGE_LEN: usize = 8 * 1024 * 1024;

impl Client {
    /// One page of the keys that start with `prefix`, which is the bucket's own and not the sink's.
    pub(super) async fn page(&self, prefix: &str, page: Page) -> Result<Listed, SinkError> {
        let mut request = Request::of_bucket(Method::GET).with_query("prefix", prefix).with_query("max-keys", MAX_KEYS);
        let dialect = self.dialect();
        if dialect == Dialect::Cos {
            // XML has no way to write some characters that a key may have. Not every server that speaks S3 does what it
            // says here: s3s says that keys are encoded, and writes them as they are.
            request = request.with_query("encoding-type", "url");
        }
        if let Some(delimiter) = &page.delimiter {
            request = request.with_query("delimiter", delimiter.as_str());
        }
        match (dialect, page.after.as_deref().or(page.offset.as_deref())) {
            (Dialect::Cos, Some(marker)) => request = request.with_query("marker", marker),
            (Dialect::Cos, None) => {}
            (Dialect::S3, _) => {
                request = request.with_query("list-type", "2");
                if let Some(token) = &page.after {
                    request = request.with_query("continuation-token", token.as_str());
                } else if let Some(offset) = &page.offset {
                    request = request.with_query("start-after", offset.as_str());
                }
            }
        }
        let answer = self.call(&request).await.map_err(Failure::into_error)?;
        let (head, body) = answer.bytes(MAX_PAGE_LEN).await.map_err(Failure::into_error)?;
        let Some(listing) = Listing::parse(&body) else {
            let error = head.not_the_store("that is no ListBucketResult", dialect);
            self.warn_of(&error);
            return Err(error);
        };
        let Listing { objects, prefixes, is_truncated, next_marker, next_token } = listing;
        let after = match dialect {
            _ if !is_truncated => None,
            Dialect::S3 => next_token,
            // COS tells where to go on; a server that doesn't means the last that it told.
            Dialect::Cos => next_marker.or_else(|| {
                let last = objects.last().map(|object| object.key.clone());
                last.max(prefixes.last().cloned())
            }),
        };
        // COS's markers are keys, so they grow; S3's tokens tell nothing, yet two pages don't have the same one.
        let goes_on = |next: &String| match dialect {
            Dialect::Cos => page.after.as_ref().is_none_or(|after| next > after),
            Dialect::S3 => page.after.as_ref() != Some(next),
        };
        if is_truncated && !after.as_ref().is_some_and(goes_on) {
            let error = head.not_the_store("that is cut and doesn't tell where to go on", dialect);
            self.warn_of(&error);
            return Err(error);
        }
        let next = after.map(|after| Page { after: Some(after), ..page });
        Ok(Listed { objects, prefixes, next })
    }
}
