//! A layer that bounds the time.

use std::time::Duration;

use async_trait::async_trait;
use tokio::time::Instant;

use super::around::around;
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
    /// Creates a layer that gives each record at most `limit`. One that is too long for the clock is none.
    pub const fn new(inner: S, limit: Duration) -> Self {
        Self { inner, limit }
    }
}

around!(Deadline<S>);

#[async_trait]
impl<S: Sink> Sink for Deadline<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let own = Instant::now().checked_add(self.limit);
        let Some(end) = record.deadline().map(Instant::from_std).into_iter().chain(own).min() else {
            return self.inner.store(record).await;
        };
        let key = record.key().clone();
        match tokio::time::timeout_at(end, self.inner.store(record.with_deadline(end.into_std()))).await {
            Ok(result) => result,
            Err(_) => Err(SinkError::new(ErrorKind::Timeout)
                .with_message("storing was given up at its deadline")
                .with_key(key)),
        }
    }
}
