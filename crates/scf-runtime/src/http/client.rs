//! One kept-alive HTTP/1.1 connection to the runtime API.

use std::io::{self, Write as _};
use std::time::Duration;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::http::error::MessageError;
use crate::http::message::{Decoder, Message};
use crate::http::start_line::Status;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// The largest body that is copied behind its head, so that both leave as one piece.
const MAX_COPIED: usize = 16 * 1024;

/// A connection to the runtime API, for one exchange at a time.
///
/// Whoever gives up an exchange must drop the connection: it may hold the rest of a reply.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
    /// The request that is sent.
    request: Vec<u8>,
    /// What came and wasn't read yet. An event that came in one piece is handed out of it without a copy.
    buffer: BytesMut,
}

/// A request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request<'a> {
    /// The first line, without its end.
    pub(crate) line: &'static str,
    /// The header fields, each with the end of its line, without the one that tells the body's length.
    pub(crate) fields: &'a str,
    /// The body, where the method has one.
    pub(crate) body: Option<&'a [u8]>,
}

/// Why an exchange failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExchangeError {
    #[error("no connection within {} s", CONNECT_TIMEOUT.as_secs())]
    ConnectTimeout,
    #[error("no reply within {} s", .0.as_secs())]
    ReplyTimeout(Duration),
    #[error("no connection")]
    Connect(#[source] io::Error),
    #[error("the connection was closed before the request was sent whole")]
    Unsent(#[source] io::Error),
    #[error("the connection was closed before a reply came")]
    Closed(#[source] Option<io::Error>),
    #[error("the connection broke in the middle of the reply")]
    Broken(#[source] io::Error),
    #[error("the reply can't be read: {0}")]
    Reply(MessageError),
    #[error("unexpected status {0}")]
    Status(u16),
    #[error(
        "expected an event with a request_id, came status 200 without one: {} of {}",
        .bytes.map_or_else(|| "too many bytes".to_owned(), |bytes| format!("{bytes} bytes")),
        .media_type.as_deref().unwrap_or("an unnamed type")
    )]
    NoEvent {
        /// None if they are more than an event may have.
        bytes: Option<usize>,
        media_type: Option<String>,
    },
}

// The message is shown with its cause, for the log shows one level; so there is no source to show it again.
impl From<MessageError> for ExchangeError {
    fn from(error: MessageError) -> Self {
        Self::Reply(error)
    }
}

impl ExchangeError {
    /// Returns whether the peer can't have the whole request, and so can't have acted on it.
    pub(crate) fn is_unsent(&self) -> bool {
        matches!(self, Self::ConnectTimeout | Self::Connect(_) | Self::Unsent(_))
    }
}

impl Connection {
    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// Nobody accepts it within 3 s.
    pub(crate) async fn open(host: &str, port: u16) -> Result<Self, ExchangeError> {
        let stream = tokio::time::timeout(CONNECT_TIMEOUT, TcpStream::connect((host, port)))
            .await
            .map_err(|_elapsed| ExchangeError::ConnectTimeout)?
            .map_err(ExchangeError::Connect)?;
        stream.set_nodelay(true).map_err(ExchangeError::Connect)?;
        Ok(Self { stream, request: Vec::new(), buffer: BytesMut::new() })
    }

    /// Whether the connection stands, as far as is known, and nothing came over it that nobody asked for.
    pub(crate) fn is_idle(&self) -> bool {
        self.stream.try_read(&mut [0]).is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
    }

    /// Sends a request and waits for its reply, for as long as it takes. At most `limit` bytes of a body are read, and
    /// each header field is shown to `field`.
    pub(crate) async fn exchange(
        &mut self,
        request: Request<'_>,
        limit: usize,
        field: &mut impl FnMut(&str, &[u8]),
    ) -> Result<Message<Status>, ExchangeError> {
        let unsent = self.send(request).await.err();
        let mut decoder = Decoder::new(limit);
        loop {
            let count = self.stream.read_buf(&mut decoder.space(&mut self.buffer)).await;
            let begun = decoder.has_begun(&self.buffer);
            match count {
                Ok(0) if begun => return Ok(decoder.close()?),
                Err(error) if begun => return Err(ExchangeError::Broken(error)),
                Ok(0) => return Err(unsent.map_or(ExchangeError::Closed(None), ExchangeError::Unsent)),
                Err(error) => {
                    return Err(unsent.map_or(ExchangeError::Closed(Some(error)), ExchangeError::Unsent));
                }
                Ok(_) => {}
            }
            if let Some(reply) = decoder.decode(&mut self.buffer, field)? {
                // A peer may refuse a request before it has read all of it. Bytes behind the reply belong to no request.
                let persistent = reply.persistent && unsent.is_none() && self.buffer.is_empty();
                return Ok(Message { persistent, ..reply });
            }
        }
    }

    /// Sends a request, in one piece where that is cheap.
    async fn send(&mut self, Request { line, fields, body }: Request<'_>) -> io::Result<()> {
        let head = &mut self.request;
        head.clear();
        for part in [line, "\r\n", fields] {
            head.extend_from_slice(part.as_bytes());
        }
        if let Some(body) = body {
            write!(head, "Content-Length: {}\r\n", body.len())?;
        }
        head.extend_from_slice(b"\r\n");
        match body {
            Some(body) if body.len() > MAX_COPIED => self.stream.write_all_buf(&mut Buf::chain(&head[..], body)).await,
            body => {
                head.extend_from_slice(body.unwrap_or_default());
                self.stream.write_all(head).await
            }
        }
    }
}
