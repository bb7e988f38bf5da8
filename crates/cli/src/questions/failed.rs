//! `mps-backup failed`: what failed, and why.

use std::process::ExitCode;

use anyhow::Result;
use mps_archive::{Failure, Failures};

use super::asking::{Asking, AskingArgs};
use super::table::{Cell, Table};
use crate::event_loop;
use crate::exit::Exit;

/// Tell what failed: sub-tasks by day, kind and code, with what the code means
///
/// Of each task that has ended, the sub-tasks that failed, or the task itself where it failed before it had any. Days are
/// in UTC. A sub-task that failed only because one inside it did isn't counted twice.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup failed --last 7d
  mps-backup failed --from 2026-11-19 --to 2026-11-19 --each --csv > failed.csv")]
pub(crate) struct FailedArgs {
    /// Print a row for each sub-task that failed, with its task and what MPS says
    #[arg(long)]
    each: bool,

    #[command(flatten)]
    asking: AskingArgs,
}

/// Runs the command.
pub(crate) fn main(args: &FailedArgs) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &FailedArgs) -> Result<Exit> {
    let mut asking = Asking::begin(&args.asking)?;
    let mut failures = Failures::default();
    let mut each = Table::new(&["day", "type", "task", "kind", "code", "meaning", "message"]);
    asking
        .read(|event| {
            failures.add(event);
            if args.each {
                Failure::of(event).into_iter().for_each(|failure| each.push(row(failure)));
            }
        })
        .await?;
    if args.each {
        asking.table(&each)?;
    } else {
        let mut table = Table::new(&["day", "kind", "code", "failed", "tasks", "meaning"]);
        for group in failures.groups() {
            let (failed, tasks) = (Cell::count(group.failed), Cell::count(group.tasks));
            table.push(vec![
                group.day.into(),
                group.kind.into(),
                group.code.into(),
                failed,
                tasks,
                group.meaning.into(),
            ]);
        }
        asking.table(&table)?;
    }
    let (failed, tasks) = (Cell::count(failures.failed()), Cell::count(failures.tasks()));
    asking.end(&[("failed", failed), ("tasks_with_failures", tasks)])
}

fn row(failure: Failure) -> Vec<Cell> {
    let or_unknown = |text: Option<String>| text.map_or(Cell::Unknown, Cell::Text);
    vec![
        failure.day.into(),
        failure.event_type.into(),
        or_unknown(failure.task_id),
        failure.kind.into(),
        failure.code.into(),
        failure.meaning.into(),
        or_unknown(failure.message),
    ]
}
