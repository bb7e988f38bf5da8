//! Events, typed.

mod anomalies;
mod deserialize;
mod envelope;
mod error_class;
mod outcome;
mod outputs;
mod sub_tasks;
mod summary;
mod task_detail;
mod unread;
mod walk;

pub use anomalies::{Anomaly, AnomalyKind, anomalies};
pub use error_class::{ErrorClass, TaskError};
pub use outcome::Outcome;
pub use outputs::{Output, Storage};
pub use sub_tasks::SubTask;

use serde::{Serialize, Serializer};

use crate::json::Reader;
use crate::model::{Element, View, serialize};
use crate::models;
use crate::{Error, Model, Notification, RawJson};

/// The event of a notification, typed.
///
/// It is written back, by `serde_json`, with all that it held: what the types don't know and what their fields
/// couldn't take is kept beside them, at every level. Written again, an event is equal to what came up to null,
/// absent, empty lists, and how numbers are spelled.
///
/// ```
/// use mps_events::{Event, Notification, Outcome};
///
/// let bytes = br#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {
///     "TaskId": "1250000000-WorkflowTask-80108cc3", "Status": "FINISH", "ErrCode": 0,
///     "MediaProcessResultSet": [{"Type": "Transcode", "TranscodeTask": {"Status": "FAIL",
///         "ErrCodeExt": "SourceFileError.NoVideoMedia", "Output": null}}]}}"#;
/// let event = Notification::from_slice(bytes)?.event()?;
/// assert_eq!(event.outcome(), Outcome::Failed);
/// if let Event::WorkflowTask(task) = &event {
///     assert_eq!(task.media_process_result_set.len(), 1);
/// }
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A workflow, or a task made by `ProcessMedia` without a schedule.
    WorkflowTask(Box<models::WorkflowTask>),
    /// A video editing task.
    EditMediaTask(Box<models::EditMediaTask>),
    /// A schedule.
    ScheduleTask(Box<models::ScheduleTask>),
    /// A schedule on a live stream. `ParseNotification` doesn't declare it; it was seen.
    LiveScheduleTask(Box<models::LiveScheduleTask>),
    /// A batch. Holds neither task id nor status.
    BatchTask(Box<models::BatchSubTaskResult>),
    /// The reading of an invisible watermark.
    ExtractBlindWatermark(Box<models::ExtractBlindWatermarkTask>),
    /// The processing of a live stream has ended.
    ProcessEof(Box<models::LiveStreamProcessErrorInfo>),
    /// Review found something in a live stream.
    AiReviewResult(Box<models::LiveStreamAiReviewResultInfo>),
    /// Something was recognised in a live stream.
    AiRecognitionResult(Box<models::LiveStreamAiRecognitionResultInfo>),
    /// A live stream was analysed.
    AiAnalysisResult(Box<models::LiveStreamAiAnalysisResultInfo>),
    /// Quality control looked at a live stream.
    AiQualityControlResult(Box<models::LiveStreamAiQualityControlResultInfo>),
    /// A live stream was recorded.
    LiveRecordResult(Box<models::LiveStreamRecordResultInfo>),
    /// A live stream has subtitles.
    AiSmartSubtitleResult(Box<models::LiveStreamAiSmartSubtitleResultInfo>),
    /// A type that this crate doesn't know, an event that is no object, or none at all: then it is `null`.
    Unknown(UnknownEvent),
}

/// An event that has no type here.
#[derive(Debug, Clone, PartialEq)]
pub struct UnknownEvent {
    event_type: String,
    json: RawJson,
}

impl UnknownEvent {
    /// An event of a type that has no model here, for tests of what becomes of such.
    pub fn new(event_type: impl Into<String>, json: RawJson) -> Self {
        Self { event_type: event_type.into(), json }
    }

    /// `EventType` or `NotificationType`.
    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    /// The event as it came.
    pub fn json(&self) -> &RawJson {
        &self.json
    }
}

/// One list of all types, for what is done with each of them.
macro_rules! for_each_type {
    ($use_list:ident) => {
        $use_list! {
            WorkflowTask, EditMediaTask, ScheduleTask, LiveScheduleTask, BatchTask, ExtractBlindWatermark, ProcessEof,
            AiReviewResult, AiRecognitionResult, AiAnalysisResult, AiQualityControlResult, LiveRecordResult,
            AiSmartSubtitleResult,
        }
    };
}

macro_rules! read_event {
    ($( $Type:ident, )*) => {
        /// `None` for a type that isn't known, and for a value that is no object.
        fn read_event(event_type: &str, reader: &mut Reader<'_>) -> Option<Event> {
            match event_type {
                $( stringify!($Type) => Element::read(reader).map(Event::$Type), )*
                _ => None,
            }
        }
    };
}
for_each_type!(read_event);

macro_rules! is_known {
    ($( $Type:ident, )*) => {
        /// Whether a type has a model here.
        pub(crate) fn is_known(event_type: &str) -> bool {
            [$( stringify!($Type), )*].contains(&event_type)
        }
    };
}
for_each_type!(is_known);

macro_rules! model_of {
    ($( $Type:ident, )*) => {
        impl Event {
            /// `EventType` or `NotificationType`.
            pub fn event_type(&self) -> &str {
                match self {
                    $( Self::$Type(_) => stringify!($Type), )*
                    Self::Unknown(event) => &event.event_type,
                }
            }

            /// The event as a model; `None` for one of an unknown type.
            pub fn model(&self) -> Option<&dyn Model> {
                match self {
                    $( Self::$Type(model) => Some(&**model), )*
                    Self::Unknown(_) => None,
                }
            }
        }
    };
}
for_each_type!(model_of);

impl<'a> Notification<'a> {
    /// The notification and its event, typed, in one pass over the bytes: faster than one after the other.
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
            read = read_event(event_type, reader).map(|event| (event, reader.since(start)));
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

    /// The event, typed. A second pass over its part of the bytes, which are known to be JSON by then.
    ///
    /// Nothing in an event makes it fail; see [`Event::anomalies`] for what its types couldn't take. Without the member
    /// that goes with the notification's type it is [`Event::Unknown`] with `null`.
    ///
    /// # Errors
    ///
    /// None at present: the bytes were checked when the notification was read.
    pub fn event(&self) -> Result<Event, Error> {
        let json = self.event_text().unwrap_or("null");
        Ok(read_event(self.event_type(), &mut Reader::new(json)).unwrap_or_else(|| {
            Event::Unknown(UnknownEvent { event_type: self.event_type().to_owned(), json: RawJson::of(json) })
        }))
    }
}

impl Event {
    fn member(&self, name: &str) -> View<'_> {
        self.model().map_or(View::Absent, |model| walk::member(model, name))
    }

    /// The task's id, where the event holds one.
    pub fn task_id(&self) -> Option<&str> {
        self.member("TaskId").text().filter(|id| !id.is_empty())
    }

    /// The task's status, where the event holds one. `FINISH` says nothing about success.
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
