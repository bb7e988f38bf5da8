//! A function of one's own: it is told of every task and answers what came of it.
//!
//! Try it on this machine:
//!
//! ```text
//! cargo build --release --example function
//! cargo run --release -p mps-backup -- dev --function target/release/examples/function --verbose
//! ```

use mps_events::{Delivery, Notification};
use scf_runtime::{Failure, Invocation, Json};
use serde::Serialize;

/// What the function answers for each notification of an event.
#[derive(Debug, Serialize)]
struct Seen {
    event_type: String,
    task_id: Option<String>,
    status: Option<String>,
}

async fn handle(invocation: Invocation) -> Result<Json<Vec<Seen>>, Failure> {
    let delivery = Delivery::from_slice(&invocation.payload)?;
    let mut seen = Vec::new();
    for item in delivery.items() {
        let event = Notification::from_slice(item.bytes())?;
        tracing::info!(event_type = event.event_type(), task_id = event.task_id(), "seen");
        seen.push(Seen {
            event_type: event.event_type().to_owned(),
            task_id: event.task_id().map(str::to_owned),
            status: event.status().map(str::to_owned),
        });
    }
    Ok(Json(seen))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    scf_runtime::logs::init()?;
    scf_runtime::start(handle)?;
    Ok(())
}
