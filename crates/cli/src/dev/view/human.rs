//! Lines for people.

use std::fmt::Write as _;
use std::time::Duration;

use mps_backup_handler::Placed;

use crate::dev::inputs::Input;
use crate::dev::outcome::{self, Outcome, Tally};

/// How many characters of a task id a line shows.
const TASK_WIDTH: usize = 26;

/// A line for each object of the event, or one that says what failed.
pub(crate) fn event(input: &Input, outcome: &Outcome, duration: Duration) -> String {
    let duration = milliseconds(duration);
    match outcome {
        Outcome::BackedUp(report) => {
            let lines = report.objects.iter().map(|placed| object(placed, &duration));
            lines.collect::<Vec<_>>().join("\n")
        }
        Outcome::Answered(bytes) => format!("{:<14} {:<60} {bytes:>9} B {duration}", "answered", input.name),
        Outcome::Failed(error) => format!("{:<14} {:<60} {:>11} {duration}  {error}", "failed", input.name, ""),
    }
}

fn object(placed: &Placed, duration: &str) -> String {
    let (kind, what) = match &placed.quarantined {
        None => (outcome::word(placed.outcome), description(placed)),
        Some(reason) => (outcome::word(placed.outcome), format!("quarantined: {reason}")),
    };
    format!("{kind:<14} {what:<60} {:>9} B {duration}  {}", placed.bytes, placed.key)
}

fn description(placed: &Placed) -> String {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let task = shortened(&or_dash(&placed.task_id));
    format!("{:<22} {:<TASK_WIDTH$} {:<10}", or_dash(&placed.event_type), task, or_dash(&placed.status))
}

/// A task id's beginning, which tells the account and the kind, and its end, which tells it from others.
fn shortened(id: &str) -> String {
    let characters: Vec<char> = id.chars().collect();
    if characters.len() <= TASK_WIDTH {
        return id.to_owned();
    }
    let tail = 8;
    let head: String = characters[..TASK_WIDTH - tail - 1].iter().collect();
    let tail: String = characters[characters.len() - tail..].iter().collect();
    format!("{head}…{tail}")
}

fn milliseconds(duration: Duration) -> String {
    format!("{:>8.1} ms", duration.as_secs_f64() * 1000.0)
}

/// The counts, and where to look.
pub(crate) fn summary(tally: &Tally, elapsed: Duration, url: &str) -> String {
    let mut text = String::new();
    let mut line = |name: &str, count: usize, note: &str| {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", format!("{name:<14} {count:>7}  {note}").trim_end());
    };
    line("received", tally.received, &format!("events in {:.2} s", elapsed.as_secs_f64()));
    line("stored", tally.stored, "new objects");
    line("already stored", tally.already_stored, nothing_new(tally));
    line("quarantined", tally.quarantined, "of these objects: kept whole, the reason beside them");
    if tally.answered > 0 {
        line("answered", tally.answered, "events, by a function that reports no objects");
    }
    line("failed", tally.failed, if tally.failed > 0 { "events; nothing says that they are stored" } else { "" });
    let _ = writeln!(text, "where          {}", where_to_look(url));
    format!("\n{text}")
}

fn nothing_new(tally: &Tally) -> &'static str {
    if tally.stored == 0 && tally.already_stored > 0 { "nothing new: each object stood already" } else { "" }
}

fn where_to_look(url: &str) -> &str {
    match url.strip_prefix("file://").or_else(|| url.strip_prefix("file:")) {
        Some(path) => path,
        None if url.starts_with("memory:") => "nowhere: it was kept in memory, and is gone",
        None => url.split(['?', '#']).next().unwrap_or(url),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_id_keeps_both_ends() {
        let id = "1250000000-WorkflowTask-5b1e0f3ac94d4b6f8a7c2d9e4f1a6b37t0";
        assert_eq!(shortened(id), "1250000000-Workfl…1a6b37t0");
        assert_eq!(shortened("short"), "short");
    }

    #[test]
    fn the_place_to_look_is_a_path_or_a_url_without_parameters() {
        assert_eq!(where_to_look("file:///tmp/x"), "/tmp/x");
        assert_eq!(where_to_look("file:/tmp/x"), "/tmp/x");
        assert_eq!(where_to_look("cos://b-1/p?region=r"), "cos://b-1/p");
    }
}
