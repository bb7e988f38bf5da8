//! Servers that say yes: what an answer doesn't prove isn't taken for success, whatever its status.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod liar;

use cos_double::CosDouble;
use cos_sink::{
    AddressingStyle, Archive, CosSink, CreateMode, Credentials, Dialect, ErrorKind, ObjectKey, Outcome, Record, Sink,
    SinkError, Status,
};
use futures_util::TryStreamExt;
use liar::{Liar, Lie, answer};

const BODY: &str = "{\"EventType\":\"WorkflowTask\"}";
/// Of [`BODY`], by other programs.
const MD5: &str = "etag: \"b23bf1b6dc7a79f61528004ca5aec081\"";
const COS: &str = "x-cos-request-id: NjQx";
const PAGE: &str = "<html><body>It works!</body></html>";
const ERROR: &str = "<?xml version='1.0'?><Error><Code>InternalError</Code><Message>m</Message></Error>";

fn key() -> ObjectKey {
    ObjectKey::parse("dt=2026-11-22/1.json").unwrap()
}

fn record() -> Record {
    Record::new(key(), BODY)
}

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

/// Answers to a put that don't prove that COS has the record, and what the error says of them.
fn unproven() -> Vec<(String, ErrorKind, &'static str)> {
    use ErrorKind::{Integrity, Unavailable, WrongServer};
    vec![
        (
            answer("200 OK", &["content-type: text/html; charset=utf-8"], PAGE),
            WrongServer,
            "text/html: this is not COS",
        ),
        (answer("200 OK", &[], ""), WrongServer, "without x-cos-request-id"),
        (answer("200 OK", &[MD5], ""), WrongServer, "without x-cos-request-id"),
        (answer("200 OK", &[COS], ""), WrongServer, "without an ETag"),
        (answer("200 OK", &[COS, "etag: \"\""], ""), WrongServer, "without an ETag"),
        (answer("200 OK", &[COS, MD5, "content-type: application/xml"], ERROR), WrongServer, "an error in its body"),
        (answer("200 OK", &[COS, MD5, "content-type: text/html"], PAGE), WrongServer, "text/html"),
        (answer("200 OK", &[COS, MD5, "x-cos-hash-crc64ecma: 7"], ""), Integrity, "CRC64"),
        (answer("200 OK", &[COS, "etag: \"00000000000000000000000000000000\""], ""), Integrity, "MD5"),
        (answer("200 OK", &[COS, MD5, "x-cos-hash-crc64ecma: x"], ""), Integrity, "can't be read"),
        (
            answer("200 OK", &[COS, MD5, "x-cos-hash-crc64ecma: 7", "x-cos-hash-crc64ecma: 8"], ""),
            Integrity,
            "can't be read",
        ),
        (answer("200 OK", &[COS, "etag: \"abc\""], ""), Integrity, "neither a CRC64 nor an MD5"),
        (answer("201 Created", &[COS, MD5], ""), WrongServer, "other than 200"),
        (answer("202 Accepted", &[COS, MD5], ""), WrongServer, "other than 200"),
        (answer("204 No Content", &[COS, MD5], ""), WrongServer, "other than 200"),
        (answer("206 Partial Content", &[COS, MD5], ""), WrongServer, "other than 200"),
        (answer("202 Accepted", &[], ""), WrongServer, "without x-cos-request-id"),
        (answer("204 No Content", &[], ""), WrongServer, "without x-cos-request-id"),
        (answer("301 Moved", &["location: https://example.com/login"], PAGE), WrongServer, "a redirect"),
        (answer("302 Found", &["location: /login"], ""), WrongServer, "a redirect"),
        (answer("404 Not Found", &["content-type: text/html"], PAGE), WrongServer, "text/html"),
        (answer("405 Method Not Allowed", &["content-type: text/html"], PAGE), WrongServer, "text/html"),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\nx-cos-request-id: a\r\n\r\n<html>".to_owned(),
            Unavailable,
            "broke off",
        ),
        ("SSH-2.0-OpenSSH_9.2\r\n".to_owned(), Unavailable, "broke"),
    ]
}

fn assert_says(error: &SinkError, kind: ErrorKind, words: &str, case: &str) {
    assert_eq!(error.kind(), kind, "{case}\n{error}");
    assert_eq!(error.status(), Status::Temporary, "{case}\n{error}");
    assert!(error.to_string().contains(words), "{case}\n{error}");
    // Nothing of a stranger's page, which may be anything.
    assert!(!error.to_string().contains("It works"), "{case}\n{error}");
}

#[tokio::test]
async fn a_put_that_is_only_said_to_be_stored_is_an_error() {
    for (lie, kind, words) in unproven() {
        let double = double().await;
        let told = lie.clone();
        let liar = Liar::start(&double, move |method, _| match method {
            "PUT" => Lie::Instead(told.clone()),
            _ => Lie::Truth,
        })
        .await;
        let error = liar.builder().build().unwrap().store(record()).await.unwrap_err();
        assert_says(&error, kind, words, &lie);
        assert_eq!(error.key(), Some(&key()), "{lie}");
        assert!(double.keys().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_says_so_to_every_request_stores_nothing() {
    for (lie, _, _) in unproven() {
        for mode in [CreateMode::Only, CreateMode::Probe, CreateMode::CheckFirst] {
            let double = double().await;
            let told = lie.clone();
            let liar = Liar::start(&double, move |_, _| Lie::Instead(told.clone())).await;
            let sink = liar.builder().create_mode(mode).build().unwrap();
            let stored = sink.store(record()).await;
            assert!(stored.is_err(), "{mode:?}: {stored:?} of\n{lie}");
            let (head, get) = (sink.head(&key()).await, sink.get(&key()).await);
            // An answer of COS to GET and HEAD is COS's word; a put's isn't, and nothing else is.
            assert!(!lie.contains("200 OK") || !lie.contains(COS) || get.is_err() || head.is_ok());
            if !lie.contains("x-cos-request-id") {
                assert!(head.is_err() && get.is_err(), "{head:?} {get:?} of\n{lie}");
            }
            let listed: Result<Vec<_>, _> = sink.list("").try_collect().await;
            assert!(listed.is_err(), "{listed:?} of\n{lie}");
        }
    }
}

#[tokio::test]
async fn what_is_stored_all_the_same_is_found_by_a_look() {
    for (lie, _, _) in unproven().into_iter().filter(|(lie, ..)| lie.starts_with("HTTP/1.1 2") && !lie.contains("1000"))
    {
        let double = double().await;
        let told = lie.clone();
        let liar = Liar::start(&double, move |method, _| match method {
            "PUT" => Lie::After(told.clone()),
            _ => Lie::Truth,
        })
        .await;
        let receipt = liar.builder().build().unwrap().store(record()).await;
        let receipt = receipt.unwrap_or_else(|error| panic!("{error} of\n{lie}"));
        assert_eq!(receipt.outcome, Outcome::Stored, "{lie}");
        assert_eq!(double.keys(), [key().as_str()]);
    }
}

/// A sink whose looks (HEAD, then GET) are lied to; the key is taken by another record.
async fn looked_at(head: Option<String>, get: Option<String>) -> (CosDouble, CosSink) {
    let double = double().await;
    double.seed(key().as_str(), http::HeaderMap::new(), "another record, of another length");
    let liar = Liar::start(&double, move |method, _| match method {
        "HEAD" => head.clone().map_or(Lie::Truth, Lie::Instead),
        "GET" => get.clone().map_or(Lie::Truth, Lie::Instead),
        _ => Lie::Truth,
    })
    .await;
    (double, liar.builder().build().unwrap())
}

/// An answer to HEAD: the length is the object's.
fn head(status: &str, headers: &[&str], len: usize) -> String {
    answer(status, headers, "").replace("content-length: 0", &format!("content-length: {len}"))
}

#[tokio::test]
async fn a_look_that_is_lied_to_acknowledges_nothing() {
    let len = BODY.len();
    for lie in [
        head("200 OK", &["content-type: text/html"], len),
        head("200 OK", &[MD5], len),
        head("200 OK", &[COS], len),
        head("204 No Content", &[COS, MD5], len),
        head("202 Accepted", &[COS, MD5], len),
        head("206 Partial Content", &[COS, MD5], len),
        head("302 Found", &["location: /"], 0),
        head("304 Not Modified", &[COS, MD5], len),
        head("404 Not Found", &["content-type: text/html"], 9),
        // What lies there is said to be of the right length, and no more: it is read.
        head("200 OK", &[COS, "etag: \"abc\""], len),
        head("200 OK", &[COS, "x-cos-hash-crc64ecma: 7", "etag: \"abc\""], len),
        // The right checksum of something else.
        head("200 OK", &[COS, MD5], len + 1),
    ] {
        let (double, sink) = looked_at(Some(lie.clone()), None).await;
        match sink.store(record()).await {
            // What lies there was read: it is another record, so this one went beside it.
            Ok(receipt) => {
                assert_eq!(receipt.outcome, Outcome::Conflict, "{lie}");
                assert_eq!(double.object(receipt.key.as_str()).unwrap().body, BODY, "{lie}");
            }
            Err(error) => assert_eq!(double.keys().len(), 1, "{error}"),
        }
    }
}

#[tokio::test]
async fn bytes_that_do_not_hold_together_are_no_object() {
    for lie in [
        answer("200 OK", &["content-type: text/html"], PAGE),
        answer("200 OK", &[COS], BODY),
        answer("206 Partial Content", &[COS, MD5, "content-range: bytes 0-27/28"], BODY),
        answer("203 Non-Authoritative Information", &[COS, MD5], BODY),
        // The store's own checksum isn't that of what came.
        answer("200 OK", &[COS, "etag: \"abc\"", "x-cos-hash-crc64ecma: 7"], BODY),
        head("200 OK", &[COS, MD5], BODY.len() + 1) + BODY,
        format!("HTTP/1.1 200 OK\r\n{COS}\r\n{MD5}\r\nconnection: close\r\n\r\n{BODY}"),
    ] {
        let (double, sink) = looked_at(None, Some(lie.clone())).await;
        let error = sink.store(record()).await.unwrap_err();
        assert_eq!(error.status(), Status::Temporary, "{error} of\n{lie}");
        assert_eq!(double.keys().len(), 1);
        let got = sink.get(&key()).await;
        assert!(got.is_err(), "{got:?} of\n{lie}");
    }
}

#[tokio::test]
async fn a_key_that_is_taken_by_nothing_is_an_error() {
    for status in ["409 Conflict", "412 Precondition Failed"] {
        let lie = answer(status, &[COS], "<Error><Code>FileAlreadyExists</Code></Error>");
        let double = double().await;
        let liar = Liar::start(&double, move |method, _| match method {
            "PUT" => Lie::Instead(lie.clone()),
            _ => Lie::Truth,
        })
        .await;
        let error = liar.builder().build().unwrap().store(record()).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Conflict, Status::Temporary), "{error}");
    }
}

#[tokio::test]
async fn a_listing_that_is_cut_or_another_document_is_an_error() {
    const START: &str = "<ListBucketResult><Name>archive-1250000000</Name><IsTruncated>";
    const ITEM: &str = "<Contents><Key>a</Key><Size>1</Size><LastModified>2026-11-22T15:47:12.000Z</LastModified>\
        <ETag>\"e\"</ETag></Contents>";
    for body in [
        PAGE.to_owned(),
        ERROR.to_owned(),
        String::new(),
        "{}".to_owned(),
        "<ListAllMyBucketsResult></ListAllMyBucketsResult>".to_owned(),
        "<ListBucketResult></ListBucketResult>".to_owned(),
        format!("{START}false</IsTruncated>{ITEM}"),
        format!("{START}false</IsTruncated>{ITEM}</ListBucketRes"),
        format!("{START}perhaps</IsTruncated>{ITEM}</ListBucketResult>"),
        format!("{START}false</IsTruncated><Contents><Key>a</Key></Contents></ListBucketResult>"),
        // It goes on for ever.
        format!("{START}true</IsTruncated><NextMarker>a</NextMarker>{ITEM}</ListBucketResult>"),
        format!("{START}true</IsTruncated></ListBucketResult>"),
    ] {
        let double = double().await;
        let lie = answer("200 OK", &[COS, "content-type: application/xml"], &body);
        let liar = Liar::start(&double, move |_, _| Lie::Instead(lie.clone())).await;
        let sink = liar.builder().build().unwrap();
        let listed: Result<Vec<_>, SinkError> = sink.list("").try_collect().await;
        let error = listed.expect_err(&body);
        assert_eq!(error.kind(), ErrorKind::WrongServer, "{error} of\n{body}");
    }
}

#[tokio::test]
async fn a_listing_that_goes_in_a_circle_ends() {
    let double = double().await;
    let liar = Liar::start(&double, |_, target| {
        let next = if target.contains("marker=a") { "b" } else { "a" };
        let body = format!(
            "<ListBucketResult><IsTruncated>true</IsTruncated><NextMarker>{next}</NextMarker></ListBucketResult>"
        );
        Lie::Instead(answer("200 OK", &[COS], &body))
    })
    .await;
    let sink = liar.builder().build().unwrap();
    let listed: Result<Vec<_>, SinkError> = sink.list("").try_collect().await;
    assert_eq!(listed.unwrap_err().kind(), ErrorKind::WrongServer);
}

#[tokio::test]
async fn a_web_server_does_not_speak_s3_either() {
    for (lie, words) in [
        (answer("200 OK", &["content-type: text/html"], PAGE), "text/html: this is not an S3 server"),
        (answer("200 OK", &[], ""), "without an ETag"),
        (answer("200 OK", &["etag: \"5f7-1\"", "content-type: text/html"], PAGE), "text/html"),
        (answer("204 No Content", &["etag: \"5f7-1\""], ""), "other than 200"),
        (answer("302 Found", &["location: /login"], ""), "a redirect"),
        (answer("404 Not Found", &["content-type: text/html"], PAGE), "text/html"),
        (answer("405 Method Not Allowed", &["content-type: text/html"], PAGE), "text/html"),
    ] {
        for mode in [CreateMode::Only, CreateMode::Probe, CreateMode::CheckFirst] {
            let double = double().await;
            let told = lie.clone();
            let liar = Liar::start(&double, move |_, _| Lie::Instead(told.clone())).await;
            let sink = liar.builder().dialect(Dialect::S3).create_mode(mode).build().unwrap();
            let error = sink.store(record()).await.unwrap_err();
            // A page with an entity tag, served under every key, is taken for another's object, and not stored over.
            let is_page = lie.contains("5f7-1") && error.kind() == ErrorKind::Conflict;
            assert!(is_page || error.kind() == ErrorKind::WrongServer, "{mode:?} {error} of\n{lie}");
            if mode == CreateMode::Only && !is_page {
                assert!(error.to_string().contains(words), "{error} of\n{lie}");
            }
        }
    }
}

/// COS's own gateways fail without its mark: that passes.
#[tokio::test]
async fn a_gateway_that_fails_is_tried_again() {
    let double = double().await;
    let lie = answer("502 Bad Gateway", &["content-type: text/html"], PAGE);
    let liar = Liar::start(&double, move |_, _| Lie::Instead(lie.clone())).await;
    let error = liar.builder().build().unwrap().store(record()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Unavailable, Status::Temporary), "{error}");
}

/// A double speaks COS, and a server that speaks S3 alone isn't COS.
#[tokio::test]
async fn a_server_that_speaks_s3_is_not_cos() {
    let double = double().await;
    let liar = Liar::start(&double, |method, _| match method {
        "PUT" => Lie::Instead(answer("200 OK", &[MD5, "x-amz-request-id: 1"], "")),
        _ => Lie::Instead(answer("404 Not Found", &["x-amz-request-id: 1"], "")),
    })
    .await;
    let error = liar.builder().build().unwrap().store(record()).await.unwrap_err();
    assert_says(&error, ErrorKind::WrongServer, "this is not COS", "s3");
}

#[tokio::test]
async fn a_bucket_that_is_not_in_the_host_is_hinted_at() {
    let double = double().await;
    let lie = answer("404 Not Found", &["content-type: application/xml"], "<Error><Code>NoSuchBucket</Code></Error>");
    let liar = Liar::start(&double, move |_, _| Lie::Instead(lie.clone())).await;
    for (style, hinted) in [(AddressingStyle::VirtualHost, true), (AddressingStyle::Path, false)] {
        let builder = liar.builder().dialect(Dialect::S3).style(style).create_mode(CreateMode::Only);
        let error = builder.build().unwrap().store(record()).await.unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::BucketNotFound, Some("NoSuchBucket")), "{error}");
        assert_eq!(error.to_string().contains("add style=path"), hinted, "{error}");
    }
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_said() {
    // A name that never resolves (RFC 6761, 6.4).
    let builder = CosSink::builder().bucket("archive-1250000000").region("ap-guangzhou");
    let builder = builder.endpoint("http://nowhere.invalid").credentials(Credentials::new("id", "key"));
    let error = builder.build().unwrap().store(record()).await.unwrap_err();
    assert!(error.to_string().contains("the name archive-1250000000.nowhere.invalid doesn't resolve"), "{error}");
}

/// All that a server says is bounded, printable and without a secret, whichever field says it.
#[tokio::test]
async fn what_a_server_says_is_fit_for_a_log() {
    const KEY: &str = "canary+key/4f1d-0123456789";
    for quoted in
        ["canary+key/4f1d-0123456789", "canary%2Bkey%2F4f1d-0123456789", "Y2FuYXJ5K2tleS80ZjFkLTAxMjM0NTY3ODk="]
    {
        for field in ["Code", "Message", "RequestId"] {
            let body = format!("<Error><Code>A</Code><{field}>\u{1b}[2J \u{202e}{quoted}</{field}></Error>");
            let body = if field == "Code" { body.replacen("<Code>A</Code>", "", 1) } else { body };
            let id = format!("x-cos-request-id: {quoted}{}", "z".repeat(30_000));
            let lie = answer("403 Forbidden", &[&id, "content-type: application/xml"], &body);
            let double = double().await;
            let liar = Liar::start(&double, move |_, _| Lie::Instead(lie.clone())).await;
            let sink = liar.builder().credentials(Credentials::new("id", KEY)).build().unwrap();
            let error = sink.store(record()).await.unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(text.len() < 3000 && !text.contains(quoted) && !text.contains("canary"), "{text}");
            assert!(!text.contains(['\u{1b}', '\u{202e}']) && !error.to_string().contains(char::is_control), "{text}");
        }
    }
}

#[tokio::test]
async fn what_lies_under_a_taken_key_is_read_as_far_as_it_can_be_equal() {
    let double = double().await;
    let key = "/1.json";
    let liar = Liar::start(&double, move |method, target| match method {
        "PUT" if target.ends_with(key) => Lie::Instead(answer(
            "409 Conflict",
            &[COS, "content-type: application/xml"],
            "<Error><Code>FileAlreadyExists</Code></Error>",
        )),
        "HEAD" if target.ends_with(key) => {
            Lie::Instead(format!("HTTP/1.1 200 OK\r\n{COS}\r\netag: \"a\"\r\ncontent-length: 9\r\n\r\n"))
        }
        // No length, and more than anything that is the record has.
        "GET" => Lie::Instead(format!("HTTP/1.1 200 OK\r\n{COS}\r\netag: \"a\"\r\n\r\n{}", "x".repeat(4 << 20))),
        _ => Lie::Truth,
    })
    .await;
    let receipt = liar.builder().build().unwrap().store(record()).await.unwrap();
    assert_eq!(receipt.outcome, Outcome::Conflict);
}

#[tokio::test]
async fn a_refusal_keeps_its_status_whatever_its_body() {
    let double = double().await;
    // An error document that never ends, and one that is shorter than told.
    let endless = format!("<Error><Code>AccessDenied</Code><Message>{}", "x".repeat(4 << 20));
    for body in [endless, "<Error><Code>AccessDenied</Code>".to_owned()] {
        let refusal = format!("HTTP/1.1 403 Forbidden\r\n{COS}\r\ncontent-length: 999999999\r\n\r\n{body}");
        let liar = Liar::start(&double, move |_, _| Lie::Instead(refusal.clone())).await;
        let error = liar.builder().build().unwrap().store(record()).await.unwrap_err();
        assert_eq!((error.kind(), error.http_status()), (ErrorKind::AccessDenied, Some(403)), "{error}");
        assert_eq!(error.code(), Some("AccessDenied"));
    }
}
