//! Whether a sink keeps the promises of [`Sink`]: checks for those who write one.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use cos_sink::{MemorySink, ObjectKey, conformance};
//!
//! let sink = MemorySink::new();
//! conformance::check_sink(&sink, &ObjectKey::parse("conformance")?).await?;
//! conformance::check_archive(&sink, &sink, &ObjectKey::parse("archive")?).await?;
//! # Ok(())
//! # }
//! ```

use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::TryStreamExt;
use futures_util::future::join_all;

use crate::{Archive, Digest, ErrorKind, ObjectKey, Outcome, Record, Sink, Status};

/// Promises that a sink doesn't keep, each in a sentence.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use cos_sink::{ObjectKey, Outcome, Receipt, Record, Sink, SinkError, async_trait, conformance};
///
/// /// Says that it stored what it was given.
/// #[derive(Debug)]
/// struct Careless;
///
/// #[async_trait]
/// impl Sink for Careless {
///     async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
///         Ok(Receipt::new(record.key().clone(), Outcome::Stored, record.body().len() as u64))
///     }
/// }
///
/// let error = conformance::check_sink(&Careless, &ObjectKey::parse("check")?).await.unwrap_err();
/// assert!(error.broken()[0].starts_with("the same record again"), "{error}");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", broken.join("\n"))]
pub struct ConformanceError {
    broken: Vec<String>,
}

impl ConformanceError {
    /// Returns the broken promises.
    pub fn broken(&self) -> &[String] {
        &self.broken
    }
}

#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn expect(&mut self, kept: bool, promise: impl FnOnce() -> String) {
        if !kept {
            self.0.push(promise());
        }
    }

    fn end(self) -> Result<(), ConformanceError> {
        if self.0.is_empty() { Ok(()) } else { Err(ConformanceError { broken: self.0 }) }
    }
}

/// Stores records below `prefix`, where nothing may lie yet, and compares what the sink answers.
///
/// # Errors
/// [`ConformanceError`] lists every promise that isn't kept.
pub async fn check_sink(sink: &dyn Sink, prefix: &ObjectKey) -> Result<(), ConformanceError> {
    let mut findings = Findings::default();
    let key = |name: &str| ObjectKey::parse(format!("{prefix}/{name}")).unwrap_or_else(|_| prefix.clone());
    let mut store = async |what: &str, record: Record, outcome: Outcome, at: ObjectKey| {
        let bytes = record.body().len() as u64;
        match sink.store(record).await {
            Ok(receipt) => {
                let found = (receipt.outcome, &receipt.key, receipt.bytes);
                let promised = (outcome, &at, bytes);
                findings.expect(found == promised, || format!("{what}: {promised:?} was promised, {found:?} came"));
            }
            Err(error) => {
                findings.expect(false, || format!("{what}: {outcome:?} was promised, an error came: {error}"));
            }
        }
    };

    let a = key("a/b.json");
    let first =
        Record::new(a.clone(), "{\"a\": 1}\n").with_content_type("application/json").with_metadata("reason", "a \"b\"");
    let other = || Record::new(a.clone(), "other");
    let distinct = a.distinct(&Digest::of(b"other"));
    store("a new record", first.clone(), Outcome::Stored, a.clone()).await;
    store("the same record again", first.clone(), Outcome::AlreadyStored, a.clone()).await;
    store("another record under its key", other(), Outcome::Conflict, distinct.clone()).await;
    store("that other record again", other(), Outcome::AlreadyStored, distinct).await;
    store("the first record after it", first.clone(), Outcome::AlreadyStored, a.clone()).await;

    let tomorrow = first.clone().with_key(key("tomorrow.json")).with_also_at([key("nothing"), a.clone()]);
    store("a record that lies under an earlier key", tomorrow, Outcome::AlreadyStored, a.clone()).await;

    let event = |body: &[u8]| body.split(|byte| *byte == b'@').next().map(Digest::of);
    let sent = |body: &'static str| Record::new(key("identity"), body).with_identity_of(event);
    store("a record with an identity of its own", sent("the event@1"), Outcome::Stored, key("identity")).await;
    store("other bytes with that identity", sent("the event@2"), Outcome::AlreadyStored, key("identity")).await;

    for (name, body) in [
        ("empty", Bytes::new()),
        ("every byte", (0..=255).collect::<Vec<u8>>().into()),
        ("100%25 日志~(1)+b&c=d", Bytes::from_static(b"1")),
        ("large", vec![b'x'; 6 * 1024 * 1024].into()),
    ] {
        let record = Record::new(key(name), body);
        store(name, record.clone(), Outcome::Stored, key(name)).await;
        store(name, record, Outcome::AlreadyStored, key(name)).await;
    }

    at_once(sink, &key("at once"), &mut findings).await;
    late(sink, &key("late"), &mut findings).await;
    findings.end()
}

/// Of many at one moment one stores.
async fn at_once(sink: &dyn Sink, key: &ObjectKey, findings: &mut Findings) {
    let results = join_all((0..8).map(|_| sink.store(Record::new(key.clone(), "1")))).await;
    let stored = results.iter().flatten().filter(|receipt| receipt.outcome == Outcome::Stored).count();
    let already = results.iter().flatten().filter(|receipt| receipt.outcome == Outcome::AlreadyStored).count();
    findings.expect((stored, already) == (1, 7), || {
        format!("8 at once: 1 stored and 7 already stored were promised, {stored} and {already} came")
    });
}

/// Nothing outlives the deadline.
async fn late(sink: &dyn Sink, key: &ObjectKey, findings: &mut Findings) {
    let now = Instant::now();
    let past = now.checked_sub(Duration::from_millis(1)).unwrap_or(now);
    // A sink may also be quick enough to store in no time.
    if let Err(error) = sink.store(Record::new(key.clone(), "1").with_deadline(past)).await {
        findings.expect(error.kind() == ErrorKind::Timeout && error.status() != Status::Permanent, || {
            format!("a deadline that has passed: a timeout that may be tried again was promised, {error:?} came")
        });
    }
}

/// Stores records below `prefix`, where nothing may lie yet, and reads them back.
///
/// # Errors
/// [`ConformanceError`] lists every promise that isn't kept.
pub async fn check_archive(sink: &dyn Sink, archive: &dyn Archive, prefix: &ObjectKey) -> Result<(), ConformanceError> {
    let mut findings = Findings::default();
    let key = |name: &str| ObjectKey::parse(format!("{prefix}/{name}")).unwrap_or_else(|_| prefix.clone());
    let names = ["dt=1/a.json", "dt=1/b.json", "dt=10/a.json", "dt=2/日 a+b%25.json"];
    let record = |name: &str| {
        let record = Record::new(key(name), format!("the body of {name}")).with_content_type("application/json");
        record.with_metadata("reason", "a b")
    };
    for name in names {
        if let Err(error) = sink.store(record(name)).await {
            findings.expect(false, || format!("{name} can't be stored: {error}"));
        }
    }
    for name in names {
        let expected = record(name);
        match archive.get(&key(name)).await {
            Ok(Some(object)) => {
                findings.expect(object.body == *expected.body(), || format!("{name}: other bytes came back"));
                findings
                    .expect(object.is_intact() == Some(true), || format!("{name}: the SHA-256 isn't in its metadata"));
                let head = &object.head;
                findings
                    .expect(head.identity() == Some(expected.identity()), || format!("{name}: no identity came back"));
                findings.expect(head.content_type.as_deref() == Some("application/json"), || {
                    format!("{name}: the content type {:?} came back", head.content_type)
                });
                findings.expect(head.metadata.get("reason").is_some_and(|reason| reason == "a b"), || {
                    format!("{name}: the metadata {:?} came back", head.metadata)
                });
                findings.expect(head.entry.size == expected.body().len() as u64, || format!("{name}: another size"));
                let again = archive.head(&key(name)).await;
                findings.expect(matches!(&again, Ok(Some(again)) if again.metadata == head.metadata), || {
                    format!("{name}: head tells something else than get: {again:?}")
                });
            }
            other => findings.expect(false, || format!("{name}: it can't be read: {other:?}")),
        }
    }
    let missing = key("missing");
    findings
        .expect(matches!(archive.get(&missing).await, Ok(None)), || "get of what isn't there isn't None".to_owned());
    findings
        .expect(matches!(archive.head(&missing).await, Ok(None)), || "head of what isn't there isn't None".to_owned());
    for (part, expected) in
        [("", &names[..]), ("dt=1", &names[..3]), ("dt=1/", &names[..2]), ("dt=2/", &names[3..]), ("x", &[])]
    {
        let part = format!("{prefix}/{part}");
        let listed = archive.list(&part).map_ok(|entry| entry.key).try_collect::<Vec<_>>().await;
        let expected: Vec<_> = expected.iter().map(|name| key(name)).collect();
        findings.expect(matches!(&listed, Ok(listed) if *listed == expected), || {
            format!("the list of {part:?}: {expected:?} was promised, {listed:?} came")
        });
    }
    findings.end()
}
