//! A layer that has a second place.

use std::cmp::Ordering;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt};
use tokio::time::Instant;

use crate::{Archive, Entry, ErrorKind, Head, ObjectKey, Receipt, Record, Sink, SinkError, Status, StoredObject};

/// Stores in a second place, such as a bucket in another region, what the first refuses.
///
/// Whatever the first fails with, the second is tried; [`Receipt::place`] says which one has the record. Of a
/// record's time until its deadline the first gets three fifths, so that the second has its chance; then it is dropped,
/// also where it doesn't look at [`Record::deadline`]. The second gets all that is left.
///
/// Each use is a WARN, with the first place's error, once a minute for each cause.
///
/// In each place a record lies once, but it may lie in both: where the first stored it without saying so, and where it is
/// stored again after the first has recovered. The first place isn't asked what the second has.
///
/// Where both are an [`Archive`], the layer reads both: what the first has, else what the second has. A listing is of
/// both, each key once. A first place that can't be read is an error only where the second hasn't the object.
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
    told: Arc<Mutex<Told>>,
}

/// The failures of the first place that were told lately: each once in a while.
type Told = Vec<(ErrorKind, Instant)>;

/// How long the log says no more of one cause for which the second place is used.
const TOLD_EVERY: Duration = Duration::from_secs(60);

impl<A: Sink, B: Sink> Fallback<A, B> {
    /// Creates the layer. The places are named `first` and `second` in receipts.
    pub fn new(first: A, second: B) -> Self {
        Self { first, second, names: ["first".into(), "second".into()], told: Arc::default() }
    }

    /// Names the places.
    #[must_use]
    pub fn with_names(mut self, first: impl Into<Arc<str>>, second: impl Into<Arc<str>>) -> Self {
        self.names = [first.into(), second.into()];
        self
    }

    /// Says that the second place is used, and why: once a minute for each cause.
    fn tell(&self, key: &ObjectKey, error: &SinkError) {
        let now = Instant::now();
        {
            let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
            told.retain(|(_, at)| now.duration_since(*at) < TOLD_EVERY);
            if told.iter().any(|(kind, _)| *kind == error.kind()) {
                return;
            }
            told.push((error.kind(), now));
        }
        let [first, second] = self.names.each_ref().map(|name| &**name);
        tracing::warn!(key = %key, %error, cause = error.kind().as_str(), first, used = second,
            "the first place failed: the second is used, and records may lie in both");
    }

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

impl<A, B> Fallback<A, B> {
    /// Returns the places.
    pub const fn get_ref(&self) -> (&A, &B) {
        (&self.first, &self.second)
    }

    /// Returns the places, and drops the layer.
    pub fn into_inner(self) -> (A, B) {
        (self.first, self.second)
    }
}

#[async_trait]
impl<A: Archive, B: Archive> Archive for Fallback<A, B> {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        either(self.first.head(key).await, self.second.head(key)).await
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        either(self.first.get(key).await, self.second.get(key)).await
    }

    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        let both = (self.first.list(prefix).peekable(), self.second.list(prefix).peekable());
        stream::unfold(both, |(mut first, mut second)| async move {
            let order = match (Pin::new(&mut first).peek().await, Pin::new(&mut second).peek().await) {
                (Some(Ok(left)), Some(Ok(right))) => left.key.cmp(&right.key),
                (Some(_), None) | (Some(Err(_)), _) => Ordering::Less,
                (None, _) | (_, Some(Err(_))) => Ordering::Greater,
            };
            let entry = match order {
                Ordering::Less => first.next().await,
                Ordering::Greater => second.next().await,
                Ordering::Equal => {
                    second.next().await;
                    first.next().await
                }
            };
            Some((entry?, (first, second)))
        })
        .boxed()
    }
}

/// What the first place has, else what the second has.
async fn either<T>(
    first: Result<Option<T>, SinkError>,
    second: impl Future<Output = Result<Option<T>, SinkError>>,
) -> Result<Option<T>, SinkError> {
    match first {
        Ok(None) => second.await,
        Ok(found) => Ok(found),
        Err(error) => match second.await {
            Ok(Some(found)) => Ok(Some(found)),
            // Whether the first has it isn't known.
            Ok(None) | Err(_) => Err(error),
        },
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
        self.tell(record.key(), &first);
        let second = match self.second.store(record).await {
            Ok(receipt) => return Ok(receipt.with_place(Arc::clone(second_name))),
            Err(error) => error,
        };
        // It can be tried again if one of them can, and then that one says what happened.
        let again = [Status::Temporary, Status::Persistent];
        let telling =
            again.into_iter().find_map(|status| [&first, &second].into_iter().find(|error| error.status() == status));
        let telling = telling.unwrap_or(&first);
        let text = format!("neither place stored the record: {first_name}: {first}; {second_name}: {second}");
        let mut error = SinkError::new(telling.kind()).with_status(telling.status()).with_text(text);
        if let Some(key) = first.key() {
            error = error.with_key(key.clone());
        }
        Err(error.with_source(first))
    }
}
