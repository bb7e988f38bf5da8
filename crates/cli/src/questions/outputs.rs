//! `mps-backup outputs`: what was made, and where it is.

use std::process::ExitCode;

use anyhow::Result;
use mps_archive::Outputs;
use mps_events::redact;

use super::asking::{Asking, AskingArgs};
use super::table::{Cell, Table};
use crate::event_loop;
use crate::exit::Exit;

/// Tell what was made: outputs by bucket, region and kind
///
/// Of each task that has ended, the files and links that its event names. Nothing is asked of the buckets themselves.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup outputs --last 7d
  mps-backup outputs --task 1250000000-WorkflowTask-80108cc3 --each")]
pub(crate) struct OutputsArgs {
    /// Print a row for each output, with its task and path; links without their queries, which may be signatures
    #[arg(long)]
    each: bool,

    #[command(flatten)]
    asking: AskingArgs,
}

/// Runs the command.
pub(crate) fn main(args: &OutputsArgs) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &OutputsArgs) -> Result<Exit> {
    let mut asking = Asking::begin(&args.asking)?;
    let mut outputs = Outputs::default();
    let mut each = Table::new(&["day", "task", "kind", "bucket", "region", "path"]);
    asking
        .read(|event| {
            outputs.add(event);
            if args.each {
                let or_unknown = |text: Option<String>| text.map_or(Cell::Unknown, Cell::Text);
                for output in event.event.outputs() {
                    let (day, task) = (event.time().date(), event.task_id().map(str::to_owned));
                    let (bucket, region) = (or_unknown(output.storage.bucket), or_unknown(output.storage.region));
                    let path = without_query(output.path);
                    each.push(vec![day.into(), or_unknown(task), output.kind.into(), bucket, region, path.into()]);
                }
            }
        })
        .await?;
    let groups = outputs.groups();
    if args.each {
        asking.table(&each)?;
    } else {
        let mut table = Table::new(&["storage", "bucket", "region", "kind", "outputs", "events"]);
        for group in &groups {
            let texts =
                [&group.storage, &group.bucket, &group.region, &group.kind].map(|text| Cell::from(text.clone()));
            table.push([&texts[..], &[Cell::count(group.outputs), Cell::count(group.events)]].concat());
        }
        asking.table(&table)?;
    }
    asking.end(&[("outputs", Cell::count(groups.iter().map(|group| group.outputs).sum()))])
}

/// A link without its query, as what is logged has it.
fn without_query(path: String) -> String {
    let quoted = serde_json::Value::from(path.as_str()).to_string();
    match redact(quoted.as_bytes()).map(|text| serde_json::from_str(&text)) {
        Ok(Ok(text)) => text,
        _ => path,
    }
}
