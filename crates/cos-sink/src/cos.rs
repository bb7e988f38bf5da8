//! A sink that keeps records in a bucket of COS.

mod archive;
mod builder;
mod call;
mod connector;
mod create;
mod creation;
mod dial;
mod dialect;
mod encryption;
mod endpoint;
mod exchange;
mod failure;
mod integrity;
mod names;
mod put;
mod sign;
mod tags;
mod xml;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;
use object_store::aws::AmazonS3;
use object_store::path::Path;

pub use builder::CosSinkBuilder;
pub use creation::Creation;
pub use dialect::Dialect;
pub use encryption::Encryption;
pub use endpoint::AddressingStyle;
pub use sign::Signature;

use crate::{ErrorKind, ObjectKey, Receipt, Record, Sink, SinkError};
use connector::Connector;
use put::PutTemplate;

/// Keeps records in a bucket of Tencent COS, each as one object.
///
/// - A put never overwrites (`x-cos-forbid-overwrite`). A taken key is compared by the identity in the object's
///   metadata, with a HEAD; so a lost acknowledgement, or the same event delivered twice, leaves one object.
/// - Each request is signed afresh with credentials asked for then. A clock that is off is corrected by the
///   store's once, expired credentials are refreshed once.
/// - The body is covered by `Content-MD5`; length, CRC-64 and entity tag that COS answers are compared. An object
///   that says it is the record and isn't is put right.
/// - A bucket that ever had versioning enabled can't refuse to overwrite. Its answers show it, or the settings say it
///   ([`Creation`]); then a look comes before each put, and the receipt says so. On other servers the first record
///   finds it out.
/// - A connection is kept and used again. Nothing connects before the first record.
///
/// A request is tried once: wrap the sink in [`Retry`](crate::Retry). The role needs `cos:PutObject` and `cos:HeadObject` on the prefix.
#[derive(Clone)]
pub struct CosSink {
    /// Reads and lists.
    store: AmazonS3,
    /// Stores.
    put: PutTemplate,
    /// Where the bucket is, for `Debug`.
    base: Arc<str>,
    connector: Connector,
    prefix: Option<ObjectKey>,
    /// Whether the bucket refuses to overwrite, as the user says or as its answers show.
    creation: creation::Known,
}

impl CosSink {
    /// Starts the settings of a sink.
    pub fn builder() -> CosSinkBuilder {
        CosSinkBuilder::new()
    }

    /// `key` behind the sink's prefix.
    fn full_key(&self, key: &ObjectKey) -> Result<ObjectKey, SinkError> {
        let Some(prefix) = &self.prefix else { return Ok(key.clone()) };
        key.prefixed(prefix)
            .map_err(|error| SinkError::new(ErrorKind::InvalidRequest).with_key(key.clone()).with_source(error))
    }

    /// The same for `object_store`.
    fn path(&self, key: &ObjectKey) -> Result<Path, SinkError> {
        Path::parse(self.full_key(key)?)
            .map_err(|error| SinkError::new(ErrorKind::InvalidRequest).with_key(key.clone()).with_source(error))
    }
}

/// Shows where it stores and how: it stands in logs.
impl fmt::Debug for CosSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CosSink")
            .field("bucket", &self.base)
            .field("prefix", &self.prefix)
            .field("creation", &self.creation.get())
            .field("connector", &self.connector)
            .finish_non_exhaustive()
    }
}

#[async_trait]
impl Sink for CosSink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let stored = crate::create::store_once(self, &record).await;
        stored.map_err(|error| if error.key().is_some() { error } else { error.with_key(record.key().clone()) })
    }
}
