//! The envelope of notifications, well-formed and hostile.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use mps_events::{ErrorKind, EventTime, Family, Notification};
use proptest::prelude::*;

const TASK: &str = r#"{
  "EventType": "WorkflowTask",
  "WorkflowTaskEvent": {
    "TaskId": "1250000000-WorkflowTask-0001",
    "Status": "FINISH",
    "MediaProcessResultSet": [
      {"TranscodeTask": {"Status": "SUCCESS", "BeginProcessTime": "2024-05-01T08:00:00Z", "FinishTime": "2024-05-01T08:03:00Z"}},
      {"TranscodeTask": {"Status": "FAIL", "BeginProcessTime": "2024-05-01T09:00:00Z", "FinishTime": "0000-00-00T00:00:00Z"}}
    ]
  },
  "EditMediaTaskEvent": null,
  "SessionId": "session",
  "SessionContext": "{\"order\":7}",
  "Timestamp": 1714550000,
  "Sign": "7809385d9acf2a6faab36ef5dfc3128d"
}"#;

fn read(json: &str) -> Notification<'_> {
    Notification::from_slice(json.as_bytes()).unwrap()
}

fn refused(bytes: &[u8]) -> ErrorKind {
    Notification::from_slice(bytes).unwrap_err().kind()
}

fn joined(notification: &Notification<'_>) -> Vec<u8> {
    notification.stable_parts().collect::<Vec<_>>().concat()
}

#[test]
fn answers_what_it_is_about() {
    let notification = read(TASK);
    assert_eq!(notification.bytes(), TASK.as_bytes());
    assert_eq!(notification.family(), Family::Offline);
    assert_eq!(notification.event_type(), "WorkflowTask");
    assert_eq!(notification.task_id(), Some("1250000000-WorkflowTask-0001"));
    assert_eq!(notification.status(), Some("FINISH"));
    assert_eq!(notification.session_id(), Some("session"));
    assert_eq!(notification.session_context(), Some(r#"{"order":7}"#));
    assert_eq!(notification.timestamp(), Some(1_714_550_000));
    assert_eq!(notification.sign(), Some("7809385d9acf2a6faab36ef5dfc3128d"));
    assert!(notification.signature().is_some());
    assert!(notification.raw_event().unwrap().get().starts_with("{\n    \"TaskId\""));
    assert_eq!(notification.occurred_at(), EventTime::parse("2024-05-01T08:03:00Z"));
}

#[test]
fn debug_shows_no_content() {
    let debug = format!("{:?}", read(TASK));
    assert!(debug.contains("WorkflowTask-0001"), "{debug}");
    assert!(!debug.contains("order") && !debug.contains("7809"), "{debug}");
}

#[test]
fn finds_the_event_of_every_known_type_and_of_types_to_come() {
    for (event_type, member) in [
        ("WorkflowTask", "WorkflowTaskEvent"),
        ("EditMediaTask", "EditMediaTaskEvent"),
        ("ScheduleTask", "ScheduleTaskEvent"),
        ("LiveScheduleTask", "LiveScheduleTaskEvent"),
        ("BatchTask", "BatchTaskEvent"),
        ("ExtractBlindWatermark", "ExtractBlindWatermarkTask"),
        ("Brand", "BrandEvent"),
        ("BrandNew", "BrandNew"),
    ] {
        let json = format!(r#"{{"{member}":{{"TaskId":"t"}},"Other":{{}},"EventType":"{event_type}"}}"#);
        let notification = read(&json);
        assert_eq!(notification.raw_event().unwrap().get(), r#"{"TaskId":"t"}"#, "{json}");
        assert_eq!(notification.task_id(), Some("t"));
    }
    for live in [
        "ProcessEof",
        "AiReviewResult",
        "AiRecognitionResult",
        "AiAnalysisResult",
        "AiQualityControlResult",
        "LiveRecordResult",
        "AiSmartSubtitleResult",
    ] {
        let json = format!(r#"{{"NotificationType":"{live}","TaskId":"t","{live}Info":{{"X":1}}}}"#);
        let notification = read(&json);
        assert_eq!(notification.family(), Family::Live);
        assert_eq!(notification.raw_event().unwrap().get(), r#"{"X":1}"#);
        assert_eq!(notification.task_id(), Some("t"));
        assert_eq!(notification.status(), None);
    }
}

#[test]
fn absent_null_and_empty_are_none() {
    for event in ["", r#","WorkflowTaskEvent":null"#, r#","WorkflowTaskEvent":{"TaskId":"","Status":null}"#] {
        let json = format!(r#"{{"EventType":"WorkflowTask","SessionId":"","Sign":null{event}}}"#);
        let notification = read(&json);
        assert_eq!(notification.task_id(), None);
        assert_eq!(notification.status(), None);
        assert_eq!(notification.session_id(), None);
        assert!(notification.signature().is_none());
        assert_eq!(notification.occurred_at(), None);
    }
    assert!(read(r#"{"EventType":"X","XEvent":null}"#).raw_event().is_none());
}

#[test]
fn other_types_than_declared_are_read_where_they_make_sense() {
    let notification = read(
        r#"{"EventType":"X","XEvent":{"TaskId":17,"Status":[]},"Timestamp":"1714550000","SessionContext":{"a":1}}"#,
    );
    assert_eq!(notification.task_id(), Some("17"));
    assert_eq!(notification.status(), None);
    assert_eq!(notification.timestamp(), Some(1_714_550_000));
    assert_eq!(notification.session_context(), None);
    for event in ["[]", "7", r#""text""#, r#"[{"TaskId":"t"}]"#] {
        let json = format!(r#"{{"EventType":"X","XEvent":{event}}}"#);
        let notification = read(&json);
        assert_eq!(notification.raw_event().unwrap().get(), event);
        assert_eq!(notification.task_id(), None);
    }
}

#[test]
fn a_response_wrapper_is_seen_through() {
    let json = r#" {"Response": {"NotificationType":"ProcessEof","TaskId":"t","Sign":"ab","ProcessEofInfo":{}}}"#;
    let notification = read(json);
    assert_eq!(notification.bytes(), json.as_bytes());
    assert_eq!(notification.event_type(), "ProcessEof");
    assert_eq!(joined(&notification), json.replace(r#""Sign":"ab""#, "").as_bytes());
    for other in [r#"{"Response":null}"#, r#"{"Response":[]}"#, r#"{"Response":{"Response":{"EventType":"X"}}}"#] {
        assert_eq!(refused(other.as_bytes()), ErrorKind::NotANotification, "{other}");
    }
}

#[test]
fn the_last_of_duplicate_members_counts() {
    let json =
        r#"{"EventType":"A","EventType":"B","BEvent":{"TaskId":"1"},"BEvent":{"TaskId":"2"},"Sign":"x","Sign":"y"}"#;
    let notification = read(json);
    assert_eq!(notification.event_type(), "B");
    assert_eq!(notification.task_id(), Some("2"));
    assert_eq!(notification.sign(), Some("y"));
    let stable = json.replace(r#""Sign":"x""#, "").replace(r#""Sign":"y""#, "");
    assert_eq!(joined(&notification), stable.as_bytes());
}

#[test]
fn stable_parts_leave_out_what_a_resend_changes() {
    let first = read(TASK);
    let again = TASK.replace("1714550000", "1714559999").replace("7809385d9acf2a6faab36ef5dfc3128d", "00");
    assert_eq!(joined(&first), joined(&read(&again)));
    let other = TASK.replace("FINISH", "PROCESSING");
    assert_ne!(joined(&first), joined(&read(&other)));
}

#[test]
fn stable_parts_cut_exactly_the_two_members() {
    for (json, expected) in [
        (r#"{"EventType":"X"}"#, r#"{"EventType":"X"}"#),
        (r#"{"Sign" : "a\"b" , "EventType":"X"}"#, r#"{ , "EventType":"X"}"#),
        (r#"{"\u0053ign":"a","EventType":"X","Timestamp":1}"#, r#"{,"EventType":"X",}"#),
        (r#"{"a\"b":1,"Sign":"a","EventType":"X"}"#, r#"{"a\"b":1,,"EventType":"X"}"#),
        (
            r#"{"EventType":"X","XEvent":{"Sign":"inner","Timestamp":3}}"#,
            r#"{"EventType":"X","XEvent":{"Sign":"inner","Timestamp":3}}"#,
        ),
    ] {
        let notification = read(json);
        assert_eq!(String::from_utf8(joined(&notification)).unwrap(), expected);
    }
    assert_eq!(read(r#"{"EventType":"X"}"#).stable_parts().count(), 1);
}

#[test]
fn what_is_no_notification_is_told_by_kind() {
    for (bytes, kind) in [
        (&b""[..], ErrorKind::Empty),
        (b" \r\n\t", ErrorKind::Empty),
        (b"\xef\xbb\xbf", ErrorKind::Empty),
        (b"{\"EventType\":\"\xff\"}", ErrorKind::Utf8),
        (b"hello", ErrorKind::Syntax),
        (b"{", ErrorKind::Syntax),
        (b"{\"EventType\":\"X\"", ErrorKind::Syntax),
        (b"{\"EventType\":\"X\"} x", ErrorKind::Syntax),
        (b"{\"EventType\":\"X\"}{}", ErrorKind::Syntax),
        (b"{\"EventType\":\"X\",}", ErrorKind::Syntax),
        (b"{'EventType':'X'}", ErrorKind::Syntax),
        (b"{\"EventType\":\"X\",\"a\x01b\":1}", ErrorKind::Syntax),
        (b"{\"Response\":{\"EventType\":\"X\",\"a\nb\":1}}", ErrorKind::Syntax),
        (b"[]", ErrorKind::NotAnObject),
        (b"[{\"EventType\":\"X\"}]", ErrorKind::NotAnObject),
        (b"\"text\"", ErrorKind::NotAnObject),
        (b"17", ErrorKind::NotAnObject),
        (b"null", ErrorKind::NotAnObject),
        (b"{}", ErrorKind::NotANotification),
        (b"{\"EventType\":\"\"}", ErrorKind::NotANotification),
        (b"{\"EventType\":7}", ErrorKind::NotANotification),
        (b"{\"EventType\":null}", ErrorKind::NotANotification),
        (b"{\"EventType\":\"\\ud800\"}", ErrorKind::NotANotification),
        (b"{\"eventtype\":\"X\"}", ErrorKind::NotANotification),
    ] {
        assert_eq!(refused(bytes), kind, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn an_error_tells_the_place_and_not_the_payload() {
    let error = Notification::from_slice(b"{\n \"EventType\": secret}").unwrap_err();
    assert_eq!((error.line(), error.column().is_some()), (Some(2), true));
    assert!(!error.to_string().contains("secret"), "{error}");
    assert!(!format!("{error:?}").contains("secret"), "{error:?}");
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let json = "\u{feff}{\"EventType\":\"X\",\"Sign\":\"a\"}";
    let notification = read(json);
    assert_eq!(notification.bytes(), json.as_bytes());
    assert_eq!(joined(&notification), json.replace("\"Sign\":\"a\"", "").as_bytes());
}

#[test]
fn depth_and_size_are_no_obstacle() {
    let deep = format!(
        r#"{{"EventType":"X","XEvent":{{"Deep":{}{},"TaskId":"t"}}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    assert_eq!(read(&deep).task_id(), Some("t"));
    let large = format!(r#"{{"EventType":"X","Filler":"{}","XEvent":{{"TaskId":"t"}}}}"#, "中".repeat(2 << 20));
    assert!(large.len() > 6 << 20);
    assert_eq!(read(&large).task_id(), Some("t"));
}

#[test]
fn hostile_task_ids_come_out_as_they_are() {
    let long = "a".repeat(4096);
    for (written, id) in
        [(r"../../etc/passwd", "../../etc/passwd"), (r"a\/b", "a/b"), (r"nul\u0000", "nul\0"), (&long, long.as_str())]
    {
        let json = format!(r#"{{"EventType":"X","XEvent":{{"TaskId":"{written}"}}}}"#);
        assert_eq!(read(&json).task_id(), Some(id));
    }
    assert_eq!(read(r#"{"EventType":"X","XEvent":{"TaskId":"\udead"}}"#).task_id(), None);
}

#[test]
fn half_a_surrogate_pair_in_a_name_is_no_obstacle() {
    assert_eq!(read(r#"{"\ud800":1,"EventType":"X"}"#).event_type(), "X");
}

proptest! {
    #[test]
    fn any_bytes_are_answered_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let _ = Notification::from_slice(&bytes);
    }

    #[test]
    fn a_truncated_notification_is_refused(end in 0..TASK.len()) {
        prop_assert!(Notification::from_slice(&TASK.as_bytes()[..end]).is_err());
    }

    #[test]
    fn any_change_of_one_byte_is_answered_without_panic(at in 0..TASK.len(), byte in any::<u8>()) {
        let mut bytes = TASK.as_bytes().to_vec();
        bytes[at] = byte;
        if let Ok(notification) = Notification::from_slice(&bytes) {
            let _ = (notification.occurred_at(), joined(&notification), notification.signature());
        }
    }

    #[test]
    fn text_survives_escaping(context in any::<String>(), sign in "[ -~]{1,40}") {
        let json = serde_json::json!({"EventType": "X", "SessionContext": context, "Sign": sign}).to_string();
        let notification = read(&json);
        prop_assert_eq!(notification.session_context().unwrap_or_default(), context);
        prop_assert_eq!(notification.sign(), Some(sign.as_str()));
    }
}

#[test]
fn the_only_object_of_an_unknown_type_is_its_event() {
    let bytes = br#"{"EventType":"Dance","DanceDetails":{"TaskId":"t-1","Status":"FINISH"},"WorkflowTaskEvent":null}"#;
    let notification = Notification::from_slice(bytes).unwrap();
    assert_eq!((notification.task_id(), notification.status()), (Some("t-1"), Some("FINISH")));
    let two = br#"{"EventType":"Dance","A":{"TaskId":"t-1"},"B":{"TaskId":"t-2"}}"#;
    assert_eq!(Notification::from_slice(two).unwrap().task_id(), None);
}

#[test]
fn the_zero_of_other_programs_is_no_time() {
    let bytes = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"FinishTime":"0001-01-01T00:00:00Z"}}"#;
    assert_eq!(Notification::from_slice(bytes).unwrap().occurred_at(), None);
    let event = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"MediaProcessResultSet":[{"Type":"Transcode",
        "TranscodeTask":{"Status":"SUCCESS","FinishTime":"0001-01-01T00:00:00Z"}}]}}"#;
    let event = Notification::from_slice(event).unwrap().event().unwrap();
    let anomalies = event.anomalies();
    assert_eq!(anomalies.len(), 1, "{anomalies:?}");
    assert_eq!(anomalies[0].kind, mps_events::AnomalyKind::ImpossibleTime);
    assert_eq!(anomalies[0].path, "MediaProcessResultSet[0].TranscodeTask.FinishTime");
}
