//! Callbacks over HTTP, through a function URL.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::promise::function;
use crate::support::{Archive, platform};
use cos_double::{CosDouble, Fault};
use md5::{Digest, Md5};
use serde_json::{Value, json};

const NOTIFY_KEY: &str = "canary-notify-key";

/// A signed callback whose signature expires `seconds` from now.
fn callback(key: &str, seconds: i64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs().cast_signed();
    let timestamp = now + seconds;
    let sign = Md5::digest(format!("{timestamp}{key}"));
    let sign: String = sign.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({
        "EventType": "WorkflowTask",
        "WorkflowTaskEvent": {"TaskId": "1250000000-WorkflowTask-1", "Status": "FINISH"},
        "Timestamp": timestamp,
        "Sign": sign,
    })
    .to_string()
}

fn request(method: &str, body: &str) -> String {
    json!({
        "body": body,
        "headers": {"content-type": "application/json", "x-scf-remote-addr": "203.0.113.7"},
        "httpMethod": method,
        "path": "/",
        "queryString": {},
    })
    .to_string()
}

fn archive() -> Archive {
    Archive::with(&[("MPS_BACKUP_NOTIFY_KEY", NOTIFY_KEY)])
}

async fn status(archive: &Archive, payload: String) -> Value {
    archive.deliver(payload).await["statusCode"].clone()
}

#[tokio::test]
async fn a_signed_callback_is_backed_up_as_its_body() {
    let archive = archive();
    let body = callback(NOTIFY_KEY, 600);
    let answer = archive.deliver(request("POST", &body)).await;
    assert_eq!((&answer["statusCode"], &answer["headers"]["content-type"]), (&json!(200), &json!("application/json")));
    let report: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    assert_eq!(report["stored"], 1);
    assert_eq!(archive.bodies(), [body.as_bytes()]);
}

#[tokio::test]
async fn a_resend_is_the_same_event() {
    let archive = archive();
    assert_eq!(status(&archive, request("POST", &callback(NOTIFY_KEY, 300))).await, 200);
    assert_eq!(status(&archive, request("POST", &callback(NOTIFY_KEY, 600))).await, 200);
    assert_eq!(archive.objects().len(), 1);
}

#[tokio::test]
async fn a_body_in_base64_is_read() {
    use base64::Engine as _;
    let archive = archive();
    let body = callback(NOTIFY_KEY, 600);
    let mut payload: Value = serde_json::from_str(&request("POST", "")).unwrap();
    payload["body"] = base64::engine::general_purpose::STANDARD.encode(&body).into();
    payload["isBase64Encoded"] = true.into();
    assert_eq!(status(&archive, payload.to_string()).await, 200);
    assert_eq!(archive.bodies(), [body.as_bytes()]);
}

#[tokio::test]
async fn strangers_are_turned_away_and_leave_nothing() {
    let archive = archive();
    let unsigned = r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1"}}"#;
    for body in [&callback("another key", 600), &callback(NOTIFY_KEY, -1), unsigned, "not json", ""] {
        assert_eq!(status(&archive, request("POST", body)).await, 403, "{body}");
    }
    assert_eq!(status(&archive, request("GET", &callback(NOTIFY_KEY, 600))).await, 405);
    assert!(archive.objects().is_empty());
}

#[tokio::test]
async fn without_a_key_the_route_is_closed() {
    let archive = Archive::new();
    let answer = archive.deliver(request("POST", &callback("", 600))).await;
    assert_eq!(answer["statusCode"], 403);
    assert!(answer["body"].as_str().unwrap().contains("MPS_BACKUP_NOTIFY_KEY"));
    assert!(archive.objects().is_empty());
}

#[tokio::test]
async fn a_sink_that_refuses_is_a_503_so_that_the_callback_comes_again() {
    let archive = archive();
    let blocker = archive.folder.path().join("dt=2026-01-01");
    std::fs::write(blocker, "a file where a folder is wanted").unwrap();
    let mut body: Value = serde_json::from_str(&callback(NOTIFY_KEY, 600)).unwrap();
    body["WorkflowTaskEvent"]["FinishTime"] = "2026-01-01T00:00:00Z".into();
    assert_eq!(status(&archive, request("POST", &body.to_string())).await, 503);
}

#[tokio::test]
async fn when_the_keys_for_cos_ran_out_the_process_leaves_all_the_same() {
    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    let platform = platform(function(&double).env("MPS_BACKUP_NOTIFY_KEY", NOTIFY_KEY));
    double.inject([Fault::refuse(400, "ExpiredToken")]);
    let payload = request("POST", &callback(NOTIFY_KEY, 600));
    assert!(platform.invoke(payload.clone()).await.outcome.is_err());
    let next = platform.invoke(payload).await;
    assert!(next.cold_start && next.outcome.is_ok());
    platform.shutdown().await;
}

#[tokio::test]
async fn the_key_is_never_written_anywhere() {
    let archive = archive();
    let payload = request("POST", &callback("another key", 600));
    let invoked = archive.platform.invoke(payload.into_bytes()).await;
    let everything = format!("{invoked:?}");
    assert!(everything.contains("callback turned away") && !everything.contains(NOTIFY_KEY), "{everything}");
}

/// How it came is decided before it is kept: a stranger's bytes never reach the archive.
#[tokio::test]
async fn what_comes_over_http_is_turned_away_however_broken_it_is() {
    let archive = Archive::with(&[("MPS_BACKUP_NOTIFY_KEY", "a-key")]);
    let envelope = r#"{"httpMethod":"POST","path":"/","headers":{},"body":"{}"}"#;
    for payload in [
        envelope.to_owned(),
        format!("{envelope} x"),
        envelope.replace("{}\"}", "\u{1}\"}"),
        envelope.replace("\"{}\"", "\"%%%\",\"isBase64Encoded\":true"),
        envelope[..30].to_owned(),
        format!("[{envelope}]"),
        serde_json::to_string(envelope).unwrap(),
        format!("{{\"Response\":{envelope}}}"),
        r#"{"headers":{},"body":"{}"}"#.to_owned(),
    ] {
        let reply = archive.deliver(payload.clone()).await;
        let status = reply["statusCode"].as_u64().unwrap_or_else(|| panic!("{payload}: {reply}"));
        assert!((400..500).contains(&status), "{payload}: {reply}");
    }
    let mut bytes = envelope.as_bytes().to_vec();
    bytes.extend(b"\xff");
    assert_eq!(archive.deliver(bytes).await["statusCode"], 400);
    assert!(archive.bodies().is_empty(), "{:?}", archive.objects().keys());
}

#[tokio::test]
async fn a_key_that_was_copied_with_its_line_end_is_the_key_and_the_log_says_so() {
    let archive = Archive::with(&[("MPS_BACKUP_NOTIFY_KEY", &format!("{NOTIFY_KEY}\n"))]);
    let invoked = archive.platform.invoke(request("POST", &callback(NOTIFY_KEY, 600))).await;
    assert_eq!(crate::support::report(&invoked)["statusCode"], 200);
    assert!(invoked.logged("line ends stand around the value"), "{:#?}", invoked.logs);
    assert!(invoked.logged("MPS_BACKUP_NOTIFY_KEY") && !invoked.logged(NOTIFY_KEY), "{:#?}", invoked.logs);
}
