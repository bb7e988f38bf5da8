//! A line of the log.

use std::fmt;
use std::sync::Arc;

/// Who wrote a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LogSource {
    /// The platform itself (583/60336).
    Platform,
    /// The function, on its standard output.
    Stdout,
    /// The function, on its standard error.
    Stderr,
    /// This emulator, about something that the real platform wouldn't tell: a sign that the function does
    /// what it shouldn't.
    Emulator,
}

/// One line of the log. `Display` shows the text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LogLine {
    /// Who wrote it.
    pub source: LogSource,
    /// The text, without the end of the line; at most 64 KB of it.
    pub text: String,
    /// The request that was served when it was written.
    pub request_id: Option<Arc<str>>,
}

impl fmt::Display for LogLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
