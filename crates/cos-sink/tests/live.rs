//! Against a real bucket, when `COS_LIVE_BUCKET` (with its APPID) and `COS_LIVE_REGION` name one that may be written,
//! and the environment has credentials. It leaves small objects below `cos-sink-live/`.
//!
//! It also answers, and prints, what no document tells: run it with `--nocapture`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "conformance", feature = "cos"))]

use std::time::{SystemTime, UNIX_EPOCH};

use cos_sink::conformance::{check_archive, check_sink};
use cos_sink::{
    Archive, CosSink, CosSinkBuilder, CreateMode, Dialect, ObjectKey, Outcome, Record, Retry, Signature, Sink,
};

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

fn bucket() -> Option<CosSinkBuilder> {
    let Ok(bucket) = std::env::var("COS_LIVE_BUCKET") else {
        println!("COS_LIVE_BUCKET is unset: no real bucket was asked");
        return None;
    };
    let region = std::env::var("COS_LIVE_REGION").expect("COS_LIVE_BUCKET needs COS_LIVE_REGION");
    let run = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    Some(CosSink::builder().bucket(bucket).region(region).prefix(format!("cos-sink-live/{run}")))
}

#[tokio::test]
async fn the_real_cos_conforms() {
    let Some(builder) = bucket() else { return };
    for (signature, prefix) in [(Signature::Cos, "cos"), (Signature::V4, "v4")] {
        let sink = builder.clone().signature(signature).build().unwrap();
        let checked = check_sink(&Retry::new(sink.clone()), &key(prefix)).await;
        println!("{signature:?}: create-only puts: {checked:?}");
        let listed = check_archive(&Retry::new(sink.clone()), &sink, &key(&format!("{prefix}-archive"))).await;
        println!("{signature:?}: reading back, with list-type=2: {listed:?}");
        checked.unwrap();
        listed.unwrap();
    }
}

#[tokio::test]
async fn the_open_questions_are_answered() {
    let Some(builder) = bucket() else { return };
    let cos = builder.clone().build().unwrap();
    // Trusting, so that the condition is all that stands between the second put and the object.
    let s3 = builder.dialect(Dialect::S3).signature(Signature::V4).create_mode(CreateMode::Only);
    let s3 = s3.storage_class("STANDARD").build().unwrap();

    let taken = key("if-none-match");
    cos.store(Record::new(taken.clone(), "first")).await.unwrap();
    match s3.store(Record::new(taken.clone(), "second")).await {
        Ok(receipt) if receipt.outcome == Outcome::Stored => println!("If-None-Match: * is ignored: COS overwrites"),
        Ok(receipt) => println!("If-None-Match: * is honoured: {receipt:?}"),
        Err(error) => println!("If-None-Match: * is refused: {error}"),
    }
    println!("what lies there now: {:?}", cos.head(&taken).await.unwrap());

    let amz = key("x-amz-meta");
    match s3.store(Record::new(amz.clone(), "body").with_metadata("reason", "a b")).await {
        Ok(_) => println!("x-amz-meta-* untranslated comes back as {:?}", cos.head(&amz).await.unwrap()),
        Err(error) => println!("x-amz-* untranslated is refused: {error}"),
    }
}
