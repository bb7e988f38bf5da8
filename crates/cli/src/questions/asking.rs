//! Reading what is selected, and telling of what came.

use std::time::{Instant, SystemTime};

use anyhow::Result;
use futures_util::stream::StreamExt as _;
use mps_archive::{Reading, Selection, StoredEvent};
use mps_events::EventTime;
use serde::Serialize;

use super::table::{Cell, Table};
use crate::archive::{ArchiveArgs, Opened, SelectionArgs, cannot_list, place_and_time};
use crate::event_loop;
use crate::exit::Exit;
use crate::view::{self, OutputError, Total, View, rounded};

/// What all questions are asked with.
#[derive(Debug, clap::Args)]
pub(crate) struct AskingArgs {
    #[command(flatten)]
    archive: ArchiveArgs,

    /// Print one JSON object a line: one a row, then the summary
    #[arg(long, conflicts_with = "csv")]
    json: bool,

    /// Print a table of comma-separated values (RFC 4180)
    #[arg(long)]
    csv: bool,

    #[command(flatten)]
    selection: SelectionArgs,
}

/// The reading for one answer.
#[derive(Debug)]
pub(crate) struct Asking<'a> {
    args: &'a AskingArgs,
    now: EventTime,
    archive: Opened,
    selection: Selection,
    view: View,
    began: Instant,
    tally: Tally,
    /// What kept it from the end.
    cut: Option<Exit>,
}

/// What was read for an answer.
#[derive(Debug, Default, Serialize)]
struct Tally {
    events: u64,
    bytes: u64,
    /// Objects that gave no event.
    passed_over: u64,
}

/// How many objects that gave no event are named.
const NAMED: u64 = 20;

impl<'a> Asking<'a> {
    /// Opens the archive.
    ///
    /// # Errors
    /// The settings or the selection are wrong.
    pub(crate) fn begin(args: &'a AskingArgs) -> Result<Self> {
        let now = EventTime::from(SystemTime::now());
        let archive = args.archive.open()?;
        let selection = args.selection.selection(now)?.ended();
        let (view, began) = (View::new(args.json), Instant::now());
        Ok(Self { args, now, archive, selection, view, began, tally: Tally::default(), cut: None })
    }

    /// Reads all that is selected, or until it is interrupted.
    ///
    /// # Errors
    /// Nothing could be listed.
    pub(crate) async fn read(&mut self, mut take: impl FnMut(&StoredEvent)) -> Result<()> {
        self.view.progress().begin("events", Total::Unknown);
        let mut events = self.archive.reader().read(&self.selection);
        let interrupted = event_loop::interrupted();
        futures_util::pin_mut!(interrupted);
        loop {
            let reading = tokio::select! {
                reading = events.next() => reading,
                asked = &mut interrupted => { asked?; self.cut = Some(Exit::Interrupted); break }
            };
            match reading {
                None => break,
                Some(Ok(Reading::Event(event))) => {
                    self.tally.events += 1;
                    self.tally.bytes += event.listed.entry.size;
                    self.view.progress().done(event.listed.entry.size);
                    take(&event);
                }
                Some(Ok(Reading::PassedOver(listed, why))) => {
                    self.tally.passed_over += 1;
                    if self.tally.passed_over <= NAMED {
                        self.view.note(&format!("passed over: {}: {why}", listed.entry.key));
                    }
                }
                Some(Ok(_)) => {}
                Some(Err(error)) if self.tally.events == 0 => return Err(cannot_list(error)),
                Some(Err(error)) => {
                    self.view.note(&format!("{:#}", cannot_list(error)));
                    self.cut = Some(Exit::Partial);
                    break;
                }
            }
        }
        self.view.progress().end();
        Ok(())
    }

    /// Prints a table.
    pub(crate) fn table(&self, table: &Table) -> Result<(), OutputError> {
        if self.view.is_json() {
            table.rows().try_for_each(|row| self.view.json(&row))
        } else if self.args.csv {
            table.csv().try_for_each(|line| self.view.line(&line))
        } else {
            table.lines(self.view.terminal()).iter().try_for_each(|line| self.view.line(line))
        }
    }

    /// Tells what was read, and how it ended.
    pub(crate) fn end(self, answer: &[(&'static str, Cell)]) -> Result<Exit> {
        let Tally { events, bytes, passed_over } = self.tally;
        if self.view.is_json() {
            let mut summary = Table::new(&["events", "bytes", "passed_over"]);
            summary.push(vec![Cell::count(events), Cell::count(bytes), Cell::count(passed_over)]);
            let summary = summary.with(answer);
            let seconds = rounded(self.began.elapsed().as_secs_f64());
            for summary in summary.rows() {
                self.view
                    .json(&serde_json::json!({"summary": summary, "seconds": seconds, "archive": self.archive.url}))?;
            }
        } else {
            let place = place_and_time(&self.archive.url, self.args.selection.when(self.now).as_deref());
            let answer: Vec<_> =
                answer.iter().map(|(name, cell)| format!("{cell} {}", name.replace('_', " "))).collect();
            let answer = if answer.is_empty() { String::new() } else { format!("{}; ", answer.join(", ")) };
            let passed_over =
                if passed_over > 0 { format!(", {} passed over", view::count(passed_over)) } else { String::new() };
            self.view.note(&format!(
                "{answer}{} events read, {}{passed_over}, in {place}",
                view::count(events),
                view::bytes(bytes)
            ));
        }
        Ok(self.cut.unwrap_or(if passed_over > 0 { Exit::Partial } else { Exit::Done }))
    }
}
