//! Lines for people.

use std::fmt::Write as _;
use std::time::Duration;

use mps_backup_handler::{Placed, PlacedAs};

use crate::archive::without_parameters;
use crate::dev::inputs::Input;
use crate::dev::outcome::{self, Outcome, Tally};
use crate::view::{self, Align, Column, Columns, Emphasis, Terminal, printable};

/// What came of it, type, task, status, size and time: 99 columns.
const COLUMNS: [Column; 6] = [
    Column::new(14, Align::Left),
    Column::new(22, Align::Left).narrowest(6).keep_end(2),
    Column::new(26, Align::Left).narrowest(8).keep_end(8),
    Column::new(10, Align::Left).narrowest(4),
    Column::new(8, Align::Right),
    Column::new(9, Align::Right),
];

/// How many characters of an answer are shown.
const ANSWER: usize = 400;

/// The narrowest column that is worth having for a key.
const KEY: usize = 40;

/// Lays out the lines of objects and of failures.
#[derive(Debug)]
pub(crate) struct Lines {
    columns: Columns,
    has_key: bool,
}

impl Lines {
    /// Lines of at most `width` columns, with the key where there is room for it; all of it however long when `wide`.
    pub(crate) fn new(width: usize, wide: bool) -> Self {
        let columns = Columns::fit(&COLUMNS, width);
        let room = width.saturating_sub(columns.width() + 2);
        let with_key = |room| [&COLUMNS[..], &[Column::new(room, Align::Left).keep_end(room / 2)]].concat();
        if wide {
            return Self { columns: Columns::whole(&with_key(0)), has_key: true };
        }
        if room >= KEY {
            return Self { columns: Columns::fit(&with_key(room), width), has_key: true };
        }
        Self { columns, has_key: false }
    }

    /// A line for each object of the event, or one that names it, and one for each reason.
    pub(crate) fn event(&self, input: &Input, outcome: &Outcome, time: Duration, terminal: &Terminal) -> Vec<String> {
        let time = view::duration(time);
        let line = |texts: &[&str], emphasis| self.columns.line(texts, |word| terminal.paint(emphasis, word));
        match outcome {
            Outcome::BackedUp(report) => {
                report.objects.iter().flat_map(|placed| self.object(placed, input, &time, terminal)).collect()
            }
            Outcome::Answered(answer) => {
                let size = view::bytes(answer.len() as u64);
                vec![line(&["answered", "", &input.name, "", &size, &time], Emphasis::Plain), said(answer)]
            }
            Outcome::Failed(error) => {
                let size = view::bytes(input.size());
                vec![line(&["failed", "", &input.name, "", &size, &time], Emphasis::Bad), reason(error)]
            }
        }
    }

    fn object(&self, placed: &Placed, input: &Input, time: &str, terminal: &Terminal) -> Vec<String> {
        let emphasis = match placed.outcome {
            _ if placed.quarantined.is_some() => Emphasis::Warning,
            PlacedAs::Conflict => Emphasis::Bad,
            PlacedAs::AlreadyStored => Emphasis::Faint,
            _ => Emphasis::Good,
        };
        let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let word = outcome::word(placed.outcome);
        let (kind, task) = match &placed.quarantined {
            None => (or_dash(&placed.event_type), or_dash(&placed.task_id)),
            Some(_) => ("quarantined".to_owned(), input.name.clone()),
        };
        let (status, size) = (or_dash(&placed.status), view::bytes(placed.bytes));
        let mut texts = vec![word, &kind, &task, &status, &size, time];
        if self.has_key {
            texts.push(&placed.key);
        }
        let line = self.columns.line(&texts, |word| terminal.paint(emphasis, word));
        [line].into_iter().chain(placed.quarantined.as_deref().map(reason)).collect()
    }
}

/// A line of its own, below what it is the reason of.
fn reason(text: &str) -> String {
    format!("{:16}{}", "", printable(text.trim_end()))
}

/// The beginning of an answer, in a line of its own.
fn said(answer: &[u8]) -> String {
    let text = String::from_utf8_lossy(answer);
    let text = text.trim();
    match text.char_indices().nth(ANSWER) {
        Some((end, _)) => reason(&format!("{} ..", &text[..end])),
        None if text.is_empty() => reason("(nothing)"),
        None => reason(text),
    }
}

/// Returns the counts, and where to look if the function is to store.
pub(crate) fn summary(tally: &Tally, elapsed: Duration, url: &str, stores: bool) -> String {
    let mut text = String::new();
    let mut line = |name: &str, number: u64, note: &str| {
        // Writing to a string does not fail.
        let _ = write!(text, "\n{}", format!("{name:<14}  {:>9}  {note}", view::count(number)).trim_end());
    };
    let rate = view::count(tally.rate(elapsed).round() as u64);
    line("received", tally.received, &format!("events in {}, {rate}/s", view::duration(elapsed)));
    // A function that isn't a backup has nothing to say of objects.
    let has_objects = stores || tally.stored + tally.already_stored > 0;
    if has_objects {
        line("stored", tally.stored, "new objects");
        line("already stored", tally.already_stored, nothing_new(tally));
        line("stored apart", tally.conflicts, if tally.conflicts > 0 { CONFLICTS } else { "" });
        line("quarantined", tally.quarantined, "of these objects: kept whole, the reason beside them");
    }
    if tally.answered > 0 {
        line("answered", tally.answered, "events, by a function that reports no objects");
    }
    let nothing_says = if has_objects { "events; nothing says that they are stored" } else { "events" };
    line("failed", tally.failed, if tally.failed > 0 { nothing_says } else { "" });
    if tally.breaches > 0 {
        line("breaches", tally.breaches, "of the runtime API's contract: results may be mixed up; --strict fails them");
    }
    if tally.passed_over > 0 {
        line("passed over", tally.passed_over, "files, which are not .json, .jsonl or .ndjson");
    }
    if let Some(guarantee) = &tally.guarantee {
        let _ = write!(text, "\nguarantee       {}: {CHECKED_FIRST}", guarantee.replace('_', " "));
    }
    if has_objects {
        let _ = write!(text, "\nwhere           {}", printable(&where_to_look(url)));
    }
    text
}

/// What a conflict is, for who sees one for the first time.
const CONFLICTS: &str = "of the new ones: other bytes hold their keys, see docs/operating.md";

/// What the weaker guarantee means.
const CHECKED_FIRST: &str = "the store overwrites, so two deliveries of one event at once may both be written";

fn nothing_new(tally: &Tally) -> &'static str {
    if tally.stored == 0 && tally.already_stored > 0 { "nothing new: each object stood already" } else { "" }
}

fn where_to_look(url: &str) -> String {
    match cos_sink::folder_from_url(url) {
        Ok(Some(path)) => path.display().to_string(),
        _ if url.starts_with("memory:") => "nowhere: it was kept in memory, and is gone".to_owned(),
        _ => without_parameters(url).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fit_100() {
        assert_eq!(Columns::fit(&COLUMNS, 100).width(), Columns::whole(&COLUMNS).width());
        assert!(Columns::whole(&COLUMNS).width() <= 100);
    }

    #[test]
    fn the_place_to_look_is_a_path_or_a_url_without_parameters() {
        assert_eq!(where_to_look("file:///tmp/x"), "/tmp/x");
        assert_eq!(where_to_look("file:/tmp/x"), "/tmp/x");
        assert_eq!(where_to_look("cos://b-1/p?region=r"), "cos://b-1/p");
    }
}
