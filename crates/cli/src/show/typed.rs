//! An event for people.

use std::fmt;
use std::time::Duration;

use mps_archive::{Verdict, code, meaning};
use mps_events::{AnomalyKind, Event, Outcome, SubTask, TaskError};

use super::{Found, event};
use crate::view::{self, Align, Column, Columns, Emphasis, Terminal, printable};

/// Kind, status, how long it took and code of a sub-task.
const SUB_TASK: [Column; 4] = [
    Column::new(28, Align::Left).narrowest(10),
    Column::new(10, Align::Left),
    Column::new(9, Align::Right),
    Column::new(36, Align::Left).narrowest(8),
];

/// Kind, bucket and region of an output.
const OUTPUT: [Column; 2] = [Column::new(28, Align::Left).narrowest(10), Column::new(40, Align::Left).narrowest(12)];

/// How many anomalies are told one by one.
const ANOMALIES: usize = 20;

/// The typed view of one object, without secrets.
pub(crate) struct Shown<'a> {
    found: &'a Found,
    verdict: Verdict,
    terminal: &'a Terminal,
}

impl<'a> Shown<'a> {
    pub(crate) fn new(found: &'a Found, verdict: Verdict, terminal: &'a Terminal) -> Self {
        Self { found, verdict, terminal }
    }

    fn head(&self, f: &mut fmt::Formatter<'_>, event: Option<&Event>) -> fmt::Result {
        let (found, metadata) = (self.found, &self.found.metadata);
        match event {
            Some(event) => {
                let outcome = event.outcome();
                let emphasis = emphasis(outcome);
                let texts =
                    [event.task_id().unwrap_or("(no task id)"), event.event_type(), event.status().unwrap_or("-")];
                write!(f, "{}  ", printable(&texts.join("  ")))?;
                writeln!(f, "{}", self.terminal.paint(emphasis, outcome.as_str()))?;
            }
            None => writeln!(f, "{}", self.terminal.paint(Emphasis::Warning, found.listed.kind.as_str()))?,
        }
        line(f, "key", found.listed.entry.key.as_str())?;
        if let Some(time) = found.occurred_at() {
            line(f, "happened", &time.to_string())?;
        }
        let by = [("by ", &metadata.route), ("request ", &metadata.request_id)];
        let by: Vec<_> = by.iter().filter_map(|(word, text)| Some(format!("{word}{}", text.as_ref()?))).collect();
        match metadata.arrived {
            Some(arrived) => line(f, "arrived", &printable(&format!("{arrived} {}", by.join(", "))))?,
            None => line(f, "arrived", "unknown: its metadata are lost")?,
        }
        if let Some(reason) = &metadata.reason {
            line(f, "reason", &printable(reason))?;
        }
        let encoding =
            found.object.head.content_encoding.as_deref().map_or(String::new(), |name| format!(" as {name}"));
        line(f, "stored", &format!("{}{encoding}", view::bytes(found.object.body.len() as u64)))?;
        let reason = self.verdict.reason().map_or(String::new(), |reason| format!(": {reason}"));
        let emphasis = if self.verdict.is_damage() { Emphasis::Bad } else { Emphasis::Plain };
        line(f, "proof", &self.terminal.paint(emphasis, &format!("{}{}", self.verdict.as_str(), printable(&reason))))
    }

    fn sub_tasks(&self, f: &mut fmt::Formatter<'_>, event: &Event) -> fmt::Result {
        let sub_tasks = event.sub_tasks();
        if sub_tasks.is_empty() {
            return Ok(());
        }
        let columns = Columns::fit(&SUB_TASK, self.terminal.width().saturating_sub(2));
        writeln!(f, "\n  {}", columns.line(&["sub-task", "status", "took", "code"], str::to_owned))?;
        for sub_task in &sub_tasks {
            let code = sub_task.error.as_ref().map_or("-".to_owned(), code);
            let texts = [&*sub_task.kind, sub_task.status.unwrap_or("-"), &took(sub_task), &code];
            let paint = |word: &str| self.terminal.paint(emphasis(sub_task.outcome()), word);
            writeln!(f, "  {}", columns.line(&texts, paint))?;
            if let Some(error) = &sub_task.error {
                writeln!(f, "      {}", why(error))?;
            }
        }
        Ok(())
    }

    fn outputs(&self, f: &mut fmt::Formatter<'_>, event: &Event) -> fmt::Result {
        let outputs = event.outputs();
        if outputs.is_empty() {
            return Ok(());
        }
        let columns = Columns::fit(&OUTPUT, self.terminal.width().saturating_sub(2));
        let padded =
            |texts: &[&str]| format!("{:<width$}", columns.line(texts, str::to_owned), width = columns.width());
        writeln!(f, "\n  {}  path", padded(&["output of", "bucket, region"]))?;
        for output in &outputs {
            let storage = [&output.storage.bucket, &output.storage.region];
            let place: Vec<_> = storage.into_iter().flatten().map(String::as_str).collect();
            let place = if place.is_empty() { "-".to_owned() } else { place.join(" ") };
            let line = padded(&[&output.kind, &place]);
            let id = output.file_id.as_deref().map_or(String::new(), |id| format!(" (file id {id})"));
            writeln!(f, "  {line}  {}{}", printable(&output.path), printable(&id))?;
        }
        Ok(())
    }

    /// Members that MPS has added since are counted, not listed.
    fn anomalies(f: &mut fmt::Formatter<'_>, event: &Event) -> fmt::Result {
        let (added, others): (Vec<_>, Vec<_>) =
            event.anomalies().into_iter().partition(|anomaly| anomaly.kind == AnomalyKind::UnknownMember);
        if added.is_empty() && others.is_empty() {
            return Ok(());
        }
        writeln!(f, "\n  not as the schema says")?;
        for anomaly in others.iter().take(ANOMALIES) {
            writeln!(f, "  {}: {}", printable(&anomaly.path), in_words(anomaly.kind))?;
        }
        if others.len() > ANOMALIES {
            writeln!(f, "  and {} more", others.len() - ANOMALIES)?;
        }
        if !added.is_empty() {
            writeln!(
                f,
                "  members that the schema doesn't have: {}, such as {}",
                added.len(),
                printable(&added[0].path)
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let event = event::redacted(self.found).as_deref().and_then(event::typed);
        self.head(f, event.as_ref())?;
        let Some(event) = event else { return Ok(()) };
        if let Some(error) = event.error() {
            line(f, "error", &format!("{}: {}", code(&error), why(&error)))?;
        }
        self.sub_tasks(f, &event)?;
        self.outputs(f, &event)?;
        Self::anomalies(f, &event)
    }
}

fn line(f: &mut fmt::Formatter<'_>, name: &str, text: &str) -> fmt::Result {
    writeln!(f, "  {name:<9} {}", text.trim_end())
}

fn emphasis(outcome: Outcome) -> Emphasis {
    match outcome {
        Outcome::Success => Emphasis::Good,
        Outcome::Failed => Emphasis::Bad,
        Outcome::Partial => Emphasis::Warning,
        _ => Emphasis::Plain,
    }
}

/// What an error means, and what MPS says of it.
fn why(error: &TaskError<'_>) -> String {
    let message = error.message.map_or(String::new(), |message| format!(" ({})", printable(message)));
    format!("{}{message}", meaning(error))
}

fn took(sub_task: &SubTask<'_>) -> String {
    match sub_task.seconds() {
        None => "-".to_owned(),
        Some(seconds @ 100..) => view::duration(Duration::from_secs(seconds.unsigned_abs())),
        // Below zero where it is said to have ended before it began.
        Some(seconds) => format!("{seconds} s"),
    }
}

fn in_words(kind: AnomalyKind) -> &'static str {
    match kind {
        AnomalyKind::UnknownMember => "a member that the schema doesn't have",
        AnomalyKind::Mistyped => "a value of another type",
        AnomalyKind::Repeated => "a member that came before",
        AnomalyKind::Reshaped => "a list of one for one value, or the other way round",
        AnomalyKind::TagMismatch => "a payload that its tag doesn't name",
        AnomalyKind::UnknownVariant => "a payload that nobody knows",
        AnomalyKind::UnknownEvent => "a type of event that nobody knows",
        AnomalyKind::ImpossibleTime => "a time that can't be",
        _ => "something new",
    }
}
