//! A bucket as an `ObjectStore`: the checks that `object_store` publishes for implementers, and what COS can't do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "object_store")]

mod double;
#[allow(dead_code, reason = "other programs use its other parts")]
mod server;

use bytes::Bytes;
use cos_double::CosDouble;
use cos_sink::{CosSink, CosStore, CreateMode, Dialect, Signature};
use double::builder;
use futures_util::{StreamExt, TryStreamExt, stream};
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, CopyMode, CopyOptions, Error, GetOptions, ObjectStore, ObjectStoreExt, PutMode, PutOptions,
    PutPayload, UpdateVersion, integration,
};
use server::{BUCKET, REGION, Server};

async fn double() -> CosDouble {
    CosDouble::builder().credentials("id", "key").start().await.unwrap()
}

/// A store of the dialect S3, on a server that none of us wrote.
async fn s3() -> (Server, CosStore) {
    let server = Server::start().await;
    let endpoint = server.url.split("endpoint=").nth(1).unwrap().split('&').next().unwrap();
    let prefix = server.url.split(['/', '?']).nth(3).unwrap();
    let store = CosSink::builder()
        .bucket(BUCKET)
        .region(REGION)
        .prefix(prefix)
        .endpoint(endpoint)
        .dialect(Dialect::S3)
        .credentials(server.credentials.clone())
        .build_store()
        .unwrap();
    (server, store)
}

/// `s3s-fs` keeps folders, and fails (500) where a key is asked for that is one: the checks that do so aren't for it.
#[tokio::test]
async fn a_server_that_speaks_s3_passes_the_checks_of_object_store() {
    let (_server, store) = s3().await;
    integration::list_uses_directories_correctly(&store).await;
    integration::list_with_delimiter(&store).await;
    integration::list_with_offset_exclusivity(&store).await;
    integration::rename_and_copy(&store).await;
    integration::stream_get(&store).await;
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
    assert!(matches!(error, Error::NotSupported { .. }), "{error}");

    let weak = builder(&double).create_mode(CreateMode::CheckFirst).build_store().unwrap();
    let error = weak.put_opts(&path, "2".into(), PutMode::Create.into()).await.unwrap_err();
    assert!(matches!(error, Error::NotSupported { .. }), "{error}");
    assert_eq!(double.object("a").unwrap().body, "1");

    // A bucket that keeps versions shows it by its answers.
    double.set_versioned(true);
    double.set_version_ids(true);
    for _ in 0..2 {
        let error = store.put_opts(&Path::from("b"), "2".into(), PutMode::Create.into()).await.unwrap_err();
        assert!(matches!(error, Error::NotSupported { .. }), "{error}");
    }
    let (_server, s3) = s3().await;
    let create = CopyOptions::new().with_mode(CopyMode::Create);
    s3.put(&path, "1".into()).await.unwrap();
    let error = s3.copy_opts(&path, &Path::from("c"), create).await.unwrap_err();
    assert!(matches!(error, Error::NotSupported { .. }), "{error}");
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
    let (_server, store) = s3().await;
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
    let (_server, store) = s3().await;
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
