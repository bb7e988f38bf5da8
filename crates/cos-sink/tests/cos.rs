//! Storing to a server that none of us wrote and that checks signatures.
//!
//! With `COS_SINK_TEST_URL` (a `cos://` URL with a bucket that is there), `COS_SECRET_ID` and `COS_SECRET_KEY` the
//! same tests run against any server.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod server;

use std::time::{Duration, Instant};

use cos_sink::{
    Credentials, Digest, ErrorKind, ObjectKey, Outcome, Record, Sink, SinkError, Status, sink_from_url_with,
};
use server::Server;

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

fn record(text: &str, body: impl Into<bytes::Bytes>) -> Record {
    Record::new(key(text), body).with_content_type("application/json").with_metadata("event-type", "WorkflowTask")
}

/// All that an error shows, at every level.
fn all_of(error: &SinkError) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!(" {cause} {cause:?}"));
        source = cause.source();
    }
    text
}

#[tokio::test]
async fn stores_once_and_compares() {
    let server = Server::start().await;
    let sink = server.sink();
    let receipt = sink.store(record("a/b.json", "{ }\n")).await.unwrap();
    assert_eq!((receipt.outcome, receipt.bytes), (Outcome::Stored, 4));
    // The MD5 of the body: none of the servers encrypts.
    assert_eq!(receipt.etag.as_deref(), Some("73c388c9c0318194369fdba26cb36d68"));

    let again = sink.store(record("a/b.json", "{ }\n")).await.unwrap();
    assert_eq!((again.outcome, again.key), (Outcome::AlreadyStored, key("a/b.json")));

    for outcome in [Outcome::Conflict, Outcome::AlreadyStored] {
        let other = sink.store(record("a/b.json", "other")).await.unwrap();
        assert_eq!(other.outcome, outcome);
        assert_eq!(other.key, key("a/b.json").distinct(&Digest::of(b"other")));
    }

    let elsewhere = record("tomorrow.json", "{ }\n").with_also_at([key("x"), key("a/b.json")]);
    let found = sink.store(elsewhere).await.unwrap();
    assert_eq!((found.outcome, found.key), (Outcome::AlreadyStored, key("a/b.json")));

    if let Some(folder) = &server.folder {
        let (_, rest) = server.url.split_once("1250000000/").unwrap();
        let prefix = rest.split_once('?').unwrap().0;
        let folder = folder.path().join(server::BUCKET).join(prefix);
        assert_eq!(std::fs::read(folder.join("a/b.json")).unwrap(), b"{ }\n");
        let distinct = key("a/b.json").distinct(&Digest::of(b"other"));
        assert_eq!(std::fs::read(folder.join(distinct.as_str())).unwrap(), b"other");
        assert!(!folder.join("tomorrow.json").exists());
    }
}

#[tokio::test]
async fn identity_decides_not_the_bytes() {
    let server = Server::start().await;
    let sink = server.sink();
    let identity = Digest::of(b"the event");
    let first = record("b", "sent at 1").with_identity(identity);
    assert_eq!(sink.store(first).await.unwrap().outcome, Outcome::Stored);
    let second = record("b", "sent at 2").with_identity(identity);
    assert_eq!(sink.store(second).await.unwrap().outcome, Outcome::AlreadyStored);
    assert_eq!(sink.store(record("b", "sent at 3")).await.unwrap().outcome, Outcome::Conflict);
    // The very bytes are the same record whatever identity either has.
    assert_eq!(sink.store(record("b", "sent at 1")).await.unwrap().outcome, Outcome::AlreadyStored);
}

#[tokio::test]
async fn every_size_and_every_name_is_stored() {
    let server = Server::start().await;
    let sink = server.sink();
    for (name, size) in [("empty", 0), ("one", 1), ("event", 4096), ("large", 6 * 1024 * 1024)] {
        let body: Vec<u8> = (0..size).map(|at: usize| (at * 7 + 1) as u8).collect();
        let receipt = sink.store(record(name, body.clone())).await.unwrap();
        assert_eq!((receipt.outcome, receipt.bytes), (Outcome::Stored, size as u64), "{name}");
        assert_eq!(sink.store(record(name, body)).await.unwrap().outcome, Outcome::AlreadyStored, "{name}");
    }
    for name in ["dt=2026-11-22/a%2Fb~1.json", "日志/事件.json", "a b+c&d=e,f;g:h@i!j'(k)*.json"] {
        assert_eq!(sink.store(record(name, "1")).await.unwrap().outcome, Outcome::Stored, "{name}");
        assert_eq!(sink.store(record(name, "1")).await.unwrap().outcome, Outcome::AlreadyStored, "{name}");
        let conflict = sink.store(record(name, "2")).await.unwrap();
        assert_eq!(conflict.outcome, Outcome::Conflict, "{name}");
    }
    let described = record("described", "1").with_metadata("reason", "not JSON: 日 at \"line 1\"  column 2, 100%");
    assert_eq!(sink.store(described).await.unwrap().outcome, Outcome::Stored);
}

#[tokio::test]
async fn a_wrong_key_is_refused_without_a_secret_in_any_text() {
    let server = Server::start().await;
    let wrong = Credentials::new(&server.secret_id, "canary-wrong");
    let error = server.sink_with(wrong).store(record("a", "1")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::AccessDenied, Status::Permanent), "{error}");
    assert_eq!((error.code(), error.http_status()), (Some("SignatureDoesNotMatch"), Some(403)));
    assert_eq!(error.key(), Some(&key("a")));
    let text = all_of(&error);
    assert!(!text.contains("canary") && !text.contains(&server.secret_key), "{text}");

    let unknown = server.sink_with(Credentials::new("nobody", "canary-wrong").with_token("canary-token"));
    let error = unknown.store(record("a", "1")).await.unwrap_err();
    assert_eq!(error.status(), Status::Permanent, "{error}");
    let text = all_of(&error);
    assert!(!text.contains("canary"), "{text}");
}

#[tokio::test]
async fn nothing_that_listens_is_unavailable() {
    // The port was free a moment ago.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("cos://archive-1250000000/?region=ap-guangzhou&endpoint=http://{address}");
    let sink = sink_from_url_with(&url, std::sync::Arc::new(Credentials::new("i", "k"))).unwrap();
    let error = sink.store(record("a", "1")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Unavailable, Status::Temporary), "{error}");
}

#[tokio::test]
async fn a_server_that_says_nothing_is_given_up_at_the_deadline() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let url = format!("cos://archive-1250000000/?region=ap-guangzhou&endpoint=http://{address}");
    let sink = sink_from_url_with(&url, std::sync::Arc::new(Credentials::new("i", "k"))).unwrap();
    let deadline = Instant::now() + Duration::from_millis(200);
    let stored = sink.store(record("a", "1").with_deadline(deadline));
    let error = tokio::time::timeout(Duration::from_secs(10), stored).await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Timeout, Status::Temporary), "{error}");
    drop(listener);
}
