//! What a sink puts right by itself: clocks, credentials, damaged objects, buckets that can't refuse.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod double;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use cos_double::{CosDouble, Fault};
use cos_sink::{
    CreateMode, CredentialSource, Credentials, ErrorKind, ObjectKey, Outcome, Record, Retry, Signature, Sink,
    SinkError, Status,
};
use double::builder;
use http::Method;

fn record(body: &'static str) -> Record {
    Record::new(ObjectKey::parse("k").unwrap(), body)
}

async fn double() -> CosDouble {
    let builder = CosDouble::builder().credentials("id", "key");
    builder.temporary_credentials("old", "canary-key", "canary-old").start().await.unwrap()
}

fn puts(double: &CosDouble) -> usize {
    double.requests().iter().filter(|request| request.method == Method::PUT).count()
}

#[tokio::test]
async fn a_clock_that_is_off_is_put_right_once() {
    for signature in [Signature::Cos, Signature::V4] {
        for offset in [-7200, 7200] {
            let double = double().await;
            double.set_clock_offset(offset);
            let sink = builder(&double).signature(signature).build().unwrap();
            assert_eq!(sink.store(record("1")).await.unwrap().outcome, Outcome::Stored, "{signature:?} {offset}");
            assert_eq!(puts(&double), 2);
            // From then on it is right at once.
            assert_eq!(sink.store(record("1")).await.unwrap().outcome, Outcome::AlreadyStored);
            assert_eq!(puts(&double), 3);
        }
    }
    // Off by less than is called skewed, yet more than a signature of COS's own lasts.
    let double = double().await;
    double.set_clock_offset(-300);
    let sink = builder(&double).build().unwrap();
    assert_eq!(sink.store(record("1")).await.unwrap().outcome, Outcome::Stored);
}

/// Gives expired keys until it is told so.
#[derive(Debug)]
struct Renewing {
    now: Mutex<Credentials>,
    next: Credentials,
    refreshed: AtomicUsize,
}

#[async_trait]
impl CredentialSource for Renewing {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        Ok(self.now.lock().unwrap().clone())
    }

    async fn refresh(&self, rejected: &Credentials) -> Result<Credentials, SinkError> {
        let mut now = self.now.lock().unwrap();
        assert_eq!(*rejected, *now);
        self.refreshed.fetch_add(1, Ordering::Relaxed);
        *now = self.next.clone();
        Ok(self.next.clone())
    }
}

#[tokio::test]
async fn expired_credentials_are_refreshed_once() {
    let double = double().await;
    double.expire("old");
    let old = Credentials::new("old", "canary-key").with_token("canary-old");
    let source = |next| Arc::new(Renewing { now: Mutex::new(old.clone()), next, refreshed: AtomicUsize::new(0) });
    let renewing = source(Credentials::new("id", "key"));
    let sink = builder(&double).credentials(Arc::clone(&renewing)).build().unwrap();
    assert_eq!(sink.store(record("1")).await.unwrap().outcome, Outcome::Stored);
    assert_eq!((puts(&double), renewing.refreshed.load(Ordering::Relaxed)), (2, 1));

    // A source without newer ones: told, and not asked again.
    let stale = source(old.clone());
    let sink = Retry::new(builder(&double).credentials(Arc::clone(&stale)).build().unwrap());
    let error = sink.store(record("2")).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::CredentialsExpired, Status::Permanent), "{error}");
    assert_eq!(stale.refreshed.load(Ordering::Relaxed), 1);
    assert!(!format!("{error} {error:?} {stale:?}").contains("canary"));
}

#[tokio::test]
async fn temporary_credentials_come_with_their_token() {
    for signature in [Signature::Cos, Signature::V4] {
        let double = double().await;
        let with = |token: &str| {
            let credentials = Credentials::new("old", "canary-key").with_token(token);
            builder(&double).signature(signature).credentials(credentials).build().unwrap()
        };
        with("canary-old").store(record("1")).await.unwrap();
        let error = with("canary-other").store(record("1")).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AccessDenied, "{error}");
        assert!(error.request_id().is_some());
        assert!(!format!("{error} {error:?}").contains("canary"));
    }
}

#[tokio::test]
async fn a_damaged_object_is_never_taken_for_the_record() {
    let double = double().await;
    let sink = builder(&double).build().unwrap();
    // Damaged as it was stored: it holds the key, and the record goes beside it.
    double.inject([Fault::Corrupt]);
    let receipt = sink.store(record("body")).await.unwrap();
    assert_eq!(
        (receipt.outcome, double.object(receipt.key.as_str()).unwrap().body),
        (Outcome::Conflict, "body".into())
    );
    assert_eq!(sink.store(record("body")).await.unwrap().outcome, Outcome::AlreadyStored);

    // Damaged at rest: found by the next delivery.
    let at_rest = Record::new(ObjectKey::parse("rest").unwrap(), "body");
    sink.store(at_rest.clone()).await.unwrap();
    let stored = double.object("rest").unwrap();
    double.seed("rest", stored.headers, "bodx");
    assert_eq!(sink.store(at_rest).await.unwrap().outcome, Outcome::Conflict);

    // Damaged under both keys: an error, not success.
    double.inject([Fault::Corrupt, Fault::Corrupt]);
    let other = Record::new(ObjectKey::parse("other").unwrap(), "body");
    let error = sink.store(other).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict, "{error}");
}

#[tokio::test]
async fn a_stranger_with_our_metadata_is_a_stranger() {
    let double = double().await;
    let sink = builder(&double).build().unwrap();
    sink.store(record("body")).await.unwrap();
    let headers = double.object("k").unwrap().headers;
    double.seed("k", headers, "somebody else's");
    assert_eq!(sink.store(record("body")).await.unwrap().outcome, Outcome::Conflict);
}

/// HEAD comes first: its refusal has no body that says why.
#[tokio::test]
async fn the_cause_of_a_refused_look_is_found_out() {
    let double = double().await;
    double.set_clock_offset(-7200);
    let sink = builder(&double).create_mode(CreateMode::CheckFirst).build().unwrap();
    assert_eq!(sink.store(record("1")).await.unwrap().outcome, Outcome::Stored);

    let double = self::double().await;
    double.expire("old");
    let old = Credentials::new("old", "canary-key").with_token("canary-old");
    let source = |next| Arc::new(Renewing { now: Mutex::new(old.clone()), next, refreshed: AtomicUsize::new(0) });
    let renewing = source(Credentials::new("id", "key"));
    let sink = builder(&double).create_mode(CreateMode::CheckFirst).credentials(Arc::clone(&renewing)).build().unwrap();
    assert_eq!(sink.store(record("1")).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(renewing.refreshed.load(Ordering::Relaxed), 1);
    // The same for a key that may lie elsewhere, and for keys that can't be renewed.
    let stale = source(old.clone());
    let sink = builder(&double).credentials(stale).build().unwrap();
    let error = sink.store(record("1").with_also_at([ObjectKey::parse("a").unwrap()])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CredentialsExpired, "{error}");
}

#[tokio::test]
async fn an_object_without_an_identity_is_known_by_its_content() {
    let double = double().await;
    double.seed("k", http::HeaderMap::new(), "body");
    let sink = builder(&double).build().unwrap();
    assert_eq!(sink.store(record("body")).await.unwrap().outcome, Outcome::AlreadyStored);
    assert_eq!(sink.store(record("Body")).await.unwrap().outcome, Outcome::Conflict);
}
