//! Over https, as in production: the name of COS is asked for and checked, also where the server is elsewhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]
#![cfg(feature = "cos")]

use std::net::SocketAddr;
use std::sync::Arc;

use cos_double::CosDouble;
use cos_sink::{CosSink, CosSinkBuilder, Credentials, ErrorKind, ObjectKey, Outcome, Record, Sink, Status};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

fn record() -> Record {
    Record::new(ObjectKey::parse("a").unwrap(), "1")
}

/// Takes https for `name` and passes it on to the double. Gives its address and its certificate.
async fn terminate(double: &CosDouble, name: &str) -> (SocketAddr, Vec<u8>) {
    let certified = rcgen::generate_simple_self_signed([name.to_owned()]).unwrap();
    let certificate = certified.cert.der().clone();
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der()));
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![certificate.clone()], key).unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, target) = (listener.local_addr().unwrap(), double.address());
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut inside) = acceptor.accept(stream).await else { return };
                let mut outside = TcpStream::connect(target).await.unwrap();
                tokio::io::copy_bidirectional(&mut inside, &mut outside).await.ok();
            });
        }
    });
    (address, certificate.to_vec())
}

fn builder(address: SocketAddr) -> CosSinkBuilder {
    let builder = CosSink::builder().bucket("archive-1250000000").region("ap-guangzhou");
    builder.endpoint(format!("https://{address}")).credentials(Credentials::new("id", "key"))
}

#[tokio::test]
async fn a_trusted_server_with_the_name_of_cos_is_stored_to() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let (address, root) = terminate(&double, &double.host()).await;
    let sink = builder(address).root_certificate(root).build().unwrap();
    assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::Stored);
    assert_eq!(sink.store(record()).await.unwrap().outcome, Outcome::AlreadyStored);
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_nothing() {
    let double = CosDouble::builder().credentials("id", "key").start().await.unwrap();
    let (address, _) = terminate(&double, &double.host()).await;
    let error = builder(address).build().unwrap().store(record()).await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Unavailable, Status::Temporary), "{error}");

    // Vouched for, yet under another name.
    let (address, root) = terminate(&double, "localhost").await;
    let error = builder(address).root_certificate(root).build().unwrap().store(record()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}");
    assert!(double.requests().is_empty());
}

#[test]
fn what_is_no_certificate_is_refused() {
    let error = builder(([127, 0, 0, 1], 1).into()).root_certificate(*b"no certificate").build().unwrap_err();
    assert!(error.problems()[0].starts_with("root_certificate: "), "{error}");
}
