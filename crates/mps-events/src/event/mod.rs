//! Events, typed.

mod anomalies;
mod deserialize;
mod envelope;
mod error_class;
mod kinds;
mod outcome;
mod outputs;
mod storage;
mod sub_tasks;
mod summary;
mod task_detail;
mod unread;
mod walk;
mod word;

pub use anomalies::{Anomaly, AnomalyKind, anomalies};
pub use error_class::{ErrorClass, TaskError};
pub use kinds::Event;
pub use outcome::Outcome;
pub use outputs::Output;
pub use storage::{Storage, StorageKind};
pub use sub_tasks::SubTask;

use serde::{Serialize, Serializer};

use crate::json::Reader;
use crate::model::{View, serialize};
use crate::{Error, Notification, RawJson};

/// An event that has no type here.
///
/// ```
/// use mps_events::{Event, Notification};
///
/// let event = Notification::from_slice(br#"{"EventType": "NewTask", "NewTaskEvent": {"TaskId": "t"}}"#)?.event()?;
/// let Event::Unknown(unknown) = event else { panic!() };
/// assert_eq!((unknown.event_type(), unknown.json().get()), ("NewTask", r#"{"TaskId": "t"}"#));
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownEvent {
    event_type: String,
    json: RawJson,
}

impl UnknownEvent {
    /// Creates an event of a type that has no model here, for tests of what becomes of such.
    pub fn new(event_type: impl Into<String>, json: RawJson) -> Self {
        Self { event_type: event_type.into(), json }
    }

    /// Returns `EventType` or `NotificationType`.
    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    /// Returns the event as it came.
    pub fn json(&self) -> &RawJson {
        &self.json
    }
}

impl<'a> Notification<'a> {
    /// Reads the notification and its event, typed, in one pass over the bytes: faster than one after the other.
    ///
    /// # Errors
    ///
    /// Those of [`from_slice`](Self::from_slice) and of [`event`](Self::event).
    ///
    /// ```
    /// use mps_events::{Event, Notification};
    ///
    /// let bytes = br#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {"Status": "FINISH"}, "SessionId": "s"}"#;
    /// let (notification, event) = Notification::with_event(bytes)?;
    /// assert_eq!(notification.session_id(), Some("s"));
    /// assert!(matches!(event, Event::WorkflowTask(_)));
    /// # Ok::<(), mps_events::Error>(())
    /// ```
    pub fn with_event(bytes: &'a [u8]) -> Result<(Self, Event), Error> {
        let mut read = None;
        let notification = Self::read(bytes, |event_type, reader| {
            let start = reader.position();
            read = Event::read(event_type, reader).map(|event| (event, reader.since(start)));
            read.is_some()
        })?;
        // Members that come twice may make another event of it than was read.
        let is_it = |event: &Event, text: &str| {
            event.event_type() == notification.event_type()
                && notification.event_text().is_some_and(|chosen| std::ptr::eq(chosen, text))
        };
        match read {
            Some((event, text)) if is_it(&event, text) => Ok((notification, event)),
            _ => notification.event().map(|event| (notification, event)),
        }
    }

    /// Reads the event, typed: a second pass over its part of the bytes, which are known to be JSON by then.
    ///
    /// Nothing in an event makes it fail; see [`Event::anomalies`] for what its types couldn't take. Without the member
    /// that goes with the notification's type it is [`Event::Unknown`] with `null`.
    ///
    /// # Errors
    ///
    /// None at present: the bytes were checked when the notification was read.
    pub fn event(&self) -> Result<Event, Error> {
        let json = self.event_text().unwrap_or("null");
        Ok(Event::read(self.event_type(), &mut Reader::new(json)).unwrap_or_else(|| {
            Event::Unknown(UnknownEvent { event_type: self.event_type().to_owned(), json: RawJson::of(json) })
        }))
    }
}

impl Event {
    fn member(&self, name: &str) -> View<'_> {
        self.model().map_or(View::Absent, |model| walk::member(model, name))
    }

    /// Returns the task's id, where the event holds one.
    pub fn task_id(&self) -> Option<&str> {
        self.member("TaskId").text().filter(|id| !id.is_empty())
    }

    /// Returns the task's status, where the event holds one. `FINISH` says nothing about success.
    pub fn status(&self) -> Option<&str> {
        self.member("Status").text().filter(|status| !status.is_empty())
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self, self.model()) {
            (Self::Unknown(event), _) => event.json.serialize(serializer),
            (_, Some(model)) => serialize(model, serializer),
            (_, None) => serializer.serialize_unit(),
        }
    }
}
