//! Reads that are tried again while the store says that it may help.

use std::future::Future;
use std::time::Duration;

use cos_sink::{Archive, Entry, ObjectKey, SinkError, Status};
use futures_util::stream::{self, BoxStream, StreamExt};

/// How often a read is tried.
const ATTEMPTS: u32 = 5;

/// How long the second attempt waits; each later one waits three times as long as the one before.
const FIRST_WAIT: Duration = Duration::from_millis(100);

/// How long an attempt waits at the most, whatever the store asks for.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Reads, again where that may help.
pub(crate) async fn patiently<T, F>(mut read: impl FnMut() -> F) -> Result<T, SinkError>
where
    F: Future<Output = Result<T, SinkError>>,
{
    let mut patience = Patience::default();
    loop {
        match read().await {
            Err(error) => patience.wait_after(error).await?,
            read => return read,
        }
    }
}

/// Lists what starts with `prefix`, and goes on behind the last key where a listing broke off.
pub(crate) fn list<'a>(archive: &'a dyn Archive, prefix: String) -> BoxStream<'a, Result<Entry, SinkError>> {
    let listing = archive.list(&prefix);
    let state = Listing { archive, prefix, listing, last: None, skipping: false, patience: Patience::default() };
    stream::unfold(Some(state), |state| async {
        let mut state = state?;
        match state.next().await? {
            Ok(entry) => Some((Ok(entry), Some(state))),
            Err(error) => Some((Err(error), None)),
        }
    })
    .boxed()
}

struct Listing<'a> {
    archive: &'a dyn Archive,
    prefix: String,
    listing: BoxStream<'a, Result<Entry, SinkError>>,
    last: Option<ObjectKey>,
    /// Whether what comes was told before.
    skipping: bool,
    patience: Patience,
}

impl Listing<'_> {
    async fn next(&mut self) -> Option<Result<Entry, SinkError>> {
        loop {
            match self.listing.next().await? {
                Ok(entry) if self.skipping && self.last.as_ref().is_some_and(|last| entry.key <= *last) => {}
                Ok(entry) => {
                    self.skipping = false;
                    self.patience = Patience::default();
                    self.last = Some(entry.key.clone());
                    return Some(Ok(entry));
                }
                Err(error) => {
                    if let Err(error) = self.patience.wait_after(error).await {
                        return Some(Err(error));
                    }
                    self.listing = self.archive.list(&self.prefix);
                    self.skipping = true;
                }
            }
        }
    }
}

/// How often something failed in a row.
#[derive(Debug, Default)]
struct Patience {
    failures: u32,
}

impl Patience {
    /// Waits until it is time for another attempt; the error itself where there is to be none.
    async fn wait_after(&mut self, error: SinkError) -> Result<(), SinkError> {
        self.failures += 1;
        if error.status() != Status::Temporary || self.failures >= ATTEMPTS {
            return Err(error);
        }
        let own = FIRST_WAIT * 3_u32.pow(self.failures - 1);
        tokio::time::sleep(error.retry_after().unwrap_or(own).min(LONGEST_WAIT)).await;
        Ok(())
    }
}
