//! Over https, as in production: the name of COS is asked for and checked, also where the server is elsewhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

mod double;

use std::path::Path;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use cos_double::CosDouble;
use cos_sink::{CosSink, Credentials, ErrorKind, ObjectKey, Outcome, Record, Sink, Status, sink_from_url_with};
use double::builder;
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

fn record() -> Record {
    Record::new(ObjectKey::parse("a").unwrap(), "1")
}

/// A double that serves https as `name`, and its certificate.
async fn double(name: &str) -> (CosDouble, Vec<u8>) {
    let certified = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let certificate = certified.cert.der().clone();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.clone()], key).unwrap();
    let double = CosDouble::builder().credentials("id", "key").tls(Arc::new(config)).start().await.unwrap();
    (double, certificate.to_vec())
}

const HOST: &str = "archive-1250000000.cos.ap-guangzhou.myqcloud.com";

#[tokio::test]
async fn a_trusted_server_with_the_name_of_cos_is_stored_to() {
    let (double, root) = double(HOST).await;
    assert!(double.endpoint().starts_with("https://127.0.0.1:"));
    let sink = builder(&double).root_certificate(root).build().unwrap();
    assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::AlreadyStored);
}

#[tokio::test]
async fn a_file_names_whom_to_trust() {
    let (double, root) = double(HOST).await;
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let lines = BASE64_STANDARD.encode(root);
    let pem = format!("-----BEGIN CERTIFICATE-----\n{lines}\n-----END CERTIFICATE-----\n");
    let trusted = file("a ca.pem", &format!("# ours\n{pem}{pem}"));
    let url = format!("cos://archive-1250000000/?region=ap-guangzhou&endpoint={}&ca=", double.endpoint());
    let open = |path: &Path| {
        let path = path.to_str().unwrap().replace(' ', "%20");
        sink_from_url_with(&format!("{url}{path}"), Arc::new(Credentials::new("id", "key")))
    };
    assert_eq!(open(&trusted).unwrap().store(record()).await.unwrap().outcome, Outcome::Stored);

    for (path, words) in [
        (file("empty.pem", ""), "it holds no certificate"),
        (
            file("key.pem", "-----BEGIN PRIVATE KEY-----\nY2FuYXJ5\n-----END PRIVATE KEY-----\n"),
            "it holds no certificate",
        ),
        (folder.path().join("nowhere.pem"), "No such file"),
    ] {
        let error = open(&path).unwrap_err().to_string();
        assert!(error.contains("ca: ") && error.contains(words) && !error.contains("Y2FuYXJ5"), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_nothing() {
    let (unknown, _) = double(HOST).await;
    let error = builder(&unknown).build().unwrap().store(record()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Unavailable, Status::Temporary), "{error}");

    // Vouched for, yet under another name.
    let (other, root) = double("localhost").await;
    let error = builder(&other).root_certificate(root).build().unwrap().store(record()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}");
    assert!(unknown.requests().is_empty() && other.requests().is_empty());
}

#[test]
fn what_is_no_certificate_is_refused() {
    let builder = CosSink::builder().bucket("archive-1250000000").region("ap-guangzhou");
    let error = builder.root_certificate(*b"no certificate").build().unwrap_err();
    assert!(error.problems()[0].starts_with("root_certificate: "), "{error}");
}
