//! To a store that checks signatures: the double of COS in this process, or the server that `COS_SINK_TEST_URL` names.

use cos_double::CosDouble;
use scf_emulator::Function;
use serde_json::json;

use crate::support::{bootstrap, platform, report, samples};

const EVENT: &str = r#"{"EventType":"WorkflowTask", "WorkflowTaskEvent":{"TaskId":"1250000000-WorkflowTask-1","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z","Message":"片"}}"#;

/// Where the function stores.
struct Store {
    url: String,
    secret_id: String,
    secret_key: String,
    /// The store of this process, which can be looked into.
    double: Option<CosDouble>,
}

impl Store {
    async fn start() -> Self {
        let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos();
        let named = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("COS_SINK_TEST_URL needs {name}"));
        if let Ok(url) = std::env::var("COS_SINK_TEST_URL") {
            let (start, query) = url.split_once('?').unwrap();
            return Self {
                url: format!("{}/test-{now}?{query}", start.trim_end_matches('/')),
                secret_id: named("COS_SECRET_ID"),
                secret_key: named("COS_SECRET_KEY"),
                double: None,
            };
        }
        let (secret_id, secret_key) = ("test-id".to_owned(), format!("canary-{now}"));
        let double = CosDouble::builder().credentials(&secret_id, &secret_key).start().await.unwrap();
        let url = format!("cos://archive-1250000000/mps?region=ap-guangzhou&endpoint={}", double.endpoint());
        Self { url, secret_id, secret_key, double: Some(double) }
    }

    /// The function, which signs with this key.
    fn function(&self, secret_key: &str) -> Function {
        bootstrap()
            .env("MPS_BACKUP_URL", &self.url)
            .env("COS_SECRET_ID", &self.secret_id)
            .env("COS_SECRET_KEY", secret_key)
    }

    fn assert_holds(&self, key: &str, body: &[u8]) {
        let Some(double) = &self.double else { return };
        let stored = double.object(&format!("mps/{key}")).unwrap_or_else(|| panic!("{key} isn't stored"));
        assert!(stored.body == body, "{key} holds other bytes");
    }
}

#[tokio::test]
async fn every_event_is_stored_once_byte_for_byte() {
    let store = Store::start().await;
    let platform = platform(store.function(&store.secret_key));
    let mut events = vec![EVENT.as_bytes().to_vec(), b"not json".to_vec(), b"{}".to_vec()];
    events.extend(samples());
    for event in &events {
        let first = report(&platform.invoke(event.clone()).await);
        let again = report(&platform.invoke(event.clone()).await);
        assert_eq!((&again["stored"], &again["objects"][0]["key"]), (&json!(0), &first["objects"][0]["key"]));
        store.assert_holds(first["objects"][0]["key"].as_str().unwrap(), event);
    }
    platform.shutdown().await;
}

#[tokio::test]
async fn two_functions_at_the_same_moment_leave_one_object() {
    let store = Store::start().await;
    let platforms = [(); 2].map(|()| platform(store.function(&store.secret_key)));
    let invoked = tokio::join!(platforms[0].invoke(EVENT), platforms[1].invoke(EVENT));
    let reports = [report(&invoked.0), report(&invoked.1)];
    let keys = reports.each_ref().map(|report| report["objects"][0]["key"].as_str().unwrap());
    assert_eq!(keys[0], keys[1]);
    store.assert_holds(keys[0], EVENT.as_bytes());
}

#[tokio::test]
async fn a_wrong_key_is_refused_and_the_failure_tells_the_servers_words_and_no_secret() {
    let store = Store::start().await;
    let wrong = "canary-wrong-key";
    let platform = platform(store.function(wrong).env("RUST_LOG", "trace"));
    let invoked = platform.invoke(EVENT).await;
    let error = invoked.outcome.as_ref().unwrap_err();
    assert!(error.error_message.contains("SignatureDoesNotMatch"), "{error}");
    assert!(error.error_message.contains("request id"), "{error}");
    let everything = format!("{invoked:?}");
    assert!(!everything.contains(wrong) && !everything.contains(&store.secret_key));
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
