//! A layer that tries again.

mod attempts;
mod pace;

use std::time::Duration;

use async_trait::async_trait;

use self::attempts::Attempts;
use self::pace::Pace;
use super::around::around;
use crate::{Receipt, Record, Sink, SinkError};

/// Tries again what failed for the moment, until the record's deadline.
///
/// - Only [`Status::Temporary`](crate::Status::Temporary) is tried again. What lasts until the deadline comes back as
///   [`Status::Persistent`](crate::Status::Persistent), with the failure that says most: what the store answered, though
///   later attempts met silence.
/// - The first attempt after a broken or refused connection comes at once: a connection that lay idle for long is broken
///   more often than a store. Other waits have full jitter: each is random between nothing and a bound that doubles
///   with each failure, so that many instances don't come back at the same moment.
/// - A `Retry-After` of the store makes a wait longer, never shorter. One that reaches beyond the deadline ends the
///   trying at once, and the error says so: the caller has that time left.
/// - An attempt has a third of the time that is left, so that one that meets silence leaves time for others.
/// - An attempt that is silent for long gets company: a second one beside it, and the first success counts. The second
///   goes over another connection, since the first one's is busy. At most two are made at the same time.
/// - A record that was stored while its acknowledgement got lost is found by the next attempt: one object stays. So does
///   it with two attempts at the same time, since every sink stores a record once.
///
/// The layer belongs directly around the sink that talks to the store, below any other. What is given up is dropped: the
/// sink must bear that a store is cancelled at any point.
///
/// ```
/// use std::time::Duration;
/// use cos_sink::{MemorySink, Retry};
///
/// let sink = Retry::new(MemorySink::new()).with_attempts(4).with_base(Duration::from_millis(50));
/// ```
#[derive(Debug, Clone)]
pub struct Retry<S> {
    inner: S,
    attempts: u32,
    limit: Duration,
    pace: Pace,
}

impl<S: Sink> Retry<S> {
    /// Creates a layer that makes as many attempts as the record's deadline leaves time for, with waits of at most 25 ms
    /// after the first failure and 2 s after many.
    pub const fn new(inner: S) -> Self {
        Self { inner, attempts: u32::MAX, limit: Duration::from_secs(60), pace: Pace::DEFAULT }
    }

    /// Sets the most attempts, the first included; 0 counts as 1. There is no bound but time unless set.
    #[must_use]
    pub const fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Sets how long a record without a deadline is tried: 60 s unless set.
    #[must_use]
    pub const fn with_limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Sets the longest wait after the first failure: 25 ms unless set. It doubles with each further one.
    #[must_use]
    pub const fn with_base(mut self, base: Duration) -> Self {
        self.pace.base = base;
        self
    }

    /// Sets the longest wait after any number of failures, unless the store asks for a longer one: 2 s unless set.
    #[must_use]
    pub const fn with_cap(mut self, cap: Duration) -> Self {
        self.pace.cap = cap;
        self
    }

    /// Sets how long an attempt may be silent before a second one is made beside it; `None` makes them one after
    /// another. Unless set it is a tenth of the time that is left, at least 100 ms and at most 2 s.
    #[must_use]
    pub const fn with_hedge(mut self, silence: Option<Duration>) -> Self {
        self.pace.hedge = Some(silence);
        self
    }
}

around!(Retry<S>);

#[async_trait]
impl<S: Sink> Sink for Retry<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        Attempts::new(self, &record).run().await
    }
}
