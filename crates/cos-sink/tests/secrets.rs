//! No secret in any text: every public type, every error, and all that is logged at the finest level.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "cos", feature = "file", feature = "memory"))]

use std::fmt::Debug;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Instant, SystemTime};

use async_trait::async_trait;
use cos_double::{CosDouble, Fault};
use cos_sink::{
    AddressingStyle, Answer, Archive, Backend, ChainCredentials, ConfigError, CosSink, CosSinkBuilder, CreateMode,
    Created, CredentialSource, Credentials, Deadline, DecodeError, Dialect, Digest, Encryption, Entry,
    EnvironmentCredentials, ErrorKind, Fallback, FileSink, FnCredentials, Found, Guarantee, Head, KeyFields,
    KeyTemplate, KeyTemplateError, Look, MemorySink, Metadata, ObjectKey, ObjectKeyError, Observation, Observe, Once,
    Outcome, ParseDigestError, Place, Receipt, Record, Retry, Signature, Sink, SinkError, Status, StoredObject,
    StoredRecord, Tee, archive_from_url, archive_from_url_with, folder_from_url, place_from_url, sink_from_url,
    sink_from_url_with, url_of_folder,
};
#[cfg(feature = "gzip")]
use cos_sink::{Compress, Compression};
#[cfg(feature = "object_store")]
use cos_sink::{CosStore, ObjectStoreSink};
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

const BUCKET: &str = "archive-1250000000";

/// Everything of the crate that can hold a secret holds one; whatever else is public is shown too.
#[tokio::test]
async fn no_type_shows_a_secret() {
    let source = FnCredentials::new(|| Ok(credentials()));
    let chain = ChainCredentials::new().then(credentials()).then(source.clone()).then(EnvironmentCredentials::new());
    // A customer's own key of SSE-C is a header, and a password may be in an endpoint that will be refused.
    let builder: CosSinkBuilder = CosSink::builder()
        .bucket(BUCKET)
        .region("ap-guangzhou")
        .credentials(chain.clone())
        .style(AddressingStyle::VirtualHost)
        .dialect(Dialect::Cos)
        .signature(Signature::Cos)
        .encryption(Encryption::Cos)
        .create_mode(CreateMode::Probe)
        .header("x-cos-server-side-encryption-customer-key", CANARIES[0]);
    let refused = builder.clone().endpoint(format!("https://user:{}@host", CANARIES[0]));
    let refusal: ConfigError = refused.clone().build().unwrap_err();
    let mangled = builder.clone().endpoint(format!("https://user:{}@ho st", CANARIES[0])).build().unwrap_err();
    let url = format!("cos://id:{}@{BUCKET}/?region=ap-guangzhou", CANARIES[0]);
    let in_url = sink_from_url(&url).unwrap_err();
    let sink = builder.clone().build().unwrap();
    let url = "cos://archive-1250000000/?region=ap-guangzhou";
    let boxed = sink_from_url_with(url, Arc::new(credentials())).unwrap();
    let archive: Arc<dyn Archive> = archive_from_url_with(url, Arc::new(credentials())).unwrap();
    let read = archive_from_url("memory:").unwrap();
    let half = EnvironmentCredentials::read(|name| (name == "COS_SECRET_KEY").then(|| CANARIES[0].to_owned()));
    let error: SinkError = half.unwrap_err();
    let rejected = chain.refresh(&credentials()).await.unwrap();

    // A body is an event: it may hold anything, so no text has it.
    let key = ObjectKey::parse("a").unwrap();
    let record = Record::new(key.clone(), CANARIES[0]);
    let memory = MemorySink::new();
    let receipt: Receipt = memory.store(record.clone()).await.unwrap();
    let (outcome, guarantee): (Outcome, Guarantee) = (receipt.outcome, receipt.guarantee);
    let stored: StoredRecord = memory.get(&key).unwrap();
    let object: StoredObject = Archive::get(&memory, &key).await.unwrap().unwrap();
    let (head, entry): (Head, Entry) = (object.head.clone(), object.head.entry.clone());
    let folder = tempfile::tempdir().unwrap();
    let file = FileSink::new(folder.path()).unwrap();
    let observed = Arc::new(Mutex::new(String::new()));
    let seen = Arc::clone(&observed);
    let observe = Observe::new(sink.clone(), move |seen_now: Observation<'_>| {
        *seen.lock().unwrap() = shown(&seen_now);
    });
    observe.store(record.clone().with_deadline(Instant::now())).await.unwrap_err();
    let once = Once::new(MemorySink::new());
    let created: Created = Backend::create(once.get_ref(), &key, &record).await.unwrap();
    let found: Found = once.get_ref().look(&key, &record, Look::Bytes).await.unwrap().unwrap();
    let answer: Answer = found.answer.clone();
    let (place_sink, place_archive): Place = place_from_url("memory:").unwrap();
    let folder = folder_from_url("file:a").unwrap().unwrap();
    let encoded = Record::new(ObjectKey::parse("encoded").unwrap(), CANARIES[0]).with_content_encoding("br");
    memory.store(encoded.clone()).await.unwrap();
    let encoded = Archive::get(&memory, encoded.key()).await.unwrap().unwrap();
    let undecoded: DecodeError = encoded.decoded().unwrap_err();
    let fields: KeyFields = KeyTemplate::parse("{a}").unwrap().read(&key).unwrap();
    let digest = Digest::of(b"x");
    let (kind, status): (ErrorKind, Status) = (error.kind(), error.status());
    let template = KeyTemplate::parse("{a}").unwrap();
    let broken: KeyTemplateError = KeyTemplate::parse("{a").unwrap_err();
    let no_key: ObjectKeyError = ObjectKey::parse("/").unwrap_err();
    let no_digest: ParseDigestError = CANARIES[0].parse::<Digest>().unwrap_err();
    let metadata: Metadata = record.metadata().clone();
    let texts = [
        shown(&credentials()),
        shown(&rejected),
        shown(&source),
        shown(&source.credentials().await),
        shown(&chain),
        shown(&chain.credentials().await),
        shown(&builder),
        shown(&refused),
        shown(&refusal) + &refusal.to_string(),
        shown(&mangled) + &mangled.to_string(),
        shown(&in_url) + &in_url.to_string(),
        shown(&sink),
        shown(&boxed),
        shown(&archive),
        shown(&read),
        shown(&Retry::new(sink.clone())),
        shown(&Deadline::new(sink.clone(), std::time::Duration::from_secs(1))),
        shown(&Fallback::new(sink.clone(), boxed.clone())),
        shown(&Tee::new().with(sink.clone()).with(boxed)),
        shown(&observe),
        observed.lock().unwrap().clone(),
        shown_error(&error),
        shown(&(kind, status, outcome, guarantee, digest, template, metadata)),
        shown(&(once, created, found, answer, Look::Checksums)),
        shown(&(place_sink, place_archive, fields, url_of_folder(&folder)))
            + &shown(&undecoded)
            + &undecoded.to_string(),
        shown(&(record, receipt, memory, stored, object, head, entry, file)),
        format!("{broken} {no_key} {no_digest} {broken:?} {no_key:?} {no_digest:?}"),
    ];
    for text in &texts {
        assert_clean(text);
    }
    #[cfg(feature = "object_store")]
    {
        let store: CosStore = builder.clone().build_store().unwrap();
        assert_clean(&format!("{store} {}", shown(&store)));
        assert_clean(&shown(&ObjectStoreSink::new(Arc::new(store))));
    }
    #[cfg(feature = "gzip")]
    assert_clean(&shown(&Compress::new(sink.clone(), Compression::Gzip)));
    // The debug text is of use all the same.
    assert!(shown(&sink).contains(BUCKET) && shown(&builder).contains("customer-key"));
    assert!(observed.lock().unwrap().contains("Timeout"));
}

/// A type that is added to the crate is added here, or this fails.
#[test]
fn every_public_name_is_looked_at() {
    let here = include_str!("secrets.rs");
    let exports = include_str!("../src/lib.rs");
    let paths = exports.split("pub use ").skip(1).map(|export| export.split_once(';').unwrap().0);
    // What is another crate's holds nothing of ours.
    let own = paths.filter(|path| !path.starts_with("async_trait::") && !path.starts_with("futures_util::"));
    let names = own.flat_map(|path| {
        let names = path.rsplit_once("::").unwrap().1;
        names.trim_matches(['{', '}']).split(',').map(str::trim).filter(|name| !name.is_empty()).collect::<Vec<_>>()
    });
    let names: Vec<_> = names.collect();
    assert!(names.len() > 40, "{names:?}");
    for name in names {
        assert!(here.matches(name).count() >= 2, "{name} is public and no text of it is searched for secrets");
    }
}

/// Has expired credentials, and newer ones when it is told so.
#[derive(Debug)]
struct Refreshed;

#[async_trait]
impl CredentialSource for Refreshed {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        Ok(Credentials::new("an-old-id", CANARIES[0]).with_token(CANARIES[1]))
    }

    async fn refresh(&self, _: &Credentials) -> Result<Credentials, SinkError> {
        Ok(credentials())
    }
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

    let double = CosDouble::builder()
        .temporary_credentials("an-id", CANARIES[0], CANARIES[1])
        .temporary_credentials("an-old-id", CANARIES[0], CANARIES[1])
        .start()
        .await
        .unwrap();
    double.expire("an-old-id");
    for signature in [Signature::Cos, Signature::V4] {
        double.clear();
        let sink = CosSink::builder()
            .bucket("archive-1250000000")
            .region("ap-guangzhou")
            .endpoint(double.endpoint())
            .signature(signature)
            .credentials(credentials())
            .header("x-gateway-token", CANARIES[0])
            .build()
            .unwrap();
        let record = |key: &str| Record::new(ObjectKey::parse(key).unwrap(), "{}").with_metadata("a", "b");
        sink.store(record("a")).await.unwrap();
        sink.store(record("a")).await.unwrap();
        // Refreshed on the way: the old ones are refused, the new ones are taken.
        let refreshed = CosSink::builder()
            .bucket(BUCKET)
            .region("ap-guangzhou")
            .endpoint(double.endpoint())
            .signature(signature)
            .credentials(Refreshed)
            .build()
            .unwrap();
        refreshed.store(record("refreshed")).await.unwrap();
        sink.head(&ObjectKey::parse("a").unwrap()).await.unwrap().unwrap();
        sink.get(&ObjectKey::parse("a").unwrap()).await.unwrap().unwrap();
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
        // A signature that the clock makes stale.
        double.set_clock_offset(7200);
        sink.store(record("later")).await.unwrap();
        double.set_clock_offset(0);
    }
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("the log works"), "{log}");
    assert_clean(&log);
    // A signature is of use to whoever reads it within its time.
    assert!(!log.contains("q-signature=") && !log.contains("Signature="), "{log}");
}
