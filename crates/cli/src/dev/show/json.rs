//! Lines for programs: one JSON object each.

use std::time::Duration;

use mps_backup_handler::Placed;
use serde::Serialize;

use crate::dev::inputs::Input;
use crate::dev::outcome::{Outcome, Tally};
use crate::view::rounded;

/// `{"event": NAME, "ok": BOOL, "milliseconds": N, "objects": [..]}`, with `error`, or `answer_bytes` and `answer`, in their case: JSON as it
/// is, else text; none of more than 64 KB.
#[derive(Serialize)]
pub(crate) struct Event<'a> {
    event: &'a str,
    ok: bool,
    milliseconds: f64,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    objects: &'a [Placed],
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

/// `{"summary": {"received": N, ..}, "seconds": N, "per_second": N, "url": URL}`.
#[derive(Serialize)]
pub(crate) struct Summary<'a> {
    summary: &'a Tally,
    seconds: f64,
    per_second: f64,
    url: &'a str,
}

pub(crate) fn event<'a>(input: &'a Input, outcome: &'a Outcome, duration: Duration) -> Event<'a> {
    let milliseconds = rounded(duration.as_secs_f64() * 1000.0);
    let mut event = Event {
        event: &input.name,
        ok: true,
        milliseconds,
        objects: &[],
        answer_bytes: None,
        answer: None,
        error: None,
    };
    match outcome {
        Outcome::BackedUp(report) => event.objects = &report.objects,
        Outcome::Answered(answer) => {
            event.answer_bytes = Some(answer.len());
            event.answer = (answer.len() <= ANSWER).then(|| read(answer));
        }
        Outcome::Failed(error) => {
            event.ok = false;
            event.error = Some(error);
        }
    }
    event
}

/// The largest answer that is shown.
const ANSWER: usize = 64 * 1024;

fn read(answer: &[u8]) -> serde_json::Value {
    serde_json::from_slice(answer).unwrap_or_else(|_| String::from_utf8_lossy(answer).into())
}

pub(crate) fn summary<'a>(tally: &'a Tally, elapsed: Duration, url: &'a str) -> Summary<'a> {
    let seconds = elapsed.as_secs_f64();
    Summary { summary: tally, seconds: rounded(seconds), per_second: rounded(tally.rate(elapsed)), url }
}
