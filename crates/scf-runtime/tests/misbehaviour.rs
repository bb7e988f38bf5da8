//! What becomes of a handler that does what it shouldn't, in a real process under a platform.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::time::Duration;

use behave::{function, json, platform};
use scf_emulator::Platform;
use scf_runtime::Failure;

const ECHO: &str = r#"{"do": "echo"}"#;

#[tokio::test]
async fn a_panic_is_reported_with_its_place_and_the_process_leaves() {
    for verb in ["panic", "panic_later"] {
        let platform = platform().build().unwrap();
        let invoked = platform.invoke(format!(r#"{{"do": "{verb}", "canary": 1}}"#)).await;
        let error = invoked.outcome.as_ref().unwrap_err();
        assert_eq!(error.status_code, 430, "{error}");
        let told = json(error.error_message.as_bytes());
        assert_eq!(told["errorCode"], Failure::PANICKED);
        assert!(told["errorMessage"].as_str().unwrap().contains("examples/behave.rs:"), "{told}");
        assert!(!invoked.logged("canary") && !error.message.contains("canary"), "{:?}", invoked.logs);
        until_cold(&platform).await;
    }
}

/// The process leaves a moment after its answer: soon, an event starts a new one.
async fn until_cold(platform: &Platform) {
    for _ in 0..1000 {
        let invoked = platform.invoke(ECHO).await;
        if invoked.cold_start && invoked.outcome.is_ok() {
            return;
        }
    }
    panic!("the process never left");
}

#[tokio::test]
async fn a_panic_is_survived_where_that_is_asked_for() {
    let function = function().env("AFTER_PANIC", "continue");
    let platform = platform().function(function).build().unwrap();
    let pid = json(&platform.invoke(r#"{"do": "describe"}"#).await.outcome.unwrap())["pid"].clone();
    for _ in 0..3 {
        assert!(platform.invoke(r#"{"do": "panic"}"#).await.outcome.is_err());
    }
    let described = platform.invoke(r#"{"do": "describe"}"#).await.outcome.unwrap();
    assert_eq!(json(&described)["pid"], pid);
}

#[tokio::test]
async fn a_backtrace_is_logged_where_it_is_asked_for() {
    let function = function().env("RUST_BACKTRACE", "1");
    let platform = platform().function(function).build().unwrap();
    let invoked = platform.invoke(r#"{"do": "panic"}"#).await;
    assert!(invoked.logged("behave::behave"), "{:?}", invoked.logs);
    assert!(!invoked.outcome.unwrap_err().message.contains("behave::behave"));
}

#[tokio::test]
async fn a_handler_that_is_late_is_cancelled_before_the_platform_kills() {
    let platform = platform().timeout(Duration::from_secs(1)).build().unwrap();
    assert!(platform.invoke(ECHO).await.outcome.is_ok());
    for verb in ["hang", "spin"] {
        let invoked = platform.invoke(format!(r#"{{"do": "{verb}"}}"#)).await;
        let error = invoked.outcome.unwrap_err();
        assert_eq!(error.status_code, 430, "{error}");
        assert_eq!(json(error.error_message.as_bytes())["errorCode"], Failure::DEADLINE_EXCEEDED);
    }
    let next = platform.invoke(ECHO).await;
    assert!(next.outcome.is_ok() && !next.cold_start, "the process goes on");
}

#[tokio::test]
async fn a_handler_that_never_suspends_is_killed_by_the_platform() {
    let platform = platform().timeout(Duration::from_millis(500)).build().unwrap();
    let invoked = platform.invoke(r#"{"do": "busy"}"#).await;
    let error = invoked.outcome.unwrap_err();
    assert_eq!(error.status_code, 433);
    assert!(error.error_message.starts_with("Invoking task timed out after 0.5 seconds"), "{error}");
    assert!(platform.invoke(ECHO).await.cold_start);
}

#[tokio::test]
async fn leaving_in_mid_event_is_status_439() {
    let platform = platform().build().unwrap();
    for (verb, how) in [("exit", "exit code 0"), ("kill", "signal 9")] {
        let invoked = platform.invoke(format!(r#"{{"do": "{verb}"}}"#)).await;
        let error = invoked.outcome.unwrap_err();
        assert_eq!(error.status_code, 439, "{error}");
        assert!(error.error_message.contains(how), "{error}");
    }
    assert!(platform.invoke(ECHO).await.outcome.is_ok());
}

#[tokio::test]
async fn a_failure_may_end_the_process() {
    let platform = platform().build().unwrap();
    let error = platform.invoke(r#"{"do": "fail_and_exit"}"#).await.outcome.unwrap_err();
    assert_eq!((error.status_code, error.error_code), (430, 1));
    until_cold(&platform).await;
}

#[tokio::test]
async fn a_response_above_6_mb_is_a_clear_failure_and_6_mb_is_not() {
    let platform = platform().build().unwrap();
    let limit = scf_runtime::MAX_RESPONSE_BYTES;
    let full = platform.invoke(format!(r#"{{"do": "fill", "bytes": {limit}}}"#)).await;
    assert_eq!(full.outcome.unwrap().len(), limit);
    let over = platform.invoke(format!(r#"{{"do": "fill", "bytes": {}}}"#, 7 << 20)).await;
    let error = over.outcome.unwrap_err();
    assert_eq!(error.status_code, 430, "the runtime refuses it, not the platform");
    assert_eq!(json(error.error_message.as_bytes())["errorCode"], Failure::RESPONSE_TOO_LARGE);
}

#[tokio::test]
async fn a_large_event_arrives_whole_and_a_larger_one_not_at_all() {
    let platform = platform().build().unwrap();
    let event = format!(r#"{{"do": "echo", "fill": "{}"}}"#, "x".repeat(5 << 20));
    assert_eq!(platform.invoke(event.clone()).await.outcome.unwrap(), event);
    let error = platform.invoke(vec![b' '; 7 << 20]).await.outcome.unwrap_err();
    assert_eq!(error.status_code, 406);
}

#[tokio::test]
async fn an_event_above_the_runtimes_own_limit_is_refused_and_the_next_is_served() {
    let function = function().env("MAX_EVENT_BYTES", "1000");
    let platform = platform().function(function).build().unwrap();
    let event = format!(r#"{{"do": "echo", "fill": "{}"}}"#, "x".repeat(1000));
    let error = platform.invoke(event).await.outcome.unwrap_err();
    assert_eq!(json(error.error_message.as_bytes())["errorCode"], Failure::EVENT_TOO_LARGE);
    let next = platform.invoke(ECHO).await;
    assert!(next.outcome.is_ok() && !next.cold_start);
}

#[tokio::test]
async fn what_is_not_json_is_a_failure_of_that_event_alone() {
    let platform = platform().build().unwrap();
    for event in [&b"\xff\xfe"[..], b"", b"{", b"[[[["] {
        assert_eq!(platform.invoke(event).await.outcome.unwrap_err().status_code, 430);
    }
    assert!(!platform.invoke(ECHO).await.cold_start);
}

#[tokio::test]
async fn ten_thousand_events_come_back_in_one_process() {
    let function = function().env("RUST_LOG", "warn");
    let platform = platform().function(function).build().unwrap();
    for number in 0..10_000 {
        let event = format!(r#"{{"do": "echo", "number": {number}}}"#);
        let invoked = platform.invoke(event.clone()).await;
        assert_eq!(invoked.outcome.unwrap(), event);
        assert_eq!(invoked.cold_start, number == 0);
    }
}
