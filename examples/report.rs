//! Prints what an event file says: outcome, sub-tasks, errors, files, and what in it was not as documented.
//!
//! ```text
//! cargo run --example report -- crates/mps-events/fixtures/workflow_partial.json
//! ```

use std::process::ExitCode;

use mps_events::{Delivery, Event, Notification};

fn main() -> ExitCode {
    let files: Vec<_> = std::env::args_os().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: report EVENT-FILE..");
        return ExitCode::from(2);
    }
    for file in files {
        if let Err(error) = report_file(&file) {
            eprintln!("{}: {error}", file.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn report_file(file: &std::ffi::OsStr) -> Result<(), Box<dyn std::error::Error>> {
    let payload = std::fs::read(file)?;
    for item in Delivery::from_slice(&payload)?.items() {
        report(&Notification::from_slice(item.bytes())?.event()?);
    }
    Ok(())
}

fn report(event: &Event) {
    println!("{event}");
    for sub_task in event.sub_tasks() {
        let seconds = sub_task.seconds().map(|seconds| format!(" in {seconds} s")).unwrap_or_default();
        println!("  {:<22} {}{seconds}", sub_task.kind, sub_task.status.unwrap_or("-"));
        if let Some(error) = sub_task.error {
            println!("    {:?}: {}", error.class, error.message.or(error.code_ext).unwrap_or("no reason given"));
        }
    }
    for output in event.outputs() {
        println!("  {:<22} {} {}", output.kind, output.storage.bucket.as_deref().unwrap_or("-"), output.path);
    }
    for anomaly in event.anomalies() {
        println!("  not as documented: {:?} at {}", anomaly.kind, anomaly.path);
    }
}
