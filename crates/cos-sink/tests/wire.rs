//! What goes over the wire: the exact headers that the server sees, all of those that decide anything signed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod double;

use std::collections::BTreeMap;
use std::sync::Arc;

use cos_double::{CosDouble, Request};
use cos_sink::{
    Archive, CosSink, CosSinkBuilder, Credentials, Encryption, ObjectKey, Outcome, Record, Signature, Sink,
    sink_from_url_with,
};
use double::builder;
use futures_util::TryStreamExt;
use http::Method;

const BODY: &str = "{\"EventType\":\"WorkflowTask\"}";
/// Of [`BODY`], by other programs.
const MD5: &str = "sjvxttx6efYVKABMpa7AgQ==";
const SHA256: &str = "7e8fc8dd2ec0474feaba8f00ed44d116e05cfd600d0c89051f7b3f93a4f1ddb0";

fn key() -> ObjectKey {
    ObjectKey::parse("dt=2026-11-22/日 1.json").unwrap()
}

fn record() -> Record {
    Record::new(key(), BODY).with_content_type("application/json")
}

async fn double() -> CosDouble {
    let builder = CosDouble::builder().credentials("id", "key");
    builder.temporary_credentials("role", "role-key", "role-token").start().await.unwrap()
}

fn headers(request: &Request) -> BTreeMap<&str, &str> {
    request.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect()
}

/// The names that a signature covers, of either kind.
fn signed(headers: &BTreeMap<&str, &str>) -> Vec<String> {
    let authorization = headers["authorization"];
    let list = authorization
        .split(['&', ' ', ','])
        .find_map(|field| field.strip_prefix("q-header-list=").or_else(|| field.strip_prefix("SignedHeaders=")));
    list.unwrap().split(';').map(str::to_owned).collect()
}

/// Everything that a put said, apart from the signature and `User-Agent`, all of it signed.
async fn put(double: &CosDouble, sink: &impl Sink, record: Record) -> BTreeMap<String, String> {
    assert_eq!(sink.store(record).await.unwrap().outcome, Outcome::Stored);
    let requests = double.requests();
    let request = requests.iter().find(|request| request.method == Method::PUT).unwrap();
    let mut headers = headers(request);
    let signed = signed(&headers);
    assert!(headers.remove("user-agent").unwrap().starts_with("cos-sink/"));
    assert!(headers.remove("authorization").is_some());
    assert_eq!(signed, headers.keys().copied().collect::<Vec<_>>(), "not all of it is signed");
    headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn plus(more: &[(&str, &str)]) -> BTreeMap<String, String> {
    let always = [
        ("content-length", "28"),
        ("content-type", "application/json"),
        ("host", "archive-1250000000.cos.ap-guangzhou.myqcloud.com"),
        ("x-cos-forbid-overwrite", "true"),
        ("x-cos-meta-identity", SHA256),
        ("x-cos-meta-sha256", SHA256),
    ];
    let all = always.iter().chain(more);
    all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_plain_put_says_what_it_must_and_no_more() {
    let double = double().await;
    let sink = builder(&double).prefix("mps").build().unwrap();
    assert_eq!(put(&double, &sink, record()).await, plus(&[]));
    let request = &double.requests()[0];
    assert_eq!(request.key, "mps/dt=2026-11-22/日 1.json");
}

#[tokio::test]
async fn every_setting_is_a_header_that_is_signed() {
    type Set = fn(CosSinkBuilder) -> CosSinkBuilder;
    let settings: [(Set, &[(&str, &str)]); 8] = [
        (|b| b.content_md5(true), &[("content-md5", MD5)]),
        (|b| b.storage_class("STANDARD_IA"), &[("x-cos-storage-class", "STANDARD_IA")]),
        (|b| b.acl("private"), &[("x-cos-acl", "private")]),
        (|b| b.encryption(Encryption::Cos), &[("x-cos-server-side-encryption", "AES256")]),
        (|b| b.encryption(Encryption::Kms { key_id: None }), &[("x-cos-server-side-encryption", "cos/kms")]),
        (
            |b| b.encryption(Encryption::Kms { key_id: Some("1-2".into()) }),
            &[("x-cos-server-side-encryption", "cos/kms"), ("x-cos-server-side-encryption-cos-kms-key-id", "1-2")],
        ),
        (|b| b.tag("team", "media & co").tag("日", "1"), &[("x-cos-tagging", "team=media%20%26%20co&%E6%97%A5=1")]),
        (|b| b.header("X-Cos-Traffic-Limit", "838860800"), &[("x-cos-traffic-limit", "838860800")]),
    ];
    for signature in [Signature::Cos, Signature::V4] {
        for (set, expected) in settings {
            let double = double().await;
            let sink = set(builder(&double).signature(signature)).build().unwrap();
            let mut found = put(&double, &sink, record()).await;
            if signature == Signature::V4 {
                assert_eq!(found.remove("x-amz-content-sha256").as_deref(), Some(SHA256));
                assert!(found.remove("x-amz-date").is_some());
            }
            assert_eq!(found, plus(expected), "{signature:?}");
        }
    }
}

#[tokio::test]
async fn a_url_sets_what_the_builder_sets() {
    let double = double().await;
    let url = format!(
        "cos://archive-1250000000/?region=ap-guangzhou&endpoint={}&storage_class=MAZ_STANDARD&acl=bucket-owner-read\
         &sse=kms:1-2&tags=team:media,env:prod",
        double.endpoint()
    );
    let sink = sink_from_url_with(&url, Arc::new(Credentials::new("id", "key"))).unwrap();
    let expected = plus(&[
        ("x-cos-acl", "bucket-owner-read"),
        ("x-cos-server-side-encryption", "cos/kms"),
        ("x-cos-server-side-encryption-cos-kms-key-id", "1-2"),
        ("x-cos-storage-class", "MAZ_STANDARD"),
        ("x-cos-tagging", "team=media&env=prod"),
    ]);
    assert_eq!(put(&double, &sink, record()).await, expected);
}

#[tokio::test]
async fn a_record_brings_its_type_its_encoding_and_its_metadata() {
    let double = double().await;
    let record = record().with_content_encoding("gzip").with_metadata("event_type", "Workflow 日");
    let sink = builder(&double).build().unwrap();
    assert_eq!(sink.store(record).await.unwrap().outcome, Outcome::Stored);
    let requests = double.requests();
    let headers = headers(&requests[0]);
    assert_eq!(headers["content-encoding"], "gzip");
    // COS takes `a-z0-9-` in a name (436/7749).
    assert_eq!(headers["x-cos-meta-event-type"], "Workflow %E6%97%A5");
    assert!(signed(&headers).contains(&"x-cos-meta-event-type".to_owned()));
}

#[tokio::test]
async fn temporary_credentials_bring_their_token_signed() {
    let double = double().await;
    let role = Credentials::new("role", "role-key").with_token("role-token");
    let sink = builder(&double).credentials(role).build().unwrap();
    let mut found = put(&double, &sink, record()).await;
    assert_eq!(found.remove("x-cos-security-token").as_deref(), Some("role-token"));
    assert_eq!(found, plus(&[]));
}

/// COS answers 400 to a HEAD or GET with a header of encryption, and wants no type and no length there (436/7728).
#[tokio::test]
async fn reading_sends_nothing_of_a_put() {
    let double = double().await;
    let sink = builder(&double).encryption(Encryption::Cos).acl("private").tag("a", "b").build().unwrap();
    sink.store(record()).await.unwrap();
    sink.head(&key()).await.unwrap().unwrap();
    sink.get(&key()).await.unwrap().unwrap();
    let _: Vec<_> = sink.list("dt=").try_collect().await.unwrap();
    let requests = double.requests();
    let reading: Vec<_> = requests.iter().filter(|request| request.method != Method::PUT).collect();
    assert_eq!(reading.len(), 3);
    for request in reading {
        let names: Vec<_> = headers(request).into_keys().collect();
        assert_eq!(names, ["authorization", "host", "user-agent"], "{} {}", request.method, request.key);
    }
}

#[test]
fn headers_of_the_sinks_own_are_refused() {
    let builder = CosSink::builder().bucket("archive-1250000000").region("ap-guangzhou");
    for name in ["Host", "Authorization", "content-md5", "X-Cos-Forbid-Overwrite", "x-cos-meta-sha256"] {
        let error = builder.clone().header(name, "x").build().unwrap_err();
        assert!(error.problems()[0].starts_with("header: "), "{error}");
    }
    let error = builder.header("x-cos-a\r\n", "x").tag("", "x").build().unwrap_err();
    assert_eq!(error.problems().len(), 2, "{error}");
}
