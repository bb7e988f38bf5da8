//! The checks that `object_store` publishes for those who write a store, on a bucket of COS and on one of S3's dialect.
//!
//! | check | COS | S3's dialect |
//! |---|---|---|
//! | `multipart` | no: it is for stores that are a `MultipartStore` too, which gives the parts' own ids; `CosStore` isn't | the same |
//! | `list_paginated` | no: it is for stores that are a `PaginatedListStore` too, whose pages outlive the process | the same |
//! | `put_opts` | creates, and that an update is refused: COS knows no condition on what is replaced | creates alone: Ceph RGW 16 compares `If-Match` of a put with its quotes left on, so that no update passes |
//! | `copy_if_not_exists`, and `copy_rename_nonexistent_object`, which makes such a copy too | yes | no: S3 documents no such copy, so it is refused |
//! | `put_get_attributes` | in part: it asks for names of metadata with `_`, and it is checked that COS is spared them. `store.rs` checks that others come back | no: Ceph RGW gives `_` back as `-` |
//!
//! All others run. `COS_SINK_TEST_URL` names a real server for the dialect of S3; without it the server is `s3s-fs` in this
//! process, which keeps folders and fails (500) where a key is asked for that is one, so it has its part of them alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "cos", feature = "object_store"))]

mod double;
#[allow(dead_code, reason = "other programs use its other parts")]
mod server;

use cos_double::CosDouble;
use cos_sink::{CosStore, Signature};
use double::builder;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, PutMode, integration};
use server::Server;

/// What every store must pass.
async fn all(store: &CosStore) {
    integration::put_get_delete_list(store).await;
    integration::list_uses_directories_correctly(store).await;
    integration::list_with_delimiter(store).await;
    integration::list_with_offset_exclusivity(store).await;
    integration::stream_get(store).await;
    integration::rename_and_copy(store).await;
    integration::get_opts(store).await;
    integration::multipart_race_condition(store, true).await;
    integration::multipart_out_of_order(store).await;
    let missing = integration::get_nonexistent_object(store, None).await.unwrap_err();
    assert!(matches!(missing, Error::NotFound { .. }), "{missing}");
}

#[tokio::test]
async fn a_bucket_of_cos_passes() {
    for signature in [Signature::Cos, Signature::V4] {
        let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
        let store = builder(&double).prefix("a/b c").signature(signature).build_store().unwrap();
        all(&store).await;
        integration::put_opts(&store, false).await;
        integration::put_get_attributes(&store).await;
        integration::copy_if_not_exists(&store).await;
        integration::copy_rename_nonexistent_object(&store).await;
    }
}

/// The part of `put_opts` that is about creating.
async fn creates_hold(store: &CosStore) {
    let path = Path::from("put_opts");
    let create = |body: &'static str| store.put_opts(&path, body.into(), PutMode::Create.into());
    create("a").await.unwrap();
    let error = create("b").await.unwrap_err();
    assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
    assert_eq!(store.get(&path).await.unwrap().bytes().await.unwrap(), "a");
}

#[tokio::test]
async fn a_server_that_speaks_s3_passes() {
    let server = Server::start().await;
    let store = server.store();
    if server.folder.is_none() {
        all(&store).await;
        creates_hold(&store).await;
        return;
    }
    integration::list_uses_directories_correctly(&store).await;
    integration::list_with_delimiter(&store).await;
    integration::list_with_offset_exclusivity(&store).await;
    integration::rename_and_copy(&store).await;
    integration::stream_get(&store).await;
}
