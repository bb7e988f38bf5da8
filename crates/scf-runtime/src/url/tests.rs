//! Requests and responses of a function URL, as they come and go.

use super::*;

fn read(event: &str) -> Result<Request, serde_json::Error> {
    serde_json::from_str(event)
}

#[test]
fn a_request_as_the_platform_sends_it() {
    let request = read(
        r#"{"body": "{}", "headers": {"X-Scf-Remote-Addr": "1.2.3.4", "many": ["a", "b"], "gone": null},
            "httpMethod": "POST", "path": "/x", "queryString": {"page": 2, "q": ""}, "more": []}"#,
    )
    .unwrap();
    let expected = Request::new("POST", "/x").with_query("page", "2").with_query("q", "").with_body("{}");
    assert_eq!(request, expected.with_header("x-scf-REMOTE-addr", "1.2.3.4").with_header("many", "a,b"));
    assert_eq!((request.header("X-SCF-Remote-Addr"), request.header("gone")), (Some("1.2.3.4"), None));
    assert_eq!(request.queries().collect::<Vec<_>>(), [("page", "2"), ("q", "")]);
}

#[test]
fn everything_but_the_method_may_be_missing() {
    assert_eq!(read(r#"{"httpMethod": "GET", "body": null, "headers": null}"#).unwrap(), Request::new("GET", "/"));
    assert!(read(r#"{"EventType": "WorkflowTask"}"#).is_err(), "another event is no request");
}

#[test]
fn a_body_in_base64_is_decoded() {
    let body = |text| read(&format!(r#"{{"httpMethod": "PUT", "isBase64Encoded": true, "body": "{text}"}}"#));
    assert_eq!(body("/w==").unwrap().body(), &b"\xff"[..]);
    let error = body("can*ary").unwrap_err().to_string();
    assert!(error.contains("expected the body to be base64") && !error.contains('*'), "{error}");
}

#[test]
fn a_response_is_the_envelope_of_the_platform() {
    let text = Response::new(201).with_header("Content-Type", "text/plain").with_body("done");
    assert_eq!(
        text.into_response().unwrap(),
        r#"{"statusCode":201,"headers":{"content-type":"text/plain"},"body":"done"}"#
    );
    let bytes = Response::new(200).with_body(&b"\xff"[..]);
    assert_eq!(
        bytes.into_response().unwrap(),
        r#"{"statusCode":200,"headers":{},"body":"/w==","isBase64Encoded":true}"#
    );
    let json = Response::json(&[1]).unwrap().with_status(202);
    assert_eq!(
        json.into_response().unwrap(),
        r#"{"statusCode":202,"headers":{"content-type":"application/json"},"body":"[1]"}"#
    );
}

#[test]
fn debug_shows_nothing_that_may_be_secret() {
    let request = Request::new("GET", "/").with_header("authorization", "canary").with_body("canary");
    let response = Response::new(200).with_header("set-cookie", "canary").with_body("canary");
    let shown = format!("{request:?} {response:?} {:?}", request.clone().with_query("token", "canary"));
    assert!(!shown.contains("canary"), "{shown}");
}
