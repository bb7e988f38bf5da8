//! No secret in any text: every public type, every error, and all that is logged at the finest level.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "cos", feature = "memory"))]

use std::fmt::Debug;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use cos_double::{CosDouble, Fault};
use cos_sink::{
    ChainCredentials, CosSink, CredentialSource, Credentials, EnvironmentCredentials, FnCredentials, ObjectKey, Record,
    Retry, Signature, Sink, SinkError, sink_from_url_with,
};
use tracing_subscriber::fmt::MakeWriter;

const CANARIES: [&str; 2] = ["canary-key-4f1d", "canary-token-8a2c"];

fn credentials() -> Credentials {
    Credentials::new("an-id", CANARIES[0]).with_token(CANARIES[1]).with_expiry(SystemTime::now())
}

fn assert_clean(text: &str) {
    for canary in CANARIES {
        assert!(!text.contains(canary), "{text}");
    }
}

fn shown(value: &impl Debug) -> String {
    format!("{value:?} {value:#?}")
}

fn shown_error(error: &SinkError) -> String {
    let mut text = format!("{error} {}", shown(error));
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
    text
}

#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn no_type_shows_a_secret() {
    let source = FnCredentials::new(|| Ok(credentials()));
    let chain = ChainCredentials::new().then(credentials()).then(source.clone()).then(EnvironmentCredentials::new());
    let builder = CosSink::builder().bucket("archive-1250000000").region("ap-guangzhou").credentials(credentials());
    let sink = builder.clone().build().unwrap();
    let url = "cos://archive-1250000000/?region=ap-guangzhou";
    let boxed = sink_from_url_with(url, Arc::new(credentials())).unwrap();
    for text in [
        shown(&credentials()),
        shown(&source),
        shown(&source.credentials().await),
        shown(&chain),
        shown(&chain.credentials().await),
        shown(&builder),
        shown(&sink),
        shown(&Retry::new(sink.clone())),
        shown(&boxed),
    ] {
        assert_clean(&text);
    }
    // The debug text is of use all the same.
    assert!(shown(&sink).contains("archive-1250000000"));
}

#[tokio::test]
async fn no_log_and_no_error_shows_a_secret() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(log.clone())
        .with_ansi(false)
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    tracing::trace!("the log works");

    let double = CosDouble::builder().temporary_credentials("an-id", CANARIES[0], CANARIES[1]).start().await.unwrap();
    for signature in [Signature::Cos, Signature::V4] {
        double.clear();
        let sink = CosSink::builder()
            .bucket("archive-1250000000")
            .region("ap-guangzhou")
            .endpoint(double.endpoint())
            .signature(signature)
            .credentials(credentials())
            .build()
            .unwrap();
        let record = |key: &str| Record::new(ObjectKey::parse(key).unwrap(), "{}").with_metadata("a", "b");
        sink.store(record("a")).await.unwrap();
        sink.store(record("a")).await.unwrap();
        for fault in [
            Fault::refuse(403, "SignatureDoesNotMatch"),
            Fault::refuse(400, "ExpiredToken"),
            Fault::refuse(500, "InternalError"),
            Fault::ResetBefore,
            Fault::Truncate,
        ] {
            double.inject([fault]);
            assert_clean(&shown_error(&sink.store(record("b")).await.unwrap_err()));
        }
    }
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("the log works"), "{log}");
    assert_clean(&log);
    // A signature is of use to whoever reads it within its time.
    assert!(!log.contains("q-signature=") && !log.contains("Signature="), "{log}");
}
