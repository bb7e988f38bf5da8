//! One kept-alive HTTP/1.1 connection, driven by the task that uses it.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::HeaderMap;
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// A connection to the runtime API.
///
/// The protocol's state machine is polled by whoever waits for a reply, not by a task of its own: there is one request at a time,
/// and a task would cost a switch for each.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    /// Gone once the connection is closed. Dropping it fails a request that still waits in it.
    driver: Option<Driver>,
    used: bool,
}

type Driver = Pin<Box<http1::Connection<TokioIo<TcpStream>, Full<Bytes>>>>;

/// A reply whose head has arrived.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    body: Incoming,
}

/// Why an exchange failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExchangeError {
    #[error("no connection within {} s", CONNECT_TIMEOUT.as_secs())]
    ConnectTimeout,
    #[error("no reply within {} s", .0.as_secs())]
    ReplyTimeout(Duration),
    #[error("the connection failed")]
    Io(#[from] std::io::Error),
    #[error("the exchange failed")]
    Http(#[from] hyper::Error),
    #[error("unexpected status {0}")]
    Status(StatusCode),
    #[error("the body has more than {0} bytes")]
    TooLarge(usize),
}

impl Connection {
    pub(crate) async fn open(host: &str, port: u16) -> Result<Self, ExchangeError> {
        let stream = tokio::time::timeout(CONNECT_TIMEOUT, TcpStream::connect((host, port)))
            .await
            .map_err(|_elapsed| ExchangeError::ConnectTimeout)??;
        stream.set_nodelay(true)?;
        let (sender, driver) = http1::Builder::new().writev(false).handshake(TokioIo::new(stream)).await?;
        Ok(Self { sender, driver: Some(Box::pin(driver)), used: false })
    }

    /// Whether a reply has come over this connection: if so, a failure may only mean that the peer closed it meanwhile.
    pub(crate) fn used(&self) -> bool {
        self.used
    }

    /// Sends a request and waits for the head of its reply, for as long as it takes.
    pub(crate) async fn send(&mut self, request: Request<Full<Bytes>>) -> Result<Reply, ExchangeError> {
        let Self { sender, driver, .. } = self;
        drive(driver, poll_fn(|cx| sender.poll_ready(cx))).await?;
        let (head, body) = drive(driver, sender.send_request(request)).await?.into_parts();
        self.used = true;
        Ok(Reply { status: head.status, headers: head.headers, body })
    }

    /// Reads the body of a reply, at most `limit` bytes of it. One that comes in one piece isn't copied.
    pub(crate) async fn read(&mut self, reply: &mut Reply, limit: usize) -> Result<Bytes, ExchangeError> {
        let body = &mut reply.body;
        let expected = body.size_hint().exact().and_then(|size| usize::try_from(size).ok());
        if expected.is_some_and(|size| size > limit) {
            return Err(ExchangeError::TooLarge(limit));
        }
        let mut first = Bytes::new();
        let mut whole = BytesMut::new();
        while !body.is_end_stream() {
            let Some(frame) = drive(&mut self.driver, body.frame()).await else { break };
            let Ok(piece) = frame?.into_data() else { continue };
            if first.is_empty() {
                first = piece;
                if first.len() > limit {
                    return Err(ExchangeError::TooLarge(limit));
                }
                continue;
            }
            if whole.is_empty() {
                whole.reserve(expected.unwrap_or(0).max(first.len() + piece.len()));
                whole.extend_from_slice(&first);
            }
            if whole.len() + piece.len() > limit {
                return Err(ExchangeError::TooLarge(limit));
            }
            whole.extend_from_slice(&piece);
        }
        Ok(if whole.is_empty() { first } else { whole.freeze() })
    }
}

/// Waits for `future`, which waits for the connection, while driving the connection.
async fn drive<F: Future>(driver: &mut Option<Driver>, future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(move |cx| {
        if let Poll::Ready(output) = future.as_mut().poll(cx) {
            return Poll::Ready(output);
        }
        if let Some(running) = driver
            && let Poll::Ready(_closed) = running.as_mut().poll(cx)
        {
            // Why it closed reaches the waiting future.
            *driver = None;
        }
        future.as_mut().poll(cx)
    })
    .await
}
