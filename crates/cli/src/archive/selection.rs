//! Which events a command is about: the same words for all of them.

use std::time::Duration;

use anyhow::{Result, bail};
use mps_archive::Selection;
use mps_events::{EventTime, Outcome};

use super::span::{self, Moment, Zone, later};

/// Which events.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Which events")]
pub(crate) struct SelectionArgs {
    /// Those of the last while: 90m, 24h, 7d, 2w
    #[arg(long, value_name = "SPAN", value_parser = span::span, conflicts_with_all = ["from", "until"])]
    last: Option<Duration>,

    /// Those from this day or moment on: 2026-11-19, or 2026-11-19T08:13:37Z
    #[arg(long, value_name = "WHEN", value_parser = span::moment)]
    from: Option<Moment>,

    /// Those up to this day or moment, all of the day included
    // `replay` says `--to` of the target, so that there it is `--until` alone.
    #[arg(long = "to", visible_alias = "until", value_name = "WHEN", value_parser = span::moment)]
    until: Option<Moment>,

    /// The zone of --from and --to (or --until), where they name none [default: UTC]
    #[arg(long, value_name = "OFFSET", value_parser = span::zone, allow_hyphen_values = true)]
    tz: Option<Zone>,

    /// Those of one type, such as WorkflowTask
    #[arg(long = "type", value_name = "TYPE")]
    event_type: Option<String>,

    /// Those of one task
    #[arg(long, value_name = "ID")]
    task: Option<String>,

    /// Those with this status of the task, such as FINISH, which says nothing about success
    #[arg(long, value_name = "STATUS")]
    status: Option<String>,

    /// Those of which this came; each event is read to know
    #[arg(long, value_name = "OUTCOME", value_enum)]
    outcome: Option<Came>,

    /// Those whose keys start with this
    #[arg(long, value_name = "PREFIX")]
    prefix: Option<String>,
}

/// What came of a task.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Came {
    /// All of it succeeded
    Success,
    /// A part of it failed
    Partial,
    /// All of it failed
    Failed,
    /// It goes on
    Processing,
    /// The event doesn't tell
    Unknown,
}

impl From<Came> for Outcome {
    fn from(came: Came) -> Self {
        match came {
            Came::Success => Self::Success,
            Came::Partial => Self::Partial,
            Came::Failed => Self::Failed,
            Came::Processing => Self::Processing,
            Came::Unknown => Self::Unknown,
        }
    }
}

/// How far ahead events are taken where no end is given: clocks differ.
const AHEAD: i64 = 86_400;

impl SelectionArgs {
    /// Returns what is selected at this moment.
    ///
    /// # Errors
    /// The end lies before the beginning.
    pub(crate) fn selection(&self, now: EventTime) -> Result<Selection> {
        let mut selection = Selection::all();
        if let Some((from, to)) = self.between(now) {
            if to < from {
                bail!("the end is {to}, which is before the beginning, {from}");
            }
            selection = selection.between(from, to);
        }
        if let Some(event_type) = &self.event_type {
            selection = selection.of_type(event_type);
        }
        if let Some(task) = &self.task {
            selection = selection.of_task(task);
        }
        if let Some(status) = &self.status {
            selection = selection.of_status(status);
        }
        if let Some(outcome) = self.outcome {
            selection = selection.of_outcome(outcome.into());
        }
        if let Some(prefix) = &self.prefix {
            selection = selection.below(prefix);
        }
        Ok(selection)
    }

    /// Returns from when to when, for people, with the zone; `None` where no time was asked for.
    pub(crate) fn when(&self, now: EventTime) -> Option<String> {
        self.between(now).map(|(from, to)| format!("{from} to {to}"))
    }

    fn between(&self, now: EventTime) -> Option<(EventTime, EventTime)> {
        if let Some(last) = self.last {
            let seconds = i64::try_from(last.as_secs()).unwrap_or(i64::MAX);
            return Some((later(now, -seconds), later(now, AHEAD)));
        }
        if self.from.is_none() && self.until.is_none() {
            return None;
        }
        let zone = self.tz.clone().unwrap_or_else(Zone::utc);
        let from = self.from.as_ref().and_then(|from| from.first(&zone)).unwrap_or(EventTime::EARLIEST);
        let to = self.until.as_ref().and_then(|until| until.last(&zone)).unwrap_or_else(|| later(now, AHEAD));
        Some((from, to))
    }
}
