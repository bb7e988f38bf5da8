//! What failed, and why.

use std::collections::{BTreeMap, HashSet};

use mps_events::{Outcome, SubTask, TaskError};

use crate::{StoredEvent, code, meaning};

/// A sub-task that failed, or a task that failed before it had any.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// The day of the event, `YYYY-MM-DD`, in UTC.
    pub day: String,
    /// The type of the event, such as `WorkflowTask`.
    pub event_type: String,
    /// The task's id.
    pub task_id: Option<String>,
    /// What failed: [`SubTask::kind`], or `task` for the task itself.
    pub kind: String,
    /// Where the sub-task stands in the event; empty for the task itself.
    pub path: String,
    /// `ErrCodeExt`, else `ErrCode`, else `-`.
    pub code: String,
    /// What the code means.
    pub meaning: &'static str,
    /// What MPS says of it.
    pub message: Option<String>,
}

impl Failure {
    /// Lists what failed in an event whose task has ended; nothing of one that goes on, since its last event tells of it.
    ///
    /// A sub-task that has others inside which failed isn't counted beside them.
    pub fn of(event: &StoredEvent) -> Vec<Self> {
        let outcome = event.event.outcome();
        if outcome == Outcome::Processing {
            return Vec::new();
        }
        let of = |kind: &str, path: &str, error: Option<&TaskError<'_>>| Self {
            day: event.time().date(),
            event_type: event.event.event_type().to_owned(),
            task_id: event.task_id().map(str::to_owned),
            kind: kind.to_owned(),
            path: path.to_owned(),
            code: error.map_or("-".to_owned(), code),
            meaning: error.map_or("no code tells", meaning),
            message: error.and_then(|error| error.message).map(str::to_owned),
        };
        let sub_tasks = event.event.sub_tasks();
        let failed: Vec<&SubTask<'_>> = sub_tasks.iter().filter(|part| part.outcome() == Outcome::Failed).collect();
        let mut failures = Vec::new();
        for (n, part) in failed.iter().enumerate() {
            // Outer ones come first, so what is inside follows.
            let is_around = failed.get(n + 1).is_some_and(|next| next.is_inside(part));
            if !is_around {
                failures.push(of(&part.kind, &part.path, part.error.as_ref()));
            }
        }
        let error = event.event.error();
        if failures.is_empty() && (error.is_some() || outcome == Outcome::Failed) {
            failures.push(of("task", "", error.as_ref()));
        }
        failures
    }
}

/// Failures of one day, kind and code.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailureGroup {
    /// The day, `YYYY-MM-DD`, in UTC.
    pub day: String,
    /// What failed: see [`Failure::kind`].
    pub kind: String,
    /// The code: see [`Failure::code`].
    pub code: String,
    /// What the code means.
    pub meaning: &'static str,
    /// How many failed.
    pub failed: u64,
    /// In how many tasks.
    pub tasks: u64,
}

/// Counts failures by day, kind and code.
///
/// ```
/// use cos_sink::{MemorySink, Sink};
/// use futures_util::TryStreamExt;
/// use mps_archive::{ArchiveReader, Arrival, EventKeys, Failures, Reading, Selection};
/// use mps_events::Notification;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let (sink, keys) = (MemorySink::new(), EventKeys::default());
/// # let bytes = mps_events::fixtures::get("workflow_partial")?;
/// # let arrival = Arrival::at(std::time::SystemTime::now());
/// # sink.store(keys.record(&Notification::from_slice(bytes)?, bytes.into(), &arrival)).await?;
/// let mut failures = Failures::default();
/// let mut events = ArchiveReader::new(&sink, keys).read(&Selection::all().ended());
/// while let Some(reading) = events.try_next().await? {
///     if let Reading::Event(event) = reading {
///         failures.add(&event);
///     }
/// }
/// for group in failures.groups() {
///     println!("{} {} {}: {} times, {}", group.day, group.kind, group.code, group.failed, group.meaning);
/// }
/// # assert_eq!(failures.groups().len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct Failures {
    groups: BTreeMap<(String, String, String), Counted>,
    tasks: HashSet<String>,
    failed: u64,
}

#[derive(Debug, Clone, Default)]
struct Counted {
    meaning: &'static str,
    failed: u64,
    tasks: HashSet<String>,
}

impl Failures {
    /// Counts what failed in an event.
    pub fn add(&mut self, event: &StoredEvent) {
        for failure in Failure::of(event) {
            // What has no id is a task of its own.
            let task = failure.task_id.unwrap_or_else(|| event.listed.entry.key.to_string());
            let group = self.groups.entry((failure.day, failure.kind, failure.code)).or_default();
            group.meaning = failure.meaning;
            group.failed += 1;
            self.failed += 1;
            self.tasks.insert(task.clone());
            group.tasks.insert(task);
        }
    }

    /// Returns the groups, by day, and the largest of a day first.
    pub fn groups(&self) -> Vec<FailureGroup> {
        let mut groups: Vec<_> = self
            .groups
            .iter()
            .map(|((day, kind, code), counted)| FailureGroup {
                day: day.clone(),
                kind: kind.clone(),
                code: code.clone(),
                meaning: counted.meaning,
                failed: counted.failed,
                tasks: counted.tasks.len() as u64,
            })
            .collect();
        groups.sort_by(|a, b| a.day.cmp(&b.day).then(b.failed.cmp(&a.failed)));
        groups
    }

    /// Returns how many sub-tasks failed.
    pub fn failed(&self) -> u64 {
        self.failed
    }

    /// Returns in how many tasks something failed.
    pub fn tasks(&self) -> u64 {
        self.tasks.len() as u64
    }
}
