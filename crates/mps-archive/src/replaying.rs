//! Events of an archive on their way into another one.

use std::borrow::Cow;

use cos_sink::Record;
use mps_events::Notification;

use crate::{EventKeys, StoredEvent, Unread, identity, metadata};

/// The metadata that names the replay which brought an object.
pub const REPLAY: &str = "replay";

impl EventKeys {
    /// Makes the record of a stored event for another archive that is filed by these keys.
    ///
    /// Its day is the one that it was filed under, so that an event without a time of its own is found where it stands,
    /// however late it comes again. Bytes and identity are the same; what its metadata say of its arrival goes on to be
    /// said, and `replay` names the replay beside it.
    ///
    /// # Errors
    ///
    /// [`Unread::NoEvent`] when the bytes are no notification.
    pub fn replayed(&self, event: &StoredEvent, replay: &str) -> Result<Record, Unread> {
        let notification = Notification::from_slice(&event.bytes).map_err(Unread::NoEvent)?;
        let identity = identity::of(&notification);
        let filed = event.listed.kind.event();
        let arrived = event.metadata.arrived.unwrap_or_else(|| event.time());
        let key = self.key_on(&notification, &identity.short(), |field| {
            // A template that has an hour, of an event that was filed without one: that of its arrival.
            let own = filed.and_then(|key| key.get(field)).map(Cow::Borrowed);
            own.or_else(|| match field {
                "date" => Some(Cow::Owned(event.occurred_at.unwrap_or(arrived).date())),
                "hour" => Some(Cow::Owned(event.occurred_at.unwrap_or(arrived).hour())),
                _ => None,
            })
        });
        let record = Record::new(key, event.bytes.clone())
            .with_content_type("application/json")
            .with_identity(identity)
            .with_identity_of(identity::identity);
        Ok(metadata::again(record, &event.metadata, arrived).with_metadata(REPLAY, replay))
    }
}
