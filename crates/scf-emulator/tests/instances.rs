//! How many instances there are, and how they end.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use raw::{platform, raw, until};
use scf_emulator::{Clock, Function, Platform, StopSignal};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn events_at_one_time_have_instances_of_their_own() {
    let platform = platform("slow").build().unwrap();
    let (first, second) = tokio::join!(platform.invoke("{}"), platform.invoke("{}"));
    assert_ne!(first.outcome.unwrap(), second.outcome.unwrap());
    assert_eq!(platform.idle_instances(), 2);
    let alone = raw::platform("slow").max_instances(1).build().unwrap();
    let (first, second) = tokio::join!(alone.invoke("{}"), alone.invoke("{}"));
    assert_eq!(first.outcome.unwrap(), second.outcome.unwrap());
}

#[tokio::test]
async fn an_event_above_the_limit_is_status_432_where_that_is_asked_for() {
    let platform = platform("slow").max_instances(1).refuse_over_limit(true).build().unwrap();
    let (first, second) = tokio::join!(platform.invoke("{}"), platform.invoke("{}"));
    assert!(first.outcome.is_ok());
    let error = second.outcome.unwrap_err();
    assert_eq!(error.status_code, 432);
    let text = "ResourceLimitReached: Function [ function ] concurrency exceeded reserved quota 128 MB";
    assert_eq!(error.error_message, text);
    assert!(platform.invoke("{}").await.outcome.is_ok(), "there is room again");
}

#[tokio::test]
async fn an_instance_that_is_idle_for_too_long_ends_by_a_clock_that_is_put_forward() {
    let clock = Clock::manual();
    let platform = platform("").idle_timeout(MINUTE).clock(clock.clone()).build().unwrap();
    assert!(platform.invoke("{}").await.cold_start);
    clock.advance(MINUTE / 2);
    assert!(!platform.invoke("{}").await.cold_start, "each event begins the time anew");
    clock.advance(MINUTE / 2);
    assert_eq!(platform.idle_instances(), 1);
    clock.advance(MINUTE / 2);
    until(|| platform.idle_instances() == 0).await;
    assert!(platform.invoke("{}").await.cold_start);
}

#[tokio::test]
async fn an_instance_that_is_idle_for_too_long_ends_by_real_time() {
    let platform = platform("").idle_timeout(Duration::from_millis(50)).build().unwrap();
    assert!(platform.invoke("{}").await.outcome.is_ok());
    until(|| platform.idle_instances() == 0).await;
    assert!(platform.invoke("{}").await.cold_start);
}

#[tokio::test]
async fn an_instance_may_be_idle_for_no_time_at_all() {
    let platform = platform("").idle_timeout(Duration::ZERO).build().unwrap();
    for _ in 0..3 {
        assert!(platform.invoke("{}").await.cold_start);
        assert_eq!(platform.idle_instances(), 0);
    }
}

/// Behind a shell that says when it is told to leave.
fn talkative(behaviour: &str) -> (Function, Arc<AtomicBool>) {
    let program = raw("").program().to_owned();
    let script = format!("trap 'echo told to leave; exit 0' TERM; '{}' '{behaviour}' & wait", program.display());
    (Function::command("/bin/sh").arg("-c").arg(script), Arc::default())
}

/// Whether a process hears of its end, on a timeout or on the platform's.
async fn hears(behaviour: &str, signal: StopSignal) -> bool {
    let (function, told) = talkative(behaviour);
    let seen = Arc::clone(&told);
    let timeout = if behaviour == "hang" { Duration::from_millis(300) } else { MINUTE };
    let platform = Platform::builder()
        .function(function)
        .timeout(timeout)
        .stop_signal(signal)
        .on_log(move |line| {
            if line.text == "told to leave" {
                seen.store(true, Ordering::SeqCst);
            }
        })
        .build()
        .unwrap();
    assert_eq!(platform.invoke("{}").await.outcome.is_ok(), behaviour != "hang");
    platform.shutdown().await;
    told.load(Ordering::SeqCst)
}

#[tokio::test]
async fn a_process_is_killed_or_told_first_as_the_test_wants() {
    for behaviour in ["hang", ""] {
        assert!(!hears(behaviour, StopSignal::Kill).await, "{behaviour}");
        assert!(hears(behaviour, StopSignal::TermThenKill { grace: MINUTE }).await, "{behaviour}");
    }
}

#[tokio::test]
async fn a_process_that_does_not_leave_within_the_grace_is_killed() {
    let function = Function::command("/bin/sh")
        .arg("-c")
        .arg(format!("trap '' TERM; '{}' '' & wait; wait", raw("").program().display()));
    let signal = StopSignal::TermThenKill { grace: Duration::from_millis(50) };
    let platform = Platform::builder().function(function).timeout(MINUTE).stop_signal(signal).build().unwrap();
    assert!(platform.invoke("{}").await.outcome.is_ok());
    platform.shutdown().await;
    assert!(platform.invoke("{}").await.cold_start);
}
