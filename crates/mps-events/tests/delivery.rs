//! Every way a notification arrives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::borrow::Cow;

use mps_events::{Delivery, ErrorKind, Notification, Route};
use proptest::prelude::*;

const EVENT: &str = r#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {"TaskId": "t"}}"#;
const PLAIN: &str = "{\u{20}}";

fn read(payload: &str) -> Delivery<'_> {
    Delivery::from_slice(payload.as_bytes()).unwrap()
}

fn refused(payload: &[u8]) -> ErrorKind {
    Delivery::from_slice(payload).unwrap_err().kind()
}

fn items(payload: &str) -> Vec<String> {
    let items = read(payload).into_items().into_iter();
    items.map(|item| String::from_utf8(item.into_bytes().into_owned()).unwrap()).collect()
}

fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[test]
fn a_bare_object_is_the_whole_payload_as_it_came() {
    for payload in [
        EVENT.to_owned(),
        format!(" \n{EVENT}\r\n"),
        format!("\u{feff}{EVENT}"),
        format!(r#"{{"Response":{EVENT}}}"#),
        r#"{"Records":[{"cos":{}}]}"#.to_owned(),
        r#"{"Records":[]}"#.to_owned(),
        r#"{"Type":"Timer","TriggerName":"t"}"#.to_owned(),
        "{}".to_owned(),
    ] {
        let delivery = read(&payload);
        assert!(matches!(delivery.route(), Route::Trigger), "{payload}");
        let items = delivery.into_items();
        assert_eq!(items.len(), 1);
        assert_eq!(items[0].bytes(), payload.as_bytes());
        assert!(matches!(items[0].clone().into_bytes(), Cow::Borrowed(_)));
    }
}

#[test]
fn lists_and_strings_are_opened() {
    let quoted = json_string(EVENT);
    let list = format!("[ {EVENT} ,{quoted}]");
    assert_eq!(items(&list), [EVENT, EVENT]);
    assert_eq!(items(&quoted), [EVENT]);
    assert_eq!(items(&json_string(&quoted)), [EVENT]);
    assert_eq!(items(&json_string(&list)), [EVENT, EVENT]);
    assert_eq!(items(&format!("[[[{EVENT}]]]")), [EVENT]);
    assert_eq!(items(&json_string(&format!(" {EVENT}\n"))), [format!(" {EVENT}\n")]);
}

#[test]
fn only_escapes_and_base64_are_copied() {
    let payload = format!(r#"[{PLAIN}, "{PLAIN}", {}]"#, json_string(EVENT));
    let borrowed: Vec<_> =
        read(&payload).into_items().into_iter().map(|item| matches!(item.into_bytes(), Cow::Borrowed(_))).collect();
    assert_eq!(borrowed, [true, true, false]);
}

#[test]
fn nesting_is_bounded() {
    assert_eq!(refused(format!("[[[[{EVENT}]]]]").as_bytes()), ErrorKind::Depth);
    assert_eq!(refused("[".repeat(100_000).as_bytes()), ErrorKind::Syntax);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(refused(deep.as_bytes()), ErrorKind::Depth);
}

#[test]
fn a_function_url_carries_the_body() {
    let body = json_string(EVENT);
    let payload = format!(
        r#"{{"headers":{{"host":"h"}},"path":"/a\/b","queryString":{{"x":"1"}},"httpMethod":"POST","body":{body}}}"#
    );
    let delivery = read(&payload);
    let Route::Http(request) = delivery.route() else {
        panic!("{delivery:?}");
    };
    assert_eq!((request.method(), request.path()), ("POST", "/a/b"));
    assert_eq!(items(&payload), [EVENT]);
}

#[test]
fn a_body_in_base64_is_decoded() {
    for flag in ["true", "\"true\""] {
        let payload =
            format!(r#"{{"httpMethod":"POST","path":"/","body":"eyJFdmVudFR5cGUiOiJYIn0=","isBase64Encoded":{flag}}}"#);
        assert_eq!(items(&payload), [r#"{"EventType":"X"}"#]);
    }
    let payload = r#"{"httpMethod":"POST","body":"eyJ9","isBase64Encoded":false}"#;
    assert_eq!(items(payload), ["eyJ9"]);
    let payload = br#"{"httpMethod":"POST","body":"{}","isBase64Encoded":true}"#;
    assert_eq!(refused(payload), ErrorKind::Base64);
}

#[test]
fn a_request_without_a_body_is_one_empty_item() {
    for payload in [
        r#"{"httpMethod":"GET","path":"/"}"#,
        r#"{"httpMethod":"GET","path":"/","body":null}"#,
        r#"{"httpMethod":"GET","path":"/","body":""}"#,
    ] {
        assert_eq!(items(payload), [""]);
    }
    let error = Notification::from_slice(b"").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Empty);
}

#[test]
fn a_body_that_is_json_stands_as_it_was_sent() {
    let payload = format!(r#"{{"headers":{{}},"body":{EVENT}}}"#);
    assert_eq!(items(&payload), [EVENT]);
}

#[test]
fn every_record_of_a_topic_is_an_item() {
    let (first, second) = (json_string(EVENT), json_string(PLAIN));
    let payload = format!(
        r#"{{"Records":[{{"CMQ":{{"type":"topic","topicOwner":1,"msgBody":{first},"msgTag":"a,b"}}}},{{"CMQ":{{"msgBody":{second}}}}}]}}"#
    );
    assert!(matches!(read(&payload).route(), Route::Cmq));
    assert_eq!(items(&payload), [EVENT, PLAIN]);
}

#[test]
fn records_that_are_not_all_of_cmq_are_left_whole() {
    for payload in [
        r#"{"Records":[{"CMQ":{"msgBody":"a"}},{"CMQ":{}}]}"#,
        r#"{"Records":[{"CMQ":{"msgBody":7}}]}"#,
        r#"{"Records":{"CMQ":{"msgBody":"a"}}}"#,
    ] {
        assert!(matches!(read(payload).route(), Route::Trigger));
        assert_eq!(items(payload), [payload]);
    }
}

#[test]
fn a_notification_is_never_taken_for_an_envelope() {
    let payload = r#"{"httpMethod":"POST","headers":{},"body":"x","Records":[],"EventType":"X"}"#;
    assert!(matches!(read(payload).route(), Route::Trigger));
    assert_eq!(items(payload), [payload]);
}

#[test]
fn what_holds_no_notification_is_told_by_kind() {
    for (payload, kind) in [
        (&b""[..], ErrorKind::Empty),
        (b"  ", ErrorKind::Empty),
        (b"\xff", ErrorKind::Utf8),
        (b"hello", ErrorKind::Syntax),
        (b"{", ErrorKind::Syntax),
        (b"{}}", ErrorKind::Syntax),
        (b"[{}", ErrorKind::Syntax),
        (b"\"{", ErrorKind::Syntax),
        (b"7", ErrorKind::NotAnObject),
        (b"null", ErrorKind::NotAnObject),
        (b"[]", ErrorKind::NotAnObject),
        (b"[{},7]", ErrorKind::NotAnObject),
        (b"\"text\"", ErrorKind::NotAnObject),
        (b"\"\"", ErrorKind::NotAnObject),
        (b"\"[\"", ErrorKind::Syntax),
    ] {
        assert_eq!(refused(payload), kind, "{}", String::from_utf8_lossy(payload));
    }
}

#[test]
fn debug_shows_no_content() {
    let debug = format!("{:?}", read(EVENT));
    assert!(!debug.contains("WorkflowTask"), "{debug}");
}

proptest! {
    #[test]
    fn any_text_is_answered_without_panic(text in "[\\[\\]{}\":,a-z0-9\\\\ ]{0,40}") {
        if let Ok(delivery) = Delivery::from_slice(text.as_bytes()) {
            prop_assert!(!delivery.items().is_empty());
        }
    }

    #[test]
    fn any_body_comes_out_of_its_envelope(body in any::<String>()) {
        let quoted = json_string(&body);
        let http = format!(r#"{{"httpMethod":"POST","path":"/","body":{quoted}}}"#);
        prop_assert_eq!(items(&http), [body.as_str()]);
        let cmq = format!(r#"{{"Records":[{{"CMQ":{{"msgBody":{quoted}}}}}]}}"#);
        prop_assert_eq!(items(&cmq), [body.as_str()]);
    }
}
