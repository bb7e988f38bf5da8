//! An axum router behind a function URL, in a real process under the emulator.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::path::PathBuf;

use scf_emulator::{Function, Platform};
use scf_runtime::url::{Request, Response};
use scf_runtime::{Failure, MAX_RESPONSE_BYTES};

/// The example's program, which cargo builds together with the tests of its package.
fn program() -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    path.join("examples").join("axum")
}

fn platform() -> Platform {
    Platform::builder().function(Function::command(program())).build().unwrap()
}

/// What the function gives the platform to make an HTTP response of.
async fn answer(platform: &Platform, request: &Request) -> Response {
    let invoked = platform.invoke(serde_json::to_vec(request).unwrap()).await;
    let answer = invoked.outcome.unwrap_or_else(|error| panic!("{error}\n{:#?}", invoked.logs));
    serde_json::from_slice(&answer).unwrap()
}

async fn text(platform: &Platform, request: &Request) -> (u16, String) {
    let response = answer(platform, request).await;
    (response.status(), String::from_utf8(response.body().to_vec()).unwrap())
}

#[tokio::test]
async fn path_and_query_are_decoded_once() {
    let platform = platform();
    // The platform decodes the query and leaves the path as the caller wrote it; a space is tolerated all the same.
    for (path, name) in [("/tasks/a%20b", "a b"), ("/tasks/a b", "a b"), ("/tasks/a%2520b%2Fc", "a%20b/c")] {
        let request = Request::new("GET", path).with_query("q", "x & y = 50% + z").with_query("片", "1");
        let expected = format!("{name}\nq=x & y = 50% + z\n片=1");
        assert_eq!(text(&platform, &request).await, (200, expected), "{path}");
    }
    let twice = Request::new("GET", "/tasks/t").with_query("q", "1").with_query("q", "2");
    assert_eq!(text(&platform, &twice).await, (200, "t\nq=1\nq=2".to_owned()));
}

#[tokio::test]
async fn cookies_go_both_ways_and_two_are_two() {
    let platform = platform();
    let response = answer(&platform, &Request::new("POST", "/login").with_body("ada")).await;
    assert_eq!((response.status(), &response.body()[..]), (201, &b"welcome"[..]));
    assert_eq!(response.header("content-length"), None, "the platform frames the message");
    let cookies: Vec<_> = response.headers().get_all("set-cookie").collect();
    assert_eq!(cookies, ["user=ada", "theme=dark"]);
    let request = Request::new("GET", "/whoami");
    assert_eq!(text(&platform, &request).await.0, 401);
    let request = request.with_header("Cookie", "user=ada; theme=dark");
    assert_eq!(text(&platform, &request).await, (200, "user=ada; theme=dark".to_owned()));
}

#[tokio::test]
async fn bytes_that_are_no_text_go_both_ways() {
    let bytes: Vec<u8> = (0..=255).collect();
    let request = Request::new("POST", "/reverse").with_body(bytes.clone());
    let answered = answer(&platform(), &request).await.into_body();
    assert!(answered.iter().rev().eq(&bytes), "{answered:?}");
}

#[tokio::test]
async fn what_the_router_does_not_know_is_404_and_405() {
    let platform = platform();
    assert_eq!(text(&platform, &Request::new("GET", "/nothing")).await.0, 404);
    assert_eq!(text(&platform, &Request::new("GET", "/login")).await.0, 405);
    // What HTTP can't have is the caller's mistake.
    assert_eq!(text(&platform, &Request::new("GE T", "/login")).await.0, 400);
}

#[tokio::test]
async fn a_stream_is_collected_up_to_what_the_platform_takes() {
    let platform = platform();
    let body = answer(&platform, &Request::new("GET", "/stream/5")).await.into_body();
    assert_eq!(body.len(), 5 << 20);
    // An endless one is cut at the bound and not at the deadline.
    for pieces in [7, usize::MAX] {
        let request = Request::new("GET", format!("/stream/{pieces}"));
        let invoked = platform.invoke(serde_json::to_vec(&request).unwrap()).await;
        let error = invoked.outcome.unwrap_err().to_string();
        assert!(
            error.contains(Failure::RESPONSE_TOO_LARGE) && error.contains(&MAX_RESPONSE_BYTES.to_string()),
            "{error}"
        );
    }
    assert_eq!(text(&platform, &Request::new("GET", "/nothing")).await.0, 404, "the process goes on");
}

#[tokio::test]
async fn the_context_is_among_the_extensions() {
    let (status, text) = text(&platform(), &Request::new("GET", "/deadline")).await;
    assert!(status == 200 && text.ends_with("Some(true)") && !text.starts_with('0'), "{text}");
}

#[tokio::test]
async fn an_event_that_is_no_request_fails() {
    let invoked = platform().invoke(r#"{"EventType": "WorkflowTask"}"#).await;
    assert!(invoked.outcome.unwrap_err().to_string().contains(Failure::INVALID_EVENT));
}
