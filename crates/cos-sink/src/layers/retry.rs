//! A layer that tries again.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::{Duration, Instant};

use async_trait::async_trait;

use crate::{Receipt, Record, Sink, SinkError, Status};

/// Tries again what failed for the moment, within the record's deadline.
///
/// - Only [`Status::Temporary`] is tried again; what lasts comes back as [`Status::Persistent`].
/// - The waits have decorrelated jitter: each is random between the base and three times the one before, so that
///   many instances don't come back at once. A `Retry-After` of the store makes a wait longer, never shorter.
/// - A wait that would end after the deadline isn't begun: the caller has that time left.
/// - A record that was stored while its acknowledgement got lost is found by the next attempt: one object stays.
///
/// The layer belongs directly around the sink that talks to the store, below any other.
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
    base: Duration,
    cap: Duration,
}

impl<S: Sink> Retry<S> {
    /// At most 5 attempts, waits from 100 ms to 5 s.
    pub const fn new(inner: S) -> Self {
        Self { inner, attempts: 5, base: Duration::from_millis(100), cap: Duration::from_secs(5) }
    }

    /// The most attempts, the first included; 0 counts as 1.
    #[must_use]
    pub const fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The shortest wait.
    #[must_use]
    pub const fn with_base(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// The longest wait, unless the store asks for a longer one.
    #[must_use]
    pub const fn with_cap(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }
}

#[async_trait]
impl<S: Sink> Sink for Retry<S> {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        let mut wait = self.base;
        for _ in 1..self.attempts {
            let error = match self.inner.store(record.clone()).await {
                Err(error) if error.status() == Status::Temporary => error,
                other => return other,
            };
            wait = next_wait(self.base, wait, self.cap, RandomState::new().build_hasher().finish());
            let pause = error.retry_after().map_or(wait, |asked| asked.max(wait));
            if record.deadline().is_some_and(|deadline| Instant::now() + pause >= deadline) {
                return Err(error.with_status(Status::Persistent));
            }
            tokio::time::sleep(pause).await;
        }
        self.inner.store(record).await.map_err(|error| match error.status() {
            Status::Temporary => error.with_status(Status::Persistent),
            Status::Permanent | Status::Persistent => error,
        })
    }
}

/// Random between `base` and three times `last`, at most `cap`; `random` is any number.
fn next_wait(base: Duration, last: Duration, cap: Duration, random: u64) -> Duration {
    let low = nanos(base);
    let span = nanos(last).saturating_mul(3).saturating_sub(low);
    let wait = low.saturating_add(if span == 0 { 0 } else { random % span });
    Duration::from_nanos(wait).min(cap)
}

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::{ErrorKind, ObjectKey, Outcome};

    /// Answers what it was given, then success; keeps when it was asked.
    #[derive(Debug)]
    struct Script(Mutex<(Vec<SinkError>, Vec<tokio::time::Instant>)>);

    #[async_trait]
    impl Sink for Script {
        async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
            let mut script = self.0.lock().unwrap();
            script.1.push(tokio::time::Instant::now());
            match script.0.pop() {
                Some(error) => Err(error),
                None => Ok(Receipt::new(record.key().clone(), Outcome::Stored, 0)),
            }
        }
    }

    fn retry(errors: Vec<SinkError>) -> Retry<Script> {
        Retry::new(Script(Mutex::new((errors, Vec::new()))))
    }

    fn record() -> Record {
        Record::new(ObjectKey::parse("k").unwrap(), "")
    }

    fn asked(sink: &Retry<Script>) -> usize {
        sink.inner.0.lock().unwrap().1.len()
    }

    #[tokio::test(start_paused = true)]
    async fn tries_again_what_may_pass() {
        let error = || SinkError::new(ErrorKind::Throttled);
        let sink = retry(vec![error(), error()]);
        assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::Stored);
        assert_eq!(asked(&sink), 3);

        let sink = retry((0..9).map(|_| error()).collect());
        assert_eq!(sink.store(record()).await.unwrap_err().status(), Status::Persistent);
        assert_eq!(asked(&sink), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn tries_once_what_will_not() {
        let sink = retry(vec![SinkError::new(ErrorKind::AccessDenied)]);
        assert_eq!(sink.store(record()).await.unwrap_err().status(), Status::Permanent);
        assert_eq!(asked(&sink), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn waits_as_long_as_the_store_asks() {
        let wait = Duration::from_secs(9);
        let sink = retry(vec![SinkError::new(ErrorKind::Throttled).with_retry_after(wait)]);
        sink.store(record()).await.unwrap();
        let times = sink.inner.0.lock().unwrap().1.clone();
        assert!(times[1] - times[0] >= wait);
    }

    #[tokio::test(start_paused = true)]
    async fn begins_no_wait_that_outlives_the_deadline() {
        let wait = Duration::from_secs(9);
        let sink = retry(vec![SinkError::new(ErrorKind::Throttled).with_retry_after(wait)]);
        let record = record().with_deadline(Instant::now() + Duration::from_secs(5));
        let before = tokio::time::Instant::now();
        assert_eq!(sink.store(record).await.unwrap_err().status(), Status::Persistent);
        assert_eq!((asked(&sink), before.elapsed()), (1, Duration::ZERO));
    }

    #[test]
    fn waits_grow_within_their_bounds() {
        let [base, cap] = [100, 5000].map(Duration::from_millis);
        for random in [0, 1, 12_345_678_901_234, u64::MAX] {
            let mut wait = base;
            for _ in 0..20 {
                let next = next_wait(base, wait, cap, random);
                assert!(next >= base && next <= cap && next <= wait * 3, "{next:?} after {wait:?}");
                wait = next;
            }
        }
        assert_eq!(next_wait(Duration::ZERO, Duration::ZERO, cap, 7), Duration::ZERO);
        next_wait(Duration::MAX, Duration::MAX, cap, u64::MAX);
    }
}
