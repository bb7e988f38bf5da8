//! What the platform may do wrong, or leave open: every event that it hands over is stored all the same, once.

use std::time::Duration;

use cos_double::CosDouble;
use scf_emulator::{BuildError, Builder, Isolation, Platform, Quirk};
use tempfile::TempDir;

use crate::promise::function;
use crate::support::{bootstrap, report};

fn event(n: usize) -> String {
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"1250000000-WorkflowTask-{n}","Status":"FINISH"}}}}"#
    )
}

/// A platform whose function stores into a folder.
fn storing_into(folder: &TempDir) -> Builder {
    let function = bootstrap().env("MPS_BACKUP_URL", format!("file://{}", folder.path().display()));
    Platform::builder().function(function).timeout(Duration::from_secs(60))
}

/// Delivers each of three events twice; both deliveries have one key.
///
/// An answer whose fate isn't known is posted again when the platform still shows the event of its id. Both deliveries
/// have the same id, so the second may be answered with the words of the first: where the event is counts.
async fn assert_stored_once(platform: &Platform, what: &str) {
    for n in 0..3 {
        let mut keys = Vec::new();
        for _ in 0..2 {
            let said = report(&platform.invoke_as(format!("id-{n}"), event(n)).await);
            let count = |name: &str| said[name].as_u64().unwrap();
            assert_eq!(count("stored") + count("already_stored"), 1, "{what}: {said}");
            keys.push(said["objects"][0]["key"].clone());
        }
        assert_eq!(keys[0], keys[1], "{what}");
    }
    platform.shutdown().await;
}

/// The events in a folder: each once.
fn assert_three(folder: &TempDir, what: &str) {
    let archive = crate::support::objects(folder.path());
    assert_eq!(archive.len(), 3, "{what}: {:?}", archive.keys());
}

#[tokio::test]
async fn no_quirk_of_the_runtime_api_costs_an_event() {
    for quirk in [
        Quirk::without_header("Memory_limit_in_mb"),
        Quirk::without_header("Time_limit_in_ms"),
        Quirk::with_header("Request_id", "\u{4e2d} \"\\"),
        Quirk::with_header("Time_limit_in_ms", "soon"),
        Quirk::with_header("Time_limit_in_ms", u64::MAX.to_string()),
        Quirk::NextStatus { status: 500, times: 3 },
        Quirk::NextStatus { status: 404, times: 1 },
        Quirk::NextBroken { times: 3 },
        Quirk::AnswerStatus { status: 400, times: 2 },
        Quirk::AnswerStatus { status: 503, times: 2 },
        Quirk::StrictReady,
        Quirk::EarlyNextStatus(400),
        Quirk::SecondAnswerStatus(409),
        Quirk::UserErrorStatus(443),
        Quirk::ExitUnnoticed,
        Quirk::Freeze,
    ] {
        let folder = tempfile::tempdir().unwrap();
        let platform = storing_into(&folder).quirk(quirk.clone()).build().unwrap();
        assert_stored_once(&platform, &format!("{quirk:?}")).await;
        assert_three(&folder, &format!("{quirk:?}"));
    }
}

#[tokio::test]
async fn an_answer_whose_acknowledgement_is_lost_is_that_of_its_own_event_alone() {
    let quirk = || Quirk::Absence { length: Some(Duration::from_secs(1)) };
    // What comes next under the same id is the same event, to which the same answer is posted again; another is handled.
    for (next, posted_again) in [("id", true), ("another", false)] {
        let folder = tempfile::tempdir().unwrap();
        let platform = storing_into(&folder).quirk(quirk()).build().unwrap();
        let first = report(&platform.invoke_as("id", event(0)).await);
        assert_eq!((&first["stored"], &first["already_stored"]), (&1.into(), &0.into()), "{first}");
        let second = report(&platform.invoke_as(next, event(0)).await);
        assert_eq!(second == first, posted_again, "{second}");
        assert!(posted_again || second["already_stored"] == 1, "{second}");
        // All later ones are handled whatever their id.
        let third = report(&platform.invoke_as("id", event(0)).await);
        assert_eq!((&third["stored"], &third["already_stored"]), (&0.into(), &1.into()), "{third}");
        platform.shutdown().await;
    }
}

#[tokio::test]
async fn a_process_that_is_frozen_between_events_still_stores_over_the_network() {
    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    let builder = Platform::builder().function(function(&double)).timeout(Duration::from_secs(60));
    assert_stored_once(&builder.quirk(Quirk::Freeze).build().unwrap(), "frozen").await;
    assert_eq!(double.keys().len(), 3);
}

#[tokio::test]
async fn a_proxy_in_the_environment_does_not_come_between_it_and_the_platform() {
    let folder = tempfile::tempdir().unwrap();
    let builder = ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]
        .iter()
        .fold(storing_into(&folder), |builder, name| builder.platform_env(*name, "http://127.0.0.1:1"));
    assert_stored_once(&builder.build().unwrap(), "a proxy that takes nothing").await;
    assert_three(&folder, "a proxy that takes nothing");
}

#[tokio::test]
async fn it_needs_no_more_than_the_platforms_file_system() {
    let folder = tempfile::tempdir().unwrap();
    match storing_into(&folder).isolation(Isolation::new().writable(folder.path())).build() {
        Ok(platform) => assert_stored_once(&platform, "isolated").await,
        Err(error @ BuildError::Isolation(_)) => println!("left out: {error}"),
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn an_event_above_6_mb_never_reaches_it() {
    let folder = tempfile::tempdir().unwrap();
    let platform = storing_into(&folder).build().unwrap();
    let error = platform.invoke(vec![b' '; 7 << 20]).await.outcome.unwrap_err();
    assert_eq!(error.status_code, 406);
    assert_stored_once(&platform, "after a large event").await;
}
