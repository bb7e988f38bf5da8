//! What is printed while events are delivered.

mod human;
mod json;

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Args;
use super::inputs::Input;
use super::outcome::{Outcome, Tally};

/// From how many events on a bar shows how far it is.
const MANY: usize = 50;

/// Prints lines for people or for programs to standard output; progress and logs go to standard error.
#[derive(Debug)]
pub(crate) struct View {
    json: bool,
    quiet: bool,
    progress: ProgressBar,
}

/// Prints log lines, also while a progress bar is drawn.
#[derive(Debug, Clone)]
pub(crate) struct LogView {
    progress: ProgressBar,
}

impl View {
    pub(crate) fn new(args: &Args, events: usize) -> Self {
        Self { json: args.json, quiet: args.quiet, progress: progress(events) }
    }

    pub(crate) fn log(&self) -> LogView {
        LogView { progress: self.progress.clone() }
    }

    pub(crate) fn event(&self, input: &Input, outcome: &Outcome, duration: Duration) -> io::Result<()> {
        self.progress.inc(1);
        if self.quiet && !matches!(outcome, Outcome::Failed(_)) {
            return Ok(());
        }
        let text =
            if self.json { json::event(input, outcome, duration) } else { human::event(input, outcome, duration) };
        self.progress.suspend(|| writeln!(io::stdout(), "{text}"))
    }

    pub(crate) fn summary(&self, tally: &Tally, elapsed: Duration, url: &str) -> io::Result<()> {
        self.progress.finish_and_clear();
        if self.json {
            writeln!(io::stdout(), "{}", json::summary(tally, elapsed, url))
        } else {
            write!(io::stdout(), "{}", human::summary(tally, elapsed, url))
        }
    }
}

impl LogView {
    pub(crate) fn line(&self, line: &impl std::fmt::Display) {
        self.progress.suspend(|| eprintln!("{line}"));
    }
}

/// A bar for many events where a person looks; without a terminal indicatif draws nothing.
fn progress(events: usize) -> ProgressBar {
    if events < MANY || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(events as u64), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{wide_bar} {pos}/{len} events, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
