//! The runtime in a real process, under a platform.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use behave::{json, platform};
use scf_emulator::{Credentials, LogSource};
use serde_json::Value;

#[tokio::test]
async fn an_event_comes_back_as_it_went() {
    let platform = platform().build().unwrap();
    let event = r#"{"do": "echo", "text": "中\u0000"}"#;
    let first = platform.invoke(event).await;
    assert_eq!(first.outcome.unwrap(), event);
    assert!(first.cold_start);
    let second = platform.invoke(event).await;
    assert!(!second.cold_start);
    assert_ne!(first.request_id, second.request_id);
}

#[tokio::test]
async fn the_context_holds_what_the_platform_told() {
    let platform = platform()
        .memory(256)
        .credentials(Credentials::new("AKID", "key", "token"))
        .without_platform_env("TENCENTCLOUD_REGION")
        .build()
        .unwrap();
    for cold_start in [true, false] {
        let invoked = platform.invoke(r#"{"do": "describe"}"#).await;
        let told = json(&invoked.outcome.unwrap());
        assert_eq!(told["request_id"], *invoked.request_id);
        assert_eq!(told["memory_limit_mb"], 256);
        assert_eq!(told["time_limit_ms"], 60_000);
        assert!((1..=60_000).contains(&told["remaining_ms"].as_u64().unwrap()), "{told}");
        assert_eq!(told["cold_start"], cold_start);
        assert_eq!(told["function"], "behave");
        assert_eq!(told["region"], Value::Null);
        assert_eq!(told["secret_id"], "AKID");
    }
}

#[tokio::test]
async fn a_failure_tells_the_caller_its_code_and_the_log_its_detail() {
    let platform = platform().build().unwrap();
    let invoked = platform.invoke(r#"{"do": "fail"}"#).await;
    let error = invoked.outcome.unwrap_err();
    assert_eq!(error.status_code, 430);
    let told = error.posted().unwrap();
    assert_eq!((told.code.as_str(), told.message.as_str()), ("NoSuchTask", "the task is unknown"));
    assert_eq!(told.causes, ["the list is empty"]);
    assert!(!error.message.contains("only the log"));
    let line = invoked.logs.iter().find(|line| line.text.contains("only the log")).unwrap();
    assert_eq!(line.source, LogSource::Stdout);
    let line = json(line.text.as_bytes());
    assert_eq!(line["span"]["request_id"], *invoked.request_id);
    assert_eq!(line["outcome"], "failed");
    assert!(!platform.invoke(r#"{"do": "echo"}"#).await.cold_start, "a failure is no reason to leave");
}
