//! Finding what was filed of one task.

use cos_sink::SinkError;
use futures_util::stream::TryStreamExt;
use mps_events::EventTime;

use crate::selection::DAY;
use crate::{ArchiveReader, Listed, Selection};

/// How many days back a task is looked for by its own prefix, before all keys are looked through.
const RECENT_DAYS: i64 = 35;

impl ArchiveReader<'_> {
    /// Finds the events of a task, on whatever days they are filed, in the order of keys.
    ///
    /// An id that tells its type, such as `1250000000-WorkflowTask-80108cc3`, is looked for in the folders of that type,
    /// for the 35 days before `now` and the one behind it: a request a day. Where that finds nothing, or something on the
    /// first of these days, all keys are looked through.
    ///
    /// # Errors
    ///
    /// [`SinkError`] when the place can't be read.
    pub async fn of_task(&self, task_id: &str, now: EventTime) -> Result<Vec<Listed>, SinkError> {
        let all = Selection::all().events().of_task(task_id);
        if let Some(event_type) = told_type(task_id) {
            let at = |days: i64| EventTime::from_unix_seconds(now.unix_seconds() + days * DAY);
            let first = at(-RECENT_DAYS);
            let recent = all.clone().of_type(event_type).between(first, at(1));
            let found: Vec<Listed> = self.list(&recent).try_collect().await?;
            let date = |listed: &Listed| listed.kind.event().and_then(|key| key.date()).map(str::to_owned);
            if found.first().and_then(date).is_some_and(|date| *date > *first.date()) {
                return Ok(found);
            }
        }
        self.list(&all).try_collect().await
    }
}

/// The type that an id names between its first two hyphens.
fn told_type(task_id: &str) -> Option<&str> {
    task_id
        .split('-')
        .nth(1)
        .filter(|part| part.ends_with("Task") && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_tells_its_type() {
        assert_eq!(told_type("1250000000-WorkflowTask-80108cc3"), Some("WorkflowTask"));
        assert_eq!(told_type("24000022-ScheduleTask-774f1"), Some("ScheduleTask"));
        for other in ["", "a", "1250000000-procedure-live-1", "a-Task/../-b", "a-Task.x-b"] {
            assert_eq!(told_type(other), None, "{other}");
        }
    }
}
