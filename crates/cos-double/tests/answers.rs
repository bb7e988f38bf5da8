//! What the double answers to requests that are written by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod signed;

use cos_double::{CosDouble, Fault};
use http::Method;
use signed::{ask, send, start};

#[tokio::test]
async fn nobody_is_let_in_unsigned() {
    let double = start().await;
    let answer = send(&double, &format!("GET /a HTTP/1.1\r\nHost: {}", double.host()), b"").await;
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(answer.contains("<Code>AccessDenied</Code>") && answer.contains("x-cos-request-id: "), "{answer}");
}

#[tokio::test]
async fn the_bucket_stands_in_the_host() {
    let double = start().await;
    let head = "GET /archive-1250000000/a HTTP/1.1\r\nHost: cos.ap-guangzhou.myqcloud.com";
    let path_style = send(&double, head, b"").await;
    assert!(path_style.contains("<Code>PathStyleDomainForbidden</Code>"), "{path_style}");
    let other = send(&double, "GET /a HTTP/1.1\r\nHost: b-1250000000.cos.ap-guangzhou.myqcloud.com", b"").await;
    assert!(other.starts_with("HTTP/1.1 404") && other.contains("<Code>NoSuchBucket</Code>"), "{other}");
}

#[tokio::test]
async fn headers_are_spelled_as_cos_spells_them() {
    let double = start().await;
    let put = [("x-cos-meta-reason", "b"), ("Content-Type", "text/plain"), ("Cache-Control", "no-cache")];
    let stored = ask(&double, "PUT", "/a", &put, "0123456789").await;
    assert_eq!(stored.header("ETag"), Some("\"781e5e245d69b566979b86e28d23f2c7\""), "{stored:?}");
    assert!(stored.header("x-cos-hash-crc64ecma").is_some() && stored.header("x-cos-request-id").is_some());
    for method in ["GET", "HEAD"] {
        let answer = ask(&double, method, "/a", &[], "").await;
        for (name, value) in [
            ("Content-Length", "10"),
            ("Content-Type", "text/plain"),
            ("Cache-Control", "no-cache"),
            ("Accept-Ranges", "bytes"),
            ("Server", "tencent-cos"),
            ("x-cos-meta-reason", "b"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{name} of {answer:?}");
        }
        assert!(answer.header("Last-Modified").is_some() && answer.header("Date").is_some(), "{answer:?}");
    }
    let part = ask(&double, "GET", "/a", &[("Range", "bytes=-2")], "").await;
    assert_eq!((part.status(), part.body(), part.header("Content-Range")), (206, "89", Some("bytes 8-9/10")));
    let list = ask(&double, "GET", "/", &[], "").await;
    assert_eq!(list.header("Content-Type"), Some("application/xml"));
}

#[tokio::test]
async fn ranges_and_conditions_are_answered() {
    let double = start().await;
    let stored = ask(&double, "PUT", "/a", &[], "0123456789").await;
    let etag = stored.header("ETag").unwrap();
    let (past, future) = ("Thu, 01 Jan 2015 00:00:00 GMT", "Wed, 01 Jan 2098 00:00:00 GMT");
    for (header, status) in [
        (("Range", "bytes=0-0"), 206),
        (("Range", "bytes=3-"), 206),
        (("Range", "bytes=10-"), 416),
        (("Range", "bytes=0-1,3-4"), 200),
        (("If-Match", etag), 200),
        (("If-Match", "\"other\""), 412),
        (("If-None-Match", etag), 304),
        (("If-None-Match", "\"other\""), 200),
        (("If-Modified-Since", past), 200),
        (("If-Modified-Since", future), 304),
        (("If-Unmodified-Since", past), 412),
        (("If-Unmodified-Since", future), 200),
    ] {
        for method in ["GET", "HEAD"] {
            let answer = ask(&double, method, "/a", &[header], "").await;
            assert_eq!(answer.status(), status, "{method} {header:?}: {answer:?}");
            assert!(method == "GET" && status != 304 || answer.body().is_empty(), "{answer:?}");
        }
    }
}

#[tokio::test]
async fn faults_meet_requests_in_their_order() {
    let double = start().await;
    double.inject([Fault::slow_down(7), Fault::ResetBefore]);
    let put = format!("PUT /a HTTP/1.1\r\nContent-Length: 0\r\nHost: {}", double.host());
    let first = send(&double, &put, b"").await;
    assert!(first.starts_with("HTTP/1.1 503") && first.contains("Retry-After: 7"), "{first}");
    assert_eq!(send(&double, &put, b"").await, "");
    assert!(send(&double, &put, b"").await.starts_with("HTTP/1.1 403"));
    assert_eq!(double.requests().len(), 3);
    assert!(double.keys().is_empty());
}

#[tokio::test]
async fn lies_are_told_and_nothing_is_done() {
    let double = start().await;
    for (fault, status, of_cos, text) in [
        (Fault::page(200), 200, false, "<html>"),
        (Fault::claim(202), 202, true, ""),
        (Fault::claim(204), 204, true, ""),
        (Fault::error_in_success("InternalError"), 200, true, "<Code>InternalError</Code>"),
        (Fault::redirect(302, "http://127.0.0.1:1/"), 302, true, ""),
    ] {
        for method in [Method::PUT, Method::GET, Method::DELETE, Method::POST] {
            double.inject_on(method.clone(), [fault.clone()]);
            let answer = ask(&double, method.as_str(), "/a", &[], "").await;
            assert_eq!(answer.status(), status, "{answer:?}");
            assert_eq!(answer.header("x-cos-request-id").is_some(), of_cos, "{answer:?}");
            assert_eq!(answer.header("ETag"), None);
            assert!(answer.body().contains(text), "{answer:?}");
        }
    }
    assert!(double.keys().is_empty());
    assert!(double.requests().iter().all(|request| request.status.is_none()));
}

#[tokio::test]
async fn a_standing_fault_meets_every_request_of_its_method() {
    let double = start().await;
    double.set_standing(Method::HEAD, Fault::claim(200));
    for _ in 0..3 {
        assert_eq!(ask(&double, "HEAD", "/missing", &[], "").await.status(), 200);
        assert_eq!(ask(&double, "GET", "/missing", &[], "").await.status(), 404);
    }
    double.set_standing(Method::HEAD, Fault::Pass);
    assert_eq!(ask(&double, "HEAD", "/missing", &[], "").await.status(), 404);
}

#[tokio::test]
async fn a_folder_keeps_objects_from_one_run_to_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let kept = || CosDouble::builder().credentials(signed::ID, signed::KEY).folder(&state).start();
    let double = kept().await.unwrap();
    ask(&double, "PUT", "/a/b", &[("x-cos-meta-a", "1"), ("x-cos-storage-class", "ARCHIVE")], "body").await;
    ask(&double, "PUT", "/c", &[], "").await;
    ask(&double, "DELETE", "/c", &[], "").await;
    let before = double.object("a/b").unwrap();
    drop(double);
    let double = kept().await.unwrap();
    assert_eq!(double.keys(), ["a/b"]);
    assert_eq!(double.object("a/b").unwrap(), before);
    assert_eq!(kept().await.unwrap_err().kind(), std::io::ErrorKind::ResourceBusy);
    assert_eq!(ask(&double, "GET", "/a/b", &[], "").await.header("x-cos-storage-class"), Some("ARCHIVE"));

    let versioning = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    assert_eq!(ask(&double, "PUT", "/?versioning", &[], versioning).await.status(), 200);
    drop(double);
    let double = kept().await.unwrap();
    assert_eq!(ask(&double, "GET", "/?versioning", &[], "").await.leaf("Status"), Some("Enabled"));
    let once = [("x-cos-forbid-overwrite", "true")];
    assert_eq!(ask(&double, "PUT", "/a/b", &once, "").await.status(), 200);
}

#[tokio::test]
async fn whoever_asks_is_told_of_each_request() {
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let tell = told.clone();
    let builder = CosDouble::builder().credentials(signed::ID, signed::KEY);
    let double = builder.on_request(move |request| tell.lock().unwrap().push(request.clone())).start().await.unwrap();
    ask(&double, "PUT", "/a", &[], "1").await;
    ask(&double, "GET", "/b", &[], "").await;
    let told = told.lock().unwrap();
    let told: Vec<_> = told.iter().map(|request| (request.key.as_str(), request.status.unwrap().as_u16())).collect();
    assert_eq!(told, [("a", 200), ("b", 404)]);
}

#[tokio::test]
async fn a_double_is_a_proxy_to_itself_alone() {
    let double = start().await;
    for (host, text) in [("example.com", "no proxy to example.com"), (&double.host(), "serves http alone")] {
        let answer = send(&double, &format!("CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443"), b"").await;
        assert!(answer.starts_with("HTTP/1.1 502") && answer.contains(text), "{answer}");
    }
    assert!(double.requests().is_empty());
}
