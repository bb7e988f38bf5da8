//! `mps-backup check`: is the set-up right?

use std::env;
use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::Result;
use futures_util::stream::StreamExt as _;
use mps_archive::{Check, CheckGroup, CheckState, check};
use mps_backup_handler::Backup;
use mps_events::EventTime;
use serde::Serialize;

use crate::archive::{ArchiveArgs, without_parameters};
use crate::event_loop;
use crate::exit::Exit;
use crate::view::{Emphasis, OutputError, View, printable};

/// Try whether the set-up is right: settings, store, clock, and what the keys may and may not do
///
/// A line a check, and below each that isn't good what was seen and what to do. Two small objects are made below _check/
/// and stay there: nothing deletes, and whether these keys could delete isn't tried.
///
/// Exits with 0 when all is good, 1 when something doesn't work, 3 when it works and somebody should look at it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  MPS_BACKUP_URL='cos://archive-1250000000/mps?region=ap-guangzhou' mps-backup check"
)]
pub(crate) struct Args {
    #[command(flatten)]
    archive: ArchiveArgs,

    /// Check the settings of this environment alone, and touch no network
    #[arg(long)]
    offline: bool,

    /// Print one JSON object a line: one a check, then the summary
    #[arg(long)]
    json: bool,
}

/// `{"group": GROUP, "check": NAME, "state": STATE, "seen": TEXT}`, with `fix` where something is to be done.
#[derive(Serialize)]
struct Line<'a> {
    group: &'static str,
    check: &'static str,
    state: &'static str,
    seen: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
}

/// How many checks came out how.
#[derive(Debug, Default, Serialize)]
struct Tally {
    good: u64,
    finding: u64,
    wrong: u64,
}

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    event_loop::run(async {
        tokio::select! {
            checked = run(args) => checked,
            asked = event_loop::interrupted() => { asked?; Ok(Exit::Interrupted) }
        }
    })
}

async fn run(args: &Args) -> Result<Exit> {
    let (view, mut tally) = (View::new(args.json), Tally::default());
    for check in settings() {
        tell(&view, &check, &mut tally)?;
    }
    if !args.offline && tally.wrong == 0 {
        let now = EventTime::from(SystemTime::now());
        let (url, keys, place) = args.archive.open_to_write()?;
        let (sink, archive) = place;
        view.note(&format!("checking {}", without_parameters(&url)));
        let mut checks = check(&*sink, &*archive, keys, now);
        while let Some(check) = checks.next().await {
            tell(&view, &check, &mut tally)?;
        }
    }
    if view.is_json() {
        view.json(&serde_json::json!({ "summary": tally }))?;
    }
    Ok(match tally {
        Tally { wrong: 1.., .. } => Exit::Failed,
        Tally { finding: 1.., .. } => Exit::Findings,
        _ => Exit::Done,
    })
}

/// What the function would say of the settings in this environment, each fault at once.
fn settings() -> Vec<Check> {
    let (group, name) = (CheckGroup::Settings, "are what the function takes");
    if env::var_os("MPS_BACKUP_URL").is_none_or(|url| url.is_empty()) {
        return vec![Check::good(group, name, "MPS_BACKUP_URL is not set here, so there are none to check")];
    }
    match Backup::from_env() {
        Ok(_) => vec![Check::good(group, name, "all of them")],
        Err(error) => error
            .problems()
            .iter()
            .map(|problem| {
                let fix = "mend it in the function's environment, and here";
                Check::wrong(group, name, problem.to_string(), fix)
            })
            .collect(),
    }
}

fn tell(view: &View, check: &Check, tally: &mut Tally) -> Result<(), OutputError> {
    let (count, emphasis) = match check.state {
        CheckState::Good => (&mut tally.good, Emphasis::Good),
        CheckState::Finding => (&mut tally.finding, Emphasis::Warning),
        _ => (&mut tally.wrong, Emphasis::Bad),
    };
    *count += 1;
    if view.is_json() {
        let (group, state) = (check.group.as_str(), check.state.as_str());
        return view.json(&Line { group, check: check.name, state, seen: &check.seen, fix: check.fix.as_deref() });
    }
    let state = view.terminal().paint(emphasis, &format!("{:<7}", check.state.as_str()));
    view.line(&format!("{state}  {:<8}  {}: {}", check.group.as_str(), check.name, printable(&check.seen)))?;
    match &check.fix {
        Some(fix) => view.line(&format!("{:19}{}", "", printable(fix))),
        None => Ok(()),
    }
}
