//! The kinds of events, declared once.

use crate::json::Reader;
use crate::model::Element;
use crate::{Family, Model, UnknownEvent, models};

/// Declares every kind: its name on the wire, which is also that of the variant, its model, its family, and what the
/// member that holds it is called behind the name.
macro_rules! kinds {
    ($( $(#[$doc:meta])* $Kind:ident of $Model:ident, $Family:ident $suffix:literal; )*) => {
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
            $( $(#[$doc])* $Kind(Box<models::$Model>), )*
            /// A type that this crate doesn't know, an event that is no object, or none at all: then it is `null`.
            Unknown(UnknownEvent),
        }

        impl Event {
            /// The types that have a model here, as `EventType` or `NotificationType` has them.
            ///
            /// ```
            /// assert!(mps_events::Event::TYPES.contains(&"WorkflowTask"));
            /// ```
            pub const TYPES: &'static [&'static str] = &[$( stringify!($Kind), )*];

            /// Reads an event. `None` for a type that isn't known, and for a value that is no object.
            pub(crate) fn read(event_type: &str, reader: &mut Reader<'_>) -> Option<Self> {
                match event_type {
                    $( stringify!($Kind) => Element::read(reader).map(Self::$Kind), )*
                    _ => None,
                }
            }

            /// Returns `EventType` or `NotificationType`.
            pub fn event_type(&self) -> &str {
                match self {
                    $( Self::$Kind(_) => stringify!($Kind), )*
                    Self::Unknown(event) => event.event_type(),
                }
            }

            /// Returns the event as a model; `None` for one of an unknown type.
            pub fn model(&self) -> Option<&dyn Model> {
                match self {
                    $( Self::$Kind(model) => Some(&**model), )*
                    Self::Unknown(_) => None,
                }
            }

            /// Returns whether it is about a task on files or on a live stream. An event of an unknown type counts as the
            /// former.
            pub fn family(&self) -> Family {
                match self {
                    $( Self::$Kind(_) => Family::$Family, )*
                    Self::Unknown(_) => Family::Offline,
                }
            }

            /// Returns what the notification's member with the event is called behind the type.
            pub(super) fn member_suffix(&self) -> &'static str {
                match self {
                    $( Self::$Kind(_) => $suffix, )*
                    Self::Unknown(_) => "Event",
                }
            }
        }

        $(
            impl From<models::$Model> for Event {
                fn from(event: models::$Model) -> Self {
                    Self::$Kind(Box::new(event))
                }
            }
        )*
    };
}

kinds! {
    /// A workflow, or a task made by `ProcessMedia` without a schedule.
    WorkflowTask of WorkflowTask, Offline "Event";
    /// A video editing task.
    EditMediaTask of EditMediaTask, Offline "Event";
    /// A schedule.
    ScheduleTask of ScheduleTask, Offline "Event";
    /// A schedule on a live stream. `ParseNotification` doesn't declare it; it was seen.
    LiveScheduleTask of LiveScheduleTask, Offline "Event";
    /// A batch. Holds neither task id nor status.
    BatchTask of BatchSubTaskResult, Offline "Event";
    /// The reading of an invisible watermark.
    ExtractBlindWatermark of ExtractBlindWatermarkTask, Offline "Task";
    /// The processing of a live stream has ended.
    ProcessEof of LiveStreamProcessErrorInfo, Live "Info";
    /// Review found something in a live stream.
    AiReviewResult of LiveStreamAiReviewResultInfo, Live "Info";
    /// Something was recognised in a live stream.
    AiRecognitionResult of LiveStreamAiRecognitionResultInfo, Live "Info";
    /// A live stream was analysed.
    AiAnalysisResult of LiveStreamAiAnalysisResultInfo, Live "Info";
    /// Quality control looked at a live stream.
    AiQualityControlResult of LiveStreamAiQualityControlResultInfo, Live "Info";
    /// A live stream was recorded.
    LiveRecordResult of LiveStreamRecordResultInfo, Live "Info";
    /// A live stream has subtitles.
    AiSmartSubtitleResult of LiveStreamAiSmartSubtitleResultInfo, Live "Info";
}
