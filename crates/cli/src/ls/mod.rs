//! `mps-backup ls`: what is in the archive.

mod lines;

use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use anyhow::Result;
use cos_sink::SinkError;
use futures_util::stream::{BoxStream, StreamExt as _, TryStreamExt as _};
use mps_archive::{ArchiveReader, Listed, Reading, RecordMetadata, Selection};
use mps_events::EventTime;

use self::lines::{Lines, Tally};
use crate::archive::{ArchiveArgs, SelectionArgs, cannot_list};
use crate::event_loop;
use crate::exit::Exit;
use crate::view::{Total, View};

/// List what is in the archive, from keys alone
///
/// A line an object, in the order of keys: day, type, task, status, bytes. Days are those of the events themselves, in
/// UTC; --last, --from and --to take whole days. What was kept under a key of its own, because other bytes hold the
/// event's, is marked by ~. Totals go to standard error.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup ls --last 7d --type WorkflowTask   # a week of one type
  mps-backup ls --task 1250000000-WorkflowTask-80108cc3   # did we get it?")]
pub(crate) struct Args {
    #[command(flatten)]
    archive: ArchiveArgs,

    /// List what nobody could read; --last, --from and --to are those of its storing
    #[arg(long, conflicts_with_all = ["conflicts", "event_type", "task", "status", "outcome"])]
    quarantine: bool,

    /// List events whose keys were taken by other bytes
    #[arg(long)]
    conflicts: bool,

    /// Ask for each object's metadata too: when it arrived, by which route and request
    #[arg(long, short)]
    long: bool,

    /// Print one JSON object a line: one an object, then the summary
    #[arg(long)]
    json: bool,

    /// Print whole lines, with whole keys, however long they are, as where standard output is no terminal
    #[arg(long)]
    wide: bool,

    #[command(flatten)]
    selection: SelectionArgs,
}

/// An object of the list, with what was asked for beside its key.
struct Item {
    listed: Listed,
    metadata: Option<RecordMetadata>,
}

/// How many objects are asked for at a time.
const AT_A_TIME: usize = 32;

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &Args) -> Result<Exit> {
    let now = EventTime::from(SystemTime::now());
    let archive = args.archive.open()?;
    let selection = args.selection(now)?;
    let view = View::new(args.json);
    view.progress().begin("objects", Total::Unknown);
    let began = Instant::now();
    let lines = Lines::new(view.terminal(), args.wide, args.long);
    let mut tally = Tally::default();
    let ended = tokio::select! {
        listed = list(archive.reader(), &selection, args.long, &view, &lines, &mut tally) => Some(listed),
        asked = event_loop::interrupted() => { asked?; None }
    };
    view.progress().end();
    let cut = event_loop::cut(ended, tally.objects > 0, &view)?;
    if view.is_json() {
        view.json(&tally.summary(began.elapsed(), &archive.url))?;
    } else {
        view.note(&tally.sentence(&archive.url, args.selection.when(now).as_deref()));
    }
    Ok(cut.unwrap_or(Exit::Done))
}

impl Args {
    fn selection(&self, now: EventTime) -> Result<Selection> {
        let selection = self.selection.selection(now)?;
        Ok(match (self.quarantine, self.conflicts) {
            (true, _) => selection.quarantined(),
            (_, true) => selection.conflicts(),
            _ => selection,
        })
    }
}

async fn list(
    reader: ArchiveReader<'_>,
    selection: &Selection,
    long: bool,
    view: &View,
    lines: &Lines,
    tally: &mut Tally,
) -> Result<()> {
    let mut items = items(reader, selection, long);
    while let Some(item) = items.next().await {
        let Item { listed, metadata } = item.map_err(cannot_list)?;
        view.progress().done(listed.entry.size);
        tally.add(&listed);
        if view.is_json() {
            view.json(&lines::json(&listed, metadata.as_ref()))?;
        } else {
            view.line(&lines.object(&listed, metadata.as_ref(), view.terminal()))?;
        }
    }
    Ok(())
}

/// The objects that are selected: as far as keys tell, or read where the outcome is asked for.
fn items<'a>(reader: ArchiveReader<'a>, selection: &Selection, long: bool) -> BoxStream<'a, Result<Item, SinkError>> {
    if selection.outcome().is_some() {
        let events = reader.read(selection).try_filter_map(|reading| {
            std::future::ready(Ok(match reading {
                Reading::Event(event) => Some(Item { listed: event.listed, metadata: Some(event.metadata) }),
                _ => None,
            }))
        });
        return events.boxed();
    }
    let listing = reader.list(selection);
    if !long {
        return listing.map_ok(|listed| Item { listed, metadata: None }).boxed();
    }
    let heads = listing.map_ok(move |listed| {
        let reader = reader.clone();
        async move {
            let head = reader.head(&listed.entry.key).await?;
            Ok(Item { listed, metadata: head.as_ref().map(RecordMetadata::of) })
        }
    });
    heads.try_buffered(AT_A_TIME).boxed()
}
