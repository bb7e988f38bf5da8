//! Logs as SCF's log service reads them: one JSON object a line on standard output.
//!
//! A line has `timestamp`, `level`, `target`, `message`, the fields of the event, and under `span` what belongs to the
//! invocation: `request_id`, `function`, `cold_start`. The runtime writes one line an invocation, with
//! `outcome` (`ok`, `failed`, `cancelled`, `panicked`) and `duration_us`; nothing of an event's bytes.

use std::io;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};

/// Writes the process's logs to standard output, filtered by `RUST_LOG`.
///
/// `RUST_LOG` holds a level, or `target=level` pairs with commas between: `warn`, `info,scf_runtime=warn`. It is `info`
/// unless set; a value that can't be read counts as `info`, and a line says so.
///
/// # Errors
///
/// Fails if a subscriber was installed before; that one stays.
pub fn init() -> Result<(), TryInitError> {
    let asked = std::env::var("RUST_LOG").unwrap_or_default();
    let (targets, wrong) = targets(&asked);
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_writer(io::stdout);
    tracing_subscriber::registry().with(targets).with(lines).try_init()?;
    if wrong {
        tracing::warn!(RUST_LOG = asked, "expected RUST_LOG to be a level or a list of target=level; using info");
    }
    Ok(())
}

fn targets(asked: &str) -> (Targets, bool) {
    let info = || Targets::new().with_default(LevelFilter::INFO);
    if asked.trim().is_empty() {
        return (info(), false);
    }
    asked.parse().map_or_else(|_| (info(), true), |targets| (targets, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn the_filter_is_info_unless_it_can_be_read() {
        for (asked, wrong) in [("", false), (" ", false), ("a=b=c", true), ("x=loud", true)] {
            let (targets, said_wrong) = targets(asked);
            assert_eq!(said_wrong, wrong, "{asked}");
            assert!(targets.would_enable("any", &Level::INFO) && !targets.would_enable("any", &Level::DEBUG));
        }
        let (targets, _) = targets("info,scf_runtime=warn");
        assert!(!targets.would_enable("scf_runtime::runtime", &Level::INFO));
        assert!(targets.would_enable("other", &Level::INFO));
    }
}
