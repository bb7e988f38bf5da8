//! A layer that bounds the time.

use std::time::{Duration, Instant};

use async_trait::async_trait;

use crate::{ErrorKind, Receipt, Record, Sink, SinkError};

/// Ends storing after a while, also in a sink that doesn't look at [`Record::deadline`].
///
/// The record's own deadline holds where it is earlier. It belongs outside [`Retry`](crate::Retry).
///
/// ```
/// use std::time::Duration;
/// use cos_sink::{Deadline, MemorySink, Retry};
///
/// let sink = Deadline::new(Retry::new(MemorySink::new()), Duration::from_secs(3));
/// ```
#[derive(Debug, Clone)]
pub struct Deadline<S> {
    inner: S,
    limit: Duration,
}

impl<S: Sink> Deadline<S> {
    /// At most `limit` for each record.
    pub const fn new(inner: S, limit: Duration) -> Self {
        Self { inner, limit }
    }
}

#[async_trait]
impl<S: Sink> Sink for Deadline<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let end = Instant::now() + self.limit;
        let end = record.deadline().map_or(end, |deadline| deadline.min(end));
        let key = record.key().clone();
        match tokio::time::timeout_at(end.into(), self.inner.store(record.with_deadline(end))).await {
            Ok(result) => result,
            Err(_) => Err(SinkError::new(ErrorKind::Timeout)
                .with_message("storing was given up at its deadline")
                .with_key(key)),
        }
    }
}
