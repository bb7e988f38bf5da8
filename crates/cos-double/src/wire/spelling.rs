//! The spelling of header names.
//!
//! HTTP names are the same in any case, but clients of COS look them up as COS spells them (436/7729): `coscmd` asks
//! for `Content-Length`, the Python SDK hands out a dictionary. hyper writes names in lower case, and those that it
//! has seen spelled otherwise as it saw them: so it is shown a message that has them all.

use std::convert::Infallible;

use http::Extensions;
use http_body_util::Empty;
use hyper::body::{Bytes, Incoming};
use hyper_util::rt::TokioIo;
use tokio::io::AsyncWriteExt;
use tokio::sync::{OnceCell, mpsc};

/// What isn't spelled in lower case. COS's own names, `x-cos-*`, are.
const SPELLED: [&str; 27] = [
    "Accept-Ranges",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Allow",
    "Cache-Control",
    "Connection",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-MD5",
    "Content-Range",
    "Content-Type",
    "Date",
    "ETag",
    "Expires",
    "Keep-Alive",
    "Last-Modified",
    "Location",
    "Retry-After",
    "Server",
    "Transfer-Encoding",
    "Vary",
    "Via",
];

/// Returns what makes hyper spell the names of a response as COS does, once it is among the response's extensions.
pub(crate) async fn spelling() -> &'static Extensions {
    static SPELLING: OnceCell<Extensions> = OnceCell::const_new();
    SPELLING.get_or_init(learn).await
}

/// Lets hyper read a request with all names, and takes what it noted.
async fn learn() -> Extensions {
    let lines: String = SPELLED
        .iter()
        .filter(|name| !["Content-Length", "Transfer-Encoding", "Connection"].contains(name))
        .map(|name| format!("{name}: 0\r\n"))
        .collect();
    // The names that frame a message mean something in a request too, so their values must make sense.
    let head = format!("GET / HTTP/1.1\r\nHost: a\r\n{lines}Content-Length: 0\r\nConnection: close\r\n\r\n");
    let (mut client, server) = tokio::io::duplex(64 * 1024);
    let (noted, mut notes) = mpsc::unbounded_channel();
    let answer = hyper::service::service_fn(move |request: http::Request<Incoming>| {
        noted.send(request.extensions().clone()).ok();
        std::future::ready(Ok::<_, Infallible>(http::Response::new(Empty::<Bytes>::new())))
    });
    client.write_all(head.as_bytes()).await.ok();
    let mut http = hyper::server::conn::http1::Builder::new();
    http.preserve_header_case(true).serve_connection(TokioIo::new(server), answer).await.ok();
    // Nothing noted means lower case, which the tests of the wire tell.
    notes.try_recv().unwrap_or_default()
}
