//! What several tests need.
#![allow(dead_code, reason = "every test file takes its part of it")]

use mps_events::models::WorkflowTask;
use mps_events::{AnomalyKind, Event, Notification, fixtures};
use serde_json::Value;

/// A tree without what MPS doesn't distinguish: null, absent, the empty list, the spelling of numbers.
pub(crate) fn plain(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().map(|(name, value)| (name.clone(), plain(value)));
            Value::Object(kept.filter(|(_, value)| !value.is_null() && *value != Value::Array(vec![])).collect())
        }
        Value::Array(list) => Value::Array(list.iter().map(plain).collect()),
        Value::Number(number) => Value::from(number.as_f64().unwrap().to_string()),
        Value::String(text) => match text.parse::<serde_json::Number>() {
            Ok(number) => Value::from(number.as_f64().unwrap_or(f64::NAN).to_string()),
            Err(_) => value.clone(),
        },
        other => other.clone(),
    }
}

/// Name and bytes of our own notifications and of those collected elsewhere.
pub(crate) fn payloads() -> Vec<(String, Vec<u8>)> {
    let own = fixtures::all().iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec()));
    let collected = fixtures::collected().unwrap().into_iter();
    own.chain(collected.map(|(path, bytes)| (path.display().to_string(), bytes))).collect()
}

/// The event of a notification.
pub(crate) fn event(json: &str) -> Event {
    Notification::from_slice(json.as_bytes()).unwrap().event().unwrap()
}

/// Requires that `event` is written as `json`, up to what MPS doesn't distinguish.
pub(crate) fn assert_lossless(event: &Event, json: &str, what: &str) {
    let before: Value = serde_json::from_str(json).unwrap();
    let written = serde_json::to_string(event).unwrap();
    let after: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(plain(&after), plain(&before), "{what}");
}

/// A workflow with these members, written as in JSON.
pub(crate) fn workflow(members: &str) -> Event {
    event(&format!(r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{{members}}}}}"#))
}

/// The model of a workflow.
pub(crate) fn task(event: &Event) -> &WorkflowTask {
    match event {
        Event::WorkflowTask(task) => task,
        other => panic!("{other:?}"),
    }
}

/// Path and kind of what is not as documented.
pub(crate) fn anomalies(event: &Event) -> Vec<(String, AnomalyKind)> {
    event.anomalies().into_iter().map(|anomaly| (anomaly.path, anomaly.kind)).collect()
}
