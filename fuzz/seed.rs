//! Writes our own events into `corpus`, one folder a target: `cargo run --bin seed`.

use std::path::Path;

use mps_events::{Notification, fixtures};

/// A message for each way in which a body may be framed.
const MESSAGES: [&str; 6] = [
    "HTTP/1.1 200 OK\r\nRequest_id: 5f0c\r\nTime_limit_in_ms: 3000\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nSum: 1\r\n\r\n",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    "HTTP/1.0 500 Failed\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
    "HTTP/1.1 200 OK\r\n\r\nto the end",
    "POST /event-invoke?a=b HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
];

fn main() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for target in ["delivery", "envelope", "typed"] {
        std::fs::create_dir_all(corpus.join(target))?;
        for (index, (name, bytes)) in (0_u8..).zip(fixtures::all()) {
            let notification = Notification::from_slice(bytes).ok();
            let event = notification.as_ref().and_then(Notification::raw_event);
            let seed = match (target, event) {
                ("typed", Some(event)) => [&[index], event.get().as_bytes()].concat(),
                _ => bytes.to_vec(),
            };
            std::fs::write(corpus.join(target).join(name), seed)?;
        }
    }
    std::fs::create_dir_all(corpus.join("message"))?;
    for (index, message) in (0_u8..).zip(MESSAGES) {
        std::fs::write(corpus.join("message").join(index.to_string()), [&[index], message.as_bytes()].concat())?;
    }
    Ok(())
}
