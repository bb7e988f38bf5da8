//! What can be asked of a bucket and of an object.

mod acl;
mod bucket;
mod conditions;
mod copy;
mod delete;
mod headers;
mod host;
mod list;
mod multipart;
mod put;
mod read;
mod route;
mod tagging;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Response};

use crate::Fault;
use crate::store::{Bucket, Object};
use crate::wire::{Answer, Query, Refusal, insert};

pub(crate) use bucket::all as all_buckets;
#[cfg(feature = "cli")]
pub(crate) use host::DOMAINS;
pub(crate) use host::{Address, Target};
pub(crate) use route::route;

/// A request on its way to the operation that does it.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) address: &'a Address,
    pub(crate) parts: &'a Parts,
    pub(crate) query: &'a Query,
    pub(crate) key: &'a str,
    pub(crate) body: Bytes,
    /// Spoils what is stored, not only the answer.
    pub(crate) fault: &'a Fault,
    pub(crate) bucket: &'a mut Bucket,
}

impl Call<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name)?.to_str().ok()
    }

    /// Reads how many entries a list may have: 1000 unless fewer are asked for.
    fn most(&self, parameter: &str) -> Result<usize, Refusal> {
        const MOST: usize = 1000;
        let number = self.query.get(parameter).filter(|text| !text.is_empty()).map_or(Ok(MOST), str::parse);
        let invalid = |_| Refusal::bad_request("InvalidArgument", format!("{parameter} must be a number from 0."));
        Ok(number.map_err(invalid)?.min(MOST))
    }

    /// Reads a header that COS and S3 name each with their own prefix.
    fn either(&self, name: &str) -> Option<&str> {
        self.header(&format!("x-cos-{name}")).or_else(|| self.header(&format!("x-amz-{name}")))
    }
}

type Outcome = Result<Response<Answer>, Refusal>;

/// Describes an object's bytes, as answers to writes and reads do.
fn describe(headers: &mut HeaderMap, object: &Object) {
    insert(headers, "etag", &format!("\"{}\"", object.etag));
    insert(headers, "x-cos-hash-crc64ecma", &object.crc64().to_string());
    if let Some(version) = &object.version {
        insert(headers, "x-cos-version-id", version);
    }
}
