//! Buckets and servers that can't refuse to overwrite: told, or found out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod double;

use cos_double::{CosDouble, Fault, IfNoneMatch};
use cos_sink::{
    AddressingStyle, CosSink, CosSinkBuilder, CreateMode, Dialect, ErrorKind, Guarantee, ObjectKey, Outcome, Record,
    Sink,
};
use http::Method;

/// The double knows buckets by their hosts alone, whatever it speaks.
fn builder(double: &CosDouble) -> CosSinkBuilder {
    double::builder(double).style(AddressingStyle::VirtualHost)
}

fn record(key: &str, body: &'static str) -> Record {
    Record::new(ObjectKey::parse(key).unwrap(), body)
}

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

async fn stored(sink: &CosSink, record: Record) -> (Outcome, Guarantee) {
    let receipt = sink.store(record).await.unwrap();
    (receipt.outcome, receipt.guarantee)
}

fn methods(double: &CosDouble) -> Vec<Method> {
    let methods = double.requests().iter().map(|request| request.method.clone()).collect();
    double.clear_requests();
    methods
}

const PUT: Method = Method::PUT;
const HEAD: Method = Method::HEAD;

#[tokio::test]
async fn a_bucket_that_is_told_about_is_looked_at_first() {
    let double = double().await;
    double.set_versioned(true);
    double.seed("k", http::HeaderMap::new(), "foreign");
    let sink = builder(&double).create_mode(CreateMode::CheckFirst).build().unwrap();
    assert_eq!(stored(&sink, record("k", "body")).await, (Outcome::Conflict, Guarantee::CheckedFirst));
    assert_eq!(double.object("k").unwrap().body, "foreign");
}

#[tokio::test]
async fn a_versioned_bucket_of_cos_shows_itself_in_its_first_answer() {
    let double = double().await;
    double.set_versioned(true);
    let sink = builder(&double).build().unwrap();
    assert_eq!(stored(&sink, record("k", "body")).await, (Outcome::Stored, Guarantee::CheckedFirst));
    assert_eq!(methods(&double), [PUT]);
    assert_eq!(stored(&sink, record("k", "other")).await, (Outcome::Conflict, Guarantee::CheckedFirst));
    assert_eq!(stored(&sink, record("k", "body")).await, (Outcome::AlreadyStored, Guarantee::CheckedFirst));
    assert_eq!(double.object("k").unwrap().body, "body");
}

#[tokio::test]
async fn a_suspended_bucket_that_tells_nothing_is_found_out_by_the_probe() {
    let double = double().await;
    double.set_versioned(true);
    double.set_version_ids(false);
    double.seed("k", http::HeaderMap::new(), "foreign");
    let sink = builder(&double).create_mode(CreateMode::Probe).build().unwrap();
    // A look comes before the first put already.
    assert_eq!(stored(&sink, record("k", "body")).await, (Outcome::Conflict, Guarantee::CheckedFirst));
    assert_eq!(double.object("k").unwrap().body, "foreign");
    assert_eq!(stored(&sink, record("k", "body")).await.0, Outcome::AlreadyStored);
    assert_eq!(double.keys().len(), 2);
}

#[tokio::test]
async fn a_server_that_refuses_is_probed_once_and_trusted_then() {
    for dialect in [Dialect::Cos, Dialect::S3] {
        let double = double().await;
        double.set_if_none_match(IfNoneMatch::Honour);
        let sink = builder(&double).dialect(dialect).create_mode(CreateMode::Probe).build().unwrap();
        assert_eq!(stored(&sink, record("a", "1")).await, (Outcome::Stored, Guarantee::CreateOnly), "{dialect:?}");
        assert_eq!(methods(&double), [HEAD, PUT, PUT]);
        // Clones of the sink know it too.
        assert_eq!(stored(&sink.clone(), record("b", "1")).await, (Outcome::Stored, Guarantee::CreateOnly));
        assert_eq!(methods(&double), [PUT]);
        assert_eq!(stored(&sink, record("a", "2")).await, (Outcome::Conflict, Guarantee::CreateOnly));
        assert_eq!(double.object("a").unwrap().body, "1");
    }
}

#[tokio::test]
async fn a_server_that_ignores_conditions_is_found_out() {
    let double = double().await;
    double.set_if_none_match(IfNoneMatch::Ignore);
    double.seed("k", http::HeaderMap::new(), "foreign");
    // The dialect S3 probes unless it is told otherwise.
    let sink = builder(&double).dialect(Dialect::S3).build().unwrap();
    assert_eq!(stored(&sink, record("k", "body")).await, (Outcome::Conflict, Guarantee::CheckedFirst));
    assert_eq!(double.object("k").unwrap().body, "foreign");
    methods(&double);
    assert_eq!(stored(&sink, record("new", "body")).await, (Outcome::Stored, Guarantee::CheckedFirst));
    assert_eq!(methods(&double), [HEAD, PUT]);
    assert_eq!(stored(&sink, record("new", "other")).await, (Outcome::Conflict, Guarantee::CheckedFirst));
    assert_eq!(double.object("new").unwrap().body, "body");
}

#[tokio::test]
async fn a_server_that_knows_no_conditions_is_spoken_to_without() {
    let double = double().await;
    double.set_if_none_match(IfNoneMatch::Refuse);
    let sink = builder(&double).dialect(Dialect::S3).build().unwrap();
    assert_eq!(stored(&sink, record("k", "body")).await, (Outcome::Stored, Guarantee::CheckedFirst));
    assert_eq!(stored(&sink, record("k", "other")).await, (Outcome::Conflict, Guarantee::CheckedFirst));
    let told = builder(&double).dialect(Dialect::S3).create_mode(CreateMode::CheckFirst).build().unwrap();
    assert_eq!(stored(&told, record("k", "body")).await, (Outcome::AlreadyStored, Guarantee::CheckedFirst));
    // Who says that the server refuses gets its own words.
    let trusting = builder(&double).dialect(Dialect::S3).create_mode(CreateMode::Only).build().unwrap();
    assert_eq!(trusting.store(record("x", "1")).await.unwrap_err().kind(), ErrorKind::Unsupported);
}

#[tokio::test]
async fn a_probe_that_fails_tells_nothing_and_costs_the_record_nothing() {
    let double = double().await;
    double.inject([Fault::Pass, Fault::refuse(503, "SlowDown")]);
    let sink = builder(&double).create_mode(CreateMode::Probe).build().unwrap();
    assert_eq!(stored(&sink, record("a", "1")).await, (Outcome::Stored, Guarantee::CheckedFirst));
    methods(&double);
    assert_eq!(stored(&sink, record("b", "1")).await, (Outcome::Stored, Guarantee::CreateOnly));
    assert_eq!(methods(&double), [HEAD, PUT, PUT]);
}
