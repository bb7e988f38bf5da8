//! Messages in pieces of every size.

use proptest::prelude::*;

use super::*;
use crate::http::start_line::{Status, Target};

/// What came of a reply, with its header fields; the rest of the connection's bytes are in pieces of one size.
fn read(bytes: &[u8], piece: usize, limit: usize) -> Result<(Option<Message<Status>>, Vec<String>), MessageError> {
    let mut decoder = Decoder::<Status>::new(limit);
    let mut buffer = BytesMut::new();
    let mut fields = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut space = decoder.space(&mut buffer);
        let (now, later) = rest.split_at(piece.min(rest.len()).min(space.remaining_mut()));
        assert!(!now.is_empty(), "there is always room");
        space.put_slice(now);
        rest = later;
        let reply = decoder.decode(&mut buffer, &mut |name, value| {
            fields.push(format!("{name}={}", String::from_utf8_lossy(value)));
        })?;
        if reply.is_some() {
            return Ok((reply, fields));
        }
    }
    assert_eq!(decoder.has_begun(&buffer), !bytes.is_empty());
    Ok((decoder.close().ok(), fields))
}

fn whole(bytes: impl AsRef<[u8]>) -> Message<Status> {
    read(bytes.as_ref(), usize::MAX, 1 << 20).unwrap().0.unwrap()
}

fn refused(bytes: impl AsRef<[u8]>) -> MessageError {
    read(bytes.as_ref(), usize::MAX, 1 << 20).unwrap_err()
}

#[test]
fn a_reply_of_the_platform() {
    let text = "HTTP/1.1 200 OK\r\nRequest_id: 5f0c\r\nTime_limit_in_ms: 3000\r\nContent-Length: 7\r\n\r\n{\"a\":1}";
    let (reply, fields) = read(text.as_bytes(), 5, 100).unwrap();
    assert_eq!(
        reply.unwrap(),
        Message { start: Status(200), body: Some("{\"a\":1}".into()), persistent: true, delimited: true }
    );
    assert_eq!(fields, ["Request_id=5f0c", "Time_limit_in_ms=3000", "Content-Length=7"]);
}

#[test]
fn every_way_in_which_a_body_may_end() {
    for (text, body, reusable) in [
        ("HTTP/1.1 200 OK\r\ncontent-LENGTH: 2\r\n\r\nok", "ok", true),
        ("HTTP/1.1 200\r\nContent-Length: 2, 2\r\nContent-Length: 2\r\n\r\nok", "ok", true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\no\r\n1;x=\"y\"\r\nk\r\n0\r\n\r\n", "ok", true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n002\r\nok\r\n0\r\nSum: 1\r\n\r\n", "ok", true),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n2\r\nok\r\n0\r\n\r\n", "ok", false),
        ("HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 2\r\n\r\nok", "ok", false),
        ("HTTP/1.1 200 OK\r\n\r\nok", "ok", false),
        ("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", "ok", false),
        ("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok", "ok", true),
        ("HTTP/1.1 204 No Content\r\n\r\n", "", true),
        ("HTTP/1.1 304 Not Modified\r\nContent-Length: 700\r\n\r\n", "", true),
        (
            "HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 103\r\n\r\nHTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
            "ok",
            true,
        ),
    ] {
        let reply = whole(text);
        assert_eq!((reply.body.as_deref(), reply.persistent), (Some(body.as_bytes()), reusable), "{text}");
        for piece in 1..text.len() {
            let (reply, fields) = read(text.as_bytes(), piece, 100).unwrap();
            assert_eq!(reply.unwrap().body.as_deref(), Some(body.as_bytes()), "{piece}: {text}");
            assert!(!fields.contains(&"A=1".to_owned()), "an interim reply tells nothing");
        }
    }
}

#[test]
fn what_is_no_reply_is_refused_by_name() {
    for (text, error) in [
        ("SSH-2.0-OpenSSH\r\n", MessageError::Head(httparse::Error::Version)),
        ("HTTP/1.1 OK\r\n\r\n", MessageError::Head(httparse::Error::Status)),
        ("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n", MessageError::Upgrade),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", MessageError::Length),
        ("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n", MessageError::Length),
        ("HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\n", MessageError::Length),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", MessageError::Length),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", MessageError::Coding),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", MessageError::Coding),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n\r\n", MessageError::Chunk),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n", MessageError::Chunk),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n11111111111111111\r\n", MessageError::Chunk),
    ] {
        assert_eq!(refused(text), error, "{text}");
    }
    assert_eq!(refused("HTTP/1.1 100 Continue\r\n\r\n".repeat(17)), MessageError::TooManyInterim);
}

#[test]
fn heads_lines_and_trailers_have_limits() {
    let fields = |count| format!("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n{}\r\n", "a: b\r\n".repeat(count));
    assert!(whole(fields(MAX_FIELDS - 1)).persistent);
    assert_eq!(refused(fields(MAX_FIELDS)), MessageError::Head(httparse::Error::TooManyHeaders));
    let long = format!("HTTP/1.1 200 OK\r\nA: {}", "x".repeat(MAX_HEAD));
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (text, error) in [
        (long.clone(), MessageError::HeadTooLarge),
        (format!("{long}\r\n\r\n"), MessageError::HeadTooLarge),
        (format!("{chunked}1;{}", "x".repeat(MAX_HEAD)), MessageError::Chunk),
        (format!("{chunked}0\r\nA: {}", "x".repeat(MAX_HEAD)), MessageError::Chunk),
    ] {
        for piece in [100, usize::MAX] {
            assert_eq!(read(text.as_bytes(), piece, 100).unwrap_err(), error);
        }
    }
}

#[test]
fn a_body_above_the_limit_is_left_unread() {
    for text in [
        "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n123456",
        "HTTP/1.1 200 OK\r\n\r\n123456",
    ] {
        let reply = read(text.as_bytes(), usize::MAX, 5).unwrap().0.unwrap();
        assert_eq!(
            reply,
            Message { start: Status(200), body: None, persistent: false, delimited: text.contains(':') },
            "{text}"
        );
    }
}

#[test]
fn a_body_that_breaks_off_is_no_reply() {
    for text in [
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n",
        "HTTP/1.1 100 Continue\r\n\r\n",
    ] {
        assert_eq!(read(text.as_bytes(), usize::MAX, 100).unwrap().0, None, "{text}");
    }
}

#[test]
fn a_small_body_is_handed_out_where_it_was_read() {
    let mut buffer = BytesMut::new();
    let text = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    let mut decoder = Decoder::<Status>::new(100);
    decoder.space(&mut buffer).put_slice(text);
    let first = buffer.as_ptr();
    let reply = decoder.decode(&mut buffer, &mut |_, _| {}).unwrap().unwrap();
    let body = reply.body.unwrap();
    assert_eq!(body.as_ptr(), first.wrapping_add(text.len() - 5));
    // As long as the event lives, its place is its own; then the place is used again.
    drop(body);
    Decoder::<Status>::new(100).space(&mut buffer).put_slice(b"H");
    assert_eq!(buffer.as_ptr(), first);
}

/// A reply with this body, framed in one of the ways in which the connection may be used again.
fn framed(body: &[u8], chunk: Option<usize>) -> Vec<u8> {
    let Some(chunk) = chunk else {
        return [format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat();
    };
    let mut bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    for piece in body.chunks(chunk) {
        bytes.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        bytes.extend_from_slice(piece);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"0\r\n\r\n");
    bytes
}

proptest! {
    #[test]
    fn a_body_comes_out_as_it_went_in_however_it_is_cut(
        body in proptest::collection::vec(any::<u8>(), 0..60_000),
        chunk in proptest::option::of(1usize..40_000),
        piece in 1usize..70_000,
    ) {
        let reply = read(&framed(&body, chunk), piece, body.len()).unwrap().0.unwrap();
        prop_assert_eq!(reply, Message { start: Status(200), body: Some(body.into()), persistent: true, delimited: true });
    }

    #[test]
    fn pieces_make_no_difference_to_anything(
        head in prop_oneof![
            Just("HTTP/1.1 200 OK\r\n"), Just("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), Just(""),
            Just("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), Just("HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK\r\n"),
        ],
        rest in prop_oneof!["[0-9a-f;: \r\n]{0,60}".prop_map(String::into_bytes), proptest::collection::vec(any::<u8>(), 0..200)],
        piece in 1usize..20,
    ) {
        let bytes = [head.as_bytes(), &rest].concat();
        let outcome = |piece| match read(&bytes, piece, 20) {
            Ok((reply, fields)) => Ok((reply.map(|reply| (reply.start, reply.body)), fields)),
            Err(_) => Err(()),
        };
        prop_assert_eq!(outcome(piece), outcome(usize::MAX));
    }
}

/// The requests that come over a connection, and the error that ends it.
fn requests(bytes: &[u8]) -> (Vec<Message<Target>>, Option<MessageError>) {
    let mut buffer = BytesMut::from(bytes);
    let mut requests = Vec::new();
    loop {
        match Decoder::new(10).decode(&mut buffer, &mut |_, _| {}) {
            Ok(Some(request)) => requests.push(request),
            Ok(None) => return (requests, None),
            Err(error) => return (requests, Some(error)),
        }
    }
}

#[test]
fn requests_follow_one_another_over_a_connection() {
    let request = |method: &str, path: &str, body: Option<&'static str>, persistent| {
        let start = Target { method: method.to_owned(), path: path.to_owned() };
        Message { start, body: body.map(Bytes::from), persistent, delimited: true }
    };
    let (requests, error) = requests(
        b"POST /event-invoke HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}\
          POST http://a:9000/event-invoke?x=/y HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n\
          GET /?a HTTP/1.1\r\n\r\n\
          GET http://a HTTP/1.0\r\n\r\n\
          POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n{}",
    );
    assert_eq!(
        requests,
        [
            request("POST", "/event-invoke", Some("{}"), true),
            request("POST", "/event-invoke", Some("{}"), true),
            request("GET", "/", Some(""), true),
            request("GET", "/", Some(""), false),
            request("POST", "/", None, false),
        ]
    );
    assert_eq!(error, Some(MessageError::Head(httparse::Error::Token)), "what is left of the body");
}
