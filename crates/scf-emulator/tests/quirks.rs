//! What the documents leave open: each answer that the emulator can give.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use std::time::Duration;

use raw::{platform, until};
use scf_emulator::{Clock, KeyIssuer, Platform, Quirk};

const HOUR: Duration = Duration::from_secs(3600);

fn with(behaviour: &str, quirk: Quirk) -> Platform {
    platform(behaviour).quirk(quirk).build().unwrap()
}

#[tokio::test]
async fn next_before_ready_may_be_refused() {
    let invoked = with("early-next", Quirk::EarlyNextStatus(409)).invoke("{}").await;
    assert!(invoked.outcome.is_ok() && invoked.logged("early next 409"), "{:?}", invoked.logs);
}

#[tokio::test]
async fn ready_with_an_empty_body_may_be_refused() {
    let invoked = with("empty-ready", Quirk::StrictReady).invoke("{}").await;
    assert!(invoked.outcome.is_ok(), "a space is enough");
    assert!(invoked.logged("empty ready 400"), "{:?}", invoked.logs);
    assert!(platform("empty-ready").build().unwrap().invoke("{}").await.logged("empty ready 200"));
}

#[tokio::test]
async fn a_second_answer_and_one_without_an_event_may_have_another_status() {
    let platform = with("twice", Quirk::SecondAnswerStatus(409));
    platform.invoke("{}").await.outcome.unwrap();
    let next = platform.invoke("{}").await;
    assert!(next.logged("second answer 409"), "{:?}", next.logs);
    assert!(with("early", Quirk::StrayAnswerStatus(404)).invoke("{}").await.logged("early answer 404"));
}

#[tokio::test]
async fn an_answer_posted_again_after_a_broken_connection_counts_for_the_next_event() {
    let builder = platform("again").max_instances(1).quirk(Quirk::AnswerBroken { times: 1 });
    let platform = builder.build().unwrap();
    let (first, second) = tokio::join!(platform.invoke("\"first\""), platform.invoke("\"second\""));
    assert!(!second.cold_start, "both are one instance's");
    assert_eq!(first.outcome.unwrap(), "\"first\"");
    assert_eq!(second.outcome.unwrap(), "\"first\"", "it was posted again");
    assert_eq!(platform.invoke("\"third\"").await.outcome.unwrap(), "\"third\"");
}

#[tokio::test]
async fn a_broken_answer_without_a_next_event_still_counts() {
    let platform = with("again", Quirk::AnswerBroken { times: 1 });
    assert_eq!(platform.invoke("\"first\"").await.outcome.unwrap(), "\"first\"");
    platform.shutdown().await;
}

#[tokio::test]
async fn keys_may_come_with_each_event() {
    let clock = Clock::manual();
    let keys = KeyIssuer::new(HOUR, clock.clone());
    let builder = platform("head").credentials_from(move || keys.issue());
    let platform = builder.quirk(Quirk::CredentialHeaders).build().unwrap();
    let mut heads = Vec::new();
    for _ in 0..2 {
        let head = String::from_utf8(platform.invoke("{}").await.outcome.unwrap().to_vec()).unwrap();
        assert!(head.contains("X-Scf-Session-Token: token-"), "{head}");
        heads.push(head.lines().find(|line| line.starts_with("X-Scf-Secret-Id: AKID-emulated-")).unwrap().to_owned());
        clock.advance(HOUR);
    }
    assert_ne!(heads[0], heads[1]);
}

#[tokio::test]
async fn each_run_of_an_asynchronous_event_may_have_an_id_of_its_own() {
    let builder = platform("error").clock(Clock::skipping());
    let queued = builder.quirk(Quirk::FreshRequestIds).build().unwrap().invoke_async("{}").await;
    let mut ids: Vec<_> = queued.attempts.iter().map(|attempt| &attempt.request_id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3);
}

#[tokio::test]
async fn the_functions_own_error_may_have_another_status() {
    let platform = with("error", Quirk::UserErrorStatus(443));
    for cold_start in [true, false] {
        let invoked = platform.invoke("{}").await;
        assert_eq!(invoked.cold_start, cold_start);
        let error = invoked.outcome.unwrap_err();
        assert_eq!((error.status_code, error.error_message.as_str()), (443, "it failed"));
        assert!(!error.is_start_failure());
    }
}

#[tokio::test]
async fn whatever_its_status_the_functions_own_error_is_tried_again_as_such() {
    for status in [406, 432, 500] {
        let builder = platform("error").quirk(Quirk::UserErrorStatus(status)).clock(Clock::skipping());
        let queued = builder.build().unwrap().invoke_async("{}").await;
        assert_eq!((queued.attempts.len(), queued.put_off), (3, 0), "{status}");
        assert!(queued.dead_letter().is_some());
    }
}

#[tokio::test]
async fn a_process_that_left_may_be_noticed_only_at_the_timeout() {
    let at_once = platform("exit").build().unwrap();
    assert_eq!(at_once.invoke("{}").await.outcome.unwrap_err().status_code, 439);
    let late = platform("exit").timeout(Duration::from_millis(500)).quirk(Quirk::ExitUnnoticed).build().unwrap();
    for _ in 0..2 {
        let invoked = late.invoke("{}").await;
        assert_eq!(invoked.outcome.unwrap_err().status_code, 433);
        assert!(invoked.cold_start && invoked.duration >= Duration::from_millis(500));
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_process_may_be_frozen_between_events() {
    let platform = with("pid", Quirk::Freeze);
    let mut last = None;
    for _ in 0..3 {
        let pid = platform.invoke("{}").await.outcome.unwrap();
        let status = format!("/proc/{}/status", std::str::from_utf8(&pid).unwrap());
        until(|| std::fs::read_to_string(&status).unwrap().contains("State:\tT")).await;
        assert_eq!(*last.get_or_insert(pid.clone()), pid, "it goes on with the next event");
    }
    platform.shutdown().await;
}

#[tokio::test]
async fn the_platforms_own_failure_is_status_500_and_costs_an_asynchronous_event_no_retry() {
    let platform = with("", Quirk::InternalError { times: 1 });
    let error = platform.invoke("{}").await.outcome.unwrap_err();
    assert_eq!((error.status_code, error.error_message.as_str()), (500, "InternalError: the platform failed"));
    assert!(platform.invoke("{}").await.outcome.is_ok());

    let clock = Clock::skipping();
    let builder = raw::platform("").retries(0).clock(clock.clone());
    let queued = builder.quirk(Quirk::InternalError { times: 20 }).build().unwrap().invoke_async("{}").await;
    assert!(queued.succeeded());
    assert_eq!((queued.put_off, queued.attempts.len()), (20, 1));
    // 1 + 2 + .. + 256 s, then eleven times 5 minutes.
    assert!((511 + 3300..4000).contains(&clock.now().as_secs()), "{:?}", clock.now());
}

#[tokio::test]
async fn a_clock_that_jumps_ends_no_invocation() {
    let clock = Clock::manual();
    let platform = platform("slow").clock(clock.clone()).build().unwrap();
    let jump = async {
        until(|| platform.running_instances() == 1).await;
        clock.advance(7 * HOUR);
    };
    let (invoked, ()) = tokio::join!(platform.invoke("{}"), jump);
    assert!(invoked.outcome.is_ok());
    assert!(!platform.invoke("{}").await.cold_start);
}

#[tokio::test]
async fn a_process_that_leaves_before_it_is_ready_may_be_noticed_late() {
    let limit = Duration::from_millis(300);
    let platform = platform("exit-at-start").init_timeout(limit).quirk(Quirk::StartExitUnnoticed).build().unwrap();
    let error = platform.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 450, "{error}");
}

#[tokio::test]
async fn a_container_may_have_less_time_for_its_port_than_for_its_start() {
    let builder = platform("never-ready").image(1).init_timeout(HOUR);
    let platform = builder.quirk(Quirk::PortLimit(Duration::from_millis(300))).build().unwrap();
    let error = platform.invoke("{}").await.outcome.unwrap_err();
    assert_eq!(error.status_code, 446, "{error}");
    assert!(error.error_message.contains("within 0.3 seconds"), "{error}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn too_much_memory_at_the_start_may_have_another_status() {
    for (quirk, status) in [(None, 434), (Some(Quirk::StartMemoryStatus(405)), 405)] {
        let builder = platform("memory-at-start").memory(64);
        let platform = quirk.into_iter().fold(builder, scf_emulator::Builder::quirk).build().unwrap();
        let error = platform.invoke("{}").await.outcome.unwrap_err();
        assert_eq!(error.status_code, status, "{error}");
        assert!(error.is_start_failure());
    }
}
