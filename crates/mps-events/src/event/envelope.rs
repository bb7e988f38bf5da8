//! From an event back to a notification.

use crate::{Error, ErrorKind, Event, Family, Notification, RawJson};

impl Event {
    /// Makes the JSON of a notification that holds this event and nothing else: what a test hands to the code that
    /// takes notifications.
    ///
    /// ```
    /// use mps_events::models::{MediaProcessTaskTranscodeResult, WorkflowTask};
    /// use mps_events::{Event, Notification, Outcome};
    ///
    /// let transcode = MediaProcessTaskTranscodeResult::default().with_status("FAIL").with_err_code_ext("InternalError");
    /// let task = WorkflowTask::default()
    ///     .with_task_id("1250000000-WorkflowTask-80108cc3")
    ///     .with_status("FINISH")
    ///     .with_media_process_result_set([transcode]);
    /// let json = Event::from(task).to_notification()?;
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
        let tag = match self.family() {
            Family::Offline => "EventType",
            Family::Live => "NotificationType",
        };
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let event = serde_json::to_string(self).map_err(|_| Error::new(ErrorKind::Syntax))?;
        let (kind, member) = (quoted(event_type), quoted(&format!("{event_type}{}", self.member_suffix())));
        let json = RawJson::of(&format!("{{\"{tag}\":{kind},{member}:{event}}}"));
        Notification::from_slice(json.get().as_bytes())?;
        Ok(json)
    }
}
