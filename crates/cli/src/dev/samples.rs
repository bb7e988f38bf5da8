//! Our own sample events: made up, and shaped as the platform's are.

use super::inputs::Input;

macro_rules! samples {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_bytes!(concat!("../../samples/", $file)))),*]
    };
}

const SAMPLES: &[(&str, &[u8])] = samples![
    "01-workflow-success.json",
    "02-workflow-failed-sub-task.json",
    "03-workflow-processing.json",
    "04-edit-media-success.json",
    "05-edit-media-failed.json",
    "06-schedule-success.json",
    "07-live-review.json",
    "08-live-end.json",
    "09-unknown-event-type.json",
    "10-cmq-two-records.json",
    "11-not-json.txt",
];

/// Every sample, in order.
pub(crate) fn all() -> Vec<Input> {
    SAMPLES.iter().map(|&(name, bytes)| Input::new(name, bytes)).collect()
}
