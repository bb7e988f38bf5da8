//! What a folder holds after records were stored in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "file")]

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use cos_sink::{Digest, ErrorKind, FileSink, ObjectKey, Outcome, Record, Sink, Status};

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

fn record(text: &str, body: &'static str) -> Record {
    Record::new(key(text), body).with_content_type("application/json").with_metadata("reason", "a \"test\"")
}

/// Every file below `folder`, sorted, relative.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn stores_bytes_and_sidecar_once() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path().join("new/data")).unwrap();
    let receipt = sink.store(record("a/b.json", "{ }\n")).await.unwrap();
    assert_eq!((receipt.outcome, receipt.bytes), (Outcome::Stored, 4));
    assert_eq!(fs::read(sink.path_of(&receipt.key)).unwrap(), b"{ }\n");
    let sidecar: serde_json::Value = serde_json::from_slice(&fs::read(sink.sidecar_of(&receipt.key)).unwrap()).unwrap();
    let digest = Digest::of(b"{ }\n").hex();
    assert_eq!(
        sidecar,
        serde_json::json!({
            "content_type": "application/json",
            "metadata": {"identity": digest, "reason": "a \"test\"", "sha256": digest},
        })
    );
    let again = sink.store(record("a/b.json", "{ }\n")).await.unwrap();
    assert_eq!((again.outcome, again.key), (Outcome::AlreadyStored, receipt.key));
    assert_eq!(files(sink.folder()), ["a/.b.json.meta", "a/b.json"]);
}

#[tokio::test]
async fn another_record_goes_beside_and_stays_there() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    sink.store(record("b.json", "1")).await.unwrap();
    for outcome in [Outcome::Conflict, Outcome::AlreadyStored] {
        let receipt = sink.store(record("b.json", "2")).await.unwrap();
        assert_eq!(receipt.outcome, outcome);
        assert_eq!(receipt.key, key("b.json").distinct(&Digest::of(b"2")));
        assert_eq!(fs::read(sink.path_of(&receipt.key)).unwrap(), b"2");
    }
    assert_eq!(fs::read(sink.path_of(&key("b.json"))).unwrap(), b"1");
    assert_eq!(files(folder.path()).len(), 4);
}

#[tokio::test]
async fn identity_decides_not_the_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let identity = Digest::of(b"the event");
    sink.store(record("b", "sent at 1").with_identity(identity)).await.unwrap();
    let again = sink.store(record("b", "sent at 2").with_identity(identity)).await.unwrap();
    assert_eq!(again.outcome, Outcome::AlreadyStored);
    let elsewhere = record("tomorrow/b", "sent at 3").with_identity(identity).with_also_at([key("x"), key("b")]);
    let again = sink.store(elsewhere).await.unwrap();
    assert_eq!((again.outcome, again.key), (Outcome::AlreadyStored, key("b")));
    assert_eq!(files(folder.path()), [".b.meta", "b"]);
}

#[tokio::test]
async fn a_sidecar_that_tells_of_another_body_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    // A writer died after its sidecar: the next one stores and owns both.
    sink.store(record("b", "dead")).await.unwrap();
    fs::remove_file(sink.path_of(&key("b"))).unwrap();
    assert_eq!(sink.store(record("b", "alive")).await.unwrap().outcome, Outcome::Stored);
    let sidecar = fs::read_to_string(sink.sidecar_of(&key("b"))).unwrap();
    assert!(sidecar.contains(&Digest::of(b"alive").hex()), "{sidecar}");

    // The sidecar of a lost race lies beside the winner's body: the loser must not take it for its own.
    fs::write(sink.sidecar_of(&key("b")), sidecar.replace(&Digest::of(b"alive").hex(), &Digest::of(b"lost").hex()))
        .unwrap();
    assert_eq!(sink.store(record("b", "lost")).await.unwrap().outcome, Outcome::Conflict);
    assert_eq!(sink.store(record("b", "alive")).await.unwrap().outcome, Outcome::AlreadyStored);

    // No sidecar, or one that is no JSON: the body speaks for itself.
    for damage in [None, Some("{")] {
        fs::remove_file(sink.sidecar_of(&key("b"))).ok();
        if let Some(text) = damage {
            fs::write(sink.sidecar_of(&key("b")), text).unwrap();
        }
        let again = sink.store(record("b", "alive")).await.unwrap();
        assert_eq!(again.outcome, Outcome::AlreadyStored, "{damage:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_writers_one_stores() {
    let folder = tempfile::tempdir().unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for at in 0..16 {
        // A sink each, as processes would have.
        let sink = FileSink::new(folder.path()).unwrap();
        let body = if at % 2 == 0 { "even" } else { "odd" };
        tasks.spawn(async move { sink.store(record("deep/er/b", body)).await.unwrap().outcome });
    }
    let outcomes = tasks.join_all().await;
    assert_eq!(outcomes.iter().filter(|o| **o == Outcome::Stored).count(), 1, "{outcomes:?}");
    assert_eq!(outcomes.iter().filter(|o| **o == Outcome::Conflict).count(), 1, "{outcomes:?}");
    assert_eq!(files(folder.path()).len(), 4, "{:?}", files(folder.path()));
}

#[tokio::test]
async fn the_longest_segment_is_stored_under_a_distinct_key_too() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    let long = "x".repeat(ObjectKey::MAX_SEGMENT_LEN);
    assert_eq!(sink.store(record(&long, "1")).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(sink.store(record(&long, "2")).await.unwrap().outcome, Outcome::Conflict);
}

#[tokio::test]
async fn what_cannot_be_stored_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let sink = FileSink::new(folder.path()).unwrap();
    sink.store(record("b", "1")).await.unwrap();

    let error = sink.store(record("b/c", "1")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Conflict, Status::Permanent), "{error}");
    fs::create_dir(folder.path().join("d")).unwrap();
    let error = sink.store(record("d", "1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict, "{error}");
    let error = sink.store(record("e#1", "1")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    let past = Instant::now().checked_sub(Duration::from_secs(1)).unwrap();
    let error = sink.store(record("f", "1").with_deadline(past)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    assert!(error.to_string().contains("key f"), "{error}");

    let error = FileSink::new(folder.path().join("b/x")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict, "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_written_is_refused_at_once() {
    // Not even root may make files there.
    let error = FileSink::new("/proc/self/cos-sink").unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotWritable | ErrorKind::Other), "{error}");
    assert_eq!(error.status(), Status::Permanent);
    assert!(error.to_string().contains("/proc/self/cos-sink"), "{error}");
}
