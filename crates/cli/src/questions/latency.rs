//! `mps-backup latency`: how long tasks took, and how long their events were on the way.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::Result;
use mps_archive::{Durations, Latencies};

use super::asking::{Asking, AskingArgs};
use super::table::{Cell, Table};
use crate::event_loop;
use crate::exit::Exit;

/// Tell how long events were on the way, by type, and how long sub-tasks took, by kind
///
/// On the way is from the end of the task, as the event tells it, to the arrival at the function, by its own clock. All
/// figures are whole seconds; one below zero shows clocks that differ.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mps-backup latency --last 24h")]
pub(crate) struct LatencyArgs {
    #[command(flatten)]
    asking: AskingArgs,
}

/// Runs the command.
pub(crate) fn main(args: &LatencyArgs) -> ExitCode {
    event_loop::run(run(args))
}

async fn run(args: &LatencyArgs) -> Result<Exit> {
    let mut asking = Asking::begin(&args.asking)?;
    let mut latencies = Latencies::default();
    asking.read(|event| latencies.add(event)).await?;
    let mut table = Table::new(&["what", "of", "count", "median_s", "p90_s", "p99_s", "max_s"]);
    rows(&mut table, "on the way", latencies.arrival());
    rows(&mut table, "took", latencies.sub_tasks());
    asking.table(&table)?;
    asking.end(&[("events_that_do_not_tell", Cell::count(latencies.untold()))])
}

fn rows(table: &mut Table, what: &str, durations: &BTreeMap<String, Durations>) {
    for (name, durations) in durations {
        let figures =
            [50, 90, 99, 100].map(|percent| durations.percentile(percent).map_or(Cell::Unknown, Cell::Number));
        let head = [Cell::from(what), name.clone().into(), Cell::count(durations.count())];
        table.push([&head[..], &figures].concat());
    }
}
