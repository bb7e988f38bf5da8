//! The parts of a task, each with what came of it.

use std::time::Duration;

use super::error_class::{self, TaskError};
use super::unread;
use super::walk::{self, Place, member};
use crate::{Event, EventTime, Model, Outcome};

/// One of the things that a task does: everything inside an event that has a status of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SubTask<'a> {
    /// What it does: the tag of its union, such as `Transcode` or `Tag`, else the member that holds it, such as
    /// `SmartEraseTaskResult`.
    pub kind: String,
    /// Where it stands, such as `MediaProcessResultSet[0].TranscodeTask`.
    pub path: String,
    /// Its status as it came, such as `SUCCESS`.
    pub status: Option<&'a str>,
    /// Why it failed.
    pub error: Option<TaskError<'a>>,
    /// How far it is, 0 to 100.
    pub progress: Option<i64>,
    /// When it began.
    pub began_at: Option<EventTime>,
    /// When it ended.
    pub finished_at: Option<EventTime>,
}

impl SubTask<'_> {
    /// What came of it, by its status, or by its error where there is no status.
    pub fn outcome(&self) -> Outcome {
        match self.status.map(str::to_ascii_uppercase).as_deref() {
            Some("PROCESSING" | "WAITING") => Outcome::Processing,
            Some("FAIL" | "ERROR") => Outcome::Failed,
            _ if self.error.is_some() => Outcome::Failed,
            Some("SUCCESS" | "FINISH") => Outcome::Success,
            _ => Outcome::Unknown,
        }
    }

    /// How long it took, in seconds; below zero when it is said to have ended before it began. `None` while it goes
    /// on, and where the event doesn't tell.
    pub fn seconds(&self) -> Option<i64> {
        Some(self.finished_at?.unix_seconds() - self.began_at?.unix_seconds())
    }

    /// The same as a duration; `None` also below zero.
    pub fn duration(&self) -> Option<Duration> {
        self.seconds()?.try_into().ok().map(Duration::from_secs)
    }
}

impl Event {
    /// Lists the sub-tasks, those inside others included, in the order of the schema.
    ///
    /// Sub-tasks of a kind that this crate doesn't know are listed too, read like any other: MPS adds kinds every
    /// month. Where one stands that can't be read at all, it has no status.
    ///
    /// ```
    /// let bytes = br#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {"MediaProcessResultSet": [
    ///     {"Type": "Transcode", "TranscodeTask": {"Status": "FAIL", "ErrCodeExt": "InternalError"}}]}}"#;
    /// let event = mps_events::Notification::from_slice(bytes)?.event()?;
    /// let sub_tasks = event.sub_tasks();
    /// assert_eq!(sub_tasks[0].kind, "Transcode");
    /// assert_eq!(sub_tasks[0].error.as_ref().unwrap().class, mps_events::ErrorClass::Internal);
    /// # Ok::<(), mps_events::Error>(())
    /// ```
    pub fn sub_tasks(&self) -> Vec<SubTask<'_>> {
        let mut found = Vec::new();
        if let Some(model) = self.model() {
            walk::walk(model, &Place::default(), &mut |model, place| {
                if !place.path.is_empty() {
                    found.extend(sub_task(model, place));
                }
                unread::sub_tasks(model, place, &mut found);
            });
        } else if let Self::Unknown(event) = self {
            found = unread::of_unknown(event.json());
        }
        found
    }

    /// Why the task itself failed: mostly that its source can't be used. For the rest see
    /// [`sub_tasks`](Self::sub_tasks).
    pub fn error(&self) -> Option<TaskError<'_>> {
        error_class::error(self.model()?, false)
    }
}

/// Whether a status says so by itself.
pub(super) fn has_failed(status: &str) -> bool {
    ["FAIL", "ERROR"].iter().any(|bad| status.eq_ignore_ascii_case(bad))
}

fn sub_task<'a>(model: &'a dyn Model, place: &Place) -> Option<SubTask<'a>> {
    let time = |name| member(model, name).text().and_then(EventTime::told);
    let status = member(model, "Status").text().filter(|status| !status.is_empty());
    let error = error_class::error(model, status.is_some_and(has_failed));
    // One that should tell what came of it and doesn't is listed too: it is not known to have succeeded.
    let has_result = walk::has_member(model, "Status") || error.is_some() && model.object_name() == "TaskResult";
    if status.is_none() && !has_result {
        return None;
    }
    Some(SubTask {
        kind: place.kind.clone(),
        path: place.path.clone(),
        status,
        error,
        progress: member(model, "Progress").integer(),
        began_at: time("BeginProcessTime"),
        finished_at: time("FinishTime"),
    })
}
