//! Our own sinks keep their promises, and a sink that doesn't is found out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(all(feature = "conformance", feature = "cos", feature = "file", feature = "memory"))]

mod double;
mod server;

use async_trait::async_trait;
use cos_double::CosDouble;
use cos_sink::conformance::{check_archive, check_sink};
use cos_sink::{
    Archive, Credentials, ErrorKind, FileSink, MemorySink, ObjectKey, Outcome, Receipt, Record, Retry, Signature, Sink,
    SinkError, archive_from_url_with,
};
use double::builder;
use futures_util::TryStreamExt;
use server::Server;

fn key(text: &str) -> ObjectKey {
    ObjectKey::parse(text).unwrap()
}

async fn both<P: Sink + Archive>(place: &P) {
    check_sink(place, &key("s")).await.unwrap_or_else(|error| panic!("{place:?}:\n{error}"));
    check_archive(place, place, &key("a")).await.unwrap_or_else(|error| panic!("{place:?}:\n{error}"));
}

#[tokio::test]
async fn memory_conforms() {
    both(&MemorySink::new()).await;
}

#[tokio::test]
async fn a_folder_conforms() {
    let folder = tempfile::tempdir().unwrap();
    both(&FileSink::new(folder.path()).unwrap()).await;
}

#[tokio::test]
async fn cos_conforms() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    for (signature, prefix) in [(Signature::Cos, "one"), (Signature::V4, "two/b c"), (Signature::Cos, "")] {
        let sink = builder(&double).prefix(prefix).signature(signature).build().unwrap();
        both(&sink).await;
    }
}

#[tokio::test]
async fn another_server_conforms() {
    let server = Server::start().await;
    let archive = archive_from_url_with(&server.url, std::sync::Arc::new(server.credentials.clone())).unwrap();
    // Not every server takes one of many at one moment: s3s-fs doesn't, so its answers are not asked for here.
    check_archive(&server.sink(), &archive, &key("a")).await.unwrap();
    if let Some(folder) = &server.folder {
        assert!(folder.path().join(server::BUCKET).read_dir().unwrap().next().is_some());
    }

    let wrong = Credentials::new(&server.secret_id, format!("{}x", server.secret_key));
    let refused = archive_from_url_with(&server.url, std::sync::Arc::new(wrong)).unwrap();
    assert_eq!(refused.get(&key("a/dt=1/a.json")).await.unwrap_err().kind(), ErrorKind::AccessDenied);
    let listed: Result<Vec<_>, _> = refused.list("a/").try_collect().await;
    assert_eq!(listed.unwrap_err().kind(), ErrorKind::AccessDenied);
}

#[tokio::test]
async fn a_long_listing_is_read_page_by_page() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    for at in 0..2500 {
        double.seed(format!("p/{at:04}"), http::HeaderMap::new(), "");
    }
    double.seed("p/.hidden", http::HeaderMap::new(), "");
    let sink = builder(&double).build().unwrap();
    let listed: Vec<_> = sink.list("p/").try_collect().await.unwrap();
    assert_eq!(listed.len(), 2500);
    assert!(listed.is_sorted_by(|left, right| left.key < right.key));
    assert_eq!(double.requests().len(), 3);
}

/// Overwrites, as a store does that ignores conditions.
#[derive(Debug)]
struct Careless;

#[async_trait]
impl Sink for Careless {
    async fn store(&self, record: Record) -> Result<Receipt, SinkError> {
        Ok(Receipt::new(record.key().clone(), Outcome::Stored, record.body().len() as u64))
    }
}

#[tokio::test]
async fn a_sink_that_overwrites_is_found_out() {
    let error = check_sink(&Retry::new(Careless), &key("s")).await.unwrap_err();
    for words in ["the same record again", "another record under its key", "8 at once"] {
        assert!(error.broken().iter().any(|broken| broken.starts_with(words)), "{error}");
    }
    assert!(check_archive(&Careless, &MemorySink::new(), &key("a")).await.is_err());
}
