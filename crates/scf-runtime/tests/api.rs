//! How the runtime copes with a runtime API that fails, and with what it doesn't promise.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use behave::{function, json, platform};
use scf_emulator::{LogSource, Quirk};
use serde_json::Value;

const ECHO: &str = r#"{"do": "echo"}"#;
const DESCRIBE: &str = r#"{"do": "describe"}"#;

#[tokio::test]
async fn headers_may_be_missing() {
    let platform = ["Memory_limit_in_mb", "Time_limit_in_ms"]
        .into_iter()
        .fold(platform(), |builder, name| builder.quirk(Quirk::without_header(name)))
        .build()
        .unwrap();
    let told = json(&platform.invoke(DESCRIBE).await.outcome.unwrap());
    assert_eq!(told["memory_limit_mb"], Value::Null);
    assert_eq!(told["time_limit_ms"], 3000, "the default");
    assert!(told["remaining_ms"].as_u64().unwrap() <= 3000);
}

#[tokio::test]
async fn headers_may_be_garbage() {
    for garbage in ["", "-1", "0x10", "1e3", "\u{4e2d}", "99999999999999999999999999"] {
        let mut names = vec!["Memory_limit_in_mb", "Time_limit_in_ms"];
        if !garbage.is_empty() {
            // An id may be anything, but must be there.
            names.push("Request_id");
        }
        let platform = names
            .into_iter()
            .fold(platform(), |builder, name| builder.quirk(Quirk::with_header(name, garbage)))
            .build()
            .unwrap();
        let told = json(&platform.invoke(DESCRIBE).await.outcome.unwrap());
        assert_eq!(told["memory_limit_mb"], Value::Null, "{garbage}");
        assert_eq!(told["time_limit_ms"], 3000, "{garbage}");
    }
    // A day is the longest limit of a function; what is longer is garbage, too, and overflows nothing.
    for (limit, understood) in [(86_400_000, 86_400_000), (86_400_001, 3000), (u64::MAX, 3000)] {
        let header = Quirk::with_header("Time_limit_in_ms", limit.to_string());
        let platform = platform().quirk(header).build().unwrap();
        assert_eq!(json(&platform.invoke(DESCRIBE).await.outcome.unwrap())["time_limit_ms"], understood);
    }
}

#[tokio::test]
async fn next_may_fail_for_a_while() {
    for quirk in [
        Quirk::NextStatus { status: 500, times: 3 },
        Quirk::NextStatus { status: 404, times: 2 },
        Quirk::NextBroken { times: 3 },
    ] {
        let platform = platform().quirk(quirk.clone()).build().unwrap();
        let invoked = platform.invoke(ECHO).await;
        assert_eq!(invoked.outcome.unwrap(), ECHO, "{quirk:?}");
        assert!(invoked.logs.iter().any(|line| line.text.contains("trying again")), "{quirk:?}");
    }
}

#[tokio::test]
async fn an_answer_may_be_refused_for_a_while() {
    // A refusal is final for the runtime, which gets the same event again; a failure of the platform isn't.
    for (status, deliveries) in [(400, 4), (503, 1)] {
        let quirk = Quirk::AnswerStatus { status, times: 3 };
        let platform = platform().quirk(quirk).build().unwrap();
        let invoked = platform.invoke(ECHO).await;
        assert_eq!(invoked.outcome.as_ref().unwrap(), ECHO);
        let served = invoked.logs.iter().filter(|line| line.text.contains("doing it")).count();
        assert_eq!(served, deliveries, "{status}: {:?}", invoked.logs);
    }
}

#[tokio::test]
async fn an_answer_whose_acknowledgement_is_lost_is_posted_again_and_changes_nothing() {
    let quirk = Quirk::Absence { length: Some(Duration::from_secs(1)) };
    let platform = platform().quirk(quirk).build().unwrap();
    assert_eq!(platform.invoke(ECHO).await.outcome.unwrap(), ECHO);
    let second = platform.invoke(r#"{"do": "echo", "second": true}"#).await;
    assert_eq!(second.outcome.unwrap(), r#"{"do": "echo", "second": true}"#);
    assert!(!second.cold_start, "the process waited for the platform");
}

#[tokio::test]
async fn an_api_that_stays_away_ends_the_process_with_a_reason() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&lines);
    let platform = platform()
        .function(function().env("API_PATIENCE_MS", "300"))
        .quirk(Quirk::Absence { length: None })
        .on_log(move |line| seen.lock().unwrap().push(line.clone()))
        .build()
        .unwrap();
    assert!(platform.invoke(ECHO).await.outcome.is_ok());
    until(|| {
        let lines = lines.lock().unwrap();
        lines
            .iter()
            .any(|line| line.source == LogSource::Stderr && line.text.contains("failed invocation/next for 300 ms"))
    })
    .await;
    // The first event that finds the process gone starts another.
    assert!(platform.invoke(ECHO).await.outcome.is_ok());
}

#[tokio::test]
async fn an_api_that_never_gives_an_event_ends_the_process_with_a_reason() {
    let platform = platform()
        .function(function().env("API_PATIENCE_MS", "300"))
        .quirk(Quirk::NextStatus { status: 500, times: u32::MAX })
        .build()
        .unwrap();
    let invoked = platform.invoke(ECHO).await;
    assert_eq!(invoked.outcome.as_ref().unwrap_err().status_code, 439);
    assert!(invoked.logged("failed invocation/next for 300 ms: unexpected status 500"), "{:#?}", invoked.logs);
    let tries = invoked.logs.iter().filter(|line| line.text.contains("trying again")).count();
    assert_eq!(tries, 1, "a cause is told once: {:#?}", invoked.logs);
}

/// Waits for something that happens elsewhere, a minute at most.
async fn until(happened: impl Fn() -> bool) {
    for _ in 0..6000 {
        if happened() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never happened");
}

#[tokio::test]
async fn a_second_delivery_of_an_event_is_an_event_like_any_other() {
    let platform = platform().build().unwrap();
    let first = platform.invoke_as("the-same-id", ECHO).await;
    let second = platform.invoke_as("the-same-id", ECHO).await;
    assert_eq!(first.outcome.unwrap(), second.outcome.unwrap());
    assert_eq!(&*second.request_id, "the-same-id");
}

#[tokio::test]
async fn sigterm_ends_an_idle_process_and_a_busy_one_after_its_event() {
    let begun = Arc::new(AtomicUsize::default());
    let seen = Arc::clone(&begun);
    let platform = platform()
        .on_log(move |line| {
            if line.text.contains("doing it") {
                seen.fetch_add(1, Ordering::SeqCst);
            }
        })
        .build()
        .unwrap();
    // Idle: the process leaves with success, and the next event starts another.
    let described = json(&platform.invoke(DESCRIBE).await.outcome.unwrap());
    let pid = i32::try_from(described["pid"].as_i64().unwrap()).unwrap();
    let pid = rustix::process::Pid::from_raw(pid).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    until(|| rustix::process::test_kill_process(pid).is_err()).await;
    assert!(platform.invoke(ECHO).await.cold_start);
    // Busy: the event is finished within the grace.
    let terminated = async |event: &'static str| {
        let before = begun.load(Ordering::SeqCst);
        let ending = async {
            until(|| begun.load(Ordering::SeqCst) > before).await;
            assert_eq!(platform.terminate(true), 1);
        };
        tokio::join!(platform.invoke(event), ending).0
    };
    let slept = terminated(r#"{"do": "sleep", "millis": 500}"#).await;
    assert_eq!(slept.outcome.as_ref().unwrap(), "slept");
    assert!(slept.logged("[PLATFORM] Signal received successfully."));
    // Too busy: the failure is reported when the grace ends.
    let error = terminated(r#"{"do": "hang"}"#).await.outcome.unwrap_err();
    assert_eq!(error.status_code, 430, "{error}");
    let told = json(error.error_message.as_bytes());
    assert_eq!(told["errorCode"], scf_runtime::Failure::TERMINATED);
    assert!(platform.invoke(ECHO).await.cold_start);
}

#[tokio::test]
async fn outside_the_platform_the_error_names_the_local_loop() {
    let path = behave::path();
    let output = std::process::Command::new(path).env_clear().output().unwrap();
    assert!(!output.status.success());
    let text = String::from_utf8(output.stderr).unwrap();
    for word in ["SCF_RUNTIME_API is not set", "SCF_RUNTIME_API_PORT is not set", "mps-backup dev"] {
        assert!(text.contains(word), "{text}");
    }
}
