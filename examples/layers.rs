//! A handler inside a `tower` stack: layers count its events and give it a time limit of its own.
//!
//! Try it on this machine:
//!
//! ```text
//! cargo build --release --example layers
//! cargo run --release -p mps-backup -- dev --function target/release/examples/layers
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use scf_runtime::{Failure, Invocation};
use tower::{ServiceBuilder, service_fn};

/// Answers after as many milliseconds as the event says.
async fn handle(invocation: Invocation) -> Result<String, Failure> {
    let millis = std::str::from_utf8(&invocation.payload)?.trim().parse()?;
    if millis == 13 {
        return Err(Failure::new("Unlucky", "13 ms are never waited"));
    }
    tokio::time::sleep(Duration::from_millis(millis)).await;
    Ok(format!("\"{millis} ms\""))
}

fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    scf_runtime::logs::init()?;
    let events = Arc::new(AtomicU64::new(0));
    let stack = ServiceBuilder::new()
        .map_request(move |invocation: Invocation| {
            let number = events.fetch_add(1, Ordering::Relaxed) + 1;
            tracing::info!(number, bytes = invocation.payload.len(), "an event came");
            invocation
        })
        .timeout(Duration::from_millis(500))
        .service(service_fn(handle));
    scf_runtime::start(stack)?;
    Ok(())
}
