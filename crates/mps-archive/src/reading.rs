//! Reading the events that are wanted, with their bytes and typed.

use bytes::Bytes;
use cos_sink::{DecodeError, SinkError, StoredObject};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use mps_events::{Event, EventTime, Notification};

use crate::{ArchiveReader, Listed, RecordMetadata, Selection};

/// How many objects are read at a time.
pub(crate) const READ_AT_A_TIME: usize = 32;

/// The largest object that is read, in bytes: 64 MiB, ten times what SCF delivers at most (6 MB, 583/11637). What is
/// larger is nobody's event.
pub const MAX_OBJECT_LEN: u64 = 64 * 1024 * 1024;

/// One object that was to be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum Reading {
    /// An event.
    Event(Box<StoredEvent>),
    /// An object that gave no event.
    PassedOver(Listed, Unread),
}

/// An event of the archive, with its bytes and typed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct StoredEvent {
    /// Its key, and what the key tells.
    pub listed: Listed,
    /// What is known of it beside its bytes.
    pub metadata: RecordMetadata,
    /// The bytes as they arrived, without any compression.
    pub bytes: Bytes,
    /// When it happened, as the event tells.
    pub occurred_at: Option<EventTime>,
    /// The event, typed.
    pub event: Event,
}

impl StoredEvent {
    /// Returns when it happened; else when it arrived; else when it was stored, by the store's clock.
    pub fn time(&self) -> EventTime {
        self.occurred_at.or(self.metadata.arrived).unwrap_or_else(|| self.listed.entry.modified.into())
    }

    /// Returns the task's id, where it has one.
    pub fn task_id(&self) -> Option<&str> {
        self.event.task_id()
    }

    fn read(listed: &Listed, object: &StoredObject) -> Result<Self, Unread> {
        let bytes = object.decoded().map_err(Unread::Encoding)?;
        let (notification, event) = Notification::with_event(&bytes).map_err(Unread::NoEvent)?;
        let occurred_at = notification.occurred_at();
        drop(notification);
        Ok(Self { listed: listed.clone(), metadata: RecordMetadata::of(&object.head), bytes, occurred_at, event })
    }
}

/// Why an object gave no event.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unread {
    /// It went away between the listing and the read.
    #[error("it went away after it was listed")]
    Gone,
    /// It is larger than any event, and wasn't read.
    #[error("it has {0} bytes, and no event has more than {max}", max = MAX_OBJECT_LEN)]
    TooLarge(u64),
    /// Its compression is broken.
    #[error("its compression is broken: {0}")]
    Encoding(DecodeError),
    /// Its bytes are no notification of MPS.
    #[error("its bytes are no event: {0}")]
    NoEvent(mps_events::Error),
    /// The store didn't give it.
    #[error("the store didn't give it: {0}")]
    Store(SinkError),
}

impl ArchiveReader<'_> {
    /// Reads an object of a listing.
    ///
    /// # Errors
    ///
    /// [`Unread`] tells why there are no bytes: [`Gone`](Unread::Gone), [`TooLarge`](Unread::TooLarge) or
    /// [`Store`](Unread::Store).
    pub async fn object(&self, listed: &Listed) -> Result<StoredObject, Unread> {
        if listed.entry.size > MAX_OBJECT_LEN {
            return Err(Unread::TooLarge(listed.entry.size));
        }
        self.get(&listed.entry.key).await.map_err(Unread::Store)?.ok_or(Unread::Gone)
    }

    /// Reads an event of a listing.
    ///
    /// # Errors
    ///
    /// [`Unread`] tells why it is none.
    pub async fn event(&self, listed: &Listed) -> Result<StoredEvent, Unread> {
        let object = self.object(listed).await?;
        StoredEvent::read(listed, &object)
    }
}

impl<'a> ArchiveReader<'a> {
    /// Reads the events that are selected, in the order of keys, 32 at a time. What is selected by time is held against
    /// [`StoredEvent::time`] to the second. What can't be read is told in its place, and the others come all the same.
    ///
    /// An error of the listing ends the stream.
    ///
    /// ```
    /// use cos_sink::{MemorySink, Sink};
    /// use futures_util::TryStreamExt;
    /// use mps_archive::{ArchiveReader, Arrival, EventKeys, Reading, Selection};
    /// use mps_events::{Notification, Outcome};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (sink, keys) = (MemorySink::new(), EventKeys::default());
    /// # let bytes = mps_events::fixtures::get("workflow_partial")?;
    /// # let arrival = Arrival::at(std::time::SystemTime::now());
    /// # sink.store(keys.record(&Notification::from_slice(bytes)?, bytes.into(), &arrival)).await?;
    /// let reader = ArchiveReader::new(&sink, keys);
    /// let mut partial = reader.read(&Selection::all().of_outcome(Outcome::Partial));
    /// while let Some(reading) = partial.try_next().await? {
    ///     if let Reading::Event(event) = reading {
    ///         println!("{} {}", event.time(), event.event);
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn read(&self, selection: &Selection) -> BoxStream<'a, Result<Reading, SinkError>> {
        let (reader, selection) = (self.clone(), selection.clone().events());
        let listing = self.list(&selection);
        let read = listing
            .map_ok(move |listed| {
                let reader = reader.clone();
                async move {
                    Ok(match reader.event(&listed).await {
                        Ok(event) => Reading::Event(Box::new(event)),
                        Err(why) => Reading::PassedOver(listed, why),
                    })
                }
            })
            .try_buffered(READ_AT_A_TIME);
        read.try_filter(move |reading| {
            std::future::ready(match reading {
                Reading::Event(event) => selection.takes_event(event),
                Reading::PassedOver(..) => true,
            })
        })
        .boxed()
    }
}
