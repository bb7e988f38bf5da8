//! Every way a notification arrives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::borrow::Cow;

use mps_events::{Delivery, ErrorKind, Notification, Route, RouteKind};
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
    let payload = format!(r#"{{"httpMethod":"POST","headers":{{}},"body":{EVENT}}}"#);
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
fn records_without_one_of_a_queue_are_left_whole() {
    for payload in [
        r#"{"Records":[{"cos":{}},{"CMQ":{}}]}"#,
        r#"{"Records":[{"CMQ":{"msgBody":7}}]}"#,
        r#"{"Records":{"CMQ":{"msgBody":"a"}}}"#,
    ] {
        assert!(matches!(read(payload).route(), Route::Trigger));
        assert_eq!(items(payload), [payload]);
    }
}

#[test]
fn what_looks_like_a_request_came_over_http_however_broken() {
    let envelope = r#"{"headers":{"a":"b"},"httpMethod":"POST","path":"/","body":"{}"}"#;
    let mut broken: Vec<Vec<u8>> = [
        envelope.replace(r#""{}""#, "\"{\n}\""),
        envelope.replace(r#""{}""#, r#""{}","isBase64Encoded":true"#),
        format!("{envelope}x"),
        format!("{envelope}{EVENT}"),
        format!("[{envelope}]"),
        format!("[{EVENT},{envelope}]"),
        json_string(envelope),
        json_string(&json_string(&format!("[{envelope}]"))),
        format!(r#"{{"Response":{envelope}}}"#),
        envelope[..envelope.len() - 3].to_owned(),
        envelope.replace("httpMethod", r"http\u004dethod") + "}",
        r#"{"headers":{},"body":"{}"}"#.to_owned(),
        r#"{"headers":{},"path":"/"}"#.to_owned(),
        r#"{"httpMethod":7}"#.to_owned(),
    ]
    .map(String::into_bytes)
    .into();
    broken.push([envelope.as_bytes(), b"\xff"].concat());
    broken
        .push(envelope.replace("{}", "#").into_bytes().into_iter().map(|b| if b == b'#' { 0xff } else { b }).collect());
    for payload in broken {
        let error = Delivery::from_slice(&payload).unwrap_err();
        assert_eq!(error.route(), Some(RouteKind::Http), "{}: {error}", String::from_utf8_lossy(&payload));
    }
    for payload in ["{", "7", r#"{"a":{"httpMethod":"POST"}"#, r#"["httpMethod"]"#, &format!("{EVENT}{EVENT}")] {
        if let Err(error) = Delivery::from_slice(payload.as_bytes()) {
            assert_eq!(error.route(), Some(RouteKind::Trigger), "{payload}");
        }
    }
    assert_eq!(refused(br#"{"headers":{},"body":"{}"}"#), ErrorKind::NoMethod);
}

#[test]
fn base64_needs_no_padding_and_may_be_url_safe() {
    for (body, text) in [("eyJ9Pz8_Pg", "{\"}???>"), ("eyJ9Pz8/Pg==", "{\"}???>"), ("fn5-", "~~~")] {
        let payload = format!(r#"{{"httpMethod":"POST","path":"/","body":"{body}","isBase64Encoded":true}}"#);
        assert_eq!(items(&payload), [text]);
    }
}

#[test]
fn other_carriers_are_taken_apart() {
    let quoted = json_string(EVENT);
    let kafka = format!(r#"{{"Records":[{{"Ckafka":{{"topic":"t","msgBody":{quoted}}}}}]}}"#);
    assert_eq!((read(&kafka).route().kind(), items(&kafka)), (RouteKind::Ckafka, vec![EVENT.to_owned()]));
    for data in [EVENT.to_owned(), quoted.clone(), format!(r#"{{"topic":"t","msgBody":{quoted}}}"#)] {
        let event = format!(r#"{{"specversion":"1.0","id":"i","type":"t","data":{data}}}"#);
        assert_eq!((read(&event).route().kind(), items(&event)), (RouteKind::EventBridge, vec![EVENT.to_owned()]));
        let list = format!("[{event},{event}]");
        assert_eq!((read(&list).route().kind(), items(&list).len()), (RouteKind::EventBridge, 2));
    }
    let list = json_string(&format!("[{EVENT},{PLAIN}]"));
    assert_eq!(items(&format!(r#"{{"Records":[{{"CMQ":{{"msgBody":{list}}}}}]}}"#)), [EVENT, PLAIN]);
}

#[test]
fn too_many_items_are_refused() {
    let payload = format!("[{}{{}}]", "{},".repeat(1_500_000));
    assert_eq!(refused(payload.as_bytes()), ErrorKind::TooMany);
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
        (b"[7,[\"\"]]", ErrorKind::NotAnObject),
        (b"\"text\"", ErrorKind::NotAnObject),
        (b"\"\"", ErrorKind::NotAnObject),
        (b"\"[\"", ErrorKind::Syntax),
    ] {
        assert_eq!(refused(payload), kind, "{}", String::from_utf8_lossy(payload));
    }
}

#[test]
fn what_cannot_be_read_costs_its_neighbours_nothing() {
    let (event, text) = (EVENT, json_string(EVENT));
    let cloud_event = format!(r#"{{"specversion":"1.0","data":{event}}}"#);
    for odd in ["5", "null", "\"nope\"", "[]", "[[[[7]]]]", r#"{"CMQ":{}}"#, r#"{"CMQ":{"msgBody":null}}"#] {
        assert_eq!(items(&format!("[{event},{odd}]")), [EVENT, odd], "{odd}");
        assert_eq!(items(&format!("[{odd},{text}]")), [odd, EVENT], "{odd}");
        assert_eq!(items(&format!("[{odd},{cloud_event}]")), [odd, EVENT], "{odd}");
        for queue in ["CMQ", "Ckafka"] {
            let records = format!(r#"{{"Records":[{odd},{{"{queue}":{{"msgBody":{text}}}}}]}}"#);
            assert_eq!(items(&records), [odd, EVENT], "{odd}");
        }
    }
    // Records of both queues, and a message that stands there as what its text should hold.
    let both = format!(r#"{{"Records":[{{"Ckafka":{{"msgBody":{text}}}}},{{"CMQ":{{"msgBody":{event}}}}}]}}"#);
    assert_eq!(items(&both), [EVENT, EVENT]);
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
    fn a_request_is_recognised_whatever_its_body(body in any::<Vec<u8>>()) {
        let body: Vec<u8> = body.into_iter().filter(|byte| !b"\"\\".contains(byte)).collect();
        let payload = [&br#"{"headers":{},"path":"/","httpMethod":"POST","body":""#[..], &body, b"\"}"].concat();
        match Delivery::from_slice(&payload) {
            Ok(delivery) => prop_assert_eq!(delivery.route().kind(), RouteKind::Http),
            Err(error) => prop_assert_eq!(error.route(), Some(RouteKind::Http)),
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
