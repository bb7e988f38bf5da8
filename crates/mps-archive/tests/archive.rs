//! Events go in, and are found and proven by what their keys say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::time::{Duration, SystemTime};

use cos_sink::{Archive, MemorySink, ObjectKey, Outcome, Record, Sink};
use futures_util::TryStreamExt;
use mps_archive::{ArchiveReader, Arrival, DtFrom, EventKeys, Kind, RecordMetadata, Selection, Verdict, quarantined};
use mps_events::{EventTime, Notification, fixtures};
use proptest::prelude::*;

/// 2026-11-22T03:10:00Z
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_317_000)
}

fn arrival() -> Arrival {
    Arrival::at(now()).with_request_id("7c0a2b7d").with_route("trigger")
}

fn event(task: &str, status: &str, finished: &str) -> String {
    format!(
        r#"{{"EventType":"WorkflowTask","WorkflowTaskEvent":{{"TaskId":"{task}","Status":"{status}","FinishTime":"{finished}"}}}}"#
    )
}

fn record(bytes: &str) -> Record {
    let event = Notification::from_slice(bytes.as_bytes()).unwrap();
    EventKeys::default().record(&event, bytes.to_owned().into(), &arrival())
}

async fn keys(sink: &MemorySink, selection: &Selection) -> Vec<String> {
    let reader = ArchiveReader::new(sink, EventKeys::default());
    reader.list(selection).map_ok(|listed| listed.entry.key.to_string()).try_collect().await.unwrap()
}

async fn verdicts(sink: &MemorySink) -> Vec<(String, Verdict)> {
    let reader = ArchiveReader::new(sink, EventKeys::default());
    let listed: Vec<_> = reader.list(&Selection::all()).try_collect().await.unwrap();
    let mut verdicts = Vec::new();
    for listed in listed {
        verdicts.push((listed.entry.key.to_string(), reader.verify(&listed, now().into()).await));
    }
    verdicts
}

#[tokio::test]
async fn every_fixture_is_filed_described_and_intact() {
    let sink = MemorySink::new();
    for (name, bytes) in fixtures::all() {
        let event = Notification::from_slice(bytes).unwrap();
        let record = EventKeys::default().record(&event, (*bytes).into(), &arrival());
        let Kind::Event(key) = EventKeys::default().read(record.key()) else { panic!("{name}: {}", record.key()) };
        assert_eq!(key.event_type(), Some(event.event_type()), "{name}");
        assert_eq!(key.task_id(), Some(event.task_id().unwrap_or("unknown")), "{name}");
        assert_eq!(key.status(), Some(event.status().unwrap_or("unknown")), "{name}");
        assert_eq!(key.digest(), mps_archive::identity(bytes).map(|identity| identity.short()).as_deref(), "{name}");
        let receipt = sink.store(record).await.unwrap();
        let metadata = RecordMetadata::of(&sink.head(&receipt.key).await.unwrap().unwrap());
        assert_eq!(metadata.arrived, EventTime::parse("2026-11-22T03:10:00Z"), "{name}");
        let from = if event.occurred_at().is_some() { DtFrom::Event } else { DtFrom::Arrival };
        assert_eq!((metadata.dt_from, metadata.format), (Some(from), Some(1)), "{name}");
        assert_eq!((metadata.route.as_deref(), metadata.request_id.as_deref()), (Some("trigger"), Some("7c0a2b7d")));
    }
    for (key, verdict) in verdicts(&sink).await {
        assert_eq!(verdict, Verdict::Intact, "{key}");
    }
}

#[tokio::test]
async fn a_selection_finds_its_events_and_no_others() {
    let sink = MemorySink::new();
    let events = [
        event("t-1", "PROCESSING", "2026-11-19T23:59:59Z"),
        event("t-1", "FINISH", "2026-11-20T00:00:01Z"),
        event("t-10", "FINISH", "2026-11-20T08:00:00Z"),
        event("t.2", "FINISH", "2026-11-21T08:00:00Z"),
    ];
    for bytes in &events {
        sink.store(record(bytes)).await.unwrap();
    }
    sink.store(quarantined("?".into(), "no JSON", &arrival()).unwrap()).await.unwrap();
    let day = |text: &str| EventTime::parse(&format!("{text}T12:00:00Z")).unwrap();
    let all = keys(&sink, &Selection::all()).await;
    assert_eq!(all.len(), 5);
    for (selection, expected) in [
        (Selection::all().of_task("t-1"), vec!["t-1.PROCESSING", "t-1.FINISH"]),
        (Selection::all().of_status("FINISH"), vec!["t-1.FINISH", "t-10.FINISH", "t.2.FINISH"]),
        (
            Selection::all().between(day("2026-11-20"), day("2026-11-21")),
            vec!["t-1.FINISH", "t-10.FINISH", "t.2.FINISH"],
        ),
        (Selection::all().between(day("2026-11-20"), day("2026-11-20")).of_task("t-1"), vec!["t-1.FINISH"]),
        (Selection::all().of_task("t.2").of_type("WorkflowTask"), vec!["t.2.FINISH"]),
        (Selection::all().of_type("EditMediaTask"), vec![]),
        (Selection::all().below("_quarantine/"), vec!["_quarantine/"]),
        (Selection::all().below("dt=2026-11-21").of_status("FINISH"), vec!["t.2.FINISH"]),
    ] {
        let found = keys(&sink, &selection).await;
        assert_eq!(found.len(), expected.len(), "{selection:?}: {found:?}");
        for (found, part) in found.iter().zip(expected) {
            assert!(found.contains(part), "{selection:?}: {found} for {part}");
        }
    }
}

#[tokio::test]
async fn damage_is_found_and_named() {
    let sink = MemorySink::new();
    let good = record(&event("t-1", "FINISH", "2026-11-20T00:00:01Z"));
    let key = good.key().clone();
    sink.store(good.clone()).await.unwrap();
    // A stranger's object, one without metadata, one under another event's key, one that is no event, one of the future.
    let put = |key: &str, body: &str| Record::new(ObjectKey::parse(key).unwrap(), body.to_owned());
    sink.store(put("notes.txt", "hello")).await.unwrap();
    sink.store(put("_exports/x.parquet", "x")).await.unwrap();
    sink.store(put(
        "dt=2026-11-20/event_type=WorkflowTask/t-2.FINISH.0123456789abcdef.json",
        &event("t-2", "FINISH", "2026-11-20T00:00:01Z"),
    ))
    .await
    .unwrap();
    sink.store(put("dt=2026-11-20/event_type=WorkflowTask/t-3.FINISH.0123456789abcdef.json", "{}")).await.unwrap();
    sink.store(record(&event("t-4", "FINISH", "2027-05-01T00:00:00Z"))).await.unwrap();
    let other = Record::new(key.clone(), "other bytes");
    assert_eq!(sink.store(other).await.unwrap().outcome, Outcome::Conflict);
    sink.store(quarantined("?".into(), "no JSON", &arrival()).unwrap()).await.unwrap();
    let verdicts = verdicts(&sink).await;
    let of = |part: &str| {
        let found: Vec<_> =
            verdicts.iter().filter(|(key, _)| key.contains(part)).map(|(_, verdict)| verdict.as_str()).collect();
        assert_eq!(found.len(), 1, "{part} in {verdicts:?}");
        found[0]
    };
    assert_eq!(of("notes.txt"), "stray");
    assert_eq!(of("_exports/"), "reserved");
    assert_eq!(of("t-2"), "differs");
    assert_eq!(of("t-3"), "unreadable");
    assert_eq!(of("t-4"), "in the future");
    assert_eq!(of("_quarantine/"), "quarantined");
    assert_eq!(of("~"), "unreadable");
    assert_eq!(of(key.as_str()), "intact");
}

proptest! {
    #[test]
    fn a_key_tells_the_event_that_it_was_made_of(
        task in "[ -~日本%.]{0,60}", status in "[ --/-~]{0,20}", event_type in "[!-~日]{1,40}", day in 0_i64..20_000, gz in any::<bool>(),
    ) {
        let time = EventTime::from_unix_seconds(1_420_070_400 + day % 4000 * 86_400);
        let bytes = serde_json_like(&event_type, &task, &status, &time.to_string());
        let event = Notification::from_slice(bytes.as_bytes()).unwrap();
        let keys = EventKeys::default();
        let record = keys.record(&event, bytes.clone().into(), &Arrival::at(now()));
        let plain = record.key().clone();
        for (key, is_conflict) in [(plain.clone(), false), (plain.distinct(&record.identity()), true)] {
            let key = if gz { key.extended(".gz") } else { key };
            if gz && is_conflict {
                continue;
            }
            let kind = keys.read(&key);
            prop_assert_eq!(matches!(kind, Kind::Conflict(_)), is_conflict, "{}", key);
            let found = kind.event().unwrap();
            prop_assert!(keys.is_of(&key, found, &event, &record.identity()), "{}", key);
            let (date, digest) = (time.date(), record.identity().short());
            prop_assert_eq!(found.date(), Some(date.as_str()));
            prop_assert_eq!(found.digest(), Some(digest.as_str()));
            for (field, value) in [("task_id", event.task_id()), ("status", event.status()), ("event_type", Some(event.event_type()))] {
                let (value, read) = (value.unwrap_or("unknown"), found.get(field).unwrap());
                prop_assert!(read == value || (!found.is_whole(field) && value.starts_with(read)), "{}: {} of {}", field, read, key);
            }
        }
        // A conflict that was compressed: the layer compresses first, so the mark stands before `.gz`.
        let conflict = plain.extended(".gz").distinct(&record.identity());
        let Kind::Conflict(found) = keys.read(&conflict) else { panic!("{conflict}") };
        prop_assert!(keys.is_of(&conflict, &found, &event, &record.identity()), "{}", conflict);
    }
}

/// An event with these values, escaped as JSON wants it.
fn serde_json_like(event_type: &str, task: &str, status: &str, finished: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    format!(
        r#"{{"EventType":{0},{1}:{{"TaskId":{2},"Status":{3},"FinishTime":"{finished}"}}}}"#,
        quoted(event_type),
        quoted(&format!("{event_type}Event")),
        quoted(task),
        quoted(status)
    )
}
