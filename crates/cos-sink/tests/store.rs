//! A bucket as an `ObjectStore`: what is special to COS, and what it can't do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "cos", feature = "object_store"))]

mod double;
#[allow(dead_code, reason = "other programs use its other parts")]
mod server;

use bytes::Bytes;
use cos_double::CosDouble;
use cos_sink::{CreateMode, Signature};
use double::builder;
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, CopyMode, CopyOptions, Error, GetOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions,
    PutPayload, UpdateVersion,
};
use server::Server;

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

/// In COS's own dialect, where a page goes on behind a marker.
#[tokio::test]
async fn folders_and_pages_of_cos_are_listed() {
    for signature in [Signature::Cos, Signature::V4] {
        let double = double().await;
        let store = builder(&double).prefix("a/b").signature(signature).build_store().unwrap();
        for n in 0..2100 {
            double.seed(format!("a/b/d/{n:04}"), http::HeaderMap::new(), "x");
        }
        for key in ["a/b/d", "a/b/d2/x", "a/b/日 +%/y", "a/bc", "a/b/z"] {
            double.seed(key, http::HeaderMap::new(), "x");
        }
        let folder = store.list_with_delimiter(None).await.unwrap();
        assert_eq!(folder.objects.iter().map(|object| object.location.as_ref()).collect::<Vec<_>>(), ["d", "z"]);
        assert_eq!(folder.common_prefixes.iter().map(AsRef::as_ref).collect::<Vec<&str>>(), ["d", "d2", "日 +%"]);
        let inside = Path::from("d");
        let listed: Vec<_> = store.list(Some(&inside)).try_collect().await.unwrap();
        assert_eq!(listed.len(), 2100);
        let behind = store.list_with_offset(Some(&inside), &Path::from("d/0998"));
        let behind: Vec<_> = behind.map_ok(|object| object.location).try_collect().await.unwrap();
        assert_eq!((behind.len(), behind[0].as_ref()), (1101, "d/0999"));
        store.delete(&Path::from("z")).await.unwrap();
        assert!(double.object("a/b/z").is_none() && double.object("a/bc").is_some());
    }
}

#[tokio::test]
async fn a_create_never_overwrites() {
    let double = double().await;
    let store = builder(&double).build_store().unwrap();
    let path = Path::from("_delta_log/.tmp/00000.json");
    let create = || PutOptions::from(PutMode::Create);
    store.put_opts(&path, "1".into(), create()).await.unwrap();
    let error = store.put_opts(&path, "2".into(), create()).await.unwrap_err();
    assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
    assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap(), "1");
    store.put(&path, "3".into()).await.unwrap();
    assert_eq!(double.object(path.as_ref()).unwrap().body, "3");
}

#[tokio::test]
async fn what_a_bucket_cannot_promise_is_an_error() {
    let double = double().await;
    let store = builder(&double).build_store().unwrap();
    let path = Path::from("a");
    let first = store.put(&path, "1".into()).await.unwrap();
    let update = PutMode::Update(UpdateVersion { e_tag: first.e_tag, version: None });
    let error = store.put_opts(&path, "2".into(), update.into()).await.unwrap_err();
    assert!(matches!(error, Error::NotImplemented { .. }), "{error}");

    let weak = builder(&double).create_mode(CreateMode::CheckFirst).build_store().unwrap();
    let error = weak.put_opts(&path, "2".into(), PutMode::Create.into()).await.unwrap_err();
    assert!(matches!(error, Error::NotImplemented { .. }), "{error}");
    assert_eq!(double.object("a").unwrap().body, "1");

    // A bucket that keeps versions shows it by its answers.
    double.set_versioned(true);
    double.set_version_ids(true);
    let error = store.put_opts(&Path::from("b"), "2".into(), PutMode::Create.into()).await.unwrap_err();
    assert!(matches!(error, Error::NotSupported { .. }), "{error}");
    // It isn't asked again.
    double.clear_requests();
    let error = store.put_opts(&Path::from("c"), "2".into(), PutMode::Create.into()).await.unwrap_err();
    assert!(matches!(error, Error::NotImplemented { .. }) && double.requests().is_empty(), "{error}");
    let server = Server::start().await;
    let s3 = server.store();
    let create = CopyOptions::new().with_mode(CopyMode::Create);
    s3.put(&path, "1".into()).await.unwrap();
    let error = s3.copy_opts(&path, &Path::from("c"), create).await.unwrap_err();
    assert!(matches!(error, Error::NotImplemented { .. }), "{error}");
}

#[tokio::test]
async fn attributes_and_ranges_come_back() {
    let double = double().await;
    let store = builder(&double).build_store().unwrap();
    let path = Path::from("d/日 1.json");
    let attributes = Attributes::from_iter([
        (Attribute::ContentType, "application/json"),
        (Attribute::ContentEncoding, "gzip"),
        (Attribute::Metadata("team".into()), "media"),
    ]);
    let options = PutOptions { attributes: attributes.clone(), ..PutOptions::default() };
    let put =
        store.put_opts(&path, PutPayload::from_iter([Bytes::from("ab"), Bytes::from("cdef")]), options).await.unwrap();
    let got = store.get(&path).await.unwrap();
    for (name, value) in &attributes {
        assert_eq!(got.attributes.get(name), Some(value), "{name:?}");
    }
    assert_eq!((got.meta.e_tag.clone(), got.meta.size, got.range.clone()), (put.e_tag, 6, 0..6));
    let odd = Attributes::from_iter([(Attribute::Metadata("a_b".into()), "1")]);
    let error = store.put_opts(&Path::from("odd"), "1".into(), odd.into()).await.unwrap_err();
    assert!(matches!(error, Error::NotImplemented { .. }), "{error}");
    let listed: Vec<_> = store.list(None).try_collect().await.unwrap();
    assert_eq!((&listed[0].location, &listed[0].e_tag, listed[0].size), (&path, &got.meta.e_tag, 6));
    assert_eq!(store.get_range(&path, 2..4).await.unwrap(), "cd");
    let ranges = store.get_ranges(&path, &[0..1, 4..6]).await.unwrap();
    assert_eq!(ranges, ["a", "ef"]);
    let head = store.get_opts(&path, GetOptions::new().with_head(true)).await.unwrap();
    assert_eq!(head.meta, got.meta);
}

#[tokio::test]
async fn many_are_deleted_and_each_is_told() {
    let server = Server::start().await;
    let store = server.store();
    let paths: Vec<_> = (0..25).map(|n| Path::from(format!("d/{n} & <>.json"))).collect();
    for path in &paths {
        store.put(path, "1".into()).await.unwrap();
    }
    let all = stream::iter(paths.clone().into_iter().map(Ok)).boxed();
    let deleted: Vec<_> = store.delete_stream(all).try_collect().await.unwrap();
    assert_eq!(deleted, paths);
    assert_eq!(store.list(None).count().await, 0);
    // What isn't there is as gone as can be.
    store.delete(&paths[0]).await.unwrap();
}

#[tokio::test]
async fn parts_become_one_object_when_they_are_complete() {
    let server = Server::start().await;
    let store = server.store();
    let path = Path::from("large");
    let parts = [vec![b'a'; 5 << 20], vec![b'b'; 5 << 20], vec![b'c'; 7]];
    let mut upload = store.put_multipart(&path).await.unwrap();
    let [first, second, third] = parts.clone().map(|part| upload.put_part(part.into()));
    // They may end in any order.
    futures_util::future::try_join3(third, first, second).await.unwrap();
    assert!(matches!(store.head(&path).await, Err(Error::NotFound { .. })));
    upload.complete().await.unwrap();
    assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap(), parts.concat());

    let mut upload = store.put_multipart(&Path::from("given up")).await.unwrap();
    drop(upload.put_part("x".into()));
    // A part that never went out isn't there.
    assert!(upload.complete().await.is_err());
    upload.abort().await.unwrap();
    assert!(matches!(store.head(&Path::from("given up")).await, Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn texts_of_it_show_where_and_no_secret() {
    let store = builder(&double().await).prefix("p").build_store().unwrap();
    let text = format!("{store} {store:?}");
    assert!(text.contains("archive-1250000000/p/") && !text.contains("key\""), "{text}");
}
