//! What a recorder gets to see of each record.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "memory", feature = "metrics"))]

use std::collections::BTreeMap;

use async_trait::async_trait;
use cos_sink::layers::metrics::{self, BYTES, RECORDS, SECONDS};
use cos_sink::{ErrorKind, MemorySink, ObjectKey, Observe, Receipt, Record, Sink, SinkError};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

#[derive(Debug)]
struct Refusing;

#[async_trait]
impl Sink for Refusing {
    async fn store(&self, _: Record) -> Result<Receipt, SinkError> {
        Err(SinkError::new(ErrorKind::AccessDenied))
    }
}

#[tokio::test]
async fn every_record_is_counted_with_its_bytes_and_its_time() {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    let guard = ::metrics::set_default_local_recorder(&recorder);
    metrics::describe();
    let sink = Observe::new(MemorySink::new(), metrics::record);
    let record = |body: &'static str| Record::new(ObjectKey::parse("a").unwrap(), body);
    for body in ["1234", "1234", "other"] {
        sink.store(record(body)).await.unwrap();
    }
    Observe::new(Refusing, metrics::record).store(record("lost")).await.unwrap_err();
    drop(guard);

    let mut numbers = BTreeMap::new();
    for (key, unit, description, value) in snapshotter.snapshot().into_vec() {
        let key = key.key();
        let labels: Vec<_> = key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        assert!(description.is_some(), "{key}");
        let number = match value {
            DebugValue::Counter(count) => count,
            DebugValue::Histogram(times) => {
                assert!(times.iter().all(|seconds| (0.0..60.0).contains(&seconds.0)), "{times:?}");
                times.len() as u64
            }
            DebugValue::Gauge(_) => panic!("{key}: there is no gauge"),
        };
        numbers.insert(format!("{} {} {}", key.name(), labels.join(","), unit.unwrap().as_str()), number);
    }
    let expected = [
        (format!("{RECORDS} outcome=stored count"), 1),
        (format!("{RECORDS} outcome=already_stored count"), 1),
        (format!("{RECORDS} outcome=conflict count"), 1),
        (format!("{RECORDS} outcome=failed,kind=access_denied count"), 1),
        (format!("{BYTES}  bytes"), 9),
        (format!("{SECONDS} outcome=stored seconds"), 1),
        (format!("{SECONDS} outcome=already_stored seconds"), 1),
        (format!("{SECONDS} outcome=conflict seconds"), 1),
        (format!("{SECONDS} outcome=failed seconds"), 1),
    ];
    assert_eq!(numbers, expected.into());
}
