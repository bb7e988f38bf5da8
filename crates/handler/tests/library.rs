//! `Backup` as a value in another program, with processors of that program's own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cos_sink::{ErrorKind, MemorySink, ObjectKey, Receipt, Record, Sink, SinkError};
use mps_backup_handler::{Backup, BackupBuilder, ProcessError, Processor, Reply, Report};
use mps_events::Notification;
use scf_runtime::{Context, Invocation};

const EVENT: &str = r#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1","Status":"FINISH"}}"#;

#[derive(Debug)]
struct Marks;

#[async_trait]
impl Processor for Marks {
    async fn process(&self, event: &Notification<'_>, backup: &Receipt) -> Result<Vec<Record>, ProcessError> {
        let key = ObjectKey::parse(format!("marks/{}", event.task_id().unwrap_or("none")))?;
        Ok(vec![Record::new(key, backup.key.to_string().into_bytes())])
    }
}

#[derive(Debug)]
struct Fails;

#[async_trait]
impl Processor for Fails {
    async fn process(&self, _: &Notification<'_>, _: &Receipt) -> Result<Vec<Record>, ProcessError> {
        Err("no luck today".into())
    }
}

/// Keeps what it is given, unless the body says otherwise.
#[derive(Debug)]
struct Moody(Arc<MemorySink>);

#[async_trait]
impl Sink for Moody {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        assert!(record.deadline().is_some(), "a store must know when to end");
        if record.body().windows(4).any(|bytes| bytes == b"down") {
            return Err(SinkError::new(ErrorKind::Unavailable).with_code("SlowDown").with_request_id("NjQx"));
        }
        self.0.store(record).await
    }
}

fn memory() -> (Arc<MemorySink>, BackupBuilder) {
    let memory = Arc::new(MemorySink::new());
    let builder = Backup::builder().sink(Moody(Arc::clone(&memory))).key("{task_id}.json");
    (memory, builder)
}

fn invocation(payload: &str) -> Invocation {
    let context = Context::new("id").with_time_limit(Duration::from_secs(30));
    Invocation::new(payload.to_owned()).with_context(context)
}

async fn report(backup: &Backup, payload: &str) -> Report {
    match backup.handle(invocation(payload)).await.unwrap() {
        Reply::Report(report) => report,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_processor_adds_records_beside_the_backup() {
    let (memory, builder) = memory();
    let backup = builder.processor(Marks).build().unwrap();
    for _ in 0..2 {
        assert_eq!(report(&backup, EVENT).await.processor_failures, 0);
    }
    let mut keys: Vec<_> = memory.keys().iter().map(ToString::to_string).collect();
    keys.sort();
    assert_eq!(keys, ["1.json", "marks/1"]);
}

#[tokio::test]
async fn a_processor_that_fails_costs_nothing_but_is_told() {
    let (memory, builder) = memory();
    let backup = builder.processor(Fails).processor(Marks).build().unwrap();
    let report = report(&backup, EVENT).await;
    assert_eq!((report.stored, report.processor_failures), (1, 1));
    assert_eq!(memory.keys().len(), 2);
}

#[tokio::test]
async fn what_the_store_refuses_is_a_failure_and_the_others_are_stored() {
    let (memory, builder) = memory();
    let backup = builder.build().unwrap();
    let down = EVENT.replace("FINISH", "down");
    let failure = backup.handle(invocation(&format!("[{down},{EVENT}]"))).await.unwrap_err();
    assert_eq!(failure.code(), "StoreFailed");
    for part in ["1 of 2", "SlowDown", "NjQx"] {
        assert!(failure.message().contains(part), "{part} is not in {failure}");
    }
    assert!(!format!("{failure:?}").contains("WorkflowTaskEvent"));
    assert_eq!(memory.keys().len(), 1);
}

#[tokio::test]
async fn a_request_that_cannot_be_read_is_turned_away_and_nothing_is_stored() {
    let (memory, builder) = memory();
    let backup = builder.build().unwrap();
    let envelope = r#"{"headers":{},"path":"/","httpMethod":"POST","body":"a"}"#;
    for payload in [
        envelope.replace("\"a\"", "\"\u{1}\""),
        envelope.replace("\"a\"", r#""a","isBase64Encoded":true"#),
        format!("{envelope}x"),
        format!("[{envelope}]"),
        serde_json::Value::from(envelope).to_string(),
        r#"{"headers":{},"body":"a"}"#.to_owned(),
    ] {
        let reply = backup.handle(invocation(&payload)).await.unwrap();
        assert_eq!(serde_json::to_value(reply).unwrap()["statusCode"], 400, "{payload}");
    }
    assert!(memory.keys().is_empty());
}

#[tokio::test]
async fn without_a_sink_or_with_a_wrong_key_there_is_no_backup() {
    assert!(Backup::builder().build().unwrap_err().to_string().contains("no sink"));
    assert!(memory().1.key("{colour}").build().is_err());
}
