//! What came of a task, over all its parts.

use super::word::word;
use crate::models::Flag;
use crate::{Event, Family, SubTask};

/// What came of a task, over all its sub-tasks. `FINISH` alone tells only that it has ended.
///
/// ```
/// use mps_events::Outcome;
///
/// assert_eq!(Outcome::Partial.to_string(), "partial");
/// assert_eq!(serde_json::to_string(&Outcome::Partial)?, "\"partial\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
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

impl Outcome {
    /// Returns the word for it: `processing`, `success`, `partial`, `failed` or `unknown`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Processing => "processing",
            Self::Success => "success",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

word!(Outcome);

impl Event {
    /// Tells what came of the task, and never more than the event says.
    ///
    /// - `Processing` when the task or any sub-task goes on. A live notification is a piece of a task that goes on,
    ///   except for `ProcessEof` and for a recording that is over.
    /// - `Partial` when some of the sub-tasks succeeded and some failed, whatever else there is.
    /// - `Unknown` when a sub-task, or the task, has a status that isn't a known word, or none where it must have one:
    ///   what MPS added since this crate was made is never taken for success.
    /// - `Failed` and `Success` when everything says so: the sub-tasks that have none inside, the errors of the others,
    ///   and the task itself.
    pub fn outcome(&self) -> Outcome {
        match self {
            _ if self.is_end() => {}
            Self::Unknown(_) => return Outcome::Unknown,
            _ if self.family() == Family::Live => return Outcome::Processing,
            _ => {}
        }
        let status = self.status().map(str::to_ascii_uppercase);
        let own = match status.as_deref() {
            Some("PROCESSING" | "WAITING") => return Outcome::Processing,
            Some("FAIL" | "ERROR") => Outcome::Failed,
            // `FINISH` says that it has ended, and no more.
            Some("FINISH" | "SUCCESS") | None => Outcome::Success,
            Some(_) => Outcome::Unknown,
        };
        let sub_tasks = self.sub_tasks();
        let counted: Vec<Outcome> = counted(&sub_tasks).map(SubTask::outcome).collect();
        let has = |outcome| counted.contains(&outcome);
        let has_failed = has(Outcome::Failed) || own == Outcome::Failed || self.error().is_some();
        let is_unclear = has(Outcome::Unknown) || own == Outcome::Unknown;
        if has(Outcome::Processing) {
            return Outcome::Processing;
        }
        match (has(Outcome::Success), has_failed, is_unclear) {
            (true, true, _) => Outcome::Partial,
            (_, _, true) => Outcome::Unknown,
            (false, true, _) => Outcome::Failed,
            (true, false, _) => Outcome::Success,
            (false, false, _) if status.is_some() || self.is_end() => Outcome::Success,
            _ => Outcome::Unknown,
        }
    }

    /// Whether it is a live notification that tells of an end by being sent.
    fn is_end(&self) -> bool {
        match self {
            Self::ProcessEof(_) => true,
            Self::LiveRecordResult(record) => record.record_over == Some(Flag::Yes),
            _ => false,
        }
    }
}

/// The sub-tasks that have none inside, and those that say of themselves anything else than success.
fn counted<'s, 'a>(sub_tasks: &'s [SubTask<'a>]) -> impl Iterator<Item = &'s SubTask<'a>> {
    sub_tasks.iter().enumerate().filter_map(|(index, sub_task)| {
        // Outer ones come first, so what is inside follows directly.
        let has_inner = sub_tasks.get(index + 1).is_some_and(|next| next.is_inside(sub_task));
        (!has_inner || sub_task.outcome() != Outcome::Success).then_some(sub_task)
    })
}
