//! Whether an object is what it should be.

use cos_sink::{Digest, SinkError, StoredObject};
use mps_events::{EventTime, Notification};

use crate::listing::{ArchiveReader, Listed};
use crate::{EventKeys, Kind, RecordMetadata, identity};

/// What one read of an object proves.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// Its bytes have the SHA-256 that they were stored with, they are an event, and the key is this event's.
    Intact,
    /// It says of itself what its bytes deny, as told here.
    Differs(String),
    /// Its bytes can't be read as what the key says: no notification, broken compression.
    Unreadable(String),
    /// Its metadata have no digest, so that nothing is proven beyond what key and bytes say together, which agree. Never
    /// counted as intact.
    NoDigest,
    /// No key of this archive: somebody else put it there.
    Stray,
    /// An event whose own key holds other bytes. It may be intact itself.
    Conflict,
    /// Kept because nobody could read it.
    Quarantined,
    /// An event that is filed under a day which has not come yet.
    InFuture,
    /// It went away between the listing and the read.
    Gone,
}

impl Verdict {
    /// Returns its name: `intact`, `differs`, `unreadable`, `no digest`, `stray`, `conflict`, `quarantined`, `in the
    /// future` or `gone`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Differs(_) => "differs",
            Self::Unreadable(_) => "unreadable",
            Self::NoDigest => "no digest",
            Self::Stray => "stray",
            Self::Conflict => "conflict",
            Self::Quarantined => "quarantined",
            Self::InFuture => "in the future",
            Self::Gone => "gone",
        }
    }

    /// Whether the object is damaged: its bytes aren't what they should be.
    pub const fn is_damage(&self) -> bool {
        matches!(self, Self::Differs(_) | Self::Unreadable(_))
    }
}

impl ArchiveReader<'_> {
    /// Proves one object of a listing by one read: its bytes, that they are an event, and that the key is this event's.
    /// Damage comes before anything else that is to be said of it. `now` decides which days have come.
    ///
    /// # Errors
    ///
    /// [`SinkError`] when the place can't be read.
    pub async fn verify(&self, listed: &Listed, now: EventTime) -> Result<Verdict, SinkError> {
        if matches!(listed.kind, Kind::Reserved | Kind::Stray) {
            return Ok(Verdict::Stray);
        }
        let Some(object) = self.get(&listed.entry.key).await? else { return Ok(Verdict::Gone) };
        Ok(judge(self.keys(), &object, &listed.kind, now))
    }
}

fn judge(keys: &EventKeys, object: &StoredObject, kind: &Kind, now: EventTime) -> Verdict {
    let metadata = RecordMetadata::of(&object.head);
    if metadata.sha256.is_some_and(|sha256| sha256 != Digest::of(&object.body)) {
        return Verdict::Differs("the bytes have another SHA-256 than they were stored with".to_owned());
    }
    let Some(key) = kind.event() else {
        return if metadata.sha256.is_some() { Verdict::Quarantined } else { Verdict::NoDigest };
    };
    let body = match object.decoded() {
        Ok(body) => body,
        Err(error) => return Verdict::Unreadable(error.to_string()),
    };
    let event = match Notification::from_slice(&body) {
        Ok(event) => event,
        Err(error) => return Verdict::Unreadable(error.to_string()),
    };
    let identity = identity::of(&event);
    if metadata.identity.is_some_and(|known| known != identity) {
        return Verdict::Differs("the event has another identity than its metadata say".to_owned());
    }
    if !keys.is_of(&object.head.entry.key, key, &event, &identity) {
        return Verdict::Differs("the key is another event's".to_owned());
    }
    match kind {
        Kind::Conflict(_) => Verdict::Conflict,
        _ if metadata.sha256.is_none() => Verdict::NoDigest,
        _ if key.date().is_some_and(|date| *date > *now.date()) => Verdict::InFuture,
        _ => Verdict::Intact,
    }
}
