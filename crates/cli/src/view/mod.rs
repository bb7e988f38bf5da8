//! What every command prints: data to standard output, all else to standard error.

mod columns;
mod number;
mod progress;
mod terminal;
mod text;

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;

pub(crate) use self::columns::{Align, Column, Columns};
pub(crate) use self::number::{bytes, count, duration, rounded};
pub(crate) use self::progress::{Progress, Total};
pub(crate) use self::terminal::{Emphasis, Terminal};
pub(crate) use self::text::{printable, width};

/// Prints a line to standard error under the tool's name. That nobody reads it is no failure.
pub(crate) fn note(text: &str) {
    // `eprintln!` would panic where standard error is closed or full.
    let _ = writeln!(io::stderr(), "mps-backup: {text}");
}

/// Standard output that can't be written.
#[derive(Debug)]
pub(crate) enum OutputError {
    /// The reader is gone, as in `| head`.
    NobodyReads,
    /// Anything else, such as a full disk.
    Other(io::Error),
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NobodyReads => f.write_str("nobody reads standard output any more"),
            Self::Other(error) => write!(f, "cannot write to standard output: {error}"),
        }
    }
}

impl std::error::Error for OutputError {}

impl From<io::Error> for OutputError {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::NobodyReads } else { Self::Other(error) }
    }
}

/// Prints a command's lines, above the line of its progress.
#[derive(Debug)]
pub(crate) struct View {
    json: bool,
    terminal: Terminal,
    progress: Progress,
}

impl View {
    /// Makes a view for people, or for programs with `json`.
    pub(crate) fn new(json: bool) -> Self {
        let terminal = Terminal::of_stdout();
        Self { json, progress: Progress::new(json, terminal.is_real()), terminal }
    }

    /// Returns whether lines are for programs.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    pub(crate) fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    pub(crate) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Prints text and the end of a line to standard output.
    pub(crate) fn line(&self, text: &str) -> Result<(), OutputError> {
        self.progress.around(|| writeln!(io::stdout(), "{text}")).map_err(OutputError::from)
    }

    /// Prints a value as a line of JSON.
    pub(crate) fn json(&self, value: &impl Serialize) -> Result<(), OutputError> {
        self.line(&serde_json::to_string(value).map_err(|error| OutputError::Other(error.into()))?)
    }

    /// Prints a line to standard error under the tool's name.
    pub(crate) fn note(&self, text: &str) {
        self.progress.around(|| note(text));
    }

    /// Prints a log line to standard error as it is.
    pub(crate) fn log(&self) -> impl Fn(&dyn fmt::Display) + Send + Sync + 'static {
        let progress = self.progress.clone();
        // That nobody reads it is no failure.
        move |line| drop(progress.around(|| writeln!(io::stderr(), "{line}")))
    }
}
