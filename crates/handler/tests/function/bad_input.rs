//! Whatever arrives has a clear outcome: it is backed up, or kept in quarantine with the reason.

use crate::support::Archive;
use serde_json::json;

/// Delivers the payload twice and expects it whole in quarantine, once; the reason.
async fn quarantined(payload: impl Into<Vec<u8>>) -> String {
    let payload = payload.into();
    let archive = Archive::new();
    let report = archive.deliver(payload.clone()).await;
    assert_eq!((&report["stored"], &report["quarantined"]), (&json!(1), &json!(1)), "{report}");
    let again = archive.deliver(payload.clone()).await;
    assert_eq!((&again["stored"], &again["quarantined"]), (&json!(0), &json!(1)), "{again}");
    let objects = archive.objects();
    let (key, body) = objects.first_key_value().unwrap();
    assert!(key.starts_with("_quarantine/") && objects.len() == 1, "{:?}", objects.keys());
    assert!(*body == payload, "the bytes changed");
    let reason = archive.reason(key).await;
    assert_eq!(report["objects"][0]["quarantined"], reason);
    reason
}

/// Delivers the payload and expects it backed up; the key.
async fn backed_up(payload: &str) -> String {
    let archive = Archive::new();
    let report = archive.deliver(payload).await;
    assert_eq!((&report["stored"], &report["quarantined"]), (&json!(1), &json!(0)), "{report}");
    let objects = archive.objects();
    let (key, body) = objects.first_key_value().unwrap();
    assert!(objects.len() == 1 && body == payload.as_bytes());
    key.clone()
}

fn with_task_id(task_id: &str) -> String {
    json!({"EventType": "WorkflowTask", "WorkflowTaskEvent": {"TaskId": task_id, "Status": "FINISH", "FinishTime": "2026-11-19T08:13:37Z"}})
        .to_string()
}

#[tokio::test]
async fn what_is_no_json_is_kept_with_the_place_of_the_fault() {
    let reason = quarantined("EventType=WorkflowTask").await;
    assert!(reason.contains("line 1") && !reason.contains("WorkflowTask"), "{reason}");
    quarantined("{\"EventType\":\"WorkflowTask\"").await;
    quarantined("{\"EventType\":\"WorkflowTask\"} trailing").await;
}

#[tokio::test]
async fn json_that_is_no_object_is_kept() {
    for payload in ["null", "42", "true", "\"text\"", "[]", "[1]", "[[]]", "\"\""] {
        quarantined(payload).await;
    }
}

#[tokio::test]
async fn an_object_that_is_no_notification_is_kept() {
    for payload in ["{}", r#"{"EventType":""}"#, r#"{"EventType":null}"#, r#"{"EventType":7}"#, r#"{"Records":[]}"#] {
        quarantined(payload).await;
    }
}

#[tokio::test]
async fn nothing_at_all_is_kept() {
    quarantined("").await;
    quarantined(" \n").await;
}

#[tokio::test]
async fn invalid_utf_8_is_kept() {
    quarantined(b"{\"EventType\":\"WorkflowTask\",\"WorkflowTaskEvent\":{\"TaskId\":\"\xff\"}}".to_vec()).await;
    quarantined(b"\xff\xfe{}".to_vec()).await;
}

#[tokio::test]
async fn six_megabytes_are_backed_up_like_any_other() {
    let filler = "x".repeat(6 * 1024 * 1024 - 200);
    let event =
        json!({"EventType": "WorkflowTask", "WorkflowTaskEvent": {"TaskId": "1", "Message": filler}}).to_string();
    backed_up(&event).await;
    quarantined("x".repeat(6 * 1024 * 1024)).await;
}

#[tokio::test]
async fn two_hundred_levels_deep_is_backed_up() {
    let deep = format!("{}1{}", "[".repeat(200), "]".repeat(200));
    let event = format!(r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"1","Deep":{deep}}}}}"#);
    backed_up(&event).await;
    quarantined(deep).await;
    quarantined("[".repeat(100_000)).await;
}

#[tokio::test]
async fn with_a_key_twice_the_last_counts() {
    let event = r#"{"EventType":"A","EventType":"B","BEvent":{"TaskId":"1"},"BEvent":{"TaskId":"2"}}"#;
    let key = backed_up(event).await;
    assert!(key.contains("event_type=B/2."), "{key}");
}

#[tokio::test]
async fn a_hostile_task_id_stays_one_segment() {
    for task_id in ["../../../etc/passwd", "a/b", "..", ".", ".hidden", "a\\b", "a\0b", "片", "a b%2F", "quarantine/x"]
    {
        let key = backed_up(&with_task_id(task_id)).await;
        let segments: Vec<&str> = key.split('/').collect();
        assert_eq!(segments.len(), 3, "{task_id:?} became {key}");
        assert_eq!(segments[..2], ["dt=2026-11-19", "event_type=WorkflowTask"]);
        assert!(segments.iter().all(|segment| !segment.is_empty() && !segment.starts_with('.')), "{key}");
        assert!(key.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\'), "{key}");
    }
}

#[tokio::test]
async fn a_long_task_id_is_cut_and_still_tells_tasks_apart() {
    let long = "x".repeat(4096);
    let archive = Archive::with(&[("MPS_BACKUP_KEY", "{task_id}.json")]);
    archive.deliver(with_task_id(&long)).await;
    archive.deliver(with_task_id(&format!("{long}y"))).await;
    let keys: Vec<String> = archive.objects().into_keys().collect();
    assert!(keys.len() == 2 && keys.iter().all(|key| key.len() < 100), "{keys:?}");
}

#[tokio::test]
async fn an_empty_task_id_has_a_place_too() {
    let key = backed_up(&with_task_id("")).await;
    assert!(key.starts_with("dt=2026-11-19/event_type=WorkflowTask/unknown.FINISH."), "{key}");
}
