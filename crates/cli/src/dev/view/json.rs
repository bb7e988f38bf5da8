//! Lines for programs: one JSON object each.

use std::time::Duration;

use mps_backup_handler::Placed;
use serde::Serialize;

use crate::dev::inputs::Input;
use crate::dev::outcome::{Outcome, Tally};

#[derive(Serialize)]
struct Event<'a> {
    event: &'a str,
    ok: bool,
    milliseconds: f64,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    objects: &'a [Placed],
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

#[derive(Serialize)]
struct Summary<'a> {
    summary: &'a Tally,
    seconds: f64,
    url: &'a str,
}

/// `{"event": NAME, "ok": BOOL, "milliseconds": N, "objects": [..]}`, with `error` or `answer_bytes` in their case.
pub(crate) fn event(input: &Input, outcome: &Outcome, duration: Duration) -> String {
    let milliseconds = duration.as_secs_f64() * 1000.0;
    let mut event = Event { event: &input.name, ok: true, milliseconds, objects: &[], answer_bytes: None, error: None };
    match outcome {
        Outcome::BackedUp(report) => event.objects = &report.objects,
        Outcome::Answered(bytes) => event.answer_bytes = Some(*bytes),
        Outcome::Failed(error) => {
            event.ok = false;
            event.error = Some(error);
        }
    }
    line(&event)
}

/// `{"summary": {"received": N, ..}, "seconds": N, "url": URL}`.
pub(crate) fn summary(tally: &Tally, elapsed: Duration, url: &str) -> String {
    line(&Summary { summary: tally, seconds: elapsed.as_secs_f64(), url })
}

fn line(value: &impl Serialize) -> String {
    // Writing plain structs of strings and numbers to memory does not fail.
    serde_json::to_string(value).unwrap_or_default()
}
