//! An outcome is never more certain than what was read: MPS adds kinds, members and words every month.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod support;

use mps_events::{Event, Notification, Outcome};
use serde_json::{Value, json};

fn outcome(event: &str) -> Outcome {
    Notification::from_slice(event.as_bytes()).unwrap().event().unwrap().outcome()
}

fn workflow(results: &str) -> Event {
    support::workflow(&format!(r#""TaskId":"t","Status":"FINISH","ErrCode":0,{results}"#))
}

#[test]
fn an_unknown_kind_counts_as_what_it_says() {
    let known = r#"{"Type":"Transcode","TranscodeTask":{"Status":"SUCCESS","ErrCode":0}}"#;
    for (new, alone, beside) in [
        (r#"{"Type":"NewThing","NewThingTask":{"Status":"FAIL","ErrCode":70000}}"#, Outcome::Failed, Outcome::Partial),
        (
            r#"{"Type":"NewThing","NewThingTask":{"Status":"PROCESSING","ErrCode":0}}"#,
            Outcome::Processing,
            Outcome::Processing,
        ),
        (r#"{"Type":"NewThing","NewThingTask":{"Status":"SUCCESS","ErrCode":0}}"#, Outcome::Success, Outcome::Success),
        (r#"{"Type":"NewThing","NewThingTask":{"Progress":100}}"#, Outcome::Unknown, Outcome::Unknown),
        (r#"{"Type":"NewThing"}"#, Outcome::Unknown, Outcome::Unknown),
        (r#"{"Type":"Transcode","TranscodeTask":{"Status":"CANCELED"}}"#, Outcome::Unknown, Outcome::Unknown),
        (r#"{"Type":"Transcode","TranscodeTask":{"Status":7}}"#, Outcome::Unknown, Outcome::Unknown),
        (r#"{"Type":"Transcode","TranscodeTask":"SUCCESS"}"#, Outcome::Unknown, Outcome::Unknown),
        ("5", Outcome::Unknown, Outcome::Unknown),
    ] {
        let event = workflow(&format!(r#""MediaProcessResultSet":[{new}]"#));
        assert_eq!(event.outcome(), alone, "{new}");
        assert_eq!(event.sub_tasks().len(), 1, "{new}");
        let event = workflow(&format!(r#""MediaProcessResultSet":[{known},{new}]"#));
        assert_eq!(event.outcome(), beside, "{new}");
        assert_eq!(event.sub_tasks().len(), 2, "{new}");
    }
}

#[test]
fn an_unknown_sub_task_is_read_like_any_other() {
    let event = workflow(
        r#""NewResultSet":[{"Type":"Dance","DanceTask":{"Status":"FAIL","ErrCodeExt":"InternalError","ErrCode":70000,
        "Message":"fell","Progress":40,"BeginProcessTime":"2026-05-01T08:00:00Z","FinishTime":"2026-05-01T08:01:00Z"}}]"#,
    );
    let [dance] = &event.sub_tasks()[..] else { panic!("{:?}", event.sub_tasks()) };
    assert_eq!((dance.kind.as_str(), dance.path.as_str()), ("Dance", "NewResultSet[0].DanceTask"));
    assert_eq!((dance.status, dance.progress, dance.seconds()), (Some("FAIL"), Some(40), Some(60)));
    let error = dance.error.as_ref().unwrap();
    assert_eq!((error.class, error.message), (mps_events::ErrorClass::Internal, Some("fell")));
}

#[test]
fn the_word_of_the_task_counts_too() {
    let with = |status: &str| {
        let event = format!(
            r#""Status":"{status}","MediaProcessResultSet":[{{"Type":"Transcode","TranscodeTask":{{"Status":"SUCCESS"}}}}]"#
        );
        support::workflow(&event).outcome()
    };
    assert_eq!(
        (with("FINISH"), with("CANCELED"), with("FAIL")),
        (Outcome::Success, Outcome::Unknown, Outcome::Partial)
    );
}

#[test]
fn an_end_is_no_success_where_something_in_it_says_otherwise() {
    for (end, word) in [("ProcessEof", ""), ("LiveRecordResult", r#""RecordOver":1,"#)] {
        let with = |members: &str| {
            outcome(&format!(r#"{{"NotificationType":"{end}","{end}Info":{{{word}"ErrCode":0{members}}}}}"#))
        };
        assert_eq!(with(""), Outcome::Success, "{end}");
        for (status, expected) in
            [("FAIL", Outcome::Failed), ("PROCESSING", Outcome::Processing), ("NEW", Outcome::Unknown)]
        {
            let result = format!(r#","NewResultSet":[{{"Type":"New","NewTask":{{"Status":"{status}"}}}}]"#);
            assert_eq!(with(&result), expected, "{end}: {status}");
        }
    }
}

/// Every `Status` inside, the event's own included.
fn statuses(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(status) if name == "Status" && !status.is_empty() => found.push(status.clone()),
                    Value::Null => {}
                    // A list of one is read as what is in it.
                    Value::Array(list) if name == "Status" && list.len() == 1 => {
                        statuses(&json!({"Status": list[0]}), found);
                    }
                    other if name == "Status" && !other.is_string() => found.push("no text".to_owned()),
                    value => statuses(value, found),
                }
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| statuses(element, found)),
        _ => {}
    }
}

/// The places of all objects with a status, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            if members.get("Status").is_some_and(|status| status.as_str().is_some_and(|status| !status.is_empty())) {
                found.push(at.to_owned());
            }
            for (name, value) in members {
                places(value, &format!("{at}/{name}"), found);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                places(element, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

fn check(notification: &Value, what: &str) {
    let text = notification.to_string();
    let Ok(read) = Notification::from_slice(text.as_bytes()) else { return };
    if read.event().unwrap().outcome() != Outcome::Success {
        return;
    }
    let mut found = Vec::new();
    statuses(notification, &mut found);
    let says_so = |status: &String| ["SUCCESS", "FINISH"].iter().any(|good| status.eq_ignore_ascii_case(good));
    assert!(found.iter().all(says_so), "{what}: success, although it says {found:?}\n{text}");
}

/// Moves the value of a member to another name.
fn rename(object: &mut Value, name: &str, to: &str) {
    let members = object.as_object_mut().unwrap();
    let value = members.remove(name).unwrap();
    members.insert(to.to_owned(), value);
}

#[test]
fn whatever_is_changed_to_what_does_not_exist_is_no_success() {
    let mut changed = 0;
    for (name, bytes) in support::payloads() {
        let Ok(original) = serde_json::from_slice::<Value>(&bytes) else { continue };
        check(&original, &name);
        let mut found = Vec::new();
        places(&original, "", &mut found);
        for at in found {
            for status in ["CANCELED", "FAIL", "SUCCESS"] {
                let mut with = original.clone();
                with.pointer_mut(&at).unwrap()["Status"] = json!(status);
                // As it is, of another type, and under each other name on the way to it.
                check(&with, &format!("{name}, {at} is {status}"));
                for wrong in [json!(7), json!(null), json!([status]), json!({"Status": status})] {
                    let mut mistyped = with.clone();
                    mistyped.pointer_mut(&at).unwrap()["Status"] = wrong;
                    check(&mistyped, &format!("{name}, {at} has another status"));
                }
                let steps: Vec<&str> = at.split('/').skip(1).collect();
                for depth in 0..steps.len() {
                    let parent = steps[..depth].iter().map(|step| format!("/{step}")).collect::<String>();
                    let mut renamed = with.clone();
                    let holder = renamed.pointer_mut(&parent).unwrap();
                    if depth > 0 && holder.is_object() {
                        rename(holder, steps[depth], "NewThing");
                        check(&renamed, &format!("{name}, {at} under another name at {parent}"));
                    }
                    for tag in ["Type", "ActivityType"] {
                        let mut tagged = with.clone();
                        let holder = tagged.pointer_mut(&parent).unwrap();
                        if holder.get(tag).is_some_and(Value::is_string) {
                            holder[tag] = json!("NewThing");
                            check(&tagged, &format!("{name}, {at} with another tag at {parent}"));
                        }
                    }
                }
                changed += 1;
            }
        }
    }
    assert!(changed > 50, "only {changed} places were changed");
}

#[test]
fn the_outcome_of_an_event_without_a_type_is_what_it_says() {
    let new = |inside: &str| outcome(&format!(r#"{{"EventType":"NewTask","NewTaskEvent":{{{inside}}}}}"#));
    assert_eq!(new(r#""TaskId":"t","Status":"FINISH""#), Outcome::Unknown);
}
