//! A layer that tells what happens.

use std::fmt;
use std::time::{Duration, Instant};

use async_trait::async_trait;

use super::around::around;
use crate::{ObjectKey, Receipt, Record, Sink, SinkError};

/// Calls a closure after each record: for counters, sizes, latencies, or a log.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use cos_sink::{MemorySink, ObjectKey, Observe, Record, Sink};
///
/// static BYTES: AtomicU64 = AtomicU64::new(0);
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink = Observe::new(MemorySink::new(), |seen| {
///     if seen.result.is_ok() {
///         BYTES.fetch_add(seen.bytes, Ordering::Relaxed);
///     }
/// });
/// sink.store(Record::new(ObjectKey::parse("a")?, "{}")).await?;
/// assert_eq!(BYTES.load(Ordering::Relaxed), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Observe<S, F> {
    inner: S,
    observer: F,
}

/// What became of one record.
///
/// ```
/// use cos_sink::{MemorySink, Observation, Observe};
///
/// fn tell(seen: Observation<'_>) {
///     let came = seen.result.map_or_else(|error| error.kind().as_str(), |receipt| receipt.outcome.as_str());
///     println!("{} of {} bytes after {:?}: {came}", seen.key, seen.bytes, seen.elapsed);
/// }
///
/// let sink = Observe::new(MemorySink::new(), tell);
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Observation<'a> {
    /// The key that the record came with.
    pub key: &'a ObjectKey,
    /// The length of its body.
    pub bytes: u64,
    /// How long storing took.
    pub elapsed: Duration,
    /// The answer.
    pub result: Result<&'a Receipt, &'a SinkError>,
}

impl<S: Sink, F: Fn(Observation<'_>) + Send + Sync> Observe<S, F> {
    /// Calls `observer` for each record that goes into `inner`.
    pub const fn new(inner: S, observer: F) -> Self {
        Self { inner, observer }
    }
}

around!(Observe<S, F: Send>);

#[async_trait]
impl<S: Sink, F: Fn(Observation<'_>) + Send + Sync> Sink for Observe<S, F> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let key = record.key().clone();
        let bytes = record.body().len() as u64;
        let start = Instant::now();
        let result = self.inner.store(record).await;
        (self.observer)(Observation { key: &key, bytes, elapsed: start.elapsed(), result: result.as_ref() });
        result
    }
}

impl<S: fmt::Debug, F> fmt::Debug for Observe<S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Observe").field("inner", &self.inner).finish_non_exhaustive()
    }
}
