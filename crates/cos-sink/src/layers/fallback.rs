//! A layer that has a second place.

use std::sync::Arc;

use async_trait::async_trait;
use tokio::time::Instant;

use crate::{ErrorKind, Receipt, Record, Sink, SinkError, Status};

/// Stores in a second place, such as a bucket in another region, what the first refuses.
///
/// Whatever the first fails with, the second is tried; [`Receipt::place`] says which one has the record. Of a
/// record's time until its deadline the first gets three fifths, so that the second has its chance; then it is dropped,
/// also where it doesn't look at [`Record::deadline`]. The second gets all that is left.
///
/// A record that the first stored without saying so may lie in both. In each it lies once.
///
/// ```
/// use cos_sink::{Fallback, MemorySink, Retry};
///
/// let sink = Fallback::new(Retry::new(MemorySink::new()), Retry::new(MemorySink::new()))
///     .with_names("guangzhou", "shanghai");
/// ```
#[derive(Debug, Clone)]
pub struct Fallback<A, B> {
    first: A,
    second: B,
    names: [Arc<str>; 2],
}

impl<A: Sink, B: Sink> Fallback<A, B> {
    /// The places are named `first` and `second` in receipts.
    pub fn new(first: A, second: B) -> Self {
        Self { first, second, names: ["first".into(), "second".into()] }
    }

    /// Names the places.
    #[must_use]
    pub fn with_names(mut self, first: impl Into<Arc<str>>, second: impl Into<Arc<str>>) -> Self {
        self.names = [first.into(), second.into()];
        self
    }
}

impl<A: Sink, B: Sink> Fallback<A, B> {
    /// Stores in the first place, within its share of the time.
    async fn store_first(&self, record: &Record) -> Result<Receipt, SinkError> {
        let Some(deadline) = record.deadline() else { return self.first.store(record.clone()).await };
        let now = Instant::now();
        let end = now + Instant::from_std(deadline).saturating_duration_since(now) / 5 * 3;
        let stored = self.first.store(record.clone().with_deadline(end.into_std()));
        tokio::time::timeout_at(end, stored).await.unwrap_or_else(|_| {
            Err(SinkError::new(ErrorKind::Timeout)
                .with_message("its share of the time is over")
                .with_key(record.key().clone()))
        })
    }
}

#[async_trait]
impl<A: Sink, B: Sink> Sink for Fallback<A, B> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let [first_name, second_name] = &self.names;
        let first = match self.store_first(&record).await {
            Ok(receipt) => return Ok(receipt.with_place(Arc::clone(first_name))),
            Err(error) => error,
        };
        let second = match self.second.store(record).await {
            Ok(receipt) => return Ok(receipt.with_place(Arc::clone(second_name))),
            Err(error) => error,
        };
        // It can be tried again if one of them can, and then that one says what happened.
        let again = [Status::Temporary, Status::Persistent];
        let telling =
            again.into_iter().find_map(|status| [&first, &second].into_iter().find(|error| error.status() == status));
        let telling = telling.unwrap_or(&first);
        let message = format!("{first_name}: {first}; {second_name}: {second}");
        let mut error = SinkError::new(telling.kind()).with_status(telling.status()).with_message(message);
        if let Some(key) = first.key() {
            error = error.with_key(key.clone());
        }
        Err(error.with_source(first))
    }
}
