//! A function of one's own: it is told of every task and answers what came of it.
//!
//! Try it on this machine:
//!
//! ```text
//! cargo build --release --example function
//! cargo run --release -p mps-backup -- dev --function target/release/examples/function --verbose
//! ```

use mps_events::{Delivery, Notification, Outcome};
use scf_runtime::{Failure, Invocation, Json};
use serde::Serialize;

/// What the function answers for each notification of an event.
#[derive(Debug, Serialize)]
struct Told {
    /// Type, task, status and what came of it, in one line.
    event: String,
    /// Whether all of it went well. A status of `FINISH` does not say that.
    success: bool,
    /// The files that were made.
    files: Vec<String>,
}

async fn handle(invocation: Invocation) -> Result<Json<Vec<Told>>, Failure> {
    let delivery = Delivery::from_slice(&invocation.payload)?;
    let mut told = Vec::new();
    for item in delivery.items() {
        let event = Notification::from_slice(item.bytes())?.event()?;
        tracing::info!(%event, "told");
        told.push(Told {
            event: event.to_string(),
            success: event.outcome() == Outcome::Success,
            files: event.outputs().into_iter().map(|output| output.path).collect(),
        });
    }
    Ok(Json(told))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    scf_runtime::logs::init()?;
    scf_runtime::start(handle)?;
    Ok(())
}
