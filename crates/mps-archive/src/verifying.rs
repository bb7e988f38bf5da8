//! Verifying all that is selected, or a part of it.

use std::fmt;
use std::str::FromStr;

use cos_sink::{Digest, ObjectKey, SinkError};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use mps_events::EventTime;

use crate::reading::READ_AT_A_TIME;
use crate::{ArchiveReader, Listed, Selection, Verdict};

/// How an archive is verified.
///
/// ```
/// use mps_archive::{Sample, Verifying};
///
/// let a_seventh = Verifying::bytes().of_sample("3/7".parse::<Sample>()?);
/// # Ok::<(), mps_archive::ParseSampleError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Verifying {
    reads: bool,
    sample: Option<Sample>,
    after: Option<ObjectKey>,
}

/// One of several parts of an archive, which together are all of it: `3/7` is the third of seven. A key is always in
/// the same part of so many, however the archive grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    part: u32,
    of: u32,
}

/// The text names no part: it is `n/m`, with n from 1 to m.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a part such as 1/7, from 1/7 to 7/7")]
pub struct ParseSampleError;

/// An object and what is proven of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// The object.
    pub listed: Listed,
    /// What is proven of it.
    pub verdict: Verdict,
}

impl Verifying {
    /// Verifies by one read an object.
    pub fn bytes() -> Self {
        Self { reads: true, sample: None, after: None }
    }

    /// Verifies keys and lengths alone, and reads nothing.
    pub fn listing() -> Self {
        Self { reads: false, ..Self::bytes() }
    }

    /// Verifies a part only.
    #[must_use]
    pub fn of_sample(mut self, sample: Sample) -> Self {
        self.sample = Some(sample);
        self
    }

    /// Goes on behind this key.
    #[must_use]
    pub fn after(mut self, key: ObjectKey) -> Self {
        self.after = Some(key);
        self
    }

    fn takes(&self, key: &ObjectKey) -> bool {
        self.after.as_ref().is_none_or(|after| key > after) && self.sample.is_none_or(|sample| sample.takes(key))
    }
}

impl Sample {
    fn takes(self, key: &ObjectKey) -> bool {
        let [a, b, c, d, ..] = *Digest::of(key.as_str().as_bytes()).as_bytes();
        u32::from_be_bytes([a, b, c, d]) % self.of == self.part - 1
    }
}

impl FromStr for Sample {
    type Err = ParseSampleError;

    fn from_str(text: &str) -> Result<Self, ParseSampleError> {
        let (part, of) = text.split_once('/').ok_or(ParseSampleError)?;
        match (part.parse(), of.parse()) {
            (Ok(part), Ok(of)) if 1 <= part && part <= of => Ok(Self { part, of }),
            _ => Err(ParseSampleError),
        }
    }
}

/// As it is read: `3/7`.
impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.of)
    }
}

impl<'a> ArchiveReader<'a> {
    /// Verifies what is selected, 32 objects at a time, and tells of each in the order of keys. `now` decides which days
    /// have come.
    ///
    /// An error of the listing ends the stream; an object that the store doesn't give is
    /// [`NotRead`](Verdict::NotRead).
    ///
    /// ```
    /// use cos_sink::{MemorySink, Sink};
    /// use futures_util::TryStreamExt;
    /// use mps_archive::{ArchiveReader, Arrival, EventKeys, Selection, Verifying};
    /// use mps_events::{EventTime, Notification};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let (sink, keys) = (MemorySink::new(), EventKeys::default());
    /// # let (bytes, now) = (mps_events::fixtures::get("workflow_partial")?, std::time::SystemTime::now());
    /// # sink.store(keys.record(&Notification::from_slice(bytes)?, bytes.into(), &Arrival::at(now))).await?;
    /// let reader = ArchiveReader::new(&sink, keys);
    /// let mut verified = reader.verify_all(&Selection::all(), &Verifying::bytes(), EventTime::from(now));
    /// while let Some(verified) = verified.try_next().await? {
    ///     assert!(!verified.verdict.is_damage(), "{}", verified.listed.entry.key);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn verify_all(
        &self,
        selection: &Selection,
        verifying: &Verifying,
        now: EventTime,
    ) -> BoxStream<'a, Result<Verified, SinkError>> {
        let (reader, verifying) = (self.clone(), verifying.clone());
        let reads = verifying.reads;
        let listing = self.list(selection).try_filter(move |listed| {
            let takes = verifying.takes(&listed.entry.key);
            std::future::ready(takes)
        });
        listing
            .map_ok(move |listed| {
                let reader = reader.clone();
                async move {
                    let verdict =
                        if reads { reader.verify(&listed, now).await } else { reader.verify_listed(&listed, now) };
                    Ok(Verified { listed, verdict })
                }
            })
            .try_buffered(READ_AT_A_TIME)
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_all_of_it_and_share_nothing() {
        let parts = ["1/3", "2/3", "3/3"].map(|part| part.parse::<Sample>().unwrap());
        for n in 0..1000 {
            let key = ObjectKey::parse(format!("dt=2026-11-19/{n}")).unwrap();
            assert_eq!(parts.iter().filter(|part| part.takes(&key)).count(), 1, "{key}");
        }
        for wrong in ["", "1", "0/3", "4/3", "1/0", "-1/2", "1/2/3", "1/4294967296"] {
            assert!(wrong.parse::<Sample>().is_err(), "{wrong}");
        }
    }
}
