//! Every trait of the crate, implemented by somebody else with what the crate makes public.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "conformance")]

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::SystemTime;

use cos_sink::{
    Answer, Archive, Backend, BoxStream, Created, CredentialSource, Credentials, Entry, Found, Head, Look, ObjectKey,
    Once, Record, SinkError, StoredObject, async_trait, conformance,
};
use futures_util::stream::{self, StreamExt};

/// A store of one's own: a map that keeps what a record brings.
#[derive(Debug, Default)]
struct Map(Mutex<BTreeMap<ObjectKey, StoredObject>>);

impl Backend for Map {
    async fn create(&self, key: &ObjectKey, record: &Record) -> Result<Created, SinkError> {
        let mut map = self.0.lock().unwrap();
        if map.contains_key(key) {
            return Ok(Created::Taken);
        }
        let entry = Entry::new(key.clone(), record.body().len() as u64, SystemTime::now()).with_etag("\"1\"");
        let mut head = Head::new(entry).with_content_type(record.content_type());
        if let Some(encoding) = record.content_encoding() {
            head = head.with_content_encoding(encoding);
        }
        for (name, value) in record.metadata().iter() {
            head = head.with_metadata(name, value);
        }
        head =
            head.with_metadata("identity", record.identity().hex()).with_metadata("sha256", record.body_digest().hex());
        map.insert(key.clone(), StoredObject::new(head, record.body().clone()));
        Ok(Created::New(Answer::new().with_etag("\"1\"")))
    }

    async fn look(&self, key: &ObjectKey, _: &Record, _: Look) -> Result<Option<Found>, SinkError> {
        Ok(self.0.lock().unwrap().get(key).map(|object| Found::with_body(object.body.clone())))
    }
}

#[async_trait]
impl Archive for Map {
    async fn head(&self, key: &ObjectKey) -> Result<Option<Head>, SinkError> {
        Ok(self.0.lock().unwrap().get(key).map(|object| object.head.clone()))
    }

    async fn get(&self, key: &ObjectKey) -> Result<Option<StoredObject>, SinkError> {
        Ok(self.0.lock().unwrap().get(key).cloned())
    }

    fn list<'a>(&'a self, prefix: &str) -> BoxStream<'a, Result<Entry, SinkError>> {
        let map = self.0.lock().unwrap();
        let entries = map.values().map(|object| object.head.entry.clone());
        let found: Vec<_> = entries.filter(|entry| entry.key.as_str().starts_with(prefix)).map(Ok).collect();
        stream::iter(found).boxed()
    }
}

/// Keys of one's own.
#[derive(Debug)]
struct Fixed;

#[async_trait]
impl CredentialSource for Fixed {
    async fn credentials(&self) -> Result<Credentials, SinkError> {
        Ok(Credentials::new("an-id", "a-key"))
    }
}

#[tokio::test]
async fn a_store_of_ones_own_keeps_every_promise() {
    let sink = Once::new(Map::default());
    let prefix = |name: &str| ObjectKey::parse(name).unwrap();
    conformance::check_sink(&sink, &prefix("sink")).await.unwrap();
    conformance::check_archive(&sink, &sink, &prefix("archive")).await.unwrap();
    let boxed: Box<dyn Archive> = Box::new(sink.into_inner());
    assert!(boxed.get(&prefix("sink/a/b.json")).await.unwrap().is_some());
    // Entity tags have one form.
    let head = boxed.head(&prefix("sink/a/b.json")).await.unwrap().unwrap();
    assert_eq!(head.entry.etag.as_deref(), Some("1"));
}

#[tokio::test]
async fn a_source_of_keys_of_ones_own_is_one() {
    let source: std::sync::Arc<dyn CredentialSource> = std::sync::Arc::new(Fixed);
    assert_eq!(source.credentials().await.unwrap().secret_id(), "an-id");
}
