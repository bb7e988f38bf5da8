//! Copying an object within the bucket (436/10881).

use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use object_store::path::Path;
use object_store::{CopyMode, CopyOptions, Error, Result};
use percent_encoding::utf8_percent_encode;

use super::{CosStore, error};
use crate::cos::client::{PATH, Request};
use crate::cos::dialect::Dialect;
use crate::cos::mode::CreateMode;
use crate::cos::xml;

impl CosStore {
    pub(super) async fn copy(&self, from: &Path, to: &Path, options: &CopyOptions) -> Result<()> {
        let dialect = self.0.client.dialect();
        let mut headers = HeaderMap::new();
        if options.mode == CopyMode::Create {
            if dialect == Dialect::S3 {
                return Err(error::not_implemented("`CopyMode::Create` in the dialect of S3"));
            }
            headers.extend([self.create_only()?]);
        }
        let key = self.key(from);
        let key = utf8_percent_encode(&key, PATH);
        let (name, source) = match dialect {
            Dialect::Cos => ("x-cos-copy-source", format!("{}/{key}", self.0.client.host())),
            Dialect::S3 => ("x-amz-copy-source", format!("/{}/{key}", self.0.bucket)),
        };
        headers.insert(HeaderName::from_static(name), HeaderValue::try_from(source).map_err(error::invalid)?);
        let request = Request { headers, ..Request::new(Method::PUT, self.key(to)) };
        let answer = match self.0.client.call(&request).await {
            Ok(answer) => answer,
            Err(failure) => {
                // What is absent is the source; what is taken is the target.
                return Err(match error::of(from, failure) {
                    Error::AlreadyExists { source, .. } => Error::AlreadyExists { path: to.to_string(), source },
                    error => error,
                });
            }
        };
        let (head, body) = answer.bytes(xml::MAX_ERROR_LEN).await.map_err(|failure| error::of(from, failure))?;
        // A copy that fails after it began is told with status 200.
        if head.status != StatusCode::OK || xml::field(&body, "CopyObjectResult", "ETag").is_none() {
            return Err(error::unproven(head.not_the_store("that is no CopyObjectResult", dialect)));
        }
        if options.mode == CopyMode::Create && head.is_versioned() {
            self.0.mode.set(CreateMode::CheckFirst);
            return Err(error::unsupported(
                "the bucket keeps versions, so it can't refuse to overwrite: the copy was stored as a version",
            ));
        }
        Ok(())
    }
}
