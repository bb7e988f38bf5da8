//! The floor: what the job costs with blocking sockets alone. No JSON is read, nothing is signed or hashed, nothing is
//! logged, and a failure ends the process.
//!
//! The floor is this very program, started again with the name of a job as its argument.

use std::{env, io, net::TcpStream};

use benches::http::Connection;

/// Where the archive of the floor puts its objects: `HOST:PORT`.
pub(crate) const STORE: &str = "FLOOR_STORE";

const READY: &[u8] = b"POST /runtime/init/ready HTTP/1.1\r\nHost: scf\r\nContent-Length: 1\r\n\r\n";
const NEXT: &[u8] = b"GET /runtime/invocation/next HTTP/1.1\r\nHost: scf\r\n\r\n";
const RESPONSE: &[u8] = b"POST /runtime/invocation/response HTTP/1.1\r\nHost: scf\r\nContent-Length: 2\r\n\r\n";

/// Answers every event without a look at it.
pub(crate) fn no_op() -> io::Result<()> {
    serve(|_| Ok(()))
}

/// Puts every event into the store, then answers.
pub(crate) fn archive() -> io::Result<()> {
    let store = env::var(STORE).map_err(io::Error::other)?;
    let mut store_connection = None;
    let mut count = 0_u64;
    serve(|event| {
        let connection = match &mut store_connection {
            Some(connection) => connection,
            none => none.insert(Connection::new(TcpStream::connect(&store)?)?),
        };
        count += 1;
        let head = format!(
            "PUT /p/dt=2026-11-22/event_type=WorkflowTask/{count:010}.json HTTP/1.1\r\nHost: store\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            event.len()
        );
        connection.write(head.as_bytes(), event)?;
        expect_ok(connection)
    })
}

fn serve(mut job: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
    let host = env::var("SCF_RUNTIME_API").map_err(io::Error::other)?;
    let port = env::var("SCF_RUNTIME_API_PORT").map_err(io::Error::other)?;
    let mut platform = Connection::new(TcpStream::connect(format!("{host}:{port}"))?)?;
    platform.write(READY, b" ")?;
    expect_ok(&mut platform)?;
    loop {
        platform.write(NEXT, b"")?;
        let event = platform.read_answer()?;
        job(event.body())?;
        platform.write(RESPONSE, b"ok")?;
        expect_ok(&mut platform)?;
    }
}

fn expect_ok(connection: &mut Connection) -> io::Result<()> {
    let answer = connection.read_answer()?;
    if answer.first_line().starts_with(b"HTTP/1.1 200") {
        Ok(())
    } else {
        Err(io::Error::other(String::from_utf8_lossy(answer.first_line()).into_owned()))
    }
}
