//! Reading events from any format.

use serde::de::{Deserialize, Deserializer, Error};

use crate::json::Gathered;
use crate::{Event, Notification};

/// Reads a whole notification, as MPS sends it and [`Event::to_notification`] writes it: an event alone doesn't tell
/// its type. What is around the event in the notification is dropped.
///
/// It is as tolerant and as lossless as [`Notification::event`], within what the format's own reader takes: white
/// space in what is kept as text goes, numbers beyond 64 bits lose digits, and `serde_json` refuses a depth of more
/// than 128. The value is written as JSON text first and read from there, which is slower than
/// [`Notification::with_event`] on the bytes.
///
/// ```
/// use mps_events::Event;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Archived {
///     stored_at: String,
///     notification: Event,
/// }
///
/// let archived: Archived = serde_json::from_str(r#"{"stored_at": "2026-11-22T08:15:31Z", "notification": {
///     "EventType": "WorkflowTask", "WorkflowTaskEvent": {"TaskId": "t", "Status": "FINISH"}}}"#)?;
/// assert_eq!(archived.notification.task_id(), Some("t"));
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Event {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let gathered = Gathered::deserialize(deserializer)?;
        let read = Notification::with_event(gathered.json().as_bytes());
        read.map(|(_, event)| event).map_err(D::Error::custom)
    }
}
