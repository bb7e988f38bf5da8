//! What a function writes: one JSON object a line, and nothing of its events or keys.

#![cfg(feature = "logs")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use behave::{function, json, platform};
use scf_emulator::{Credentials, Invoked, LogSource};
use serde_json::Value;

/// The lines of the function's standard output, each of which is a JSON object.
fn lines(invoked: &Invoked) -> Vec<Value> {
    let stdout = invoked.logs.iter().filter(|line| line.source == LogSource::Stdout);
    stdout.map(|line| json(line.text.as_bytes())).collect()
}

#[tokio::test]
async fn every_line_is_an_object_that_names_its_invocation_and_its_outcome() {
    let platform = platform().build().unwrap();
    for (event, outcome) in [(r#"{"do": "echo"}"#, "ok"), (r#"{"do": "fail"}"#, "failed")] {
        let invoked = platform.invoke(event).await;
        let lines = lines(&invoked);
        assert!(lines.len() >= 2, "one of the handler, one of the runtime: {lines:?}");
        // Before its first event, the function belongs to none.
        for line in lines.iter().filter(|line| line["target"] != "scf_runtime::serve::init") {
            assert_eq!(line["span"]["request_id"], *invoked.request_id);
            assert_eq!(line["span"]["function"], "behave");
            assert_eq!(line["span"]["cold_start"], invoked.cold_start);
            assert!(line["timestamp"].is_string() && line["level"].is_string());
        }
        let last = lines.last().unwrap();
        assert_eq!(last["outcome"], outcome);
        assert!(last["duration_us"].is_u64(), "{last}");
    }
}

#[tokio::test]
async fn nothing_of_an_event_or_a_key_is_written_at_any_level() {
    let function = function().env("RUST_LOG", "trace").env("AFTER_PANIC", "continue");
    let platform =
        platform().function(function).credentials(Credentials::new("canary", "canary", "canary")).build().unwrap();
    for event in [
        r#"{"do": "echo", "x": "canary"}"#,
        r#"{"do": "canary"}"#,
        r#"["canary"]"#,
        r#"{"do": "panic", "x": "canary"}"#,
        "canary",
    ] {
        let invoked = platform.invoke(event).await;
        assert!(!lines(&invoked).is_empty());
        let own = invoked.logs.iter().filter(|line| line.source != LogSource::Platform);
        for line in own {
            // The handler of the example reports serde's own message, which names an unknown verb.
            let quotes_the_event = line.text.contains("unknown variant");
            assert!(quotes_the_event || !line.text.contains("canary"), "{line}");
        }
    }
}
