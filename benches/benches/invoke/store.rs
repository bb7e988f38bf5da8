//! A store that takes every PUT: the other end of the archive, and nothing that could slow it down.
//!
//! It reads the whole body and answers as COS does, with an `ETag` (the MD5 that the request claims, or a fixed one) and a
//! request id. It checks no signature and keeps nothing, so that its cost is the same for every client.

use std::{
    io::{self, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use benches::http::{Connection, Message};

#[derive(Debug)]
pub(crate) struct Store {
    address: SocketAddr,
    stored: Arc<Stored>,
}

/// What arrived so far.
#[derive(Debug, Default)]
struct Stored {
    objects: AtomicU64,
    bytes: AtomicU64,
}

impl Store {
    /// Listens on a free port of the loopback interface, with a thread a connection, until the process ends.
    pub(crate) fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let stored = Arc::new(Stored::default());
        let shared = Arc::clone(&stored);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let stored = Arc::clone(&shared);
                thread::spawn(move || {
                    // A client that is killed resets its connection: what it stored is counted, and that is compared.
                    let _ = Connection::new(stream).and_then(|connection| serve(connection, &stored));
                });
            }
        });
        Ok(Self { address, stored })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Objects and bytes stored since the start.
    pub(crate) fn stored(&self) -> (u64, u64) {
        (self.stored.objects.load(Ordering::Relaxed), self.stored.bytes.load(Ordering::Relaxed))
    }
}

fn serve(mut connection: Connection, stored: &Stored) -> io::Result<()> {
    let mut answer = Vec::new();
    while let Some(request) = connection.read()? {
        answer.clear();
        if request.first_line().starts_with(b"PUT ") {
            let objects = stored.objects.fetch_add(1, Ordering::Relaxed) + 1;
            stored.bytes.fetch_add(request.body().len() as u64, Ordering::Relaxed);
            write!(
                answer,
                "HTTP/1.1 200 OK\r\nServer: tencent-cos\r\nx-cos-request-id: NjZi{objects:016x}\r\nETag: \"{:032x}\"\r\nContent-Length: 0\r\n\r\n",
                claimed_md5(&request)
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

fn claimed_md5(request: &Message<'_>) -> u128 {
    let mut digest = [0; 18];
    let claimed = request.header(b"content-md5").unwrap_or_default();
    match STANDARD.decode_slice(claimed, &mut digest) {
        Ok(16) => digest[..16].iter().fold(0, |number, &byte| number << 8 | u128::from(byte)),
        _ => 0,
    }
}
