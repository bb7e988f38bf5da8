//! Requests to a function's URL.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod raw;

use raw::platform;
use scf_emulator::{Quirk, UrlRequest};
use serde_json::Value;

#[tokio::test]
async fn a_request_is_an_event_and_the_response_a_response() {
    let request =
        UrlRequest::post("/callback", r#"{"EventType": "WorkflowTask"}"#).header("X-Mine", "1").parameter("q", "a b");
    let response = platform("").build().unwrap().request(&request).await;
    // The function gives back its event, which names no status.
    assert_eq!(response.status, 200);
    assert_eq!(response.headers["content-type"], "application/json");
    let event: Value = serde_json::from_str(&response.body).unwrap();
    assert_eq!(event["body"], r#"{"EventType": "WorkflowTask"}"#);
    assert_eq!(event["headers"]["x-mine"], "1");
    assert!(event["headers"]["x-scf-remote-addr"].is_string());
    assert_eq!((&event["httpMethod"], &event["path"]), (&"POST".into(), &"/callback".into()));
    assert_eq!(event["queryString"]["q"], "a b");
}

#[tokio::test]
async fn a_response_may_name_its_status() {
    let answer = r#"{"statusCode": 403, "headers": {"X-Why": "sign"}, "body": "no"}"#;
    let platform = platform("body").build().unwrap();
    let response = platform.request(&UrlRequest::post("/", answer)).await;
    assert_eq!((response.status, response.body.as_str()), (403, "no"));
    assert_eq!(response.headers["x-why"], "sign");
    let failed = raw::platform("error").build().unwrap();
    assert_eq!(failed.request(&UrlRequest::post("/", "")).await.status, 500);
}

#[tokio::test]
async fn a_body_in_base64_is_decoded_unless_the_platform_does_not() {
    let answer = r#"{"statusCode": 200, "isBase64Encoded": true, "body": "AP8="}"#;
    let decoded = platform("body").build().unwrap().request(&UrlRequest::post("/", answer)).await;
    assert_eq!(decoded.bytes, &[0, 255][..]);
    let platform = platform("body").quirk(Quirk::Base64Ignored).build().unwrap();
    assert_eq!(platform.request(&UrlRequest::post("/", answer)).await.bytes, "AP8=");
    let broken = r#"{"statusCode": 200, "isBase64Encoded": true, "body": "no base64"}"#;
    assert_eq!(platform.request(&UrlRequest::post("/", broken)).await.body, "no base64");
}
