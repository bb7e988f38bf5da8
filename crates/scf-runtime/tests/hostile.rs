//! A runtime API that answers anything: the runtime gives up with an error, and never panics, hangs or runs on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use proptest::prelude::*;
use scf_runtime::{Config, ErrorKind, Failure, Invocation, Runtime};

/// Reads one request; the runtime's are small.
fn read(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = vec![0; 16 * 1024];
    let count = stream.read(&mut request).ok().filter(|count| *count > 0)?;
    request.truncate(count);
    Some(request)
}

/// Acknowledges whatever is posted, answers the first few calls of `next` with `reply`, then goes away.
fn serve(listener: &TcpListener, reply: &[u8]) {
    for _ in 0..4 {
        let Ok((mut stream, _)) = listener.accept() else { return };
        while let Some(request) = read(&mut stream) {
            if request.starts_with(b"GET") {
                let _ = stream.write_all(reply);
                break;
            }
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }
    }
}

fn outcome(reply: Vec<u8>) -> Result<(), scf_runtime::Error> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || serve(&listener, &reply));
    let outcome = Runtime::builder()
        .config(Config::new("127.0.0.1", port))
        .api_patience(Duration::from_millis(60))
        .max_event_bytes(10_000)
        .build(async |invocation: Invocation| Ok::<_, Failure>(invocation.payload))
        .unwrap()
        .start();
    // The runtime gave up before the server did: it waits for a connection.
    let _ = TcpStream::connect(("127.0.0.1", port));
    for _ in 0..4 {
        let _ = TcpStream::connect(("127.0.0.1", port));
    }
    server.join().unwrap();
    outcome
}

fn reply() -> impl Strategy<Value = Vec<u8>> {
    let bytes = proptest::collection::vec(any::<u8>(), 0..400);
    let head = prop_oneof![
        Just("HTTP/1.1 200 OK\r\nRequest_id: 1\r\n".to_owned()),
        Just(
            "HTTP/1.1 200 OK\r\nRequest_id: 1\r\nContent-Length: 5\r\nTime_limit_in_ms: 18446744073709551615\r\n\r\n"
                .to_owned()
        ),
        Just("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nContent-Length: 99999999999999\r\n\r\n".to_owned()),
        Just("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n".to_owned()),
        Just("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n".to_owned()),
        Just("HTTP/1.1 100 Continue\r\n\r\n".to_owned()),
        Just(String::new()),
        "HTTP/1.1 [0-9]{3} [a-z]{0,5}\r\n",
    ];
    (head, bytes).prop_map(|(head, bytes)| [head.into_bytes(), bytes].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_reply_ends_in_an_error(reply in reply()) {
        prop_assert_eq!(outcome(reply).unwrap_err().kind(), ErrorKind::Api);
    }
}
