//! A large archive in a bucket is listed whole, by day and by task, from keys alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::time::{Instant, SystemTime};

use cos_double::CosDouble;
use cos_sink::{Archive, CosSink, Credentials};
use futures_util::TryStreamExt;
use http::{HeaderMap, Method};
use mps_archive::{ArchiveReader, Arrival, EventKeys, Listed, Selection};
use mps_events::{EventTime, Notification};

const DAYS: usize = 20;
/// As many keys as one answer of a listing has at most.
const PAGE: usize = 1000;

fn event(n: usize) -> String {
    let (day, status) = (1 + n % DAYS, if n.is_multiple_of(3) { "PROCESSING" } else { "FINISH" });
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"1250000000-WorkflowTask-{n}","Status":"{status}","FinishTime":"2026-11-{day:02}T08:13:37Z"}}}}"#
    )
}

/// Lists what is selected; how many requests that took, none of which asks for an object.
async fn list(double: &CosDouble, archive: &dyn Archive, selection: &Selection) -> (Vec<Listed>, usize) {
    double.clear_requests();
    let started = Instant::now();
    let listed: Vec<_> = ArchiveReader::new(archive, EventKeys::default()).list(selection).try_collect().await.unwrap();
    let requests = double.requests();
    println!("{} objects by {} requests in {:?}", listed.len(), requests.len(), started.elapsed());
    assert!(requests.iter().all(|request| request.method == Method::GET && request.key.is_empty()), "{requests:#?}");
    (listed, requests.len())
}

#[tokio::test]
async fn ten_thousand_events_are_listed_from_their_keys() {
    listed_from_keys(10_000).await;
}

/// To measure: `cargo test --release -p mps-archive --test large -- --ignored --nocapture`.
#[tokio::test]
#[ignore = "slow in a debug build"]
async fn a_hundred_thousand_events_are_listed_from_their_keys() {
    listed_from_keys(100_000).await;
}

async fn listed_from_keys(events: usize) {
    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    let (keys, arrival) = (EventKeys::default(), Arrival::at(SystemTime::now()));
    let mut issued = Vec::with_capacity(events);
    for n in 0..events {
        let bytes = event(n);
        let record = keys.record(&Notification::from_slice(bytes.as_bytes()).unwrap(), bytes.clone().into(), &arrival);
        double.seed(format!("mps/{}", record.key()), HeaderMap::new(), bytes);
        issued.push(record.key().to_string());
    }
    issued.sort();
    let archive = CosSink::builder()
        .bucket("archive-1250000000")
        .region("ap-guangzhou")
        .prefix("mps")
        .endpoint(double.endpoint())
        .credentials(Credentials::new("an-id", "a-key"))
        .build()
        .unwrap();

    let (all, requests) = list(&double, &archive, &Selection::all()).await;
    assert!(all.iter().map(|listed| listed.entry.key.as_str()).eq(issued.iter().map(String::as_str)));
    assert!(all.iter().all(|listed| listed.kind.event().is_some()));
    assert!(requests <= events / PAGE + 1, "{requests}");

    let day = |day: usize| EventTime::parse(&format!("2026-11-{day:02}T00:00:00Z")).unwrap();
    let selection = Selection::all().between(day(3), day(7));
    let (days, requests) = list(&double, &archive, &selection).await;
    assert_eq!(days.len(), 5 * events / DAYS);
    let wanted = all.iter().filter(|listed| {
        let date = listed.kind.event().unwrap().date().unwrap();
        ("2026-11-03"..="2026-11-07").contains(&date)
    });
    assert!(days.iter().eq(wanted));
    assert!(requests <= 5 * (events / DAYS / PAGE + 1), "{requests}");

    // A task is found by one request a day, however much lies beside it.
    let selection =
        Selection::all().between(day(1), day(20)).of_type("WorkflowTask").of_task("1250000000-WorkflowTask-4711");
    let (task, requests) = list(&double, &archive, &selection).await;
    assert_eq!((task.len(), requests), (1, DAYS));
    assert_eq!(task[0].kind.event().unwrap().status(), Some("FINISH"));
}
