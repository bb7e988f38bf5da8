//! An event for programs.

use mps_archive::{Verdict, code, meaning};
use mps_events::{Event, EventTime, Notification, SubTask, TaskError};
use serde::Serialize;
use serde_json::value::RawValue;

use super::Found;
use crate::archive::Metadata;

/// All that is known of an object: what its key, its metadata and its event say. Secrets are taken out.
#[derive(Serialize)]
pub(crate) struct Object {
    key: String,
    kind: &'static str,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    bytes: u64,
    metadata: Metadata,
    #[serde(flatten)]
    event: Option<Typed>,
    /// The notification as it came.
    #[serde(skip_serializing_if = "Option::is_none")]
    notification: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct Typed {
    #[serde(rename = "type")]
    event_type: String,
    task: Option<String>,
    status: Option<String>,
    outcome: String,
    occurred: Option<String>,
    error: Option<Error>,
    sub_tasks: Vec<Part>,
    outputs: Vec<Output>,
    anomalies: Vec<Anomaly>,
}

#[derive(Serialize)]
struct Error {
    code: String,
    meaning: &'static str,
    message: Option<String>,
}

#[derive(Serialize)]
struct Part {
    kind: String,
    path: String,
    status: Option<String>,
    outcome: String,
    error: Option<Error>,
    began: Option<String>,
    finished: Option<String>,
    seconds: Option<i64>,
}

#[derive(Serialize)]
struct Output {
    kind: String,
    member: &'static str,
    path: String,
    file_id: Option<String>,
    is_link: bool,
    storage: Option<String>,
    bucket: Option<String>,
    region: Option<String>,
}

#[derive(Serialize)]
struct Anomaly {
    path: String,
    kind: String,
}

/// Returns an object as a line for programs.
pub(crate) fn json(found: &Found, verdict: &Verdict) -> Object {
    let notification = redacted(found);
    let event = notification.as_deref().and_then(typed);
    Object {
        key: found.listed.entry.key.to_string(),
        kind: found.listed.kind.as_str(),
        verdict: verdict.as_str(),
        reason: verdict.reason().map(str::to_owned),
        bytes: found.object.body.len() as u64,
        metadata: Metadata::from(&found.metadata),
        event: event.map(|event| Typed::new(&event, found.occurred_at())),
        notification: notification.and_then(|json| RawValue::from_string(one_line(json)).ok()),
    }
}

/// The notification without its secrets; `None` for what is none.
pub(crate) fn redacted(found: &Found) -> Option<String> {
    let bytes = found.object.decoded().ok()?;
    Notification::from_slice(&bytes).ok().map(|notification| notification.redacted())
}

/// The event in a notification.
pub(crate) fn typed(json: &str) -> Option<Event> {
    Notification::from_slice(json.as_bytes()).ok()?.event().ok()
}

/// Line ends mean nothing between the values of JSON, and none stands inside one.
fn one_line(json: String) -> String {
    if json.contains(['\n', '\r']) { json.replace(['\n', '\r'], " ") } else { json }
}

impl Typed {
    fn new(event: &Event, occurred_at: Option<EventTime>) -> Self {
        let text = |text: &str| text.to_owned();
        Self {
            event_type: event.event_type().to_owned(),
            task: event.task_id().map(text),
            status: event.status().map(text),
            outcome: event.outcome().to_string(),
            occurred: occurred_at.map(|time| time.to_string()),
            error: event.error().as_ref().map(Error::from),
            sub_tasks: event.sub_tasks().iter().map(Part::from).collect(),
            outputs: event.outputs().into_iter().map(Output::from).collect(),
            anomalies: event
                .anomalies()
                .into_iter()
                .map(|anomaly| Anomaly { path: anomaly.path, kind: format!("{:?}", anomaly.kind) })
                .collect(),
        }
    }
}

impl From<&TaskError<'_>> for Error {
    fn from(error: &TaskError<'_>) -> Self {
        Self { code: code(error), meaning: meaning(error), message: error.message.map(str::to_owned) }
    }
}

impl From<&SubTask<'_>> for Part {
    fn from(sub_task: &SubTask<'_>) -> Self {
        Self {
            kind: sub_task.kind.clone(),
            path: sub_task.path.clone(),
            status: sub_task.status.map(str::to_owned),
            outcome: sub_task.outcome().to_string(),
            error: sub_task.error.as_ref().map(Error::from),
            began: sub_task.began_at.map(|time| time.to_string()),
            finished: sub_task.finished_at.map(|time| time.to_string()),
            seconds: sub_task.seconds(),
        }
    }
}

impl From<mps_events::Output> for Output {
    fn from(output: mps_events::Output) -> Self {
        let storage = output.storage;
        Self {
            kind: output.kind,
            member: output.member,
            path: output.path,
            file_id: output.file_id,
            is_link: output.is_link,
            storage: storage.kind.map(|kind| kind.to_string()),
            bucket: storage.bucket,
            region: storage.region,
        }
    }
}
