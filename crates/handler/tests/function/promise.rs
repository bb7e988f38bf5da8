//! The promise, against everything at once: instances of the real function, killed at random moments, before a store
//! that fails a third of the time in every way it knows.
//!
//! Acknowledged is stored, stored is issued, each event once and byte for byte; and once the trouble is over,
//! whatever was not acknowledged is stored by its next delivery.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use cos_double::{CosDouble, Fault};
use scf_emulator::{Clock, Function, Platform};
use tokio::task::JoinSet;

use crate::support::bootstrap;

const EVENTS: usize = 120;
const WORKERS: usize = 3;

fn event(n: usize, filler: usize) -> String {
    let text = "片".repeat(filler);
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"1250000000-WorkflowTask-{n}","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z","Message":"{text}"}}}}"#
    )
}

/// Something that goes wrong with a request, before or after it is carried out.
fn fault(random: &mut fastrand::Rng) -> Fault {
    if random.u8(..100) >= 30 {
        return Fault::Pass;
    }
    match random.u8(..12) {
        0 => Fault::refuse(500, "InternalError"),
        1 => Fault::refuse(503, "SlowDown"),
        2 => Fault::slow_down(1),
        3 => Fault::refuse(403, "AccessDenied"),
        4 => Fault::refuse(409, "PathConflict"),
        5 => Fault::refuse(501, "NotImplemented"),
        6 => Fault::refuse_after(500, "InternalError"),
        7 => Fault::ResetBefore,
        8 => Fault::ResetAfter,
        9 => Fault::Truncate,
        10 => Fault::NoETag,
        _ if random.u8(..4) == 0 => Fault::StallAfter,
        _ => Fault::refuse(408, "RequestTimeout"),
    }
}

/// The function, storing into the double.
pub(crate) fn function(double: &CosDouble) -> Function {
    let url = format!(
        "cos://{}/p?region=ap-guangzhou&endpoint={}",
        double.host().split('.').next().unwrap(),
        double.endpoint()
    );
    bootstrap().env("MPS_BACKUP_URL", url).env("COS_SECRET_ID", "an-id").env("COS_SECRET_KEY", "a-key")
}

/// The events whose delivery was reported as a success.
async fn deliver(platform: &Arc<Platform>, events: Vec<String>) -> BTreeSet<String> {
    let mut acknowledged = BTreeSet::new();
    let mut running = JoinSet::new();
    let mut waiting = events.into_iter();
    loop {
        while running.len() < WORKERS
            && let Some(event) = waiting.next()
        {
            let platform = Arc::clone(platform);
            running.spawn(async move { platform.invoke_async(event.clone()).await.succeeded().then_some(event) });
        }
        match running.join_next().await {
            Some(event) => acknowledged.extend(event.unwrap()),
            None => return acknowledged,
        }
    }
}

/// What the store holds.
fn bodies(double: &CosDouble) -> Vec<String> {
    let keys = double.keys();
    keys.iter().map(|key| String::from_utf8(double.object(key).unwrap().body.to_vec()).unwrap()).collect()
}

#[tokio::test]
async fn acknowledged_is_stored_and_stored_is_issued_once() {
    let seed = std::env::var("MPS_BACKUP_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
    let seed = seed.unwrap_or_else(|| fastrand::u64(..));
    println!("to run this again: MPS_BACKUP_TEST_SEED={seed}");
    let mut random = fastrand::Rng::with_seed(seed);

    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    double.inject((0..EVENTS * 20).map(|_| fault(&mut random)).collect::<Vec<_>>());
    let platform = Platform::builder()
        .function(function(&double))
        .timeout(Duration::from_secs(3))
        .max_instances(WORKERS)
        .clock(Clock::skipping())
        .build()
        .unwrap();
    let platform = Arc::new(platform);
    let killer = tokio::spawn({
        let platform = Arc::clone(&platform);
        let mut random = random.fork();
        async move {
            loop {
                tokio::time::sleep(Duration::from_millis(random.u64(5..200))).await;
                platform.terminate(random.u8(..4) == 0);
            }
        }
    });
    let issued: BTreeSet<String> = (0..EVENTS).map(|n| event(n, random.usize(..2000))).collect();
    let acknowledged = deliver(&platform, issued.iter().cloned().collect()).await;
    killer.abort();

    let stored = bodies(&double);
    let distinct: BTreeSet<String> = stored.iter().cloned().collect();
    assert_eq!(stored.len(), distinct.len(), "an event is stored twice");
    assert!(distinct.is_subset(&issued), "something is stored that nobody issued");
    assert!(acknowledged.is_subset(&distinct), "an acknowledged event is not stored");
    println!("{EVENTS} issued, {} acknowledged, {} stored", acknowledged.len(), stored.len());
    assert!(!acknowledged.is_empty(), "nothing got through, so nothing was proved");

    double.clear_faults();
    let missing: Vec<String> = issued.difference(&acknowledged).cloned().collect();
    let late = deliver(&platform, missing.clone()).await;
    assert_eq!(late.len(), missing.len(), "an event is refused although nothing is in its way");
    let mut stored = bodies(&double);
    stored.sort();
    assert!(stored.into_iter().eq(issued), "not exactly one object for each event");
    platform.shutdown().await;
}

#[tokio::test]
async fn an_instance_whose_keys_ran_out_reports_it_and_makes_room_for_a_fresh_one() {
    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    let platform = Platform::builder().function(function(&double)).build().unwrap();
    assert!(platform.invoke(event(1, 0)).await.outcome.is_ok());
    double.inject([Fault::refuse(400, "ExpiredToken")]);
    let failed = platform.invoke(event(2, 0)).await;
    let error = failed.outcome.unwrap_err();
    assert!(error.status_code == 430 && error.error_message.contains("the credentials ran out"), "{error}");
    let next = platform.invoke(event(2, 0)).await;
    assert!(next.outcome.is_ok() && next.cold_start);
    assert_eq!(double.keys().len(), 2);
    platform.shutdown().await;
}
