//! Reading through layers: what stores also reads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "conformance", feature = "memory"))]

use std::time::Duration;

use cos_sink::conformance::{check_archive, check_sink};
use cos_sink::{
    Archive, BoxStream, Deadline, Entry, ErrorKind, Fallback, Head, MemorySink, ObjectKey, Observe, Outcome, Receipt,
    Record, Retry, Sink, SinkError, StoredObject, async_trait,
};
use futures_util::TryStreamExt;
use futures_util::stream::{self, StreamExt};

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

fn record(at: &str) -> Record {
    Record::new(key(at), format!("the body of {at}"))
}

async fn keys(archive: &impl Archive, prefix: &str) -> Vec<String> {
    archive.list(prefix).map_ok(|entry| entry.key.to_string()).try_collect().await.unwrap()
}

#[tokio::test]
async fn layers_pass_reading_on() {
    let sink = Observe::new(Deadline::new(Retry::new(MemorySink::new()), Duration::from_secs(60)), |_| {});
    check_sink(&sink, &key("s")).await.unwrap();
    check_archive(&sink, &sink, &key("a")).await.unwrap();
    // And give back what they stand around.
    let stored = sink.get_ref().get_ref().get_ref().keys();
    let memory: MemorySink = sink.into_inner().into_inner().into_inner();
    assert_eq!(memory.keys(), stored);
    let shared: Box<dyn Archive> = Box::new(Retry::new(memory));
    assert!(shared.get(&key("s/a/b.json")).await.unwrap().is_some());
}

/// Can't be used at all.
#[derive(Debug)]
struct Down;

fn down() -> SinkError {
    SinkError::new(ErrorKind::Unavailable)
}

#[async_trait]
impl Sink for Down {
    async fn store(&self, _: Record) -> Result<Receipt, SinkError> {
        Err(down())
    }
}

#[async_trait]
impl Archive for Down {
    async fn head(&self, _: &ObjectKey) -> Result<Option<Head>, SinkError> {
        Err(down())
    }

    async fn get(&self, _: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        Err(down())
    }

    fn list<'a>(&'a self, _: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        stream::iter([Err(down())]).boxed()
    }
}

#[tokio::test]
async fn a_fallback_reads_both_places() {
    let (first, second) = (MemorySink::new(), MemorySink::new());
    for (place, names) in [(&first, ["a/1", "a/3", "b/1"]), (&second, ["a/2", "a/3", "c/1"])] {
        for name in names {
            place.store(record(name)).await.unwrap();
        }
    }
    second.store(record("a/3").with_body("other bytes, which nobody reads").with_key(key("d"))).await.unwrap();
    let both = Fallback::new(first, second);
    assert_eq!(keys(&both, "").await, ["a/1", "a/2", "a/3", "b/1", "c/1", "d"]);
    assert_eq!(keys(&both, "a/").await, ["a/1", "a/2", "a/3"]);
    for name in ["a/1", "a/2", "c/1"] {
        assert_eq!(Archive::get(&both, &key(name)).await.unwrap().unwrap().body, format!("the body of {name}"));
        assert!(both.head(&key(name)).await.unwrap().is_some());
    }
    assert!(both.head(&key("x")).await.unwrap().is_none());

    let (_, second) = both.into_inner();
    let half = Fallback::new(Down, second);
    assert_eq!(half.store(record("a/4")).await.unwrap().outcome, Outcome::Stored);
    assert!(Archive::get(&half, &key("a/4")).await.unwrap().is_some());
    // What can't be read may lie there.
    assert_eq!(half.head(&key("a/1")).await.unwrap_err().kind(), ErrorKind::Unavailable);
    let listed: Vec<_> = half.list("a/").collect().await;
    assert_eq!(listed.iter().filter(|entry| entry.is_err()).count(), 1);
    assert_eq!(listed.iter().flatten().map(|entry| entry.key.as_str()).collect::<Vec<_>>(), ["a/2", "a/3", "a/4"]);
}

#[cfg(any(feature = "gzip", feature = "zstd"))]
#[tokio::test]
async fn what_was_compressed_is_read_as_it_was() {
    use cos_sink::{Compress, Compression};

    let all = [
        #[cfg(feature = "gzip")]
        Compression::Gzip,
        #[cfg(feature = "zstd")]
        Compression::Zstd,
    ];
    for compression in all {
        let sink = Compress::new(MemorySink::new(), compression);
        let body = "{\"a\": 1}".repeat(100);
        let record = Record::new(key("a/b.json"), body.clone()).with_content_type("application/json");
        let receipt = sink.store(record.clone()).await.unwrap();
        // What lay there before anybody compressed.
        sink.get_ref().store(Record::new(key("a/old.json"), "{}")).await.unwrap();
        assert_eq!(keys(&sink, "a/").await, [receipt.key.as_str(), "a/old.json"]);
        for name in [&receipt.key, record.key()] {
            let object = Archive::get(&sink, name).await.unwrap().unwrap();
            assert_eq!((object.body.as_ref(), object.is_intact()), (body.as_bytes(), Some(true)));
            assert_eq!((object.head.entry.size, &object.head.content_encoding), (body.len() as u64, &None));
            assert_eq!(object.head.identity(), Some(record.identity()));
            let head = sink.head(name).await.unwrap().unwrap();
            assert_eq!(head.content_encoding.as_deref(), Some(compression.encoding()));
        }
        assert_eq!(Archive::get(&sink, &key("a/old.json")).await.unwrap().unwrap().body, "{}");
        assert!(Archive::get(&sink, &key("a/none")).await.unwrap().is_none());

        let memory = sink.into_inner();
        let broken = Record::new(key("broken"), "no compressed bytes").with_content_encoding(compression.encoding());
        memory.store(broken).await.unwrap();
        let error = Archive::get(&Compress::new(memory, compression), &key("broken")).await.unwrap_err();
        assert_eq!((error.kind(), error.key()), (ErrorKind::Integrity, Some(&key("broken"))), "{error}");
    }
}
