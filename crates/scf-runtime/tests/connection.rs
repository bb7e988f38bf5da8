//! What a runtime API may do with its connections, over real sockets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use scf_runtime::{Bytes, Config, ErrorKind, Failure, Invocation, Runtime};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry::LookupSpan;

const ACKNOWLEDGED: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

/// A request with its body; none when the runtime closed the connection.
fn request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        let text = String::from_utf8_lossy(&request);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return Some(request);
            }
        }
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return None,
            Ok(count) => request.extend_from_slice(&piece[..count]),
        }
    }
}

/// Serves connections one after the other: `reply` is given the number of the connection and the request, and tells
/// whether the connection stays. Returns how many connections there were once `reply` returns nothing.
fn serve(
    mut reply: impl FnMut(usize, &[u8], &mut TcpStream) -> Option<bool> + Send + 'static,
) -> (u16, JoinHandle<usize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let thread = std::thread::spawn(move || {
        for number in 1.. {
            let (mut stream, _) = listener.accept().unwrap();
            while let Some(request) = request(&mut stream) {
                match reply(number, &request, &mut stream) {
                    Some(true) => {}
                    Some(false) => break,
                    None => return number,
                }
            }
        }
        0
    });
    (port, thread)
}

/// Serves events until one says `end`; one that says `slow` takes 100 ms. The runtime has no
/// patience: a failure of the API ends it.
fn run(port: u16, handle: impl FnMut(Bytes) -> Bytes) {
    run_with(port, Duration::ZERO, handle);
}

/// The same with this much patience.
fn run_with(port: u16, patience: Duration, mut handle: impl FnMut(Bytes) -> Bytes) {
    let error = Runtime::builder()
        .config(Config::new("127.0.0.1", port))
        .api_patience(patience)
        .build(async |invocation: Invocation| match &invocation.payload[..] {
            b"end" => Err(Failure::new("End", "it was asked for").and_exit()),
            b"slow" => {
                tokio::time::sleep(Duration::from_millis(100)).await;
                Ok(handle(invocation.payload))
            }
            _ => Ok(handle(invocation.payload)),
        })
        .unwrap()
        .start()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Exit, "{error:?}");
}

fn is_next(request: &[u8]) -> bool {
    request.starts_with(b"GET /runtime/invocation/next HTTP/1.1\r\n")
}

/// The reply to `next` with this event.
fn event(text: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nContent-Length: {}\r\n\r\n{text}", text.len())
}

/// Acknowledges what was posted; nothing once it is the failure that ends the runtime.
fn acknowledge(request: &[u8], stream: &mut TcpStream) -> Option<bool> {
    stream.write_all(ACKNOWLEDGED).unwrap();
    (!request.starts_with(b"POST /runtime/invocation/error")).then_some(true)
}

#[test]
fn an_event_may_be_framed_in_any_way() {
    let mut framed = [
        ("HTTP/1.1 200 OK\r\nRequest_id: 1\r\ncontent-length: 5\r\n\r\nevent", true),
        ("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\neve\r\n2\r\nnt\r\n0\r\nA: b\r\n\r\n", true),
        ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nRequest_id: 1\r\nContent-Length: 5\r\n\r\nevent", true),
        ("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nConnection: close\r\nContent-Length: 5\r\n\r\nevent", true),
        ("HTTP/1.0 200 OK\r\nRequest_id: 1\r\nContent-Length: 5\r\n\r\nevent", true),
        ("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nContent-Length: 5\r\n\r\nevent and more", true),
        ("HTTP/1.1 200 OK\r\nRequest_id: 1\r\nContent-Length: 3\r\n\r\nend", true),
    ]
    .into_iter();
    let (port, server) = serve(move |_, request, stream| {
        if !is_next(request) {
            return acknowledge(request, stream);
        }
        let (reply, stays) = framed.next()?;
        stream.write_all(reply.as_bytes()).unwrap();
        Some(stays)
    });
    let mut seen = Vec::new();
    run(port, |event| {
        seen.push(event.clone());
        event
    });
    assert_eq!(seen, ["event"; 6]);
    assert_eq!(server.join().unwrap(), 4, "three of them end their connection");
}

#[test]
fn a_connection_closed_between_two_calls_costs_neither_an_event_nor_a_wait() {
    let mut events = 0;
    let (port, server) = serve(move |_, request, stream| {
        if is_next(request) {
            stream.write_all(event(if events < 4 { "event" } else { "end" }).as_bytes()).unwrap();
            Some(false)
        } else {
            // Until then, `next` gives the same event.
            events += usize::from(request.starts_with(b"POST /runtime/invocation/"));
            acknowledge(request, stream).map(|_| false)
        }
    });
    let mut seen = 0;
    // An answer may meet a connection that was closed unnoticed, and so may its repetition: that is tried again.
    run_with(port, Duration::from_secs(10), |event| {
        seen += 1;
        event
    });
    assert_eq!(seen, 4);
    // One for `ready`, then two for each event, and one more where the runtime hadn't yet seen that its connection was closed.
    assert!((1 + 2 * 5..=1 + 4 * 5).contains(&server.join().unwrap()));
}

#[test]
fn bytes_that_nobody_asked_for_are_nobodys_reply() {
    let mut events = 0;
    let (port, server) = serve(move |_, request, stream| {
        if !is_next(request) {
            return acknowledge(request, stream);
        }
        events += 1;
        if events == 3 {
            stream.write_all(event("end").as_bytes()).unwrap();
        } else {
            stream.write_all(event("slow").as_bytes()).unwrap();
            std::thread::sleep(Duration::from_millis(20));
            stream.write_all(b"HTTP/1.1 500 Late\r\nContent-Length: 0\r\n\r\n").unwrap();
        }
        Some(true)
    });
    let mut seen = 0;
    run(port, |event| {
        seen += 1;
        event
    });
    assert_eq!(seen, 2, "a status of 500 would have ended it");
    assert_eq!(server.join().unwrap(), 3);
}

#[test]
fn an_answer_may_be_refused_before_it_is_read() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        request(&mut stream).unwrap();
        stream.write_all(ACKNOWLEDGED).unwrap();
        request(&mut stream).unwrap();
        stream.write_all(event("event").as_bytes()).unwrap();
        stream.read_exact(&mut [0; 1000]).unwrap();
        stream.write_all(b"HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n").unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let rest = std::thread::spawn(move || std::io::copy(&mut stream, &mut std::io::sink()).unwrap());
        // A client that took the refusal for a broken connection would post the answer again.
        let (mut stream, _) = listener.accept().unwrap();
        assert!(is_next(&request(&mut stream).unwrap()));
        stream.write_all(event("end").as_bytes()).unwrap();
        request(&mut stream).unwrap();
        stream.write_all(ACKNOWLEDGED).unwrap();
        rest.join().unwrap()
    });
    run(port, |_| vec![b'x'; 5 << 20].into());
    server.join().unwrap();
}

#[tokio::test]
async fn a_call_that_is_given_up_closes_its_connection() {
    let (port, server) = serve(|_, request, stream| {
        if is_next(request) {
            // Half an event, and never more.
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal").unwrap();
            let closed = stream.read(&mut [0]).unwrap_or(0) == 0;
            return if closed { None } else { Some(true) };
        }
        acknowledge(request, stream)
    });
    let runtime = Runtime::builder()
        .config(Config::new("127.0.0.1", port))
        .build(async |_: Invocation| Ok::<_, Failure>(()))
        .unwrap();
    assert!(tokio::time::timeout(Duration::from_millis(200), runtime.run()).await.is_err());
    assert_eq!(tokio::task::spawn_blocking(|| server.join().unwrap()).await.unwrap(), 1);
}

/// Notes the spans that close.
struct Closes(Arc<Mutex<Vec<String>>>);

impl<S: tracing::Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Closes {
    fn on_close(&self, id: tracing::Id, context: tracing_subscriber::layer::Context<'_, S>) {
        self.0.lock().unwrap().push(context.span(&id).unwrap().name().to_owned());
    }
}

#[test]
fn a_span_is_whole_before_its_answer_is_posted() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let mut events = 0;
    let (port, server) = serve(move |_, request, stream| {
        if is_next(request) {
            events += 1;
            stream.write_all(event(if events < 3 { "event" } else { "end" }).as_bytes()).unwrap();
            return Some(true);
        }
        if request.starts_with(b"POST /runtime/invocation/") {
            log.lock().unwrap().push("answer".to_owned());
        }
        acknowledge(request, stream)
    });
    let subscriber = tracing_subscriber::registry().with(Closes(Arc::clone(&seen)));
    tracing::subscriber::with_default(subscriber, || run(port, |event| event));
    server.join().unwrap();
    assert_eq!(*seen.lock().unwrap(), ["invocation", "answer", "invocation", "answer", "invocation", "answer"]);
}
