//! The result as Markdown tables.

use std::{fmt::Write as _, fs, io, time::Duration};

use benches::statistics::{percentile, spread};

use crate::{
    instance::Start,
    measure::Measured,
    options::Options,
    platform::Sample,
    size::size,
    subject::{Job, Subject},
};

/// A subject beside the floor of its job.
struct Row<'a> {
    subject: &'a Subject,
    own: &'a Measured,
    floor: &'a Measured,
}

/// Everything that was measured.
pub(crate) fn report(options: &Options, subjects: &[Subject], measured: &[Measured]) -> io::Result<String> {
    let mut rows: Vec<Row<'_>> = subjects
        .iter()
        .zip(measured)
        .filter_map(|(subject, own)| {
            let floor = subjects.iter().position(|floor| floor.job == subject.job)?;
            Some(Row { subject, own, floor: &measured[floor] })
        })
        .collect();
    rows.sort_by_key(|row| row.subject.job);
    let mut text = String::new();
    circumstances(&mut text, options);
    per_event(&mut text, &rows);
    starts(&mut text, &rows);
    memory(&mut text, &rows);
    sizes(&mut text, options)?;
    Ok(text)
}

fn circumstances(text: &mut String, options: &Options) {
    let read = |path| fs::read_to_string(path).unwrap_or_default();
    let processors = read("/proc/cpuinfo");
    let model = processors
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |(_, model)| model);
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or("?");
    let cores = if options.pinned { "all on core 0" } else { "NOT pinned to one core: the ratios are not steady" };
    let Options { rounds, events, starts, .. } = options;
    line(text, format_args!("{model}, {cores}; load {load}; {rounds} rounds of {events} events, {starts} starts.\n"));
}

fn per_event(text: &mut String, rows: &[Row<'_>]) {
    line(
        text,
        "| event | program | p50 µs | p99 µs | × floor (lowest – highest round) | × floor p99 | answered p50 µs |",
    );
    line(text, "|---|---|--:|--:|--:|--:|--:|");
    for Row { subject, own, floor } in rows {
        let cycle = |sample: &Sample| sample.cycle;
        let (middle, low, high) = spread(
            own.rounds
                .iter()
                .zip(&floor.rounds)
                .map(|(own, floor)| {
                    ratio(percentile(own.iter().map(cycle), 50), percentile(floor.iter().map(cycle), 50))
                })
                .collect(),
        );
        let all = |measured: &Measured, percent| percentile(measured.rounds.iter().flatten().map(cycle), percent);
        let answered = percentile(own.rounds.iter().flatten().map(|sample| sample.answered), 50);
        line(
            text,
            format_args!(
                "| {} | {} | {:.1} | {:.1} | {middle:.2} ({low:.2} – {high:.2}) | {:.2} | {:.1} |",
                job(subject),
                subject.name,
                micros(all(own, 50)),
                micros(all(own, 99)),
                ratio(all(own, 99), all(floor, 99)),
                micros(answered),
            ),
        );
    }
}

fn starts(text: &mut String, rows: &[Row<'_>]) {
    let headings =
        "| start, p50 ms | program | to ready | × floor | to first next | × floor | to first answer | × floor |";
    line(text, format_args!("\n{headings}\n|---|---|--:|--:|--:|--:|--:|--:|"));
    let steps: [fn(&Start) -> Duration; 3] = [|start| start.ready, |start| start.next, |start| start.response];
    for Row { subject, own, floor } in rows {
        let mut cells = String::new();
        for step in steps {
            let (own, floor) =
                (percentile(own.starts.iter().map(step), 50), percentile(floor.starts.iter().map(step), 50));
            // Writing to a string cannot fail, here and in `line`.
            let _ = write!(cells, " {:.2} | {:.2} |", micros(own) / 1000.0, ratio(own, floor));
        }
        line(text, format_args!("| {} | {} |{cells}", job(subject), subject.name));
    }
}

fn memory(text: &mut String, rows: &[Row<'_>]) {
    let marks = rows.first().map(|row| marks(&row.own.resident)).unwrap_or_default();
    let headings: String = marks.iter().map(|events| format!(" after {events} |")).collect();
    line(text, format_args!("\n| resident, MB | program |{headings}\n|---|---|{}", "--:|".repeat(marks.len())));
    for Row { subject, own, .. } in rows {
        let cells: String = marks
            .iter()
            .filter_map(|mark| own.resident.iter().find(|(events, _)| events == mark))
            .map(|(_, kib)| format!(" {:.2} |", megabytes(kib * 1024)))
            .collect();
        line(text, format_args!("| {} | {} |{cells}", job(subject), subject.name));
    }
}

/// After the first round, after 10,000 and 100,000 events where a round ended there, and at the end.
fn marks(resident: &[(usize, u64)]) -> Vec<usize> {
    let mut marks: Vec<usize> = resident.iter().map(|&(events, _)| events).collect();
    let ends = [marks.first().copied(), marks.last().copied()];
    marks.retain(|&mark| matches!(mark, 10_000 | 100_000) || ends.contains(&Some(mark)));
    marks
}

fn sizes(text: &mut String, options: &Options) -> io::Result<()> {
    line(text, "\n| size, MB | program | zip |\n|---|--:|--:|");
    for (name, program) in [
        ("no-op", &options.noop),
        ("no-op on lambda_runtime", &options.lambda_runtime),
        ("no-op on tencent_scf", &options.tencent_scf),
        ("bootstrap", &options.bootstrap),
    ] {
        if let Some(program) = program {
            let size = size(program)?;
            line(text, format_args!("| {name} | {:.2} | {:.2} |", megabytes(size.program), megabytes(size.zip)));
        }
    }
    Ok(())
}

fn line(text: &mut String, line: impl std::fmt::Display) {
    let _ = writeln!(text, "{line}");
}

fn job(subject: &Subject) -> &'static str {
    match subject.job {
        Job::NoOp => "no-op",
        Job::Archive => "archived",
    }
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn ratio(time: Duration, floor: Duration) -> f64 {
    time.as_secs_f64() / floor.as_secs_f64()
}

#[expect(clippy::cast_precision_loss, reason = "a size in MB with two digits")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
