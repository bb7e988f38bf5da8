//! From an event back to a notification.

use crate::{Error, ErrorKind, Event, Family, Notification, RawJson};

impl Event {
    /// Whether it is about a task on files or on a live stream. An event of an unknown type counts as the former.
    pub fn family(&self) -> Family {
        match self {
            Self::WorkflowTask(_)
            | Self::EditMediaTask(_)
            | Self::ScheduleTask(_)
            | Self::LiveScheduleTask(_)
            | Self::BatchTask(_)
            | Self::ExtractBlindWatermark(_)
            | Self::Unknown(_) => Family::Offline,
            Self::ProcessEof(_)
            | Self::AiReviewResult(_)
            | Self::AiRecognitionResult(_)
            | Self::AiAnalysisResult(_)
            | Self::AiQualityControlResult(_)
            | Self::LiveRecordResult(_)
            | Self::AiSmartSubtitleResult(_) => Family::Live,
        }
    }

    /// The JSON of a notification that holds this event and nothing else: what a test hands to the code that
    /// takes notifications.
    ///
    /// ```
    /// use mps_events::models::{MediaProcessTaskResult, MediaProcessTaskTranscodeResult, WorkflowTask};
    /// use mps_events::{Event, Notification, Outcome};
    ///
    /// let transcode = MediaProcessTaskTranscodeResult::default().with_status("FAIL").with_err_code_ext("InternalError");
    /// let task = WorkflowTask::default()
    ///     .with_task_id("1250000000-WorkflowTask-80108cc3")
    ///     .with_status("FINISH")
    ///     .with_media_process_result_set([MediaProcessTaskResult::Transcode(Box::new(transcode)).into()]);
    /// let json = Event::WorkflowTask(Box::new(task)).to_notification()?;
    ///
    /// let notification = Notification::from_slice(json.get().as_bytes())?;
    /// assert_eq!(notification.task_id(), Some("1250000000-WorkflowTask-80108cc3"));
    /// assert_eq!(notification.event()?.outcome(), Outcome::Failed);
    /// # Ok::<(), mps_events::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NotANotification`](crate::ErrorKind::NotANotification) for an event of an unknown type that has no name.
    pub fn to_notification(&self) -> Result<RawJson, Error> {
        let event_type = self.event_type();
        let (tag, suffix) = match (self.family(), self) {
            (_, Self::ExtractBlindWatermark(_)) => ("EventType", "Task"),
            (Family::Offline, _) => ("EventType", "Event"),
            (Family::Live, _) => ("NotificationType", "Info"),
        };
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let event = serde_json::to_string(self).map_err(|_| Error::new(ErrorKind::Syntax))?;
        let (kind, member) = (quoted(event_type), quoted(&format!("{event_type}{suffix}")));
        let json = RawJson::of(&format!("{{\"{tag}\":{kind},{member}:{event}}}"));
        Notification::from_slice(json.get().as_bytes())?;
        Ok(json)
    }
}
