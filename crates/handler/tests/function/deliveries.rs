//! However a notification arrives, the object holds the notification's bytes as they arrived.

use crate::support::Archive;
use serde_json::{Value, json};

/// With white space, an escape and a letter outside ASCII: what a round trip through a parser would change.
const EVENT: &str = "{ \"EventType\" :\"WorkflowTask\",\n \"WorkflowTaskEvent\": {\"TaskId\": \"1250000000-WorkflowTask-1\", \
    \"Status\":\"FINISH\", \"Message\":\"\\u7247 片\", \"ErrCode\":0.0 } }\n";
const LIVE: &str = r#"{"NotificationType":"ProcessEof","TaskId":"1250000000-procedure-live-1","ProcessEofInfo":{"ErrCode":0,"Message":"Success"}}"#;

async fn stored_as(payload: &str) -> Vec<String> {
    let archive = Archive::new();
    let report = archive.deliver(payload).await;
    assert_eq!((&report["quarantined"], &report["already_stored"]), (&json!(0), &json!(0)), "{report}");
    let objects = archive.objects();
    assert_eq!(report["stored"], objects.len());
    for placed in report["objects"].as_array().unwrap() {
        let body = &objects[placed["key"].as_str().unwrap()];
        assert_eq!(placed["bytes"], body.len());
    }
    objects.into_values().map(|body| String::from_utf8(body).unwrap()).collect()
}

fn sorted(texts: &[&str]) -> Vec<String> {
    let mut texts: Vec<_> = texts.iter().map(|text| (*text).to_owned()).collect();
    texts.sort();
    texts
}

async fn assert_stored_as(payload: &str, expected: &[&str]) {
    let mut stored = stored_as(payload).await;
    stored.sort();
    assert_eq!(stored, sorted(expected), "{payload}");
}

#[tokio::test]
async fn the_trigger_hands_over_the_notification_itself() {
    assert_stored_as(EVENT, &[EVENT]).await;
    assert_stored_as(LIVE, &[LIVE]).await;
}

#[tokio::test]
async fn an_event_type_that_nobody_knows_is_backed_up_like_any_other() {
    let unknown = r#"{"EventType":"HologramTask","HologramTaskEvent":{"TaskId":"1","Status":"FINISH"},"X":[1e400]}"#;
    assert_stored_as(unknown, &[unknown]).await;
}

#[tokio::test]
async fn a_list_holds_a_notification_an_element() {
    assert_stored_as(&format!("[{EVENT}]"), &[EVENT.trim_end()]).await;
    assert_stored_as(&format!("[{EVENT} , {LIVE}]"), &[EVENT.trim_end(), LIVE]).await;
    assert_stored_as(&json!([EVENT]).to_string(), &[EVENT]).await;
}

#[tokio::test]
async fn a_string_holds_a_notification_as_its_text() {
    assert_stored_as(&json!(EVENT).to_string(), &[EVENT]).await;
}

#[tokio::test]
async fn a_response_wrapper_is_kept_around_the_notification() {
    let wrapped = format!("{{\"Response\": {LIVE}}}");
    assert_stored_as(&wrapped, &[&wrapped]).await;
}

#[tokio::test]
async fn each_record_of_cmq_is_an_object() {
    let record = |body: &str| json!({"CMQ": {"type": "topic", "msgId": "1", "msgBody": body}});
    assert_stored_as(&json!({"Records": [record(EVENT), record(LIVE)]}).to_string(), &[EVENT, LIVE]).await;
}

#[tokio::test]
async fn one_bad_record_costs_the_others_nothing() {
    let record = |body: &str| json!({"CMQ": {"type": "topic", "msgId": "1", "msgBody": body}});
    let payload = json!({"Records": [record("lorem"), record(LIVE)]}).to_string();
    let archive = Archive::new();
    let report = archive.deliver(&*payload).await;
    assert_eq!((&report["stored"], &report["quarantined"]), (&json!(2), &json!(1)));
    let objects = archive.objects();
    let quarantined = report["objects"][1]["key"].as_str().unwrap();
    assert!(quarantined.starts_with("_quarantine/"));
    assert_eq!(objects[quarantined], payload.as_bytes());
    let reason = archive.reason(quarantined).await;
    assert!(reason.starts_with("record 1 of 2: "), "{reason}");
    assert!(objects.values().any(|body| body == LIVE.as_bytes()));
}

#[tokio::test]
async fn delivered_again_it_is_stored_once() {
    let archive = Archive::new();
    for (payload, stored) in [(EVENT.to_owned(), 1), (EVENT.to_owned(), 0), (json!([EVENT]).to_string(), 0)] {
        let report = archive.deliver(payload).await;
        assert_eq!((&report["stored"], &report["already_stored"]), (&json!(stored), &json!(1 - stored)));
    }
    assert_eq!(archive.bodies(), [EVENT.as_bytes()]);
}

#[tokio::test]
async fn a_resend_with_another_timestamp_and_sign_is_the_same_event() {
    let archive = Archive::new();
    for (timestamp, stored) in [(1_795_317_000, 1), (1_795_317_600, 0)] {
        let mut event: Value = serde_json::from_str(LIVE).unwrap();
        event["Timestamp"] = timestamp.into();
        event["Sign"] = format!("{timestamp:032x}").into();
        assert_eq!(archive.deliver(event.to_string()).await["stored"], stored);
    }
    assert_eq!(archive.objects().len(), 1);
}

#[tokio::test]
async fn events_that_share_a_key_are_both_kept() {
    let archive = Archive::with(&[("MPS_BACKUP_KEY", "{event_type}/{task_id}.json")]);
    let other = LIVE.replace("Success", "data timeout");
    assert_eq!(archive.deliver(LIVE).await["objects"][0]["outcome"], "stored");
    let report = archive.deliver(&*other).await;
    assert_eq!(report["objects"][0]["outcome"], "conflict");
    assert_eq!(archive.deliver(&*other).await["stored"], 0);
    let objects = archive.objects();
    assert_eq!(objects["ProcessEof/1250000000-procedure-live-1.json"], LIVE.as_bytes());
    assert_eq!(objects[report["objects"][0]["key"].as_str().unwrap()], other.as_bytes());
    assert_eq!(objects.len(), 2);
}

#[tokio::test]
async fn every_collected_payload_is_found_again_byte_for_byte() {
    let samples = mps_events::fixtures::collected().unwrap();
    let archive = Archive::new();
    for (_, bytes) in &samples {
        archive.deliver(bytes.clone()).await;
    }
    let bodies = archive.bodies();
    for (file, bytes) in &samples {
        assert!(bodies.contains(bytes), "{} is not in the archive", file.display());
    }
}
