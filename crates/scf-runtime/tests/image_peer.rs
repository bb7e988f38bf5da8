//! What a peer may send to the server of a function that was deployed as an image, over real sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

mod behave;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// The example as an image would run it, which accepts events of 1000 bytes. It is killed when dropped.
struct Image {
    process: Child,
    port: u16,
}

impl Image {
    fn start() -> Self {
        Self::accepting(1000)
    }

    fn accepting(bytes: usize) -> Self {
        let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let process = Command::new(behave::path())
            .env_clear()
            .envs([("IMAGE_PORT", port.to_string()), ("MAX_EVENT_BYTES", bytes.to_string())])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        Self { process, port }
    }

    /// A connection, once the server listens.
    fn connect(&self) -> TcpStream {
        for _ in 0..1000 {
            if let Ok(stream) = TcpStream::connect(("127.0.0.1", self.port)) {
                stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
                return stream;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("it never listened");
    }

    /// Everything that comes back for these bytes until the server closes the connection.
    fn told(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect();
        stream.write_all(bytes).unwrap();
        let mut told = String::new();
        stream.read_to_string(&mut told).unwrap();
        told
    }
}

impl Image {
    /// The largest amount of memory that it has used, in KB.
    fn peak_kb(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn whatever_a_peer_sends_the_next_event_is_served() {
    let image = Image::start();
    let large = "x".repeat(3 << 20);
    for (request, status, why) in [
        ("SSH-2.0-OpenSSH\r\n".to_owned(), "400 ", "expected a message in HTTP/1"),
        (format!("POST /event-invoke HTTP/1.1\r\nA: {}", "x".repeat(16 << 10)), "400 ", "the head of the message"),
        ("POST /event-invoke HTTP/1.1\r\nContent-Length: x\r\n\r\n".to_owned(), "400 ", "Content-Length"),
        ("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".to_owned(), "404 ", "events go to /event-invoke"),
        ("GET /event-invoke HTTP/1.0\r\n\r\n".to_owned(), "405 ", "events are posted"),
        (
            format!("POST /event-invoke HTTP/1.1\r\nContent-Length: {}\r\n\r\n{large}", large.len()),
            "500 ",
            "EventTooLarge",
        ),
    ] {
        let told = image.told(request.as_bytes());
        assert!(told.starts_with(&format!("HTTP/1.1 {status}")), "{told}");
        assert!(told.contains(why) && told.contains("Connection: close"), "{told}");
    }
    // One that sends half an event and leaves.
    image.connect().write_all(b"POST /event-invoke HTTP/1.1\r\nContent-Length: 9\r\n\r\n{").unwrap();
    let event = r#"{"do": "echo"}"#;
    let told = image.told(
        format!("POST /event-invoke?a HTTP/1.1\r\nConnection: close\r\nContent-Length: 14\r\n\r\n{event}").as_bytes(),
    );
    assert!(told.starts_with("HTTP/1.1 200 OK\r\n") && told.ends_with(event), "{told}");
}

#[test]
fn a_peer_that_hesitates_is_told_to_go_on_and_may_send_chunks() {
    let image = Image::start();
    let mut stream = image.connect();
    let read = |stream: &mut TcpStream, end: &str| {
        let mut text = Vec::new();
        while !text.ends_with(end.as_bytes()) {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            text.push(byte[0]);
        }
        String::from_utf8(text).unwrap()
    };
    for _ in 0..2 {
        stream
            .write_all(b"POST /event-invoke HTTP/1.1\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n")
            .unwrap();
        assert_eq!(read(&mut stream, "\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
        stream.write_all(b"7\r\n{\"do\": \r\n7\r\n\"echo\"}\r\n0\r\n\r\n").unwrap();
        let reply = read(&mut stream, "}");
        assert!(reply.starts_with("HTTP/1.1 200 OK\r\n") && reply.ends_with(r#"{"do": "echo"}"#), "{reply}");
    }
}

#[test]
fn unfinished_events_take_bounded_memory_and_keep_no_small_event_waiting() {
    const EVENT: usize = 6 << 20;
    let image = Image::accepting(EVENT);
    let before = image.connect();
    let mut peers: Vec<_> = (0..40).map(|_| (image.connect(), 0)).collect();
    for (peer, _) in &mut peers {
        peer.write_all(format!("POST /event-invoke HTTP/1.1\r\nContent-Length: {EVENT}\r\n\r\n").as_bytes()).unwrap();
        peer.set_nonblocking(true).unwrap();
    }
    // Each sends all but the last byte, or what is taken of it: it is over once 4 events are in and nothing more moves.
    let piece = vec![b' '; 256 * 1024];
    let mut still = 0;
    while still < 20 {
        let mut moved = false;
        for (peer, sent) in &mut peers {
            let left = (EVENT - 1 - *sent).min(piece.len());
            if let Ok(count @ 1..) = peer.write(&piece[..left]) {
                *sent += count;
                moved = true;
            }
        }
        still = if moved { 0 } else { still + 1 };
        std::thread::sleep(Duration::from_millis(10));
    }
    let whole = peers.iter().filter(|(_, sent)| *sent == EVENT - 1).count();
    assert!(whole >= 4, "{whole}");
    assert!(image.peak_kb() < 60 * 1024, "{} KB", image.peak_kb());
    let event = r#"{"do": "echo"}"#;
    let told = image.told(
        format!("POST /event-invoke HTTP/1.1\r\nConnection: close\r\nContent-Length: 14\r\n\r\n{event}").as_bytes(),
    );
    assert!(told.starts_with("HTTP/1.1 200 OK\r\n") && told.ends_with(event), "{told}");
    drop(before);
}
