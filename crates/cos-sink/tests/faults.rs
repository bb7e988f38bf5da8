//! The fault matrix: every fault, at the first or second attempt, with the key free, taken by the record itself, or
//! taken by another object.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod double;

use std::time::{Duration, Instant};

use cos_double::{CosDouble, Fault, IfNoneMatch};
use cos_sink::{CosSink, Digest, ErrorKind, ObjectKey, Outcome, Record, Retry, Sink, Status};
use double::builder;
use http::Method;

const BODY: &str = "{\"EventType\":\"WorkflowTask\"}";
const KEY: &str = "dt=2026-11-22/task.json";

/// What lies under the key before.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Before {
    Free,
    Own,
    Foreign,
}

fn record() -> Record {
    Record::new(ObjectKey::parse(KEY).unwrap(), BODY).with_content_type("application/json")
}

fn sink(double: &CosDouble) -> CosSink {
    builder(double)
        // Far above what a served request takes here, far below the deadline.
        .request_timeout(Duration::from_millis(400))
        .build()
        .unwrap()
}

fn retry(sink: CosSink) -> Retry<CosSink> {
    Retry::new(sink).with_base(Duration::from_millis(1)).with_cap(Duration::from_millis(5))
}

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

/// Faults that pass, after which the record must be stored.
fn passing() -> Vec<Fault> {
    vec![
        Fault::Pass,
        Fault::refuse(500, "InternalError"),
        Fault::refuse(502, ""),
        Fault::slow_down(0),
        Fault::refuse(503, "ServiceUnavailable"),
        Fault::refuse(504, ""),
        Fault::refuse(408, "RequestTimeout"),
        Fault::refuse(400, "RequestTimeout"),
        Fault::refuse(400, "BadDigest"),
        Fault::refuse(412, "PreconditionFailed"),
        Fault::refuse(409, "FileAlreadyExists"),
        Fault::refuse(409, "OperationAborted"),
        Fault::refuse_after(500, "InternalError"),
        Fault::refuse_after(503, "SlowDown"),
        Fault::refuse_after(408, "RequestTimeout"),
        Fault::ResetBefore,
        Fault::ResetAfter,
        Fault::StallBefore,
        Fault::StallAfter,
        Fault::Truncate,
        Fault::Drip(Duration::from_millis(50)),
        Fault::Drip(Duration::from_millis(1)),
        Fault::NoETag,
        Fault::WrongETag,
        Fault::WrongCrc64,
    ]
}

/// Faults that last whatever is tried.
fn lasting() -> Vec<(Fault, ErrorKind)> {
    vec![
        (Fault::refuse(501, "NotImplemented"), ErrorKind::Unsupported),
        (Fault::refuse(403, "AccessDenied"), ErrorKind::AccessDenied),
        (Fault::refuse(409, "PathConflict"), ErrorKind::Conflict),
        (Fault::refuse(409, "ObjectLocked"), ErrorKind::Conflict),
        (Fault::refuse(400, "KeyTooLong"), ErrorKind::InvalidRequest),
        (Fault::refuse(400, "ExpiredToken"), ErrorKind::CredentialsExpired),
        (Fault::refuse(404, "NoSuchBucket"), ErrorKind::BucketNotFound),
    ]
}

async fn prepare(double: &CosDouble, before: Before) {
    double.clear();
    match before {
        Before::Free => {}
        Before::Own => drop(sink(double).store(record()).await.unwrap()),
        Before::Foreign => double.seed(KEY, http::HeaderMap::new(), "foreign"),
    }
}

fn puts(double: &CosDouble) -> usize {
    double.requests().iter().filter(|request| request.method == Method::PUT).count()
}

/// At most one object for the record, with its bytes, and nothing else changed.
fn check_objects(double: &CosDouble, before: Before, case: &str) {
    let distinct = ObjectKey::parse(KEY).unwrap().distinct(&Digest::of(BODY.as_bytes()));
    match before {
        Before::Free | Before::Own => {
            assert_eq!(double.keys(), [KEY], "{case}");
            assert_eq!(double.object(KEY).unwrap().body, BODY, "{case}");
        }
        Before::Foreign => {
            assert_eq!(double.keys(), [KEY, distinct.as_str()], "{case}");
            assert_eq!(double.object(KEY).unwrap().body, "foreign", "{case}");
            assert_eq!(double.object(distinct.as_str()).unwrap().body, BODY, "{case}");
        }
    }
}

#[tokio::test]
async fn what_passes_leaves_one_object() {
    let double = double().await;
    for fault in passing() {
        // The third is the put under the distinct key.
        for attempt in [1, 2, 3] {
            for before in [Before::Free, Before::Own, Before::Foreign] {
                if attempt == 3 && before != Before::Foreign {
                    continue;
                }
                let case = format!("{fault:?} at attempt {attempt}, key {before:?}");
                prepare(&double, before).await;
                let mut faults = vec![fault.clone()];
                match attempt {
                    2 => faults.insert(0, Fault::refuse(503, "SlowDown")),
                    3 => faults.insert(0, Fault::Pass),
                    _ => {}
                }
                double.inject(faults);
                let deadline = Instant::now() + Duration::from_secs(20);
                let stored = retry(sink(&double)).store(record().with_deadline(deadline)).await;
                let receipt = stored.unwrap_or_else(|error| panic!("{case}: {error:?}"));
                assert!(Instant::now() < deadline, "{case}");
                check_objects(&double, before, &case);
                match before {
                    // Stored by us; an acknowledgement that got lost makes it look stored before.
                    Before::Free => assert!(
                        matches!(receipt.outcome, Outcome::Stored | Outcome::AlreadyStored),
                        "{case}: {receipt:?}"
                    ),
                    Before::Own => assert_eq!(receipt.outcome, Outcome::AlreadyStored, "{case}"),
                    Before::Foreign => assert!(
                        matches!(receipt.outcome, Outcome::Conflict | Outcome::AlreadyStored),
                        "{case}: {receipt:?}"
                    ),
                }
            }
        }
    }
}

#[tokio::test]
async fn what_lasts_is_told_and_not_tried_again() {
    let double = double().await;
    for (fault, kind) in lasting() {
        for attempt in [1, 2] {
            let case = format!("{fault:?} at attempt {attempt}");
            prepare(&double, Before::Free).await;
            let mut faults = vec![fault.clone()];
            if attempt == 2 {
                faults.insert(0, Fault::ResetBefore);
            }
            double.inject(faults);
            let error = retry(sink(&double)).store(record()).await.unwrap_err();
            assert_eq!((error.kind(), error.status()), (kind, Status::Permanent), "{case}: {error}");
            assert_eq!(puts(&double), attempt, "{case}");
            assert!(double.keys().is_empty(), "{case}");
            if kind != ErrorKind::CredentialsExpired {
                assert!(error.request_id().is_some() && error.code().is_some(), "{case}: {error:?}");
            }
        }
    }
}

#[tokio::test]
async fn nothing_outlives_the_deadline() {
    let double = double().await;
    for fault in [Fault::StallBefore, Fault::StallAfter, Fault::slow_down(60)] {
        prepare(&double, Before::Free).await;
        double.inject(vec![fault.clone(); 100]);
        let persistent = Retry::new(sink(&double)).with_attempts(100).with_base(Duration::from_millis(1));
        let deadline = Instant::now() + Duration::from_millis(700);
        let stored = persistent.store(record().with_deadline(deadline));
        let error = tokio::time::timeout(Duration::from_secs(20), stored).await.unwrap().unwrap_err();
        assert_ne!(error.status(), Status::Permanent, "{fault:?}: {error}");
        assert!(double.keys().len() <= 1);
        // The next delivery finds it, or stores it.
        double.clear_faults();
        retry(sink(&double)).store(record()).await.unwrap();
        check_objects(&double, Before::Free, &format!("{fault:?}"));
    }
}

#[tokio::test]
async fn a_throttled_key_is_waited_for() {
    let double = double().await;
    double.set_writes_a_second(Some(1));
    double.seed("other", http::HeaderMap::new(), "x");
    let sink = Retry::new(sink(&double)).with_attempts(20).with_base(Duration::from_millis(100));
    sink.store(record()).await.unwrap();
    double.clear_objects();
    assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::Stored);
    let refused = double.requests().iter().filter(|r| r.status.is_some_and(|status| status == 503)).count();
    assert!(refused >= 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_at_once_one_stores() {
    let double = double().await;
    double.inject([Fault::ResetAfter, Fault::Pass, Fault::refuse_after(500, "InternalError"), Fault::StallAfter]);
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let sink = retry(sink(&double));
        tasks.spawn(async move { sink.store(record()).await.unwrap().outcome });
    }
    let outcomes = tasks.join_all().await;
    assert!(outcomes.iter().filter(|outcome| **outcome == Outcome::Stored).count() <= 1, "{outcomes:?}");
    assert!(outcomes.iter().all(|outcome| *outcome != Outcome::Conflict), "{outcomes:?}");
    check_objects(&double, Before::Free, "many");
}

#[tokio::test]
async fn if_none_match_is_never_what_it_rests_on() {
    let double = double().await;
    for policy in [IfNoneMatch::Ignore, IfNoneMatch::Refuse, IfNoneMatch::Honour] {
        double.set_if_none_match(policy);
        prepare(&double, Before::Foreign).await;
        assert_eq!(sink(&double).store(record()).await.unwrap().outcome, Outcome::Conflict, "{policy:?}");
        check_objects(&double, Before::Foreign, &format!("{policy:?}"));
    }
}
