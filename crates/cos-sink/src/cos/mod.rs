//! A sink that keeps records in a bucket of COS.
//!
//! [`client`] makes every request; the other files say what is asked: `put`, `archive` (GET, HEAD), `list`.

mod archive;
mod backend;
mod builder;
mod checksum;
mod client;
mod dialect;
mod encryption;
mod endpoint;
mod list;
mod mode;
mod names;
mod put;
#[cfg(feature = "object_store")]
mod store;
mod tags;
mod xml;

use std::fmt;

use async_trait::async_trait;

pub use builder::CosSinkBuilder;
pub use client::Signature;
pub use dialect::Dialect;
pub use encryption::Encryption;
pub use endpoint::AddressingStyle;
pub use mode::CreateMode;
#[cfg(feature = "object_store")]
pub use store::CosStore;

use crate::{ErrorKind, ObjectKey, Receipt, Record, Sink, SinkError, once};
use client::Client;
use put::PutTemplate;

/// Keeps records in a bucket of Tencent COS, each as one object.
///
/// - A put never overwrites (`x-cos-forbid-overwrite`). What lies under a taken key is compared as [`Once`](crate::Once)
///   says: by a HEAD, whose length and CRC-64 the store computed, and where these differ by reading it. So a lost
///   acknowledgement, or the same event delivered twice, leaves one object.
/// - A put counts only when its answer proves it: status 200, an entity tag, `x-cos-request-id`, and a CRC-64 (else an
///   MD5) that is the body's. Any other success is doubted, and the object is looked at. A server that isn't COS is
///   told by what its answers lack, in the error and once in the log (target `cos_sink`, level `WARN`).
/// - Each request is signed afresh with credentials asked for then. A clock that is off is corrected by the
///   store's once, expired credentials are refreshed once.
/// - A bucket that ever had versioning enabled can't refuse to overwrite. Its answers show it, or the settings say it
///   ([`CreateMode`]); then a look comes before each put, and the receipt says so. On other servers the first record
///   finds it out.
/// - A connection is kept and used again. Nothing connects before the first record.
///
/// A request is tried once: wrap the sink in [`Retry`](crate::Retry). The role needs `cos:PutObject`, `cos:HeadObject`
/// and `cos:GetObject` on the prefix.
///
/// ```no_run
/// use cos_sink::{CosSink, ObjectKey, Record, Retry, Sink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // With keys from the environment.
/// let sink = Retry::new(CosSink::builder().bucket("archive-1250000000").region("ap-guangzhou").build()?);
/// let receipt = sink.store(Record::new(ObjectKey::parse("a.json")?, "{}")).await?;
/// println!("{} (request {:?})", receipt.key, receipt.request_id);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct CosSink {
    client: Client,
    put: PutTemplate,
    prefix: Option<ObjectKey>,
    /// Whether the bucket refuses to overwrite, as the user says or as its answers show.
    mode: mode::Known,
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
}

/// Shows where it stores and how: it stands in logs.
impl fmt::Debug for CosSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CosSink")
            .field("client", &self.client)
            .field("prefix", &self.prefix)
            .field("mode", &self.mode.get())
            .finish_non_exhaustive()
    }
}

#[async_trait]
impl Sink for CosSink {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let stored = once::store(self, &record).await;
        stored.map_err(|error| if error.key().is_some() { error } else { error.with_key(record.key().clone()) })
    }
}

/// Seconds since 1970 of an HTTP date (RFC 9110, 5.6.7).
fn http_date(date: &str) -> Option<i64> {
    // The day of the week is no part of the date: one that is wrong changes nothing.
    let date = date.split_once(',').map_or(date, |(_, date)| date.trim());
    Some(chrono::DateTime::parse_from_rfc2822(date).ok()?.timestamp())
}
