//! Giving up at a record's deadline.

#[cfg(any(feature = "file", feature = "object_store"))]
use std::future::Future;
#[cfg(any(feature = "file", feature = "object_store"))]
use std::time::Instant;

use crate::{ErrorKind, ObjectKey, SinkError};

/// The error of a record whose deadline has passed.
pub(crate) fn passed(key: &ObjectKey) -> SinkError {
    SinkError::new(ErrorKind::Timeout).with_message("the deadline has passed").with_key(key.clone())
}

/// Does `work` on `key` until the deadline. Past it nothing is begun.
#[cfg(any(feature = "file", feature = "object_store"))]
pub(crate) async fn within<T>(
    deadline: Option<Instant>,
    key: &ObjectKey,
    work: impl Future<Output = Result<T, SinkError>>,
) -> Result<T, SinkError> {
    match deadline {
        Some(deadline) if deadline <= Instant::now() => Err(passed(key)),
        Some(deadline) => tokio::time::timeout_at(deadline.into(), work).await.map_err(|_| passed(key))?,
        None => work.await,
    }
}
