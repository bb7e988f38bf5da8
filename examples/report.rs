//! Prints what an event file says: outcome, sub-tasks, errors, files, and what in it was not as documented.
//!
//! The file holds what a callback delivered, or what `DescribeTaskDetail` answered.
//!
//! ```text
//! cargo run --example report -- crates/mps-events/fixtures/workflow_partial.json
//! ```

use std::process::ExitCode;

use mps_events::{Delivery, ErrorKind, Event, Notification, Outcome, SubTask};

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
        match Notification::from_slice(item.bytes()) {
            Ok(notification) => {
                let event = notification.event()?;
                if let (None, Some(id)) = (event.task_id(), notification.task_id()) {
                    println!("task {id}");
                }
                report(&event);
            }
            Err(error) if error.kind() == ErrorKind::NotANotification => {
                report(&Event::from_task_detail(item.bytes())?);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn report(event: &Event) {
    println!("{event}");
    if let Some(error) = event.error() {
        println!("  {:?}: {}", error.class, error.message.or(error.code_ext).unwrap_or("no reason given"));
    }
    for sub_task in event.sub_tasks() {
        println!("  {:<24} {}{}", sub_task.kind, sub_task.status.unwrap_or("-"), progress(&sub_task));
        if let Some(error) = sub_task.error {
            println!("    {:?}: {}", error.class, error.message.or(error.code_ext).unwrap_or("no reason given"));
        }
    }
    for output in event.outputs() {
        let place = if output.is_link { "link" } else { output.storage.bucket.as_deref().unwrap_or("-") };
        println!("  {:<24} {} {place} {}", output.kind, output.member, output.path);
    }
    for anomaly in event.anomalies() {
        println!("  not as documented: {:?} at {}", anomaly.kind, anomaly.path);
    }
}

/// How long it took, or how far it is.
fn progress(sub_task: &SubTask<'_>) -> String {
    match (sub_task.outcome(), sub_task.progress, sub_task.seconds()) {
        (Outcome::Processing, Some(percent), _) => format!(" at {percent} %"),
        (_, _, Some(seconds)) => format!(" in {seconds} s"),
        _ => String::new(),
    }
}
