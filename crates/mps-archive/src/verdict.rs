//! Whether an object is what it should be.

use cos_sink::{Digest, StoredObject};
use mps_events::{EventTime, Notification};

use crate::listing::{ArchiveReader, Listed};
use crate::{EventKey, EventKeys, Kind, MAX_OBJECT_LEN, RecordMetadata, Unread, identity};

/// What is proven of an object.
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
    /// Its key and its length are those that an event has. Its bytes weren't read, so that nothing is proven of them.
    Listed,
    /// No key of this archive: somebody else put it there.
    Stray,
    /// Below a name that begins with `_`, where what isn't an event lies: exports, probes.
    Reserved,
    /// An event whose own key holds other bytes. It may be intact itself.
    Conflict,
    /// Kept because nobody could read it.
    Quarantined,
    /// An event that is filed under a day which has not come yet.
    InFuture,
    /// It went away between the listing and the read.
    Gone,
    /// The store didn't give it, as told here: nothing is known of its bytes.
    NotRead(String),
}

impl Verdict {
    /// Returns its name: `intact`, `differs`, `unreadable`, `no digest`, `listed`, `stray`, `reserved`, `conflict`,
    /// `quarantined`, `in the future`, `gone` or `not read`.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Differs(_) => "differs",
            Self::Unreadable(_) => "unreadable",
            Self::NoDigest => "no digest",
            Self::Listed => "listed",
            Self::Stray => "stray",
            Self::Reserved => "reserved",
            Self::Conflict => "conflict",
            Self::Quarantined => "quarantined",
            Self::InFuture => "in the future",
            Self::Gone => "gone",
            Self::NotRead(_) => "not read",
        }
    }

    /// Returns the reason, where there is more to say than the name.
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Differs(reason) | Self::Unreadable(reason) | Self::NotRead(reason) => Some(reason),
            _ => None,
        }
    }

    /// Returns whether the object is damaged: its bytes aren't what they should be.
    pub const fn is_damage(&self) -> bool {
        matches!(self, Self::Differs(_) | Self::Unreadable(_))
    }

    /// Returns whether somebody should look at it, though its bytes aren't known to be wrong: a conflict, a stranger's
    /// object, an event of a day to come, one that lost its digest.
    pub const fn is_finding(&self) -> bool {
        matches!(self, Self::Conflict | Self::Stray | Self::InFuture | Self::NoDigest)
    }
}

impl ArchiveReader<'_> {
    /// Proves one object of a listing by one read: its bytes, that they are an event, and that the key is this event's.
    /// Damage comes before anything else that is to be said of it. `now` decides which days have come.
    pub async fn verify(&self, listed: &Listed, now: EventTime) -> Verdict {
        if let Some(verdict) = not_ours(&listed.kind) {
            return verdict;
        }
        match self.object(listed).await {
            Ok(object) => judge(self.keys(), &object, &listed.kind, now),
            Err(Unread::Gone) => Verdict::Gone,
            Err(error @ Unread::TooLarge(_)) => Verdict::Unreadable(error.to_string()),
            Err(Unread::Store(error)) => Verdict::NotRead(error.to_string()),
            Err(error) => Verdict::NotRead(error.to_string()),
        }
    }

    /// Proves an object that was read.
    pub fn judge(&self, listed: &Listed, object: &StoredObject, now: EventTime) -> Verdict {
        not_ours(&listed.kind).unwrap_or_else(|| judge(self.keys(), object, &listed.kind, now))
    }

    /// Tells what the listing alone tells of an object: whether key and length are those of an event, and whether its day
    /// has come.
    pub fn verify_listed(&self, listed: &Listed, now: EventTime) -> Verdict {
        if let Some(verdict) = not_ours(&listed.kind) {
            return verdict;
        }
        let size = listed.entry.size;
        match &listed.kind {
            _ if size == 0 => Verdict::Unreadable("it is empty".to_owned()),
            _ if size > MAX_OBJECT_LEN => Verdict::Unreadable(Unread::TooLarge(size).to_string()),
            Kind::Quarantined => Verdict::Quarantined,
            Kind::Conflict(_) => Verdict::Conflict,
            Kind::Event(key) if is_to_come(key, now) => Verdict::InFuture,
            _ => Verdict::Listed,
        }
    }
}

/// What is said of an object that is no event's, without a look at it.
fn not_ours(kind: &Kind) -> Option<Verdict> {
    match kind {
        Kind::Stray => Some(Verdict::Stray),
        Kind::Reserved => Some(Verdict::Reserved),
        _ => None,
    }
}

fn is_to_come(key: &EventKey, now: EventTime) -> bool {
    key.date().is_some_and(|date| *date > *now.date())
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
        _ if is_to_come(key, now) => Verdict::InFuture,
        _ => Verdict::Intact,
    }
}
