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
/// unless set. A value that can't be read counts as `info`, and a line says so; a word that is no level is such a value,
/// since `warning` would else be the only target of a log that stays empty. Lines of level `ERROR` are always written.
///
/// # Errors
///
/// Fails if a subscriber was installed before; that one stays.
pub fn init() -> Result<(), TryInitError> {
    let asked = std::env::var_os("RUST_LOG").unwrap_or_default();
    let asked = asked.to_string_lossy();
    let (targets, wrong) = targets(&asked);
    let lines = tracing_subscriber::fmt::layer()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_writer(io::stdout);
    tracing_subscriber::registry().with(targets).with(lines).try_init()?;
    if wrong {
        let expected = "off, error, warn, info, debug or trace, or a list of target=level with commas between";
        tracing::warn!(RUST_LOG = &*asked, expected, "RUST_LOG can't be read; using info");
    }
    Ok(())
}

fn targets(asked: &str) -> (Targets, bool) {
    let info = || Targets::new().with_default(LevelFilter::INFO);
    if asked.trim().is_empty() {
        return (info(), false);
    }
    read(asked).map_or_else(|| (info(), true), |targets| (targets, false))
}

/// Returns what passes where that is asked for; none where a part of it can't be read.
fn read(asked: &str) -> Option<Targets> {
    let mut targets = Targets::new().with_default(LevelFilter::ERROR);
    for part in asked.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (target, level) = part.split_once('=').map_or((None, part), |(target, level)| (Some(target.trim()), level));
        let level = level.trim().parse::<LevelFilter>().ok()?.max(LevelFilter::ERROR);
        targets = match target {
            Some("") => return None,
            Some(target) => targets.with_target(target, level),
            None => targets.with_default(level),
        };
    }
    asked.contains(|symbol| symbol != ',' && symbol != ' ').then_some(targets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing::Level;

    #[test]
    fn the_filter_is_info_unless_it_can_be_read() {
        let wrong = [
            "a=b=c",
            "x=loud",
            "warning",
            "verbose",
            "debug1",
            "warn,cos_sink",
            "scf_runtime::serve",
            "=warn",
            "6",
            ",",
            "\u{fffd}",
        ];
        for (asked, wrong) in [("", false), (" ", false)].into_iter().chain(wrong.map(|asked| (asked, true))) {
            let (targets, said_wrong) = targets(asked);
            assert_eq!(said_wrong, wrong, "{asked}");
            assert!(targets.would_enable("any", &Level::INFO) && !targets.would_enable("any", &Level::DEBUG));
        }
        let (targets, _) = targets("info,scf_runtime=warn");
        assert!(!targets.would_enable("scf_runtime::runtime", &Level::INFO));
        assert!(targets.would_enable("other", &Level::INFO));
        let (targets, wrong) = super::targets(" Info , scf_runtime = warn,");
        assert!(!wrong && !targets.would_enable("scf_runtime::runtime", &Level::INFO));
    }

    #[test]
    fn errors_always_pass() {
        for asked in ["off", "error", "0", "x=off", "x=debug", "info,x=off"] {
            let (targets, wrong) = targets(asked);
            assert!(!wrong, "{asked}");
            assert!(
                targets.would_enable("any", &Level::ERROR) && targets.would_enable("x::y", &Level::ERROR),
                "{asked}"
            );
        }
        assert!(!targets("off").0.would_enable("any", &Level::WARN));
    }
}
