//! Events are read by what is asked for, from a bucket that fails now and then.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::time::{Duration, SystemTime};

use cos_double::{CosDouble, Fault};
use cos_sink::{CosSink, Credentials, ErrorKind, ObjectKey, Record, Sink};
use futures_util::TryStreamExt;
use http::Method;
use mps_archive::{
    ArchiveReader, Arrival, EventKeys, Failure, Failures, Latencies, Outputs, Reading, Selection, StoredEvent, Unread,
};
use mps_events::{EventTime, Notification, Outcome, fixtures};

/// 2026-11-22T03:10:00Z
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_317_000)
}

async fn bucket() -> (CosDouble, CosSink) {
    let double = CosDouble::builder().credentials("an-id", "a-key").start().await.unwrap();
    let sink = CosSink::builder()
        .bucket("archive-1250000000")
        .region("ap-guangzhou")
        .endpoint(double.endpoint())
        .credentials(Credentials::new("an-id", "a-key"))
        .build()
        .unwrap();
    (double, sink)
}

async fn store(sink: &CosSink, bytes: &[u8]) -> ObjectKey {
    let event = Notification::from_slice(bytes).unwrap();
    let record = EventKeys::default().record(&event, bytes.to_vec().into(), &Arrival::at(now()).with_route("trigger"));
    sink.store(record).await.unwrap().key
}

fn event(task: &str, status: &str, finished: &str) -> String {
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"{task}","Status":"{status}","FinishTime":"{finished}"}}}}"#
    )
}

async fn events(sink: &CosSink, selection: &Selection) -> (Vec<StoredEvent>, Vec<(String, Unread)>) {
    let (mut events, mut others) = (Vec::new(), Vec::new());
    let mut readings = ArchiveReader::new(sink, EventKeys::default()).read(selection);
    while let Some(reading) = readings.try_next().await.unwrap() {
        match reading {
            Reading::Event(event) => events.push(*event),
            Reading::PassedOver(listed, why) => others.push((listed.entry.key.to_string(), why)),
            _ => panic!("a third kind"),
        }
    }
    (events, others)
}

#[tokio::test]
async fn moments_and_outcomes_are_picked_exactly() {
    let (_double, sink) = bucket().await;
    for (task, finished) in
        [("a", "2026-11-19T23:59:59Z"), ("b", "2026-11-20T00:00:00Z"), ("c", "2026-11-20T00:00:01Z")]
    {
        store(&sink, event(task, "FINISH", finished).as_bytes()).await;
    }
    let at = |text: &str| EventTime::parse(text).unwrap();
    let between = Selection::all().between(at("2026-11-20T00:00:00Z"), at("2026-11-20T00:00:00Z"));
    let tasks =
        |events: &[StoredEvent]| events.iter().map(|event| event.task_id().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(tasks(&events(&sink, &between).await.0), ["b"]);
    assert_eq!(tasks(&events(&sink, &Selection::all()).await.0), ["a", "b", "c"]);
    assert!(events(&sink, &Selection::all().of_outcome(Outcome::Failed)).await.0.is_empty());
    // What is no event, and what went bad, is told in its place.
    let broken = Record::new(
        ObjectKey::parse("dt=2026-11-20/event_type=WorkflowTask/b.FINISH.0123456789abcdef.json").unwrap(),
        "{",
    );
    sink.store(broken).await.unwrap();
    let (found, others) = events(&sink, &Selection::all()).await;
    assert_eq!((found.len(), others.len()), (3, 1));
    assert!(matches!(others[0].1, Unread::NoEvent(_)), "{others:?}");
}

#[tokio::test]
async fn reads_and_listings_go_on_after_faults() {
    let (double, sink) = bucket().await;
    for n in 0..40 {
        store(&sink, event(&format!("t-{n}"), "FINISH", &format!("2026-11-{:02}T08:00:00Z", 1 + n % 20)).as_bytes())
            .await;
    }
    let at = |text: &str| EventTime::parse(text).unwrap();
    for selection in
        [Selection::all(), Selection::all().between(at("2026-11-01T00:00:00Z"), at("2026-11-30T00:00:00Z"))]
    {
        double.inject_on(Method::GET, [Fault::refuse(503, "SlowDown"), Fault::refuse(500, "InternalError")]);
        let (found, others) = events(&sink, &selection).await;
        assert_eq!((found.len(), others.len()), (40, 0), "{others:?}");
    }
}

#[tokio::test]
async fn what_the_store_refuses_is_an_error_of_the_listing() {
    let (double, sink) = bucket().await;
    store(&sink, event("a", "FINISH", "2026-11-19T23:59:59Z").as_bytes()).await;
    double.set_standing(Method::GET, Fault::refuse(403, "AccessDenied"));
    let mut readings = ArchiveReader::new(&sink, EventKeys::default()).read(&Selection::all());
    let error = readings.try_next().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AccessDenied);
}

#[tokio::test]
async fn a_task_is_found_over_midnight_and_however_old() {
    let (double, sink) = bucket().await;
    let old = "1250000000-WorkflowTask-old";
    let recent = "1250000000-WorkflowTask-recent";
    for n in 0..50 {
        store(&sink, event(&format!("1250000000-WorkflowTask-{n}"), "FINISH", "2026-11-20T00:00:00Z").as_bytes()).await;
    }
    store(&sink, event(old, "FINISH", "2024-02-29T23:59:59Z").as_bytes()).await;
    store(&sink, event(recent, "PROCESSING", "2026-11-20T23:59:59Z").as_bytes()).await;
    store(&sink, event(recent, "FINISH", "2026-11-21T00:00:01Z").as_bytes()).await;
    let reader = ArchiveReader::new(&sink, EventKeys::default());
    double.clear_requests();
    let found = reader.of_task(recent, now().into()).await.unwrap();
    let statuses: Vec<_> = found.iter().map(|listed| listed.kind.event().unwrap().status().unwrap()).collect();
    assert_eq!(statuses, ["PROCESSING", "FINISH"]);
    // By its own prefix a day, and nothing beside it is read.
    assert!(double.requests().iter().all(|request| request.query.contains("recent")), "{:#?}", double.requests());
    assert_eq!(reader.of_task(old, now().into()).await.unwrap().len(), 1);
    assert!(reader.of_task("1250000000-WorkflowTask-none", now().into()).await.unwrap().is_empty());
}

#[tokio::test]
async fn questions_are_answered_as_the_events_tell() {
    let (_double, sink) = bucket().await;
    for (_, bytes) in fixtures::all() {
        store(&sink, bytes).await;
    }
    let (found, others) = events(&sink, &Selection::all().ended()).await;
    assert!(others.is_empty() && found.iter().all(|event| event.event.status() != Some("PROCESSING")));
    let (mut failures, mut outputs, mut latencies) = (Failures::default(), Outputs::default(), Latencies::default());
    for event in &found {
        failures.add(event);
        outputs.add(event);
        latencies.add(event);
        let failed = Failure::of(event);
        match event.event.outcome() {
            Outcome::Failed | Outcome::Partial => assert!(!failed.is_empty(), "{}", event.listed.entry.key),
            Outcome::Success => assert!(failed.is_empty(), "{}: {failed:?}", event.listed.entry.key),
            _ => {}
        }
    }
    let partial = found.iter().find(|event| event.event.outcome() == Outcome::Partial).unwrap();
    let failed = Failure::of(partial);
    assert!(failed.iter().all(|failure| failure.code != "-" && !failure.meaning.is_empty()), "{failed:?}");
    let groups = failures.groups();
    assert_eq!(groups.iter().map(|group| group.failed).sum::<u64>(), failures.failed());
    assert!(outputs.groups().iter().any(|group| group.storage == "COS" && group.bucket != "-"), "{outputs:?}");
    assert!(latencies.arrival()["WorkflowTask"].count() > 0 && !latencies.sub_tasks().is_empty(), "{latencies:?}");
}
