//! Asynchronous events: retries, their end, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::time::Duration;

use raw::{platform, until};
use scf_emulator::{Clock, Fate, MAX_ASYNC_BYTES};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_failing_event_is_tried_three_times_a_minute_apart_and_then_dies() {
    let clock = Clock::skipping();
    let platform = platform("error").clock(clock.clone()).build().unwrap();
    let queued = platform.invoke_async(r#"{"a": 1}"#).await;
    assert_eq!(queued.attempts.len(), 3);
    assert!(clock.now() >= 2 * MINUTE);
    let id = &queued.attempts[0].request_id;
    assert!(queued.attempts.iter().all(|attempt| attempt.request_id == *id));
    let letter: serde_json::Value = serde_json::from_slice(queued.dead_letter().unwrap()).unwrap();
    assert_eq!(letter["RequestId"], **id);
    assert_eq!(letter["Body"]["ClientContext"], r#"{"a": 1}"#);
    assert_eq!(letter["Body"]["RetryNum"], 2);
    assert_eq!(letter["Body"]["FunctionName"], "function");
    assert_eq!(letter["Body"]["PushTime"], letter["Body"]["TimeStampForInvoker"]);
}

#[tokio::test]
async fn the_time_to_live_ends_the_retries() {
    let platform =
        platform("error").clock(Clock::skipping()).retries(100).message_ttl(5 * MINUTE + MINUTE / 2).build().unwrap();
    let queued = platform.invoke_async("{}").await;
    assert_eq!(queued.attempts.len(), 6);
    assert!(!queued.succeeded());
}

#[tokio::test]
async fn an_event_above_the_limit_comes_again_every_minute_without_a_retry() {
    let clock = Clock::manual();
    let builder = platform("slow").max_instances(1).refuse_over_limit(true);
    let platform = builder.retries(0).clock(clock.clone()).build().unwrap();
    let (first, second) = tokio::join!(platform.invoke_async("{}"), async {
        let waiting = platform.invoke_async("{}");
        let putting_forward = async {
            until(|| platform.idle_instances() == 1).await;
            clock.advance(MINUTE);
        };
        tokio::join!(waiting, putting_forward).0
    });
    assert!(first.succeeded() && second.succeeded());
    assert_eq!((first.put_off, second.put_off), (0, 1));
    assert_eq!(second.attempts.len(), 1);
}

#[tokio::test]
async fn an_event_above_the_queues_limit_dies_at_once() {
    let platform = platform("slow").queue_limit(1).build().unwrap();
    let (first, second) = tokio::join!(platform.invoke_async("{}"), platform.invoke_async(r#"{"b": 2}"#));
    assert!(first.succeeded());
    let letter: serde_json::Value = serde_json::from_slice(second.dead_letter().unwrap()).unwrap();
    assert_eq!(letter["Body"]["ClientContext"], r#"{"b": 2}"#);
    assert!(letter["ErrorMessage"].as_str().unwrap().contains("holds 1 events already"), "{letter}");
    assert!(platform.invoke_async("{}").await.succeeded(), "there is room again");
}

#[tokio::test]
async fn an_event_that_succeeds_is_not_tried_again() {
    let queued = platform("").build().unwrap().invoke_async("{}").await;
    assert!(queued.succeeded());
    assert_eq!(queued.attempts.len(), 1);
}

#[tokio::test]
async fn an_event_above_128_kb_is_refused() {
    let platform = platform("").build().unwrap();
    assert!(platform.invoke_async(vec![b' '; MAX_ASYNC_BYTES]).await.succeeded());
    let queued = platform.invoke_async(vec![b' '; MAX_ASYNC_BYTES + 1]).await;
    let Fate::Refused(error) = queued.fate else { panic!("{queued:?}") };
    assert_eq!(error.status_code, 406);
    assert!(queued.attempts.is_empty());
}

#[tokio::test]
async fn retries_wait_for_a_clock_that_a_test_puts_forward() {
    let clock = Clock::manual();
    let platform = platform("error").retries(1).clock(clock.clone()).build().unwrap();
    let waiting = tokio::spawn({
        let platform = platform.clone();
        async move { platform.invoke_async("{}").await }
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert!(!waiting.is_finished());
    clock.advance(MINUTE);
    assert_eq!(waiting.await.unwrap().attempts.len(), 2);
}
