//! The trait.

use std::fmt::Debug;
use std::sync::Arc;

use async_trait::async_trait;

use crate::{Receipt, Record, SinkError};

/// A place that keeps records: each under its key, once.
///
/// # What an implementer promises
/// - Success means: the record's exact bytes lie under the receipt's key, durably.
/// - Nothing is ever overwritten. A taken key is compared by [`Record::identity`]: the same identity is
///   [`AlreadyStored`](crate::Outcome::AlreadyStored), another sends the record to [`ObjectKey::distinct`](crate::ObjectKey::distinct).
/// - That other record is a conflict, and it is told: the first time it is stored the receipt's outcome is
///   [`Conflict`](crate::Outcome::Conflict), never `Stored`. A later delivery of it is `AlreadyStored`, under the distinct
///   key.
/// - Storing the same record again is harmless, at the same moment or later.
/// - Nothing outlives [`Record::deadline`].
///
/// # What a caller owes
/// A conflict is a success, and nothing is lost. Still two records claim one key, which a good key never lets happen:
/// whoever calls `store` says so where a person sees it, with both keys, and doesn't count it among what went well.
///
/// [`Once`](crate::Once) keeps these promises for a store that can refuse to overwrite, and `conformance::check_sink`
/// (feature `conformance`) tells whether a sink keeps them.
///
/// The trait is object-safe; `Arc<S>` and `Box<S>` of a sink are sinks.
///
/// ```
/// use cos_sink::{MemorySink, ObjectKey, Outcome, Record, Sink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink: Box<dyn Sink> = Box::new(MemorySink::new());
/// let record = Record::new(ObjectKey::parse("a.json")?, "{}");
/// assert_eq!(sink.store(record.clone()).await?.outcome, Outcome::Stored);
/// assert_eq!(sink.store(record).await?.outcome, Outcome::AlreadyStored);
/// # Ok(())
/// # }
/// ```
#[async_trait]
pub trait Sink: Debug + Send + Sync {
    /// Stores `record`.
    ///
    /// # Errors
    /// [`SinkError`]: nothing is known to be stored. Its [`status`](SinkError::status) tells whether trying again can help.
    async fn store(&self, record: Record) -> Result<Receipt, SinkError>;
}

#[async_trait]
impl<S: Sink + ?Sized> Sink for Arc<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        (**self).store(record).await
    }
}

#[async_trait]
impl<S: Sink + ?Sized> Sink for Box<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        (**self).store(record).await
    }
}

// The trait stays object-safe, and its objects stay sinks that can be shared.
const _: () = {
    const fn is_sink<S: Sink + Send + Sync>() {}
    is_sink::<Arc<dyn Sink>>();
    is_sink::<Box<dyn Sink>>();
};
