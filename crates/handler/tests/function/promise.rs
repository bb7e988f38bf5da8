//! The promise, against everything at once: see [`crate::trial`].

use std::time::{Duration, Instant};

use cos_double::{CosDouble, Fault};
use scf_emulator::{Function, Platform};

use crate::support::bootstrap;
use crate::trial::{self, Figures};

fn event(n: usize) -> String {
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"1250000000-WorkflowTask-{n}","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z"}}}}"#
    )
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

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|number| number.parse().ok())
}

#[tokio::test]
async fn acknowledged_is_stored_and_stored_is_issued_once() {
    // Several short trials meet more of the platform's quirks and of the store's modes than a long one.
    let first = number("MPS_BACKUP_TEST_SEED").unwrap_or_else(|| fastrand::u64(..u64::MAX - 4));
    let mut figures = Figures::default();
    for seed in first..first + 4 {
        println!("to run this again: MPS_BACKUP_TEST_SEED={seed}");
        figures += trial::run(seed, 40, 3, 5..200).await;
    }
    println!("{figures}");
}

/// The same at length and by hand, in pieces, so that what is held in memory is one piece:
///
/// ```console
/// $ MPS_BACKUP_TEST_EVENTS=1000000 nice cargo test --release -p mps-backup-handler --test function -- \
///       --ignored --nocapture long_run
/// ```
///
/// It begins with the seed of `MPS_BACKUP_TEST_SEED` and says what it has met every ten seconds.
#[tokio::test]
#[ignore = "takes hours: run by hand"]
async fn the_long_run() {
    const PIECE: usize = 1000;
    let events = usize::try_from(number("MPS_BACKUP_TEST_EVENTS").unwrap_or(1_000_000)).unwrap();
    let mut seed = number("MPS_BACKUP_TEST_SEED").unwrap_or_else(|| fastrand::u64(..u64::MAX / 2));
    println!("the first seed is {seed}");
    let (started, mut said) = (Instant::now(), Instant::now());
    let mut figures = Figures::default();
    while figures.issued < events {
        figures += trial::run(seed, PIECE.min(events - figures.issued), 16, 20..2000).await;
        seed += 1;
        if said.elapsed() > Duration::from_secs(10) || figures.issued >= events {
            let seconds = started.elapsed().as_secs_f64();
            let memory = resident().map_or_else(String::new, |memory| format!(", {memory} of memory"));
            println!("after {seconds:.0} s and before seed {seed}: {figures}{memory}");
            said = Instant::now();
        }
    }
}

/// How much memory this process has, as Linux tells it.
fn resident() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    Some(status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().to_owned())
}

#[tokio::test]
async fn an_instance_whose_keys_ran_out_reports_it_and_makes_room_for_a_fresh_one() {
    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    let platform = Platform::builder().function(function(&double)).build().unwrap();
    assert!(platform.invoke(event(1)).await.outcome.is_ok());
    double.inject([Fault::refuse(400, "ExpiredToken")]);
    let failed = platform.invoke(event(2)).await;
    let error = failed.outcome.unwrap_err();
    assert!(error.status_code == 430 && error.error_message.contains("the credentials ran out"), "{error}");
    let next = platform.invoke(event(2)).await;
    assert!(next.outcome.is_ok() && next.cold_start);
    assert_eq!(double.keys().len(), 2);
    platform.shutdown().await;
}
