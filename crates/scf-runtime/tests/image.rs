//! A function deployed as an image, in a real process under a platform.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use behave::{function, json, platform};
use scf_emulator::{Builder, Credentials, Platform};
use scf_runtime::Failure;

/// A platform for an image that listens on a free port.
fn image() -> Builder {
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    platform().function(function().env("IMAGE_PORT", port.to_string())).image(port)
}

#[tokio::test]
async fn events_keys_and_metadata_come_with_each_request() {
    let issued = AtomicUsize::new(0);
    let platform = image()
        .memory(256)
        .credentials_from(move || {
            let number = issued.fetch_add(1, Ordering::Relaxed);
            Credentials::new(format!("AKID{number}"), "key", "token")
        })
        .build()
        .unwrap();
    for number in 0..3 {
        let invoked = platform.invoke(r#"{"do": "describe"}"#).await;
        let told = json(&invoked.outcome.unwrap());
        assert_eq!(told["request_id"], *invoked.request_id);
        assert_eq!(told["secret_id"], format!("AKID{number}"), "fresh keys for every event");
        assert_eq!(told["function"], "behave");
        assert_eq!(told["memory_limit_mb"], 256);
        assert_eq!(told["time_limit_ms"], 60_000);
        assert_eq!(told["cold_start"], number == 0);
    }
}

#[tokio::test]
async fn failures_panics_deadlines_and_limits_are_those_of_any_function() {
    let platform = image().timeout(Duration::from_secs(1)).build().unwrap();
    let failed = async |platform: &Platform, event: &'static str| {
        let error = platform.invoke(event).await.outcome.unwrap_err();
        assert_eq!(error.status_code, 430, "{error}");
        json(error.error_message.as_bytes())["errorCode"].clone()
    };
    assert_eq!(failed(&platform, r#"{"do": "fail"}"#).await, "NoSuchTask");
    assert_eq!(failed(&platform, r#"{"do": "hang"}"#).await, Failure::DEADLINE_EXCEEDED);
    let fill = r#"{"do": "fill", "bytes": 7000000}"#;
    assert_eq!(failed(&platform, fill).await, Failure::RESPONSE_TOO_LARGE);
    assert!(!platform.invoke(r#"{"do": "echo"}"#).await.cold_start);
    assert_eq!(failed(&platform, r#"{"do": "panic"}"#).await, Failure::PANICKED);
    let exit = platform.invoke(r#"{"do": "exit"}"#).await.outcome.unwrap_err();
    assert_eq!(exit.status_code, 439);
}

#[tokio::test]
async fn a_server_that_never_listens_is_status_446() {
    let platform = platform().image(1).init_timeout(Duration::from_millis(300));
    // Its port is another one.
    let platform = platform.function(function().env("IMAGE_PORT", "0")).build().unwrap();
    let error = platform.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 446, "{error}");
}
