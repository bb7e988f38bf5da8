//! Prints what came of the tasks that event files tell of: `cargo run -p mps-events --example report -- FILE..`

use std::process::ExitCode;

use mps_events::{Delivery, Notification};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("expected files with events: report FILE..");
        return ExitCode::FAILURE;
    }
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let report = std::fs::read(&file)
            .map_err(|error| error.to_string())
            .and_then(|payload| report(&payload).map_err(|error| error.to_string()));
        match report {
            Ok(lines) => println!("{}", lines.join("\n")),
            Err(error) => {
                eprintln!("{file}: {error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn report(payload: &[u8]) -> Result<Vec<String>, mps_events::Error> {
    let mut lines = Vec::new();
    for item in Delivery::from_slice(payload)?.items() {
        let notification = Notification::from_slice(item.bytes())?;
        let event = notification.event()?;
        lines.push(event.to_string());
        if let Some(time) = notification.occurred_at() {
            lines.push(format!("  at {time}"));
        }
        for sub_task in event.sub_tasks() {
            let seconds = sub_task.seconds().map_or_else(String::new, |seconds| format!(", {seconds} s"));
            lines.push(format!("  {}: {}{seconds}", sub_task.kind, sub_task.outcome()));
            if let Some(error) = sub_task.error {
                let code = error.code_ext.map_or_else(|| error.code.unwrap_or(0).to_string(), ToOwned::to_owned);
                lines.push(format!("    {:?} {code}: {}", error.class, error.message.unwrap_or("no message")));
            }
        }
        for output in event.outputs() {
            let bucket = output.storage.bucket.unwrap_or_default();
            lines.push(format!("  made {} {bucket} {}", output.member, output.path));
        }
        for anomaly in event.anomalies() {
            lines.push(format!("  {:?} at {}", anomaly.kind, anomaly.path));
        }
    }
    Ok(lines)
}
