//! Storing objects in one request (436/7749).

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::Method;
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderMap, HeaderName,
    HeaderValue, IF_MATCH,
};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, Error, PutMode, PutOptions, PutPayload, PutResult, Result, TagSet, UpdateVersion,
};

use super::get::quoted;
use super::{CosStore, error};
use crate::cos::client::{Head, Request};
use crate::cos::dialect::Dialect;
use crate::cos::mode::CreateMode;
use crate::cos::put::{CONTENT_MD5, proof};
use crate::cos::{checksum, xml};
use crate::{Digest, ErrorKind, SinkError};

impl CosStore {
    /// Stores an object whole.
    pub(super) async fn put(&self, location: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        let body = Bytes::from(payload);
        let mut headers = self.headers(&options.attributes, &options.tags)?;
        match &options.mode {
            PutMode::Overwrite => {}
            PutMode::Create => headers.extend([self.create_only()?]),
            PutMode::Update(version) => headers.extend([self.update_of(version)?]),
        }
        let request = self.put_request(location, body.clone(), headers);
        let answered = self.call(&request, location).await;
        let answer = match (answered, &options.mode) {
            // In S3's dialect a taken key and a failed condition are one answer.
            (Err(Error::Precondition { path, source }), PutMode::Create) => {
                return Err(Error::AlreadyExists { path, source });
            }
            // What isn't there has no version to update.
            (Err(Error::NotFound { path, source }), PutMode::Update(_)) => {
                return Err(Error::Precondition { path, source });
            }
            (answered, _) => answered?,
        };
        let (head, document) =
            answer.bytes(xml::MAX_ERROR_LEN).await.map_err(|failure| error::of(location, failure))?;
        proof(&head, &document, &body, self.0.client.dialect()).map_err(error::unproven)?;
        if options.mode == PutMode::Create && self.0.client.dialect() == Dialect::Cos && head.is_versioned() {
            self.0.mode.set(CreateMode::CheckFirst);
            return Err(error::unsupported(
                "the bucket keeps versions, so it can't refuse to overwrite: the object was stored as a version",
            ));
        }
        Ok(self.result(&head))
    }

    /// A put of `body`, with what every put has.
    pub(super) fn put_request(&self, location: &Path, body: Bytes, mut headers: HeaderMap) -> Request {
        if self.0.put.with_md5() {
            let md5 = BASE64_STANDARD.encode(checksum::md5(&body));
            // Base64 is always fit for a header.
            headers.extend(HeaderValue::try_from(md5).ok().map(|md5| (CONTENT_MD5, md5)));
        }
        let sha256 = Some(Digest::of(&body));
        Request { headers, body, sha256, ..Request::new(Method::PUT, self.key(location)) }
    }

    pub(super) fn result(&self, head: &Head) -> PutResult {
        let e_tag = head.etag.as_deref().map(quoted);
        PutResult { e_tag, version: self.version(head) }
    }

    /// What keeps a put from overwriting.
    pub(super) fn create_only(&self) -> Result<(HeaderName, HeaderValue)> {
        if self.0.mode.get() == CreateMode::CheckFirst {
            return Err(error::not_implemented(
                "`PutMode::Create` in a bucket that can't refuse to overwrite (create=check)",
            ));
        }
        Ok(self.0.client.dialect().create_only())
    }

    fn update_of(&self, version: &UpdateVersion) -> Result<(HeaderName, HeaderValue)> {
        if self.0.client.dialect() == Dialect::Cos {
            return Err(error::not_implemented("`PutMode::Update`, a condition on what is replaced,"));
        }
        let missing = || SinkError::new(ErrorKind::InvalidRequest).with_message("an update needs the entity tag");
        let etag = version.e_tag.as_deref().ok_or_else(|| error::unproven(missing()))?;
        Ok((IF_MATCH, HeaderValue::try_from(etag).map_err(error::invalid)?))
    }

    /// The headers of a new object: those of the settings, its attributes and its tags.
    pub(super) fn headers(&self, attributes: &Attributes, tags: &TagSet) -> Result<HeaderMap> {
        let prefix = self.0.client.dialect().prefix();
        let mut headers = self.0.put.headers().clone();
        for (attribute, value) in attributes {
            let name = match attribute {
                Attribute::ContentType => CONTENT_TYPE,
                Attribute::ContentEncoding => CONTENT_ENCODING,
                Attribute::ContentLanguage => CONTENT_LANGUAGE,
                Attribute::ContentDisposition => CONTENT_DISPOSITION,
                Attribute::CacheControl => CACHE_CONTROL,
                Attribute::StorageClass => header_name(format!("{prefix}storage-class"))?,
                Attribute::Metadata(name) => {
                    let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
                    if self.0.client.dialect() == Dialect::Cos && !is_plain {
                        // COS takes no other names (436/7746), and this one must come back as it is.
                        return Err(error::not_implemented("a name of metadata with more than a-z, 0-9 and `-`"));
                    }
                    header_name(format!("{prefix}meta-{name}"))?
                }
                _ => return Err(error::unsupported("an attribute that COS doesn't know")),
            };
            headers.insert(name, HeaderValue::try_from(value.as_ref()).map_err(error::invalid)?);
        }
        // COS doesn't read `+` as a blank.
        let tags = tags.encoded().replace('+', "%20");
        if !tags.is_empty() {
            headers
                .insert(header_name(format!("{prefix}tagging"))?, HeaderValue::try_from(tags).map_err(error::invalid)?);
        }
        Ok(headers)
    }
}

fn header_name(name: String) -> Result<HeaderName> {
    HeaderName::try_from(name).map_err(error::invalid)
}
