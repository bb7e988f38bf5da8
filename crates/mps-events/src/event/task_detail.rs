//! Events out of what `DescribeTaskDetail` answers.

use super::UnknownEvent;
use crate::json::Reader;
use crate::notification::Members;
use crate::{Error, ErrorKind, Event, RawJson, text};

impl Event {
    /// Reads the event of a task from the answer of `DescribeTaskDetail` (862/37614, 1041/33644) or
    /// `DescribeBatchTaskDetail`, with or without the `Response` around it: how a missed notification is
    /// recovered. Tencent keeps such answers for seven days.
    ///
    /// It is what the last notification of the task would have held. `TaskType` chooses, as `EventType` does in a
    /// notification; what has no type here, such as `LiveStreamProcessTask`, is [`Event::Unknown`]. The rest of the
    /// answer, such as when the task was made, is in the types of the feature `task-detail`.
    ///
    /// ```
    /// use mps_events::{Event, Outcome};
    ///
    /// let answer = br#"{"Response": {"TaskType": "WorkflowTask", "Status": "FINISH", "WorkflowTask": {
    ///     "TaskId": "1250000000-WorkflowTask-80108cc3", "Status": "FINISH", "ErrCode": 60000}, "RequestId": "r"}}"#;
    /// let event = Event::from_task_detail(answer)?;
    /// assert_eq!(event.outcome(), Outcome::Failed);
    /// # Ok::<(), mps_events::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Notification::from_slice`](crate::Notification::from_slice) when the bytes are no JSON object;
    /// [`NotATaskDetail`](ErrorKind::NotATaskDetail) without a `TaskType`, [`NoEvent`](ErrorKind::NoEvent) without
    /// the member that it names.
    pub fn from_task_detail(json: &[u8]) -> Result<Self, Error> {
        let text = text::json_text(json)?;
        let members = Members::from_text(text)?;
        let inner = members.get("Response").and_then(Members::of);
        let members = inner.unwrap_or(members);
        let task_type = members.get("TaskType").and_then(text::string).filter(|name| !name.is_empty());
        let task_type = task_type.ok_or_else(|| Error::new(ErrorKind::NotATaskDetail))?;
        // `WorkflowTask`, `ExtractBlindWatermarkTask`, `BatchTaskResult`.
        let task = ["", "Task", "Result"].iter().find_map(|suffix| {
            let value = members.find(|name| name.strip_prefix(&*task_type) == Some(*suffix))?;
            (value != "null").then_some(value)
        });
        let task = task.ok_or_else(|| Error::new(ErrorKind::NoEvent))?;
        // A task of the name that its notifications lack the end of.
        let event_type = match &*task_type {
            "ExtractBlindWatermarkTask" => "ExtractBlindWatermark",
            other => other,
        };
        Ok(Self::read(event_type, &mut Reader::new(task)).unwrap_or_else(|| {
            Self::Unknown(UnknownEvent { event_type: task_type.clone().into_owned(), json: RawJson::of(task) })
        }))
    }
}
