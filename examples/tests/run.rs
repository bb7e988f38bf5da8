//! Runs the example programs under the emulator, as a reader would.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

#[path = "../sink.rs"]
#[allow(dead_code, reason = "the program's main is not called here")]
mod sink;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use cos_double::CosDouble;
use cos_sink::{ObjectKey, Once, conformance};
use scf_emulator::{Credentials, Function, Platform, UrlRequest};
use serde_json::{Value, json};

const EVENT: &str =
    r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1250000000-WorkflowTask-1","Status":"FINISH"}}"#;

/// The example's program, which cargo builds together with the tests of its package.
fn example(name: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    path.push("examples");
    path.push(name);
    assert!(path.exists(), "{} is missing: run `cargo test -p examples` as a whole", path.display());
    path
}

async fn answers(function: Function, events: &[&str]) -> Vec<Value> {
    let platform = Platform::builder().function(function).build().unwrap();
    let mut answers = Vec::new();
    for event in events {
        let invoked = platform.invoke(event.as_bytes().to_vec()).await;
        let answer = invoked.outcome.unwrap_or_else(|error| panic!("{error}\n{:#?}", invoked.logs));
        answers.push(serde_json::from_slice(&answer).unwrap_or(Value::Null));
    }
    platform.shutdown().await;
    answers
}

#[tokio::test]
async fn a_function_of_ones_own_tells_what_it_saw() {
    let partial = std::str::from_utf8(mps_events::fixtures::get("workflow_partial").unwrap()).unwrap();
    let both = json!([partial, EVENT]).to_string();
    let answers = answers(Function::command(example("function")), &[EVENT, &both]).await;
    let plain =
        json!({"event": "WorkflowTask 1250000000-WorkflowTask-1 FINISH: success", "success": true, "files": []});
    assert_eq!(answers[0], json!([plain]));
    assert_eq!((&answers[1][0]["success"], &answers[1][1]), (&json!(false), &plain));
    assert!(!answers[1][0]["files"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_function_of_ones_own_fails_on_what_it_cannot_read() {
    let platform = Platform::builder().function(Function::command(example("function"))).build().unwrap();
    let invoked = platform.invoke("[1]".as_bytes().to_vec()).await;
    assert!(invoked.outcome.is_err());
    platform.shutdown().await;
}

#[tokio::test]
async fn a_sink_of_ones_own_keeps_each_event_once_across_processes() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.jsonl");
    let function = || Function::command(example("sink")).env("JOURNAL", journal.to_str().unwrap());
    let first = answers(function(), &[EVENT, EVENT]).await;
    assert_eq!((&first[0]["stored"], &first[1]["already_stored"]), (&json!(1), &json!(1)));
    let second = answers(function(), &[EVENT, "not an event"]).await;
    assert_eq!((&second[0]["already_stored"], &second[1]["quarantined"]), (&json!(1), &json!(1)));

    let text = std::fs::read_to_string(&journal).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let bodies: Vec<Vec<u8>> = lines.iter().map(|line| serde_json::from_value(line["body"].clone()).unwrap()).collect();
    assert_eq!(bodies, [EVENT.as_bytes(), b"not an event"]);
}

#[tokio::test]
async fn a_sink_of_ones_own_keeps_what_every_sink_promises() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Once::new(sink::Journal::open(&folder.path().join("journal.jsonl")).unwrap());
    let prefix = ObjectKey::parse("conformance").unwrap();
    if let Err(broken) = conformance::check_sink(&journal, &prefix).await {
        panic!("{broken}");
    }
}

#[test]
fn a_report_tells_the_failed_sub_task_and_the_files() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/mps-events/fixtures/workflow_partial.json");
    let output = std::process::Command::new(example("report")).arg(file).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for part in ["FINISH: partial", "FAIL", ".mp4"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

#[tokio::test]
async fn an_archive_is_counted_and_proven() {
    let folder = tempfile::tempdir().unwrap();
    let sink = cos_sink::FileSink::new(folder.path()).unwrap();
    let event = EVENT.replace("FINISH\"", "FINISH\",\"FinishTime\":\"2026-03-09T08:13:37Z\"");
    let notification = mps_events::Notification::from_slice(event.as_bytes()).unwrap();
    let arrival = mps_archive::Arrival::at(std::time::SystemTime::now());
    let record = mps_archive::EventKeys::default().record(&notification, event.clone().into(), &arrival);
    cos_sink::Sink::store(&sink, record).await.unwrap();
    let url = format!("file:{}", folder.path().display());
    for (day, expected) in [("2026-03-09", "WorkflowTask success: 1\n1 intact\n"), ("2026-03-10", "0 intact\n")] {
        let output = std::process::Command::new(example("archive")).args([&url, day]).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    }
}

#[tokio::test]
async fn the_smallest_function_answers_nothing() {
    let platform = Platform::builder().function(Function::command(example("noop"))).build().unwrap();
    assert!(platform.invoke("{}".as_bytes().to_vec()).await.outcome.unwrap().is_empty());
    platform.shutdown().await;
}

/// The keys of the first event run out; the second brings others, to the same process.
#[tokio::test]
async fn the_keys_of_an_image_are_those_of_the_latest_event() {
    let _port = IMAGE_PORT.lock().await;
    if !is_image_port_free() {
        return;
    }
    let double = CosDouble::builder()
        .temporary_credentials("first", "key-1", "token-1")
        .temporary_credentials("second", "key-2", "token-2")
        .start()
        .await
        .unwrap();
    let role = Arc::new(Mutex::new(Credentials::new("first", "key-1", "token-1")));
    let current = Arc::clone(&role);
    let function = Function::command(example("role_keys"))
        .env("BUCKET", "archive-1250000000")
        .env("REGION", "ap-guangzhou")
        .env("ENDPOINT", double.endpoint());
    let platform = Platform::builder().function(function).image(9000);
    let platform = platform.credentials_from(move || current.lock().unwrap().clone()).build().unwrap();
    for (number, event) in ["{}", "[]"].into_iter().enumerate() {
        let invoked = platform.invoke(event.as_bytes().to_vec()).await;
        let answer = String::from_utf8(invoked.outcome.unwrap().into()).unwrap();
        assert!(answer.starts_with("stored events/"), "{answer}\n{:#?}", invoked.logs);
        assert_eq!(invoked.cold_start, number == 0, "the same process goes on");
        double.expire("first");
        *role.lock().unwrap() = Credentials::new("second", "key-2", "token-2");
    }
    assert_eq!(double.keys().len(), 2);
    platform.shutdown().await;
}

/// Held by each test that runs a function as an image.
static IMAGE_PORT: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

fn is_image_port_free() -> bool {
    let is_free = std::net::TcpListener::bind(("0.0.0.0", 9000)).is_ok();
    if !is_free {
        println!("skipped for an image: port 9000 is taken on this machine");
    }
    is_free
}

/// As a zip function, or as an image, which listens on port 9000.
fn greets(image: bool, greeting: &str) -> Platform {
    let function = Function::command(example("greet")).env("GREETING", greeting);
    let platform = Platform::builder().function(function);
    if image { platform.image(9000).build().unwrap() } else { platform.build().unwrap() }
}

#[tokio::test]
async fn a_url_greets_from_a_zip_and_from_an_image() {
    let _port = IMAGE_PORT.lock().await;
    let is_free = is_image_port_free();
    for image in [false, true].into_iter().filter(|image| is_free || !image) {
        let platform = greets(image, "Good day");
        let response = platform.request(&get("/").parameter("name", "Ada")).await;
        assert_eq!((response.status, response.body.as_str()), (200, "Good day, Ada!"), "{:#?}", response.invoked.logs);
        assert_eq!(response.headers["content-type"], "text/plain");
        assert_eq!(platform.request(&UrlRequest::post("/", "{}")).await.status, 405);
        platform.shutdown().await;
    }
}

#[tokio::test]
async fn a_function_that_cannot_be_initialized_says_why() {
    let invoked = greets(false, "").invoke("{}".as_bytes().to_vec()).await;
    assert!(invoked.outcome.is_err() && invoked.logged("NoGreeting"), "{:#?}", invoked.logs);
}

fn get(path: &str) -> UrlRequest {
    UrlRequest::post(path, "").method("GET")
}
