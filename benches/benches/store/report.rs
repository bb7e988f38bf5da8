//! The result as a Markdown table.

use std::{fmt::Write as _, fs, time::Duration};

use benches::statistics::{percentile, spread};

use crate::{
    measure::{Measured, Turn},
    options::Options,
    subject::Subject,
};

/// Everything that was measured.
pub(crate) fn report(options: &Options, subjects: &[Subject], measured: &[Measured]) -> String {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("?");
    let cores = if options.pinned { "all on core 0" } else { "NOT pinned to one core: the ratios are not steady" };
    let mut text = format!("{cores}; load {load}; {} rounds of {} stores.\n\n", options.rounds, options.stores);
    let marks = marks(measured);
    let resident: String = marks.iter().map(|stores| format!(" KB after {stores} |")).collect();
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(
        text,
        "| client | p50 µs | p99 µs | CPU µs | × hyper (lowest – highest round) | × hyper with the work |{resident}\n\
         |---|--:|--:|--:|--:|--:|{}",
        "--:|".repeat(marks.len())
    );
    for (subject, own) in subjects.iter().zip(measured) {
        let (middle, low, high) = against(own, &measured[0]);
        let (work, ..) = against(own, &measured[1]);
        let _ = write!(
            text,
            "| {} | {:.1} | {:.1} | {:.1} | {middle:.2} ({low:.2} – {high:.2}) | {work:.2} |",
            subject.name,
            middle_of(own, |turn| turn.p50),
            middle_of(own, |turn| turn.p99),
            middle_of(own, |turn| turn.cpu),
        );
        for mark in &marks {
            let _ = match own.resident.iter().find(|(stores, _)| stores == mark) {
                Some((_, kib)) => write!(text, " {kib} |"),
                None => write!(text, " |"),
            };
        }
        text.push('\n');
    }
    text
}

/// The median of each round over the other's median of the same round.
fn against(own: &Measured, other: &Measured) -> (f64, f64, f64) {
    let ratio = |(own, other): (&Turn, &Turn)| own.p50.as_secs_f64() / other.p50.as_secs_f64();
    spread(own.turns.iter().zip(&other.turns).map(ratio).collect())
}

fn middle_of(measured: &Measured, what: impl Fn(&Turn) -> Duration) -> f64 {
    percentile(measured.turns.iter().map(what), 50).as_secs_f64() * 1e6
}

/// After the first round, after 10,000 stores where a round ended there, and at the end.
fn marks(measured: &[Measured]) -> Vec<usize> {
    let mut marks: Vec<usize> =
        measured.first().map(|first| first.resident.iter().map(|&(stores, _)| stores).collect()).unwrap_or_default();
    let ends = [marks.first().copied(), marks.last().copied()];
    marks.retain(|&mark| mark == 10_000 || ends.contains(&Some(mark)));
    marks
}
