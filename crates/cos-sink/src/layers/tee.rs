//! A layer that stores in several places.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::join_all;

use crate::{ErrorKind, Receipt, Record, Sink, SinkError, Status};

/// Stores a record in several places at once: all must succeed, or a quorum.
///
/// The receipt is that of the first place that has the record, in the order in which they were added. Each place
/// keeps a record once, so a failure of some is repaired by storing again.
///
/// ```
/// use cos_sink::{MemorySink, Tee};
///
/// let sink = Tee::new()
///     .with(MemorySink::new())
///     .with(MemorySink::new())
///     .with(MemorySink::new())
///     .with_quorum(2);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tee {
    sinks: Vec<Arc<dyn Sink>>,
    quorum: Option<usize>,
}

impl Tee {
    /// Creates the layer without a place: storing fails until one is added.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a place.
    #[must_use]
    pub fn with(mut self, sink: impl Sink + 'static) -> Self {
        self.sinks.push(Arc::new(sink));
        self
    }

    /// Sets how many places must succeed: all of them unless set; at least one.
    #[must_use]
    pub fn with_quorum(mut self, quorum: usize) -> Self {
        self.quorum = Some(quorum);
        self
    }
}

#[async_trait]
impl Sink for Tee {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let needed = self.quorum.unwrap_or(self.sinks.len()).max(1);
        // The body is shared; what the clones cost is the metadata.
        let results = join_all(self.sinks.iter().map(|sink| sink.store(record.clone()))).await;
        let (receipts, errors): (Vec<_>, Vec<_>) = results.into_iter().partition(Result::is_ok);
        if receipts.len() >= needed
            && let Some(Ok(receipt)) = receipts.into_iter().next()
        {
            return Ok(receipt);
        }
        let errors: Vec<SinkError> = errors.into_iter().filter_map(Result::err).collect();
        let total = self.sinks.len();
        let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let message =
            format!("{} of {total} places have it, {needed} must: {}", total - errors.len(), texts.join("; "));
        let kind = errors.first().map_or(ErrorKind::InvalidRequest, SinkError::kind);
        // What one place refuses for good keeps the quorum out of reach only if too few others are left.
        let hopeless = errors.iter().filter(|error| error.status() == Status::Permanent).count();
        let status = if total - hopeless < needed { Status::Permanent } else { Status::Temporary };
        Err(SinkError::new(kind).with_status(status).with_message(message).with_key(record.key().clone()))
    }
}
