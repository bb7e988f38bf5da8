//! An event in one line.

use std::fmt;

use crate::{Event, Outcome};

/// One line: type, task, status, what came of it, how many sub-tasks and outputs.
impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.event_type())?;
        for text in [self.task_id(), self.status()].into_iter().flatten() {
            write!(f, " {text}")?;
        }
        write!(f, ": {}", self.outcome())?;
        let sub_tasks = self.sub_tasks();
        if !sub_tasks.is_empty() {
            write!(f, ", {}", count(sub_tasks.len(), "sub-task"))?;
            let failed = sub_tasks.iter().filter(|sub_task| sub_task.outcome() == Outcome::Failed).count();
            if failed > 0 {
                write!(f, " ({failed} failed)")?;
            }
        }
        let outputs = self.outputs().len();
        if outputs > 0 {
            write!(f, ", {}", count(outputs, "output"))?;
        }
        Ok(())
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
