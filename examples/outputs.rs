//! Prints the files that a task made, each below its sub-task, as addresses where they lie in COS.
//!
//! ```text
//! cargo run --example outputs -- crates/mps-events/fixtures/workflow_partial.json
//! ```

use mps_events::{Delivery, Event, Notification};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for file in std::env::args_os().skip(1) {
        let payload = std::fs::read(file)?;
        for item in Delivery::from_slice(&payload)? {
            print(&Notification::from_slice(item.bytes())?.event()?);
        }
    }
    Ok(())
}

fn print(event: &Event) {
    for sub_task in event.sub_tasks() {
        println!("{sub_task}");
        for output in sub_task.outputs() {
            match output.cos_url() {
                Some(url) => println!("  {url}"),
                // A link, or a file in another storage.
                None => println!("  {} in {}", output.path, output.storage),
            }
        }
    }
}
