//! The parts of a task, each with what came of it.

use std::fmt;
use std::time::Duration;

use serde::Serialize;

use super::error_class::{self, TaskError};
use super::unread;
use super::walk::{self, Place, member};
use crate::{Event, EventTime, Model, Outcome, Output};

/// One of the things that a task does: everything inside an event that has a status of its own.
///
/// ```
/// use mps_events::{Event, Notification, fixtures};
///
/// let event = Notification::from_slice(fixtures::get("workflow_partial")?)?.event()?;
/// for sub_task in event.sub_tasks() {
///     println!("{sub_task}");
///     for output in sub_task.outputs() {
///         println!("  {}", output.cos_url().unwrap_or(output.path));
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    #[serde(skip)]
    pub(super) event: Owner<'a>,
}

/// The event that a sub-task is of. It is no part of what makes two sub-tasks equal.
#[derive(Clone, Copy, Default)]
pub(super) struct Owner<'a>(Option<&'a Event>);

impl PartialEq for Owner<'_> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Owner<'_> {}

impl fmt::Debug for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.map_or("none", Event::event_type))
    }
}

/// Kind, status, progress and error, as far as they are there.
impl fmt::Display for SubTask<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind)?;
        if let Some(status) = self.status {
            write!(f, " {status}")?;
        }
        if let (Outcome::Processing, Some(progress)) = (self.outcome(), self.progress) {
            write!(f, " {progress} %")?;
        }
        self.error.as_ref().map_or(Ok(()), |error| write!(f, ": {error}"))
    }
}

impl<'a> SubTask<'a> {
    /// Creates a sub-task of which no more is known, for tests. It is of no event, so it has no outputs.
    ///
    /// ```
    /// use mps_events::{Outcome, SubTask};
    ///
    /// let sub_task = SubTask::new("Transcode", "MediaProcessResultSet[0].TranscodeTask").with_status("SUCCESS");
    /// assert_eq!(sub_task.outcome(), Outcome::Success);
    /// ```
    pub fn new(kind: impl Into<String>, path: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            path: path.into(),
            status: None,
            error: None,
            progress: None,
            began_at: None,
            finished_at: None,
            event: Owner::default(),
        }
    }

    /// Sets the status.
    #[must_use]
    pub fn with_status(mut self, status: &'a str) -> Self {
        self.status = Some(status);
        self
    }

    /// Sets why it failed.
    #[must_use]
    pub fn with_error(mut self, error: TaskError<'a>) -> Self {
        self.error = Some(error);
        self
    }

    /// Returns the files that this sub-task made, without those of sub-tasks inside it.
    ///
    /// It looks through the whole event: for the files of all sub-tasks, [`Event::outputs`] once is faster, where
    /// [`Output::sub_task`] tells them apart.
    pub fn outputs(&self) -> Vec<Output> {
        let outputs = self.event.0.map(Event::outputs).unwrap_or_default();
        outputs.into_iter().filter(|output| output.sub_task == self.path).collect()
    }
}

impl SubTask<'_> {
    /// Tells whether it stands inside another sub-task of the same event.
    ///
    /// ```
    /// use mps_events::SubTask;
    ///
    /// let outer = SubTask::new("Activity", "ActivityResultSet[0]");
    /// let inner = SubTask::new("Transcode", "ActivityResultSet[0].ActivityResItem.TranscodeTask");
    /// assert!(inner.is_inside(&outer) && !outer.is_inside(&inner) && !outer.is_inside(&outer));
    /// ```
    pub fn is_inside(&self, outer: &SubTask<'_>) -> bool {
        self.path.strip_prefix(&*outer.path).is_some_and(|rest| rest.starts_with(['.', '[']))
    }

    /// Returns what came of it, by its status, or by its error where there is no status.
    pub fn outcome(&self) -> Outcome {
        match self.status.map(str::to_ascii_uppercase).as_deref() {
            Some("PROCESSING" | "WAITING") => Outcome::Processing,
            Some("FAIL" | "ERROR") => Outcome::Failed,
            _ if self.error.is_some() => Outcome::Failed,
            Some("SUCCESS" | "FINISH") => Outcome::Success,
            _ => Outcome::Unknown,
        }
    }

    /// Returns how long it took, in seconds; below zero when it is said to have ended before it began. `None` while it goes
    /// on, and where the event doesn't tell.
    pub fn seconds(&self) -> Option<i64> {
        Some(self.finished_at?.unix_seconds() - self.began_at?.unix_seconds())
    }

    /// Returns the same as a duration; `None` also below zero.
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
                found.extend(sub_task(model, place));
                unread::sub_tasks(model, place, &mut found);
            });
        } else if let Self::Unknown(event) = self {
            found = unread::of_unknown(event.json());
        }
        for sub_task in &mut found {
            sub_task.event = Owner(Some(self));
        }
        found
    }

    /// Returns why the task itself failed: mostly that its source can't be used. For the rest see
    /// [`sub_tasks`](Self::sub_tasks).
    pub fn error(&self) -> Option<TaskError<'_>> {
        error_class::error(self.model()?, false)
    }
}

/// Whether a status says so by itself.
pub(super) fn has_failed(status: &str) -> bool {
    ["FAIL", "ERROR"].iter().any(|bad| status.eq_ignore_ascii_case(bad))
}

/// Whether what stands in an event, and is not the event, should tell what came of it. One that doesn't is listed too: it is
/// not known to have succeeded.
pub(super) fn is_sub_task(model: &dyn Model, place: &Place) -> bool {
    let fails = || error_class::error(model, false).is_some() && model.object_name() == "TaskResult";
    !place.path.is_empty() && (walk::has_member(model, "Status") || fails())
}

fn status(model: &dyn Model) -> Option<&str> {
    member(model, "Status").text().filter(|status| !status.is_empty())
}

fn sub_task<'a>(model: &'a dyn Model, place: &Place) -> Option<SubTask<'a>> {
    if !is_sub_task(model, place) {
        return None;
    }
    let time = |name| member(model, name).text().and_then(EventTime::told);
    let status = status(model);
    Some(SubTask {
        status,
        error: error_class::error(model, status.is_some_and(has_failed)),
        progress: member(model, "Progress").integer(),
        began_at: time("BeginProcessTime"),
        finished_at: time("FinishTime"),
        ..SubTask::new(&place.kind, &place.path)
    })
}
