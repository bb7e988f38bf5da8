//! To a server that none of us wrote and that checks signatures: `s3s-fs` in this process, or the one that
//! `COS_SINK_TEST_URL` names.

use std::fs;

use scf_emulator::Function;
use serde_json::json;

use crate::server::{BUCKET, Server};
use crate::support::{bootstrap, platform, report, samples};

const EVENT: &str = r#"{"EventType":"WorkflowTask", "WorkflowTaskEvent":{"TaskId":"1250000000-WorkflowTask-1","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z","Message":"片"}}"#;

fn function(server: &Server, secret_key: &str) -> Function {
    bootstrap()
        .env("MPS_BACKUP_URL", &server.url)
        // The server in this process keeps metadata in a file named after the key, in base64, of at most 255 bytes.
        .env("MPS_BACKUP_KEY", "{event_type}/{digest}.json")
        .env("COS_SECRET_ID", &server.secret_id)
        .env("COS_SECRET_KEY", secret_key)
}

/// What stands under `key`, read from the folder of the server where it is in this process.
fn assert_holds(server: &Server, key: &str, body: &[u8]) {
    let Some(folder) = &server.folder else { return };
    let prefix = server.url.split(['/', '?']).nth(3).unwrap();
    let stored = fs::read(folder.path().join(BUCKET).join(prefix).join(key)).unwrap();
    assert!(stored == body, "{key} holds other bytes");
}

#[tokio::test]
async fn every_event_is_stored_once_byte_for_byte() {
    let server = Server::start().await;
    let platform = platform(function(&server, &server.secret_key));
    let mut events = vec![EVENT.as_bytes().to_vec(), b"not json".to_vec(), b"{}".to_vec()];
    events.extend(samples());
    for event in &events {
        let first = report(&platform.invoke(event.clone()).await);
        let again = report(&platform.invoke(event.clone()).await);
        assert_eq!((&again["stored"], &again["objects"][0]["key"]), (&json!(0), &first["objects"][0]["key"]));
        assert_holds(&server, first["objects"][0]["key"].as_str().unwrap(), event);
    }
    platform.shutdown().await;
}

#[tokio::test]
async fn two_functions_at_the_same_moment_leave_one_object() {
    let server = Server::start().await;
    let platforms = [(); 2].map(|()| platform(function(&server, &server.secret_key)));
    let invoked = tokio::join!(platforms[0].invoke(EVENT), platforms[1].invoke(EVENT));
    let reports = [report(&invoked.0), report(&invoked.1)];
    let keys = reports.each_ref().map(|report| report["objects"][0]["key"].as_str().unwrap());
    assert_eq!(keys[0], keys[1]);
    assert_holds(&server, keys[0], EVENT.as_bytes());
}

#[tokio::test]
async fn a_wrong_key_is_refused_and_the_failure_tells_the_servers_words_and_no_secret() {
    let server = Server::start().await;
    let wrong = "canary-wrong-key";
    let platform = platform(function(&server, wrong).env("RUST_LOG", "trace"));
    let invoked = platform.invoke(EVENT).await;
    let error = invoked.outcome.as_ref().unwrap_err();
    assert!(error.error_message.contains("SignatureDoesNotMatch"), "{error}");
    if server.folder.is_none() {
        // The server in this process sends no request id.
        assert!(error.error_message.contains("request id"), "{error}");
    }
    let everything = format!("{invoked:?}");
    assert!(!everything.contains(wrong) && !everything.contains(&server.secret_key));
    platform.shutdown().await;
}

#[tokio::test]
async fn a_server_that_is_not_there_is_a_failure_before_the_deadline() {
    let function = bootstrap()
        .env("MPS_BACKUP_URL", "cos://archive-1250000000/x?region=ap-guangzhou&endpoint=http://127.0.0.1:1")
        .env("COS_SECRET_ID", "id")
        .env("COS_SECRET_KEY", "key");
    let platform = scf_emulator::Platform::builder()
        .function(function)
        .timeout(std::time::Duration::from_secs(3))
        .build()
        .unwrap();
    let invoked = platform.invoke(EVENT).await;
    let error = invoked.outcome.unwrap_err();
    assert_eq!(error.status_code, 430, "reported by the function, not found out by the platform: {error}");
    assert!(error.error_message.contains("StoreFailed"), "{error}");
    platform.shutdown().await;
}
