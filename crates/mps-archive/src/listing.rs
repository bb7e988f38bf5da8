//! Reading an archive: listing it by keys, and reading one object.

use cos_sink::{Archive, Entry, Head, ObjectKey, SinkError, StoredObject};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};

use crate::patience::{self, patiently};
use crate::side_by_side::SideBySide;
use crate::{EventKeys, Kind, Selection};

/// Reads an archive by its keys.
///
/// ```
/// use std::time::SystemTime;
/// use cos_sink::{MemorySink, Sink};
/// use futures_util::TryStreamExt;
/// use mps_archive::{ArchiveReader, Arrival, EventKeys, Selection};
/// use mps_events::Notification;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sink = MemorySink::new();
/// let keys = EventKeys::default();
/// let bytes: &[u8] = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"a","FinishTime":"2026-11-19T08:13:37Z"}}"#;
/// sink.store(keys.record(&Notification::from_slice(bytes)?, bytes.into(), &Arrival::at(SystemTime::now()))).await?;
///
/// let reader = ArchiveReader::new(&sink, keys);
/// let listed: Vec<_> = reader.list(&Selection::all().of_task("a")).try_collect().await?;
/// assert_eq!(listed[0].kind.event().and_then(|key| key.date()), Some("2026-11-19"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ArchiveReader<'a> {
    archive: &'a dyn Archive,
    keys: EventKeys,
}

/// One object of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Listed {
    /// Key, length and when it was stored.
    pub entry: Entry,
    /// What it is.
    pub kind: Kind,
}

impl<'a> ArchiveReader<'a> {
    /// Reads `archive`, whose events are filed under `keys`.
    pub fn new(archive: &'a dyn Archive, keys: EventKeys) -> Self {
        Self { archive, keys }
    }

    /// Returns how events are filed.
    pub fn keys(&self) -> &EventKeys {
        &self.keys
    }

    /// Tells what an entry is, as a listing would.
    pub fn listed(&self, entry: Entry) -> Listed {
        let kind = self.keys.read(&entry.key);
        Listed { entry, kind }
    }

    /// Lists what is selected in the order of keys, from keys alone: no object is asked for.
    ///
    /// Where days are selected, eight are listed at a time and at most 2,000 entries of each are held; a listing of all is
    /// read page by page. A listing that breaks off goes on behind its last key, as often as the store says that it may
    /// help, five times in a row at the most.
    pub fn list(&self, selection: &Selection) -> BoxStream<'a, Result<Listed, SinkError>> {
        let (archive, keys, selection) = (self.archive, self.keys.clone(), selection.clone());
        let prefixes = selection.prefixes(&keys);
        let entries = SideBySide::new(prefixes.into_iter().map(move |prefix| patience::list(archive, prefix)));
        let selected = entries.try_filter_map(move |entry: Entry| {
            let kind = keys.read(&entry.key);
            let takes = selection.takes(&entry, &kind);
            std::future::ready(Ok(takes.then_some(Listed { entry, kind })))
        });
        selected.boxed()
    }

    /// Asks what is known of one object beside its bytes; `None` when nothing lies there. Tried again as listings are.
    ///
    /// # Errors
    ///
    /// [`SinkError`] when the place can't be read.
    pub async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        patiently(|| self.archive.head(key)).await
    }

    /// Reads one object; `None` when nothing lies there. Tried again as listings are.
    ///
    /// # Errors
    ///
    /// [`SinkError`] when the place can't be read.
    pub async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        patiently(|| self.archive.get(key)).await
    }
}
