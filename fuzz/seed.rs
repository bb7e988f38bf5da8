//! Writes our own events into `corpus`, one folder a target: `cargo run --bin seed`.

use std::path::Path;

use mps_events::{Notification, fixtures};

fn main() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in ["delivery", "envelope", "typed"] {
        std::fs::create_dir_all(corpus.join(target))?;
        for (index, (name, bytes)) in (0_u8..).zip(fixtures::all()) {
            let event = Notification::from_slice(bytes).ok().and_then(|notification| notification.raw_event());
            let seed = match (target, event) {
                ("typed", Some(event)) => [&[index], event.get().as_bytes()].concat(),
                _ => bytes.to_vec(),
            };
            std::fs::write(corpus.join(target).join(name), seed)?;
        }
    }
    Ok(())
}
