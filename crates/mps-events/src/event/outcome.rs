use std::fmt;

use crate::models::Flag;
use crate::{Event, SubTask};

/// What came of a task, over all its sub-tasks. `FINISH` alone tells only that it has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// It goes on.
    Processing,
    /// It has ended and nothing failed.
    Success,
    /// It has ended; some of it succeeded and some failed.
    Partial,
    /// It has ended and nothing succeeded.
    Failed,
    /// The event doesn't tell.
    Unknown,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Processing => "processing",
            Self::Success => "success",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        })
    }
}

impl Event {
    /// What came of the task.
    ///
    /// Processing when the task or any sub-task says so; else by the sub-tasks that have none inside, and by the
    /// errors of the others and of the task itself. A live notification is a piece of a task that goes on, except for `ProcessEof`
    /// and for a recording that is over.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::ProcessEof(_) if self.error().is_some() => return Outcome::Failed,
            Self::ProcessEof(_) => return Outcome::Success,
            Self::LiveRecordResult(record) if record.record_over == Some(Flag::Yes) => return Outcome::Success,
            Self::AiReviewResult(_)
            | Self::AiRecognitionResult(_)
            | Self::AiAnalysisResult(_)
            | Self::AiQualityControlResult(_)
            | Self::LiveRecordResult(_)
            | Self::AiSmartSubtitleResult(_) => return Outcome::Processing,
            Self::Unknown(_) => return Outcome::Unknown,
            _ => {}
        }
        let status = self.status().map(str::to_ascii_uppercase);
        if matches!(status.as_deref(), Some("PROCESSING" | "WAITING")) {
            return Outcome::Processing;
        }
        let sub_tasks = self.sub_tasks();
        let counted: Vec<Outcome> = counted(&sub_tasks).map(SubTask::outcome).collect();
        let has = |outcome| counted.contains(&outcome);
        let has_failed = has(Outcome::Failed) || self.error().is_some();
        match (has(Outcome::Processing), has(Outcome::Success), has_failed) {
            (true, ..) => Outcome::Processing,
            (_, true, true) => Outcome::Partial,
            (_, false, true) => Outcome::Failed,
            (_, true, false) => Outcome::Success,
            (_, false, false) if status.as_deref() == Some("FINISH") => Outcome::Success,
            _ => Outcome::Unknown,
        }
    }
}

/// The sub-tasks that have none inside, and those that say of themselves that they failed or go on.
fn counted<'s, 'a>(sub_tasks: &'s [SubTask<'a>]) -> impl Iterator<Item = &'s SubTask<'a>> {
    sub_tasks.iter().enumerate().filter_map(|(index, sub_task)| {
        // Outer ones come first, so what is inside follows directly.
        let next = sub_tasks.get(index + 1);
        let has_inner = next.is_some_and(|next| {
            next.path.strip_prefix(&sub_task.path).is_some_and(|rest| rest.starts_with(['.', '[']))
        });
        (!has_inner || matches!(sub_task.outcome(), Outcome::Failed | Outcome::Processing)).then_some(sub_task)
    })
}
