//! Our own events, changed in every way that JSON allows: nothing fails, nothing is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{AnomalyKind, Event, Notification, fixtures};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use support::plain;

#[derive(Debug, Clone, Copy)]
enum Change {
    Drop,
    Null,
    Retype(usize),
    Rename,
    Nest,
    Inject,
    Element(usize),
}

fn any_change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Drop),
        Just(Change::Null),
        (0..10_usize).prop_map(Change::Retype),
        Just(Change::Rename),
        Just(Change::Nest),
        Just(Change::Inject),
        (0..10_usize).prop_map(Change::Element),
    ]
}

fn other_value(which: usize) -> Value {
    let values = [
        json!(7),
        json!(-1.5),
        json!("text"),
        json!("12"),
        json!(""),
        json!(true),
        json!([]),
        json!({}),
        json!([[1]]),
        json!(1e40),
    ];
    values[which % values.len()].clone()
}

/// Applies a change to the member with this number, counted through the tree.
fn change_member(value: &mut Value, number: &mut usize, change: Change) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|element| change_member(element, number, change)),
        Value::Object(members) => {
            let names: Vec<String> = members.keys().cloned().collect();
            for name in names {
                if *number == 0 {
                    *number = usize::MAX;
                    change_here(members, &name, change);
                    return;
                }
                if *number == usize::MAX {
                    return;
                }
                *number -= 1;
                if let Some(member) = members.get_mut(&name) {
                    change_member(member, number, change);
                }
            }
        }
        _ => {}
    }
}

fn change_here(members: &mut Map<String, Value>, name: &str, change: Change) {
    let value = members.remove(name).unwrap();
    match change {
        Change::Drop => {}
        Change::Null => drop(members.insert(name.to_owned(), Value::Null)),
        Change::Retype(which) => drop(members.insert(name.to_owned(), other_value(which))),
        Change::Rename => drop(members.insert(format!("{name}New"), value)),
        Change::Nest => drop(members.insert(name.to_owned(), json!([value]))),
        Change::Element(which) => {
            let mut value = value;
            if let Value::Array(list) = &mut value {
                list.insert(which % (list.len() + 1), other_value(which));
            }
            members.insert(name.to_owned(), value);
        }
        Change::Inject => {
            members.insert(name.to_owned(), value);
            members.insert("InjectedMember".to_owned(), json!({"a": [1, null, {"b": "c"}]}));
        }
    }
}

fn count(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(members) => members.len() + members.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_change_loses_anything(
        which in 0..fixtures::all().len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any_change()), 1..4),
    ) {
        let (name, bytes) = fixtures::all()[which];
        let mut tree: Value = serde_json::from_slice(bytes).unwrap();
        for (index, change) in changes {
            let members = count(&tree);
            if members > 0 {
                change_member(&mut tree, &mut index.index(members), change);
            }
        }
        let text = tree.to_string();
        let Ok(notification) = Notification::from_slice(text.as_bytes()) else {
            // Its type was changed away.
            prop_assert!(!text.contains(r#""EventType":"W"#));
            return Ok(());
        };
        // Also where the event itself was dropped.
        let event = notification.event().unwrap();
        let (envelope, together) = Notification::with_event(text.as_bytes()).unwrap();
        prop_assert_eq!(format!("{envelope:?}"), format!("{notification:?}"));
        prop_assert_eq!(&together, &event);
        let raw = notification.raw_event().map_or("null", |raw| raw.get());
        let before: Value = serde_json::from_str(raw).unwrap();
        let written = serde_json::to_string(&event).unwrap();
        let after: Value = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(plain(&after), plain(&before), "{}", name);

        // Written and read again, nothing changes any more.
        let again = format!(r#"{{"EventType":{},"{}Event":{written}}}"#, json!(event.event_type()), event.event_type());
        let again = Notification::from_slice(again.as_bytes()).unwrap().event().unwrap();
        prop_assert_eq!(serde_json::to_string(&again).unwrap(), written);

        // The envelope and the event name the same task.
        let is_plain = event.anomalies().iter().all(|anomaly| !matches!(anomaly.path.as_str(), "TaskId" | "Status"));
        if is_plain && !matches!(event, Event::Unknown(_)) {
            if let Some(id) = event.task_id() {
                prop_assert_eq!(notification.task_id(), Some(id));
            }
            if let Some(status) = event.status() {
                prop_assert_eq!(notification.status(), Some(status));
            }
        }
        // Whatever it is, it can be asked.
        let _ = (event.outcome(), event.sub_tasks(), event.outputs(), event.to_string(), format!("{event:?}"));
        prop_assert!(serde_json::from_str::<Value>(&notification.redacted()).is_ok());
    }

    #[test]
    fn one_pass_answers_what_two_passes_do(
        which in 0..fixtures::all().len(),
        at in any::<prop::sample::Index>(),
        byte in prop_oneof!["[\\[\\]{}:,\"\\\\ 0-9a-zA-Z]", Just(String::new())],
    ) {
        let (_, bytes) = fixtures::all()[which];
        let mut text = std::str::from_utf8(bytes).unwrap().to_owned();
        let at = at.index(text.len());
        prop_assume!(text.is_char_boundary(at) && text.is_char_boundary(at + 1));
        text.replace_range(at..=at, &byte);
        let in_two = Notification::from_slice(text.as_bytes()).and_then(|notification| notification.event());
        let in_one = Notification::with_event(text.as_bytes()).map(|(_, event)| event);
        prop_assert_eq!(in_one.map_err(|error| error.kind()), in_two.map_err(|error| error.kind()));
    }

    #[test]
    fn an_injected_member_is_kept_and_told(which in 0..fixtures::all().len(), index in any::<prop::sample::Index>()) {
        let (_, bytes) = fixtures::all()[which];
        let notification = Notification::from_slice(bytes).unwrap();
        let event = notification.event().unwrap();
        if event.model().is_none() {
            return Ok(());
        }
        let mut tree: Value = serde_json::from_str(notification.raw_event().unwrap().get()).unwrap();
        let known = event.anomalies().len();
        let mut number = index.index(count(&tree));
        change_member(&mut tree, &mut number, Change::Inject);
        let json = format!(r#"{{"EventType":"{0}","{0}Event":{tree}}}"#, event.event_type());
        let event = Notification::from_slice(json.as_bytes()).unwrap().event().unwrap();
        prop_assert!(serde_json::to_string(&event).unwrap().contains("InjectedMember"));
        // Within what is kept as text, nobody looks.
        let told = event.anomalies().len() - known;
        prop_assert!(told <= 1, "{:?}", event.anomalies());
    }
}

#[test]
fn a_member_that_comes_twice_counts_once_and_is_kept() {
    for (name, bytes) in fixtures::all() {
        let notification = Notification::from_slice(bytes).unwrap();
        let event = notification.raw_event().unwrap().get();
        let first = event.trim_start_matches('{');
        let twice = format!("{{{},{first}", r#""TaskId":"first""#);
        let json = format!(r#"{{"EventType":"{0}","{0}Event":{twice}}}"#, notification.event_type());
        let notification = Notification::from_slice(json.as_bytes()).unwrap();
        let event = notification.event().unwrap();
        assert_eq!(notification.task_id(), Some("first"), "{name}");
        if event.model().is_some() && event.task_id().is_some() {
            assert_eq!(event.task_id(), Some("first"), "{name}");
            let repeated = event.anomalies().into_iter().find(|anomaly| anomaly.kind == AnomalyKind::Repeated);
            assert_eq!(repeated.unwrap().path, "TaskId", "{name}");
        }
    }
}

#[test]
fn fixtures_are_what_the_schema_says() {
    for (name, bytes) in fixtures::all() {
        let notification = Notification::from_slice(bytes).unwrap();
        let event = notification.event().unwrap();
        if *name != "unknown_type" {
            assert_eq!(event.anomalies(), [], "{name}");
            assert_ne!(event.outcome(), mps_events::Outcome::Unknown, "{name}");
        }
        let before: Value = serde_json::from_str(notification.raw_event().unwrap().get()).unwrap();
        let after =
            serde_json::to_value(serde_json::from_str::<Value>(&serde_json::to_string(&event).unwrap()).unwrap());
        assert_eq!(plain(&after.unwrap()), plain(&before), "{name}");
        assert_eq!(fixtures::get(name), Ok(*bytes));
    }
}

#[test]
fn one_pass_is_not_misled_by_members_that_come_twice_or_late() {
    for json in [
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"TaskId":"1"},"ScheduleTaskEvent":{"TaskId":"2"}}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"TaskId":"1"},"ScheduleTaskEvent":null}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskTask":{"TaskId":"1"},"ScheduleTaskEvent":{"TaskId":"2"}}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"TaskId":"1"},"EventType":"BatchTask"}"#,
        r#"{"EventType":"BatchTask","BatchTaskEvent":{"TaskId":"1"},"EventType":"BatchTaskEvent"}"#,
        r#"{"NotificationType":"ProcessEof","ProcessEofInfo":{"ErrCode":0},"EventType":"ScheduleTask"}"#,
        r#"{"ScheduleTaskEvent":{"TaskId":"1"},"EventType":"ScheduleTask"}"#,
        r#"{"Response":{"EventType":"ScheduleTask","ScheduleTaskEvent":{"TaskId":"1"}}}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":[{"TaskId":"1"}]}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"TaskId":"1","Status":["FINISH",]}}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"ActivityResultSet":[{},]}}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"ErrCode":01}}"#,
        r#"{"EventType":"ScheduleTask","ScheduleTaskEvent":{"TaskId":"1",}}"#,
    ] {
        let in_two = Notification::from_slice(json.as_bytes()).and_then(|notification| notification.event());
        let in_one = Notification::with_event(json.as_bytes()).map(|(_, event)| event);
        assert_eq!(in_one.map_err(|error| error.kind()), in_two.map_err(|error| error.kind()), "{json}");
    }
}

#[test]
fn events_and_models_are_read_through_serde_from_text_and_from_a_tree() {
    for (name, bytes) in fixtures::all() {
        let event = Notification::from_slice(bytes).unwrap().event().unwrap();
        let from_text: Event = serde_json::from_slice(bytes).unwrap();
        let tree: Value = serde_json::from_slice(bytes).unwrap();
        let from_tree: Event = serde_json::from_value(tree).unwrap();
        // What is kept as text has lost the white space in it.
        let written = |event: &Event| serde_json::from_str::<Value>(&serde_json::to_string(event).unwrap()).unwrap();
        assert_eq!(written(&from_text), written(&event), "{name}");
        assert_eq!(written(&from_tree), written(&event), "{name}");
        if let Event::ScheduleTask(task) = &event {
            let json = serde_json::to_string(task).unwrap();
            let again: mps_events::models::ScheduleTask = serde_json::from_str(&json).unwrap();
            assert_eq!(written(&Event::ScheduleTask(Box::new(again))), written(&event));
        }
    }
    for json in ["7", "{}", r#"{"EventType":""}"#] {
        assert!(serde_json::from_str::<Event>(json).is_err(), "{json}");
    }
    assert!(serde_json::from_str::<mps_events::models::ScheduleTask>("[]").is_err());
}
