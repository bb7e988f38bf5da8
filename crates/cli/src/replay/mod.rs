//! `mps-backup replay`: events of the archive, sent again.

#![expect(clippy::doc_markdown, reason = "clap prints these comments in a terminal, where backticks are noise")]

mod http;
mod plan;
mod report;
mod sending;
mod state;
mod target;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::{Result, bail};
use cos_sink::Digest;
use mps_events::EventTime;

use self::plan::Plan;
use self::report::Report;
use self::state::State;
use self::target::Target;
use crate::archive::{ArchiveArgs, SelectionArgs};
use crate::event_loop;
use crate::exit::Exit;
use crate::view::View;

/// Send events of the archive again: to a URL, a function, another archive, or standard output
///
/// First comes the plan: how many events, how many bytes, from when to when, how many are too large. Nothing is sent
/// without --yes, or a yes at a terminal. What was accepted is noted in a state file, so that the same command goes on
/// where it stopped and sends nothing of that again; what was under way when the command was killed may come twice.
///
/// Exits with 0 when every event was accepted, 1 when one was refused, 2 when nothing could be sent, 4 when it stopped
/// before the end.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  mps-backup replay --to https://example.com/callback --last 24h --outcome failed --rate 10
  mps-backup replay --to file:copy --last 7d --yes"
)]
pub(crate) struct Args {
    /// Where to: http(s)://URL, function:PROGRAM, file:DIR, cos://BUCKET-APPID/PREFIX?region=REGION, or - for standard
    /// output
    ///
    /// A URL gets a POST of each event with the header x-mps-backup-replay, signed anew when MPS_BACKUP_NOTIFY_KEY is
    /// set. PROGRAM is a function that speaks SCF's runtime API, in the emulator. An archive gets each event under the
    /// day that it has here, and what is there already stays. Standard output gets an event a line.
    #[arg(long, value_name = "TARGET")]
    to: String,

    #[command(flatten)]
    archive: ArchiveArgs,

    /// What the replay is called in headers, metadata and the state file [default: by what is sent where]
    #[arg(long, value_name = "NAME", value_parser = name)]
    name: Option<String>,

    /// In which order; by time reads every event before the first is sent
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Order::Key)]
    order: Order,

    /// At most so many events a second
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u32).range(1..))]
    rate: Option<u32>,

    /// With the gaps that events had, divided by this: 1 is as they happened; with --order time
    #[arg(long, value_name = "FACTOR", value_parser = factor, conflicts_with = "rate")]
    speed: Option<f64>,

    /// How many events are under way at a time; the order is kept with 1 alone
    #[arg(long, value_name = "COUNT", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=256))]
    at_a_time: u16,

    /// Stop when so many events were refused
    #[arg(long, value_name = "COUNT", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..))]
    max_failures: u64,

    /// Where to note what was accepted [default: mps-backup-replay-NAME.state]
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,

    /// Send without asking
    #[arg(long, short)]
    yes: bool,

    /// Tell the plan, and send nothing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,

    /// Print one JSON object a line: the plan, one an event, then the summary
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    selection: SelectionArgs,
}

/// The order of a replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Order {
    /// As keys are: by day, type and task
    Key,
    /// By when each event happened
    Time,
    /// By task, and of one task by day
    Task,
}

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &Args) -> Result<Exit> {
    if args.speed.is_some() && args.order != Order::Time {
        bail!("--speed needs --order time: gaps are those between events by time");
    }
    let now = EventTime::from(SystemTime::now());
    let archive = args.archive.open()?;
    let selection = args.selection.selection(now)?.events();
    let name = args.name(&archive.url);
    let target = Target::open(&args.to, &archive.url, &name)?;
    if args.json && target.is_stdout() {
        bail!("--to - writes events to standard output, where --json would write, too: choose one");
    }
    let view = View::new(args.json);
    let planned = tokio::select! {
        planned = Plan::make(&archive, &selection, args.order, &view) => planned?,
        asked = event_loop::interrupted() => { asked?; return Ok(Exit::Interrupted) }
    };
    let path = args.state.clone().unwrap_or_else(|| format!("mps-backup-replay-{name}.state").into());
    let mut state = State::read(&path, &args.what(&archive.url))?;
    let plan = planned.without(|key| state.has(key));
    let mut report = Report::new(&view, target.name(), &name);
    report.plan(&plan, target.max_bytes(), state.count(), args)?;
    if args.dry_run || plan.is_empty() {
        return Ok(Exit::Done);
    }
    if !args.yes {
        let question = format!("send {} events to {}?", plan.len(), target.name());
        let yes = tokio::select! {
            yes = report::asked(&question) => yes?,
            asked = event_loop::interrupted() => { asked?; return Ok(Exit::Interrupted) }
        };
        if !yes {
            bail!("nothing was sent: say --yes, or answer yes at a terminal");
        }
    }
    state.begin()?;
    let ended = sending::send(args, &archive, &plan, &target, &mut state, &mut report).await;
    target.close().await;
    report.end(plan.len(), &path)?;
    ended
}

impl Args {
    /// What is sent where, in words that a later run is held against; no URL, which may hold a secret.
    fn what(&self, archive: &str) -> String {
        Digest::of(format!("{archive} {} {:?}", self.to, self.selection).as_bytes()).hex()
    }

    fn name(&self, archive: &str) -> String {
        self.name.clone().unwrap_or_else(|| self.what(archive)[..8].to_owned())
    }
}

/// A name that a header, a file and metadata can have.
fn name(text: &str) -> Result<String, String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if (1..=64).contains(&text.len()) && text.bytes().all(fits) {
        return Ok(text.to_owned());
    }
    Err("expected 1 to 64 letters, digits, - and _".to_owned())
}

fn factor(text: &str) -> Result<f64, String> {
    match text.strip_suffix('x').unwrap_or(text).parse() {
        Ok(factor) if (0.001..=1_000_000.0).contains(&factor) => Ok(factor),
        _ => Err("expected a factor such as 1, 10 or 0.5".to_owned()),
    }
}
