//! Records in any `ObjectStore`: in memory, in a folder, in a bucket, and in one that can't refuse to overwrite.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "conformance", feature = "cos", feature = "object_store"))]

mod double;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cos_double::{CosDouble, Fault};
use cos_sink::conformance::{check_archive, check_sink};
use cos_sink::{
    Archive, BoxStream, ErrorKind, Guarantee, ObjectKey, ObjectStoreSink, Outcome, Record, Sink, Status, async_trait,
};
use futures_util::TryStreamExt;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt,
    PutMode, PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

#[tokio::test]
async fn memory_conforms() {
    let sink = ObjectStoreSink::new(Arc::new(InMemory::new()));
    check_sink(&sink, &key("s")).await.unwrap();
    check_archive(&sink, &sink, &key("a")).await.unwrap();
}

#[tokio::test]
async fn a_bucket_of_cos_conforms() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let sink = ObjectStoreSink::new(Arc::new(double::builder(&double).prefix("p").build_store().unwrap()));
    check_sink(&sink, &key("s")).await.unwrap();
    check_archive(&sink, &sink, &key("a")).await.unwrap();
}

/// It keeps no attributes: records are known by their bytes.
#[tokio::test]
async fn a_folder_keeps_each_record_once() {
    let folder = tempfile::tempdir().unwrap();
    let sink = ObjectStoreSink::new(Arc::new(LocalFileSystem::new_with_prefix(folder.path()).unwrap()));
    check_sink(&sink, &key("s")).await.unwrap();
    let receipt = sink.store(Record::new(key("a/b.json"), "{}").with_content_type("application/json")).await.unwrap();
    assert_eq!((receipt.outcome, receipt.guarantee), (Outcome::Stored, Guarantee::CreateOnly));
    assert_eq!(std::fs::read(folder.path().join("a/b.json")).unwrap(), b"{}");
    let object = sink.get(&receipt.key).await.unwrap().unwrap();
    assert_eq!((object.body.as_ref(), object.is_intact(), object.head.content_type), (&b"{}"[..], None, None));
    assert!(sink.get(&key("a")).await.unwrap().is_none());
}

#[tokio::test]
async fn keys_are_listed_in_their_order_whatever_the_store_does() {
    let folder = tempfile::tempdir().unwrap();
    let sink = ObjectStoreSink::new(Arc::new(LocalFileSystem::new_with_prefix(folder.path()).unwrap()));
    let mut keys = ["a/b/c", "a-b", "a/b.json", "a/b-1/x", "日/ +%25", "b/1", "b/10/2", "b/2"].map(key);
    for key in &keys {
        sink.store(Record::new(key.clone(), key.as_str().to_owned())).await.unwrap();
    }
    for name in [".meta/x", "b/.hidden/y"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "").unwrap();
    }
    keys.sort();
    for prefix in ["", "a", "a/b", "a/b/", "b/1", "c", "日/ +"] {
        let listed: Vec<_> = sink.list(prefix).map_ok(|entry| entry.key).try_collect().await.unwrap();
        let expected: Vec<_> = keys.iter().filter(|key| key.as_str().starts_with(prefix)).cloned().collect();
        assert_eq!(listed, expected, "{prefix:?}");
    }
}

/// A store that can't refuse to overwrite, and says so when it is asked to.
#[derive(Debug, Default)]
struct Weak(InMemory);

impl fmt::Display for Weak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Weak")
    }
}

#[async_trait]
impl ObjectStore for Weak {
    async fn put_opts(&self, location: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        if options.mode != PutMode::Overwrite {
            return Err(Error::NotImplemented { operation: "a mode".to_owned(), implementer: self.to_string() });
        }
        self.0.put_opts(location, payload, options).await
    }

    async fn put_multipart_opts(
        &self,
        location: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        self.0.put_multipart_opts(location, options).await
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.0.get_opts(location, options).await
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.0.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.0.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.0.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.0.copy_opts(from, to, options).await
    }
}

#[tokio::test]
async fn a_store_that_cannot_refuse_is_looked_at_first_and_the_receipt_says_so() {
    let store = Arc::new(Weak::default());
    let sink = ObjectStoreSink::new(Arc::clone(&store) as _);
    let record = |body: &'static str| Record::new(key("a.json"), body).with_metadata("reason", "x");
    let first = sink.store(record("1")).await.unwrap();
    assert_eq!((first.outcome, first.guarantee), (Outcome::Stored, Guarantee::CheckedFirst));
    let again = sink.store(record("1")).await.unwrap();
    assert_eq!((again.outcome, again.guarantee), (Outcome::AlreadyStored, Guarantee::CheckedFirst));
    let other = sink.store(record("2")).await.unwrap();
    assert_eq!((other.outcome, other.guarantee), (Outcome::Conflict, Guarantee::CheckedFirst));
    assert_eq!(store.get(&"a.json".into()).await.unwrap().bytes().await.unwrap(), "1");
    // What it does know is used.
    assert_eq!(sink.head(&first.key).await.unwrap().unwrap().metadata["reason"], "x");
}

#[tokio::test]
async fn what_fails_is_told_and_ends_with_the_deadline() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let sink = ObjectStoreSink::new(Arc::new(double::builder(&double).build_store().unwrap()));
    double.inject([Fault::refuse(403, "AccessDenied"), Fault::refuse(503, "ServiceUnavailable"), Fault::StallBefore]);
    let record = || Record::new(key("a.json"), "1");
    let refused = sink.store(record()).await.unwrap_err();
    assert_eq!((refused.kind(), refused.status()), (ErrorKind::AccessDenied, Status::Permanent), "{refused}");
    let down = sink.store(record()).await.unwrap_err();
    assert_eq!((down.kind(), down.status()), (ErrorKind::Unavailable, Status::Temporary), "{down}");
    let late = record().with_deadline(Instant::now() + Duration::from_millis(200));
    let late = sink.store(late).await.unwrap_err();
    assert_eq!((late.kind(), late.key()), (ErrorKind::Timeout, Some(&key("a.json"))), "{late}");
    // An acknowledgement that got lost: the object is found.
    double.inject([Fault::RefuseAfter { status: 503, code: "ServiceUnavailable".to_owned() }]);
    sink.store(record()).await.unwrap_err();
    assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::AlreadyStored);
}
