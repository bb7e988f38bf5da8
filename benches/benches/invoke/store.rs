//! A store that takes every PUT: the other end of the archive, and nothing that could slow it down.
//!
//! It reads the whole body and answers as COS does, with the body's CRC64, an `ETag` that is no MD5, and a request id. It
//! checks no signature and keeps nothing, so that its cost is the same for every client. It listens twice: plainly, and
//! over https under the name of COS.

use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use benches::http::Connection;
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use tempfile::NamedTempFile;

/// The host under which the function addresses its bucket.
const HOST: &str = "bench-1250000000.cos.ap-guangzhou.myqcloud.com";

#[derive(Debug)]
pub(crate) struct Store {
    address: SocketAddr,
    https: SocketAddr,
    /// The certificate of the second, in PEM.
    certificate: NamedTempFile,
    stored: Arc<Stored>,
}

/// What arrived so far.
#[derive(Debug, Default)]
struct Stored {
    objects: AtomicU64,
    bytes: AtomicU64,
}

impl Store {
    /// Listens on two free ports of the loopback interface, with a thread a connection, until the process ends.
    pub(crate) fn start() -> io::Result<Self> {
        let stored = Arc::new(Stored::default());
        let (tls, certificate) = tls()?;
        let of_plain = Arc::clone(&stored);
        // A client that is killed resets its connection: what it stored is counted, and that is compared.
        let address = listen(move |stream| {
            let _ = Connection::new(stream).and_then(|connection| serve(connection, &of_plain));
        })?;
        let of_https = Arc::clone(&stored);
        let https = listen(move |stream| {
            let _ = stream.set_nodelay(true);
            let Ok(session) = ServerConnection::new(Arc::clone(&tls)) else { return };
            let _ = serve(Connection::over(StreamOwned::new(session, stream)), &of_https);
        })?;
        Ok(Self { address, https, certificate, stored })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn https(&self) -> SocketAddr {
        self.https
    }

    /// The file that a client over https must trust.
    pub(crate) fn certificate(&self) -> &Path {
        self.certificate.path()
    }

    /// Objects and bytes stored since the start.
    pub(crate) fn stored(&self) -> (u64, u64) {
        (self.stored.objects.load(Ordering::Relaxed), self.stored.bytes.load(Ordering::Relaxed))
    }
}

fn listen(serve: impl Fn(TcpStream) + Send + Sync + 'static) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let serve = Arc::new(serve);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let serve = Arc::clone(&serve);
            thread::spawn(move || serve(stream));
        }
    });
    Ok(address)
}

/// What https is served with, and the certificate in a file.
fn tls() -> io::Result<(Arc<ServerConfig>, NamedTempFile)> {
    let certified = rcgen::generate_simple_self_signed([HOST.to_owned()]).map_err(io::Error::other)?;
    let mut file = NamedTempFile::new()?;
    file.write_all(certified.cert.pem().as_bytes())?;
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(certified.signing_key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(vec![certified.cert.der().clone()], key));
    Ok((Arc::new(config.map_err(io::Error::other)?), file))
}

fn serve<S: Read + Write>(mut connection: Connection<S>, stored: &Stored) -> io::Result<()> {
    let mut answer = Vec::new();
    while let Some(request) = connection.read()? {
        answer.clear();
        if request.first_line().starts_with(b"PUT ") {
            let objects = stored.objects.fetch_add(1, Ordering::Relaxed) + 1;
            stored.bytes.fetch_add(request.body().len() as u64, Ordering::Relaxed);
            let mut crc64 = crc64fast::Digest::new();
            crc64.write(request.body());
            write!(
                answer,
                "HTTP/1.1 200 OK\r\nServer: tencent-cos\r\nx-cos-request-id: NjZi{objects:016x}\r\nETag: \"{objects:x}-1\"\r\n\
                 x-cos-hash-crc64ecma: {}\r\nContent-Length: 0\r\n\r\n",
                crc64.sum64()
            )?;
        } else {
            answer.extend_from_slice(
                b"HTTP/1.1 404 Not Found\r\nServer: tencent-cos\r\nx-cos-request-id: NjZi\r\nContent-Length: 0\r\n\r\n",
            );
        }
        connection.write(&answer, b"")?;
    }
    Ok(())
}
