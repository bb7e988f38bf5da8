//! What `dev` prints while events are delivered.

mod human;
mod json;

use std::cell::Cell;
use std::fmt;
use std::time::Duration;

use self::human::Lines;
use super::Args;
use super::inputs::{Input, Survey};
use super::outcome::{Outcome, Tally};
use crate::view::{OutputError, View, count};

/// Prints a line an object, for people, or a line an event, for programs.
#[derive(Debug)]
pub(crate) struct Show {
    view: View,
    quiet: bool,
    /// Whether the function is one that stores, for all that is known.
    stores: bool,
    lines: Lines,
    /// How many files were several documents.
    several: Cell<u64>,
}

impl Show {
    pub(crate) fn new(args: &Args) -> Self {
        let view = View::new(args.json);
        let lines = Lines::new(view.terminal().width(), args.wide);
        Self { view, quiet: args.quiet, stores: !args.may_store_nothing(), lines, several: Cell::new(0) }
    }

    /// Tells what is not delivered, and begins to tell how far it is.
    pub(crate) fn begin(&self, survey: &Survey) {
        if let Some(example) = &survey.example {
            self.view.note(&format!(
                "{} files are passed over, such as {}: their names don't end in .json, .jsonl or .ndjson",
                count(survey.passed_over),
                example.display()
            ));
        }
        self.view.progress().begin("events", survey.total);
    }

    pub(crate) fn note(&self, text: &str) {
        self.view.note(text);
    }

    /// Returns what prints a log line.
    pub(crate) fn log(&self) -> impl Fn(&dyn fmt::Display) + Send + Sync + 'static {
        self.view.log()
    }

    pub(crate) fn event(&self, input: &Input, outcome: &Outcome, duration: Duration) -> Result<(), OutputError> {
        self.view.progress().done(input.size());
        if input.is_several {
            if self.several.get() == 0 {
                self.view.note(&format!(
                    "{} is several JSON documents, delivered as one event: name it .jsonl, or say --lines, to deliver \
                     each line",
                    input.name
                ));
            }
            self.several.set(self.several.get() + 1);
        }
        if self.quiet && !outcome.needs_a_look() {
            return Ok(());
        }
        if self.view.is_json() {
            return self.view.json(&json::event(input, outcome, duration));
        }
        self.lines
            .event(input, outcome, duration, self.view.terminal())
            .iter()
            .try_for_each(|line| self.view.line(line))
    }

    /// Prints the counts, and where to look.
    pub(crate) fn summary(&self, tally: &Tally, elapsed: Duration, url: &str) -> Result<(), OutputError> {
        self.view.progress().end();
        if self.several.get() > 1 {
            self.view.note(&format!("{} files were several JSON documents", count(self.several.get())));
        }
        if self.view.is_json() {
            self.view.json(&json::summary(tally, elapsed, url))
        } else {
            self.view.line(&human::summary(tally, elapsed, url, self.stores))
        }
    }
}
