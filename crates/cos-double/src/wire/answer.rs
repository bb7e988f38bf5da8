//! Answers and their bodies.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, HeaderName, Response, StatusCode};
use http_body_util::Full;
use hyper::body::{Body, Frame};

/// Makes an answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response<Answer> {
    let mut response = Response::new(Answer::whole(Bytes::new()));
    *response.status_mut() = status;
    response
}

/// Makes an answer that is a document.
pub(crate) fn document(status: StatusCode, text: String) -> Response<Answer> {
    let mut response = Response::new(Answer::whole(text.into()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
    response
}

/// Sets a header; what HTTP can't carry is left out.
pub(crate) fn insert(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        headers.insert(name, value);
    }
}

/// Why no answer is sent: hyper closes the connection.
#[derive(Debug)]
pub(crate) struct Reset;

impl std::fmt::Display for Reset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection is reset on request")
    }
}

impl std::error::Error for Reset {}

/// The bytes that a broken or trickling body claims to have.
const DRIPS: usize = 20;

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum Answer {
    Whole(Full<Bytes>),
    /// Ends early.
    Broken {
        sent: bool,
    },
    /// A byte after each pause.
    Drip {
        left: usize,
        pause: Duration,
        sleep: Pin<Box<tokio::time::Sleep>>,
    },
}

impl Answer {
    /// The length that a broken or trickling body claims.
    pub(crate) const CLAIMED: usize = DRIPS;

    pub(crate) fn whole(bytes: Bytes) -> Self {
        Self::Whole(Full::new(bytes))
    }

    pub(crate) fn broken() -> Self {
        Self::Broken { sent: false }
    }

    pub(crate) fn drip(pause: Duration) -> Self {
        Self::Drip { left: DRIPS, pause, sleep: Box::pin(tokio::time::sleep(pause)) }
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Self::Whole(body) => Pin::new(body)
                .poll_frame(context)
                .map(|frame| frame.map(|frame| frame.map_err(|e: Infallible| match e {}))),
            Self::Broken { sent: false, .. } => Poll::Ready(Some(Err(io::Error::other("broken off on request")))),
            Self::Broken { .. } => Poll::Ready(None),
            Self::Drip { left: 0, .. } => Poll::Ready(None),
            Self::Drip { left, pause, sleep } => {
                std::task::ready!(Future::poll(sleep.as_mut(), context));
                *left -= 1;
                sleep.as_mut().reset(tokio::time::Instant::now() + *pause);
                Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b" ")))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(body) if body.is_end_stream())
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        match self {
            Self::Whole(body) => body.size_hint(),
            _ => hyper::body::SizeHint::with_exact(DRIPS as u64),
        }
    }
}
