//! Reading an archive: listing it by keys, and reading one object.

use cos_sink::{Archive, Entry, ObjectKey, SinkError, StoredObject};
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};

use crate::{EventKeys, Kind, Selection};

/// How many days are listed at a time.
const SIDE_BY_SIDE: usize = 4;

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

    /// Lists what is selected in the order of keys, from keys alone: no object is asked for.
    ///
    /// Where days are selected, four are listed at a time and the entries of as many are held; a listing of all is
    /// read page by page.
    pub fn list(&self, selection: &Selection) -> BoxStream<'a, Result<Listed, SinkError>> {
        let prefixes = selection.prefixes(&self.keys);
        let (archive, keys, selection) = (self.archive, self.keys.clone(), selection.clone());
        let entries: BoxStream<'a, Result<Entry, SinkError>> = if prefixes.len() <= 1 {
            stream::iter(prefixes).flat_map(move |prefix| archive.list(&prefix)).boxed()
        } else {
            let days = stream::iter(prefixes)
                .map(move |prefix| async move { archive.list(&prefix).try_collect::<Vec<_>>().await });
            days.buffered(SIDE_BY_SIDE)
                .map_ok(|entries| stream::iter(entries.into_iter().map(Ok)))
                .try_flatten()
                .boxed()
        };
        let selected = entries.try_filter_map(move |entry| {
            let kind = keys.read(&entry.key);
            let takes = selection.takes(entry.key.as_str(), kind.event());
            std::future::ready(Ok(takes.then_some(Listed { entry, kind })))
        });
        selected.boxed()
    }

    /// Reads one object; `None` when nothing lies there.
    ///
    /// # Errors
    ///
    /// [`SinkError`] when the place can't be read.
    pub async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        self.archive.get(key).await
    }
}
