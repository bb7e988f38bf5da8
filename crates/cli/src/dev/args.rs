//! The arguments of `mps-backup dev`.

#![expect(clippy::doc_markdown, reason = "clap prints these comments in a terminal, where backticks are noise")]

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::view::Total;

/// Run the backup on this machine: platform, function and store.
///
/// Starts an emulator of SCF, which starts the function as a process of its own and delivers events to it; the function
/// stores each through its sink. Without FILE it delivers sample events.
///
/// Exits with 0 when every event was taken, 1 when one failed or was stored apart, 2 when it could not begin, 4 when the
/// function could no longer start before the end.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup dev                            # sample events, into ./mps-backup-data
  mps-backup dev --instances 4 callbacks/   # every event below a folder, four at a time")]
pub(crate) struct Args {
    /// Events to deliver: files, folders, or - for standard input
    ///
    /// A file is one event; *.jsonl and *.ndjson are an event a line. Of a folder, every *.json, *.jsonl and *.ndjson
    /// below it. Standard input is an event a line when its first line is JSON of its own.
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,

    /// Take every file as an event a line, whatever it is called
    #[arg(long)]
    pub(crate) lines: bool,

    /// Where the function stores: file:DIR, cos://BUCKET-APPID/PREFIX?region=REGION or memory:
    ///
    /// Keys for COS come from COS_SECRET_ID, COS_SECRET_KEY and COS_SESSION_TOKEN, which the function gets.
    /// [default: file:mps-backup-data]
    #[arg(long, value_name = "URL")]
    to: Option<String>,

    /// A function of your own to run in place of ours: any program that speaks SCF's runtime API
    #[arg(long, value_name = "PATH")]
    pub(crate) function: Option<PathBuf>,

    /// A variable for the function; may be given again
    ///
    /// MPS_BACKUP_*, COS_* and RUST_LOG of this environment reach it anyway.
    #[arg(long = "env", value_name = "NAME=VALUE", value_parser = variable)]
    pub(crate) environment: Vec<(String, String)>,

    /// Count an event as failed whose function broke the contract of the runtime API, which is a warning otherwise
    ///
    /// It fetched an event twice, answered one that is over, or may have given one event the answer of another.
    #[arg(long)]
    pub(crate) strict: bool,

    /// Print one JSON object a line: one an event, then the summary
    #[arg(long)]
    pub(crate) json: bool,

    /// Print whole lines, with whole keys, however long they are
    #[arg(long)]
    pub(crate) wide: bool,

    /// Print the summary and what needs a look alone
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,

    /// Print the platform's own log lines, and the function's, to standard error
    #[arg(long, short)]
    pub(crate) verbose: bool,

    // Last, because what follows a heading stands under it.
    #[command(flatten)]
    pub(crate) platform: PlatformArgs,
}

/// What the platform is like.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "The platform")]
pub(crate) struct PlatformArgs {
    /// How the events reach the function
    #[arg(long = "as", value_name = "ROUTE", value_enum, default_value_t = Route::Call)]
    pub(crate) route: Route,

    /// The handler that a function of your own is configured with, which it finds in _HANDLER
    #[arg(long, value_name = "TEXT", requires = "function")]
    pub(crate) handler: Option<String>,

    /// A variable of the platform's own, such as TENCENTCLOUD_REGION=ap-beijing; may be given again
    #[arg(long = "platform-env", value_name = "NAME=VALUE", value_parser = variable)]
    pub(crate) platform_environment: Vec<(String, String)>,

    /// Refuse an event that is not JSON with status 400, as SCF's Invoke does
    #[arg(long)]
    pub(crate) strict_json: bool,

    /// The function's time for one event, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds(1..=900))]
    pub(crate) timeout: Duration,

    /// The function's time to become ready, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = seconds(3..=300))]
    pub(crate) init_timeout: Duration,

    /// The function's memory in MB: 64, or a multiple of 128 up to 3072
    #[arg(long, value_name = "MB", default_value = "128", value_parser = megabytes)]
    pub(crate) memory: u32,

    /// How many instances run, and so how many events are delivered, at a time [default: 1, and 32 for many events]
    ///
    /// Many are 1000 or more, or an unknown number, for our own function: an instance waits for the disk or the network
    /// most of its time.
    #[arg(long, value_name = "COUNT", value_parser = count)]
    pub(crate) instances: Option<usize>,

    /// Start a process for every event: each is a cold start
    #[arg(long)]
    pub(crate) cold: bool,

    /// How often a failed event is tried again, with --as trigger [default: 2]
    #[arg(long, value_name = "COUNT")]
    pub(crate) retries: Option<u32>,

    /// Wait the minute between retries, which is skipped otherwise, with --as trigger
    #[arg(long)]
    pub(crate) real_time: bool,

    /// Give the function its COS keys as SCF gives those of an execution role, in TENCENTCLOUD_SECRETID and so on
    ///
    /// They come from COS_SECRET_ID, COS_SECRET_KEY and COS_SESSION_TOKEN of this environment.
    #[arg(long)]
    pub(crate) role: bool,

    /// Give the function the file system of SCF: read-only but for a /tmp of its own, and DIR of --to file:DIR
    ///
    /// Its folder is /var/user. Linux. A user other than root needs user namespaces.
    #[arg(long)]
    pub(crate) isolate: bool,

    /// A folder whose content the function finds under /opt, as that of a layer; may be given again
    ///
    /// A later one lies over an earlier one. Means --isolate.
    #[arg(long, value_name = "DIR")]
    pub(crate) layer: Vec<PathBuf>,

    /// Treat --function as an image's program: events are posted to /event-invoke on this port [default: 9000]
    #[arg(
        long,
        value_name = "PORT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "9000",
        requires = "function",
        value_parser = clap::value_parser!(u16).range(1..)
    )]
    pub(crate) image: Option<u16>,

    /// Give each instance of an image a network of its own, so that several listen on one port
    ///
    /// There is no way out of it, to COS or anywhere. Linux, as root.
    #[arg(long, requires = "image")]
    pub(crate) own_network: bool,
}

/// How the events reach the function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Route {
    /// Each is a call, up to 6 MB, whose result is waited for
    Call,
    /// As MPS's own trigger delivers: up to 128 KB, and what fails comes again
    Trigger,
    /// As an HTTP callback to the function's URL, signed anew unless MPS_BACKUP_NOTIFY_KEY is set and it has a Sign
    Url,
}

/// From how many events on they are many.
const MANY: u64 = 1000;

/// The usual size of an event in bytes, where a line is one.
const LINE: u64 = 1000;

/// How many instances serve many events.
const INSTANCES_FOR_MANY: usize = 32;

/// Where the function stores if nothing else is asked for.
const STORE: &str = "file:mps-backup-data";

impl Args {
    /// Returns where the function stores.
    pub(crate) fn store(&self) -> &str {
        self.to.as_deref().unwrap_or(STORE)
    }

    /// Returns whether the function may well be none that stores: it is the user's own, and nobody said where to.
    pub(crate) fn may_store_nothing(&self) -> bool {
        self.function.is_some() && self.to.is_none()
    }

    /// Returns how many instances run at a time.
    pub(crate) fn instances(&self, total: Total) -> usize {
        let are_many = match total {
            Total::Items(events) => events >= MANY,
            Total::Bytes(bytes) => bytes >= MANY * LINE,
            Total::Unknown => true,
        };
        let for_all = if are_many && self.function.is_none() { INSTANCES_FOR_MANY } else { 1 };
        self.platform.instances.unwrap_or(for_all)
    }
}

impl PlatformArgs {
    /// Checks what no argument can tell alone.
    pub(crate) fn check(&self) -> Result<()> {
        if self.route != Route::Trigger {
            for (given, name) in [(self.retries.is_some(), "--retries"), (self.real_time, "--real-time")] {
                if given {
                    bail!("{name} needs --as trigger: only events of a trigger are tried again");
                }
            }
        }
        if self.image.is_some() && !self.own_network && self.instances.is_some_and(|count| count > 1) {
            bail!("--image allows one instance without --own-network: two programs cannot listen on one port");
        }
        Ok(())
    }
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected NAME=VALUE".to_owned()),
    }
}

/// SCF's own bounds for the two timeouts of an event function (583/19805).
fn seconds(bounds: RangeInclusive<u64>) -> impl Fn(&str) -> Result<Duration, String> + Clone {
    move |text| match text.parse() {
        Ok(seconds) if bounds.contains(&seconds) => Ok(Duration::from_secs(seconds)),
        _ => Err(format!("expected a whole number from {} to {}", bounds.start(), bounds.end())),
    }
}

/// The sizes that SCF offers (its API `CreateFunction`, `MemorySize`).
fn megabytes(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(megabytes @ 1..=3072) if megabytes == 64 || megabytes % 128 == 0 => Ok(megabytes),
        _ => Err("expected 64, 128, 256 and so on up to 3072".to_owned()),
    }
}

fn count(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(count @ 1..=1000) => Ok(count),
        _ => Err("expected a whole number from 1 to 1000".to_owned()),
    }
}
