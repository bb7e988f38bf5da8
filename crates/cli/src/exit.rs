//! How a command ends: one set of exit codes for all of them.

use std::fmt::Write as _;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// It did what was asked.
    Done = 0,
    /// A check that was asked for found something wrong, or an event failed.
    Failed = 1,
    /// It could not begin: usage, settings, keys. clap uses the same code for a wrong argument.
    CouldNotBegin = 2,
    /// It found what isn't an error: gaps, late events, drift.
    Findings = 3,
    /// It did a part, and the same command goes on from there.
    Partial = 4,
    /// Ctrl-C ended it: 128 + SIGINT, as shells have it.
    Interrupted = 130,
    /// The reader of the output went away, as in `| head`: 128 + SIGPIPE, as shells have it.
    NobodyReads = 141,
}

impl Exit {
    /// Every way to end, for the help page.
    const ALL: [Self; 7] = [
        Self::Done,
        Self::Failed,
        Self::CouldNotBegin,
        Self::Findings,
        Self::Partial,
        Self::Interrupted,
        Self::NobodyReads,
    ];

    fn meaning(self) -> &'static str {
        match self {
            Self::Done => "done as asked",
            Self::Failed => "a check that was asked for found something wrong, or an event failed",
            Self::CouldNotBegin => "could not begin: usage, settings, keys",
            Self::Findings => "findings that are no errors: gaps, late events, drift",
            Self::Partial => "done in part; the same command goes on from there",
            Self::Interrupted => "interrupted",
            Self::NobodyReads => "nobody reads the output any more, as in | head",
        }
    }

    /// Returns the section of the help page that lists all codes.
    pub(crate) fn help() -> String {
        let mut text = "Exit codes:".to_owned();
        for exit in Self::ALL {
            // Writing to a string does not fail.
            let _ = write!(text, "\n  {:>3}  {}", exit as u8, exit.meaning());
        }
        text
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_page_lists_every_code_once() {
        let help = Exit::help();
        let codes: Vec<u8> = help.lines().skip(1).map(|line| line.trim()[..3].trim().parse().unwrap()).collect();
        assert_eq!(codes, [0, 1, 2, 3, 4, 130, 141]);
    }
}
