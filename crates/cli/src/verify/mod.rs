//! `mps-backup verify`: is the archive what it should be?

mod report;
mod state;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use anyhow::Result;
use futures_util::stream::StreamExt as _;
use mps_archive::{Sample, Selection, Verdict, Verifying};
use mps_events::EventTime;

use self::report::{Report, Tally};
use self::state::State;
use crate::archive::{ArchiveArgs, Opened, SelectionArgs, cannot_list};
use crate::event_loop;
use crate::exit::Exit;
use crate::view::{Total, View};

/// Prove the archive: bytes, identities and keys, by one read an object
///
/// Each object that isn't as it should be has a line of its own, with its key, and all of these are repeated at the end.
/// An object is intact when its bytes have the SHA-256 that they were stored with (and the CRC64 that COS tells), they
/// are an event, and the key is this event's. What lost its digest is counted as that, never as intact.
///
/// Exits with 0 when nothing is wrong, 1 when something differs or is unreadable, 3 when there are conflicts, strays,
/// events of days to come or lost digests, or nothing at all, and 4 when something could not be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup verify --last 7d
  mps-backup verify --sample 3/7 --resume verify.state   # a seventh, which goes on after Ctrl-C")]
pub(crate) struct Args {
    #[command(flatten)]
    archive: ArchiveArgs,

    /// Look at keys and lengths alone, and read nothing
    #[arg(long)]
    list: bool,

    /// Verify a part: 3/7 is the third of seven, which together are all, however the archive grows
    #[arg(long, value_name = "N/M")]
    sample: Option<Sample>,

    /// Keep in this file how far it is, and go on from there; it is removed at the end
    ///
    /// What is stored under keys that were passed meanwhile is left to the next run.
    #[arg(long, value_name = "FILE")]
    resume: Option<PathBuf>,

    /// Print one JSON object a line: one an object that isn't intact, then the summary
    #[arg(long)]
    json: bool,

    /// Print a line for each object, those that are intact too
    #[arg(long, short)]
    all: bool,

    #[command(flatten)]
    selection: SelectionArgs,
}

/// How many objects in a row the store may fail to give before the rest isn't tried.
const NOT_READ_IN_A_ROW: u32 = 100;

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &Args) -> Result<Exit> {
    let now = EventTime::from(SystemTime::now());
    let archive = args.archive.open()?;
    let selection = args.selection.selection(now)?;
    let view = View::new(args.json);
    let mut report = Report::new(&view, args.all);
    let mut state = args.resume.as_deref().map(|path| State::open(path, args.what(&archive.url))).transpose()?;
    if let Some(told) = state.as_ref().and_then(State::told) {
        view.note(&told);
    }
    let mut verifying = if args.list { Verifying::listing() } else { Verifying::bytes() };
    if let Some(sample) = args.sample {
        verifying = verifying.of_sample(sample);
    }
    if let Some(state) = &state {
        report.tally = state.tally().clone();
        if let Some(last) = state.last() {
            verifying = verifying.after(last);
        }
    }
    view.progress().begin("objects", Total::Unknown);
    let began = Instant::now();
    let ended = tokio::select! {
        verified = verify(&archive, &selection, &verifying, now, &mut report, state.as_mut()) => Some(verified),
        asked = event_loop::interrupted() => { asked?; None }
    };
    view.progress().end();
    if let (None | Some(Err(_)), Some(state)) = (&ended, &mut state) {
        state.save(&report.tally)?;
    }
    let cut = event_loop::cut(ended, report.tally.objects > 0, &view)?;
    if let (None, Some(state)) = (&cut, &state) {
        state.remove();
    }
    report.end(began.elapsed(), &archive.url, args.selection.when(now).as_deref())?;
    Ok(cut.unwrap_or_else(|| exit(&report.tally)))
}

impl Args {
    /// What is verified, in words that a later run is held against.
    fn what(&self, url: &str) -> String {
        format!("{url} {:?} list={} sample={:?}", self.selection, self.list, self.sample)
    }
}

/// How it ends when all was looked at.
fn exit(tally: &Tally) -> Exit {
    match tally {
        _ if tally.damaged() > 0 => Exit::Failed,
        _ if tally.not_read() > 0 => Exit::Partial,
        _ if tally.findings() > 0 || tally.objects == 0 => Exit::Findings,
        _ => Exit::Done,
    }
}

async fn verify(
    archive: &Opened,
    selection: &Selection,
    verifying: &Verifying,
    now: EventTime,
    report: &mut Report<'_>,
    mut state: Option<&mut State>,
) -> Result<()> {
    let mut objects = archive.reader().verify_all(selection, verifying, now);
    let mut not_read = 0;
    while let Some(object) = objects.next().await {
        let object = object.map_err(cannot_list)?;
        not_read = if matches!(object.verdict, Verdict::NotRead(_)) { not_read + 1 } else { 0 };
        report.object(&object)?;
        if let Some(state) = &mut state {
            state.reached(&object.listed.entry.key, &report.tally)?;
        }
        if not_read >= NOT_READ_IN_A_ROW {
            anyhow::bail!("{NOT_READ_IN_A_ROW} objects in a row could not be read, so the rest wasn't tried");
        }
    }
    Ok(())
}
