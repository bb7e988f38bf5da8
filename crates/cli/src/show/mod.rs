//! `mps-backup show`: one event, or all that came of a task.

mod event;
mod typed;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::time::SystemTime;

use anyhow::{Result, anyhow};
use bytes::Bytes;
use cos_sink::{ObjectKey, StoredObject};
use mps_archive::{ArchiveReader, Kind, Listed, RecordMetadata, Unread};
use mps_events::EventTime;

use self::typed::Shown;
use crate::archive::{ArchiveArgs, cannot_list, without_parameters};
use crate::event_loop;
use crate::exit::Exit;
use crate::view::{OutputError, Total, View};

/// Show an event, or every status that came of a task
///
/// What came of it, its sub-tasks with their codes and what these mean, its outputs, and what is not as the schema says.
/// Secrets, signatures and the queries of links are taken out. Into a pipe it writes the bytes as they arrived.
///
/// Exits with 1 when there is no such event or task, and 4 when something of it could not be read.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup show 1250000000-WorkflowTask-80108cc3
  mps-backup show dt=2026-11-19/event_type=WorkflowTask/1250000000-WorkflowTask-80108cc3.FINISH.0123456789abcdef.json")]
pub(crate) struct Args {
    /// A key as ls prints it, or a task's id
    #[arg(value_name = "KEY|TASK")]
    what: String,

    #[command(flatten)]
    archive: ArchiveArgs,

    /// Write the bytes as they arrived, decompressed, secrets included; several events with a line end between them
    #[arg(long, conflicts_with_all = ["json", "typed"])]
    raw: bool,

    /// Write the typed view where standard output is no terminal, too
    #[arg(long, conflicts_with = "json")]
    typed: bool,

    /// Print one JSON object a line: one an event
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn main(args: &Args) -> ExitCode {
    event_loop::run(async {
        tokio::select! {
            shown = run(args) => shown,
            asked = event_loop::interrupted() => { asked?; Ok(Exit::Interrupted) }
        }
    })
}

async fn run(args: &Args) -> Result<Exit> {
    let now = EventTime::from(SystemTime::now());
    let archive = args.archive.open()?;
    let (view, reader) = (View::new(args.json), archive.reader());
    view.progress().begin("objects", Total::Unknown);
    let (mut found, mut unread) = find(&reader, &args.what, now).await?;
    view.progress().end();
    if found.is_empty() && unread.is_empty() {
        let place = without_parameters(&archive.url);
        view.note(&format!("there is no event under this key, or of this task, in {place}: {}", args.what));
        return Ok(Exit::Failed);
    }
    found.sort_by_key(Found::time);
    let is_raw = args.raw || !(args.json || args.typed || view.terminal().is_real());
    let how_many = found.len();
    for (n, found) in found.iter().enumerate() {
        if is_raw {
            match found.object.decoded() {
                Ok(bytes) => raw(&bytes, how_many)?,
                Err(error) => unread.push((found.listed.clone(), Unread::Encoding(error))),
            }
        } else if args.json {
            view.json(&event::json(found, &reader.judge(&found.listed, &found.object, now)))?;
        } else {
            let shown = Shown::new(found, reader.judge(&found.listed, &found.object, now), view.terminal());
            view.line(&format!("{}{shown}", if n > 0 { "\n" } else { "" }))?;
        }
    }
    for (listed, why) in &unread {
        view.note(&format!("{}: {why}", listed.entry.key));
    }
    Ok(if unread.is_empty() { Exit::Done } else { Exit::Partial })
}

/// An object to show.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) listed: Listed,
    pub(crate) metadata: RecordMetadata,
    pub(crate) object: StoredObject,
    occurred_at: Option<EventTime>,
}

impl Found {
    fn new(listed: Listed, object: StoredObject) -> Self {
        let metadata = RecordMetadata::of(&object.head);
        let bytes = object.decoded().unwrap_or_default();
        let event = mps_events::Notification::from_slice(&bytes).ok();
        let occurred_at = event.and_then(|event| event.occurred_at());
        Self { listed, metadata, object, occurred_at }
    }

    /// When it happened, else when it arrived.
    fn time(&self) -> EventTime {
        self.occurred_at.or(self.metadata.arrived).unwrap_or_else(|| self.listed.entry.modified.into())
    }

    pub(crate) fn occurred_at(&self) -> Option<EventTime> {
        self.occurred_at
    }
}

/// The objects that are meant, and those that couldn't be read.
async fn find(reader: &ArchiveReader<'_>, what: &str, now: EventTime) -> Result<(Vec<Found>, Vec<(Listed, Unread)>)> {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    let key = ObjectKey::parse(what).ok().filter(|key| reader.keys().read(key) != Kind::Stray);
    if let Some(key) = key {
        let object = reader.get(&key).await.map_err(|error| anyhow!(error).context("cannot read the object"))?;
        found.extend(object.map(|object| Found::new(reader.listed(object.head.entry.clone()), object)));
        return Ok((found, unread));
    }
    for listed in reader.of_task(what, now).await.map_err(cannot_list)? {
        match reader.object(&listed).await {
            Ok(object) => found.push(Found::new(listed, object)),
            Err(why) => unread.push((listed, why)),
        }
    }
    Ok((found, unread))
}

/// Writes bytes as they are; with a line end behind them where others follow.
fn raw(bytes: &Bytes, how_many: usize) -> Result<(), OutputError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    if how_many > 1 {
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
