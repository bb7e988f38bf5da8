//! The other end: takes every PUT of the body, and does nothing that could slow it down.
//!
//! It answers as COS does, with an `ETag`, a CRC64 and a request id, all of them computed before the first request. It
//! checks no signature and keeps nothing, so that its cost is the same for every client; the body's bytes it compares.

use std::{
    io::{self, Write as _},
    net::{Ipv4Addr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use benches::http::Connection;
use md5::{Digest as _, Md5};

use crate::event;

/// Prints its address, then serves until its standard input ends.
pub(crate) fn serve() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?);
    let stored = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&stored);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let stored = Arc::clone(&counter);
            thread::spawn(move || Connection::new(stream).and_then(|connection| answer_all(connection, &stored)));
        }
    });
    // Each line asks how many were stored so far.
    for _ in io::stdin().lines() {
        println!("{}", stored.load(Ordering::Relaxed));
    }
    Ok(())
}

fn answer_all(mut connection: Connection, stored: &AtomicUsize) -> io::Result<()> {
    let body = event::body();
    let md5 = format!("{:032x}", u128::from_be_bytes(Md5::digest(&body).into()));
    let crc64 = crc64(&body);
    let mut answer = Vec::new();
    while let Some(request) = connection.read()? {
        answer.clear();
        if request.first_line().starts_with(b"PUT ") && request.body() == body {
            let n = stored.fetch_add(1, Ordering::Relaxed);
            write!(
                answer,
                "HTTP/1.1 200 OK\r\nServer: tencent-cos\r\nDate: Sun, 22 Nov 2026 15:47:12 GMT\r\nETag: \"{md5}\"\r\n\
                 x-cos-hash-crc64ecma: {crc64}\r\nx-cos-request-id: NjZi{n:016x}\r\nContent-Length: 0\r\n\r\n"
            )?;
        } else {
            answer.extend_from_slice(b"HTTP/1.1 400 Bad Request\r\nServer: tencent-cos\r\nContent-Length: 0\r\n\r\n");
        }
        connection.write(&answer, b"")?;
    }
    Ok(())
}

/// CRC-64/XZ, as COS answers it.
fn crc64(bytes: &[u8]) -> u64 {
    let mut digest = crc64fast::Digest::new();
    digest.write(bytes);
    digest.sum64()
}
