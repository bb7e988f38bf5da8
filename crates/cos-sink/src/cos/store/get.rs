//! Reading objects, whole or in part (436/7753).

use std::ops::Range;
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::{self, BoxStream, StreamExt};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_RANGE, CONTENT_TYPE, HeaderName,
    HeaderValue, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE, LAST_MODIFIED, RANGE,
};
use http::{Method, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use object_store::path::Path;
use object_store::{Attribute, Attributes, GetOptions, GetResult, GetResultPayload, ObjectMeta, Result};

use super::{CosStore, error};
use crate::cos::backend::length;
use crate::cos::client::{Head, Request};
use crate::cos::http_date;
use crate::{ErrorKind, SinkError};

impl CosStore {
    /// Reads an object: its head alone, a range, or all of it, as its bytes come.
    pub(super) async fn get(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        let request = self.get_request(location, &options)?;
        let answer = self.call(&request, location).await?;
        let range = match (&options.range, options.head) {
            (Some(_), false) => Some(part(&answer.head).ok_or_else(|| {
                error::unproven(answer.head.not_the_store("that isn't the range asked for", self.0.client.dialect()))
            })?),
            _ => {
                self.0.client.check_object(&answer.head).map_err(error::unproven)?;
                None
            }
        };
        let size = range.as_ref().map_or_else(|| length(&answer.head).unwrap_or(0), |(_, size)| *size);
        let (head, body) = answer.into_parts();
        Ok(GetResult {
            meta: self.meta(location, &head, size),
            range: range.map_or(0..size, |(range, _)| range),
            attributes: self.attributes(&head),
            payload: GetResultPayload::Stream(self.stream(body)),
        })
    }

    fn get_request(&self, location: &Path, options: &GetOptions) -> Result<Request> {
        let method = if options.head { Method::HEAD } else { Method::GET };
        let mut request = Request::new(method, self.key(location));
        let date = |date: &Option<DateTime<Utc>>| date.map(|date| date.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
        if let Some(range) = &options.range {
            range.is_valid().map_err(error::invalid)?;
        }
        for (name, value) in [
            (IF_MATCH, options.if_match.clone()),
            (IF_NONE_MATCH, options.if_none_match.clone()),
            (IF_MODIFIED_SINCE, date(&options.if_modified_since)),
            (IF_UNMODIFIED_SINCE, date(&options.if_unmodified_since)),
            (RANGE, options.range.as_ref().filter(|_| !options.head).map(ToString::to_string)),
        ] {
            if let Some(value) = value {
                request.headers.insert(name, HeaderValue::try_from(value).map_err(error::invalid)?);
            }
        }
        if let Some(version) = &options.version {
            request = request.with_query("versionId", version.as_str());
        }
        Ok(request)
    }

    pub(super) fn meta(&self, location: &Path, head: &Head, size: u64) -> ObjectMeta {
        let modified = head.headers.get(LAST_MODIFIED).and_then(|date| http_date(date.to_str().ok()?));
        ObjectMeta {
            location: location.clone(),
            last_modified: DateTime::from_timestamp(modified.unwrap_or(0), 0).unwrap_or_default(),
            size,
            e_tag: head.etag.as_deref().map(quoted),
            version: self.version(head),
        }
    }

    /// The version of an object in a bucket that keeps them.
    pub(super) fn version(&self, head: &Head) -> Option<String> {
        let name = format!("{}version-id", self.0.client.dialect().prefix());
        Some(head.headers.get(name)?.to_str().ok()?.to_owned())
    }

    fn attributes(&self, head: &Head) -> Attributes {
        let text = |name: &HeaderName| Some(head.headers.get(name)?.to_str().ok()?.to_owned());
        let mut attributes = Attributes::new();
        for (name, attribute) in [
            (CONTENT_TYPE, Attribute::ContentType),
            (CONTENT_ENCODING, Attribute::ContentEncoding),
            (CONTENT_LANGUAGE, Attribute::ContentLanguage),
            (CONTENT_DISPOSITION, Attribute::ContentDisposition),
            (CACHE_CONTROL, Attribute::CacheControl),
        ] {
            if let Some(value) = text(&name) {
                attributes.insert(attribute, value.into());
            }
        }
        let prefix = self.0.client.dialect().prefix();
        for (name, value) in &head.headers {
            let (Some(name), Ok(value)) = (name.as_str().strip_prefix(prefix), value.to_str()) else { continue };
            let attribute = match name.strip_prefix("meta-") {
                Some(name) => Attribute::Metadata(name.to_owned().into()),
                None if name == "storage-class" => Attribute::StorageClass,
                None => continue,
            };
            attributes.insert(attribute, value.to_owned().into());
        }
        attributes
    }

    /// The bytes as they come; each piece has the time that a request has.
    fn stream(&self, body: Incoming) -> BoxStream<'static, Result<Bytes>> {
        let patience = self.0.client.request_timeout();
        stream::try_unfold(body, move |mut body| async move {
            loop {
                let Some(frame) = next(&mut body, patience).await? else { return Ok(None) };
                // Trailers say nothing here.
                if let Ok(bytes) = frame.into_data() {
                    return Ok(Some((bytes, body)));
                }
            }
        })
        .boxed()
    }
}

async fn next(body: &mut Incoming, patience: Duration) -> Result<Option<hyper::body::Frame<Bytes>>> {
    let failed = |kind, message| SinkError::new(kind).with_message(message);
    match tokio::time::timeout(patience, body.frame()).await {
        Ok(None) => Ok(None),
        Ok(Some(Ok(frame))) => Ok(Some(frame)),
        Ok(Some(Err(cause))) => {
            let broken = failed(ErrorKind::Unavailable, "the object's bytes broke off").with_source(cause);
            Err(error::unproven(broken))
        }
        Err(_) => Err(error::unproven(failed(ErrorKind::Timeout, "the object's bytes stopped coming"))),
    }
}

/// The range that an answer holds and the size of the object, told by `Content-Range: bytes 0-1/2`.
fn part(head: &Head) -> Option<(Range<u64>, u64)> {
    let text = head.headers.get(CONTENT_RANGE)?.to_str().ok()?.strip_prefix("bytes ")?;
    let (range, size) = text.split_once('/')?;
    let (first, last) = range.split_once('-')?;
    let (first, last, size): (u64, u64, u64) = (first.parse().ok()?, last.parse().ok()?, size.parse().ok()?);
    let range = first..last.checked_add(1)?;
    let is_sound = first <= last && last < size && head.etag.is_some();
    let told = length(head).is_none_or(|length| length == range.end - range.start);
    (head.status == StatusCode::PARTIAL_CONTENT && is_sound && told).then_some((range, size))
}

/// An entity tag as HTTP has it.
pub(super) fn quoted(etag: &str) -> String {
    format!("\"{etag}\"")
}
