//! The words of `mps-backup dev`.

#![expect(clippy::doc_markdown, reason = "clap prints these comments in a terminal, where backticks are noise")]

use std::path::PathBuf;
use std::time::Duration;

/// Run the backup on this machine: platform, function and store.
///
/// Starts an emulator of SCF's runtime API, starts the function as a process of its own, and delivers events to it
/// one after another; the function stores each through its sink. Without FILE it delivers sample events.
///
/// Exits with 0 when every event was taken, 1 when one failed, 2 when it could not begin.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Events to deliver: files, folders, or - for standard input
    ///
    /// A file is one event; *.jsonl and *.ndjson are an event a line. Of a folder, every *.json, *.jsonl and *.ndjson
    /// below it.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Where the function stores: file:DIR, cos://BUCKET-APPID/PREFIX?region=REGION or memory:
    ///
    /// Keys for COS come from COS_SECRET_ID, COS_SECRET_KEY and COS_SESSION_TOKEN, which the function gets.
    #[arg(long, value_name = "URL", default_value = "file:mps-backup-data")]
    pub(crate) to: String,

    /// A function of your own to run in place of ours: any program that speaks SCF's runtime API
    #[arg(long, value_name = "PATH")]
    pub(crate) function: Option<PathBuf>,

    /// A variable for the function; may be given again
    ///
    /// MPS_BACKUP_*, COS_* and RUST_LOG of this environment reach it anyway.
    #[arg(long = "env", value_name = "NAME=VALUE", value_parser = variable)]
    pub(crate) environment: Vec<(String, String)>,

    /// The function's time for one event, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub(crate) timeout: Duration,

    /// Print one JSON object a line: one an event, then the summary
    #[arg(long)]
    pub(crate) json: bool,

    /// Print the summary and failures alone
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Print the platform's own log lines, and the function's, to standard error
    #[arg(long, short)]
    pub(crate) verbose: bool,
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected NAME=VALUE".to_owned()),
    }
}

/// SCF's own bounds for an event function's timeout (583/19805).
fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=900) => Ok(Duration::from_secs(seconds)),
        _ => Err("expected a whole number from 1 to 900".to_owned()),
    }
}
