//! One HTTP/1.1 connection that somebody opened to the function.

use std::io::{self, Write as _};
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::http::error::MessageError;
use crate::http::message::{Decoder, Message};
use crate::http::start_line::Target;

/// How long a peer that is still sending may take to notice the reply.
const LINGER: Duration = Duration::from_secs(2);

/// A connection, with the requests that come over it one after the other.
#[derive(Debug)]
pub(crate) struct Peer {
    stream: TcpStream,
    buffer: BytesMut,
}

/// How long a peer may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Before the first byte of a request.
    pub(crate) idle: Duration,
    /// From its first byte to its last.
    pub(crate) request: Duration,
}

/// A request.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) message: Message<Target>,
    /// What a large body holds.
    pub(crate) room: Option<OwnedSemaphorePermit>,
}

/// Why there is no request.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadError {
    #[error("the request took too long to come")]
    Slow,
    #[error(transparent)]
    Message(#[from] MessageError),
}

/// A reply.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Bytes,
}

impl Peer {
    pub(crate) fn new(stream: TcpStream) -> Self {
        // Without it replies are late, not wrong.
        let _ = stream.set_nodelay(true);
        Self { stream, buffer: BytesMut::new() }
    }

    /// Reads the next request; none when the peer is gone, or silent for too long. At most `limit` bytes of its body are
    /// read, a body of more than 16 KB only while it holds one of `rooms`, and each header field is shown to `field`.
    ///
    /// # Errors
    ///
    /// What came is no request, or comes too slowly.
    pub(crate) async fn read(
        &mut self,
        limit: usize,
        rooms: &Arc<Semaphore>,
        patience: Patience,
        field: impl FnMut(&str, &[u8]),
    ) -> Result<Option<Received>, ReadError> {
        if self.buffer.is_empty() {
            let mut decoder = Decoder::<Target>::new(limit);
            let mut space = decoder.space(&mut self.buffer);
            if !matches!(timeout(patience.idle, self.stream.read_buf(&mut space)).await, Ok(Ok(1..))) {
                return Ok(None);
            }
        }
        timeout(patience.request, self.read_begun(limit, rooms, field)).await.unwrap_or(Err(ReadError::Slow))
    }

    async fn read_begun(
        &mut self,
        limit: usize,
        rooms: &Arc<Semaphore>,
        mut field: impl FnMut(&str, &[u8]),
    ) -> Result<Option<Received>, ReadError> {
        let mut decoder = Decoder::new(limit);
        let (mut hesitates, mut room) = (false, None);
        loop {
            let request = decoder.decode(&mut self.buffer, &mut |name, value| {
                hesitates |= name.eq_ignore_ascii_case("expect") && value.eq_ignore_ascii_case(b"100-continue");
                field(name, value);
            })?;
            if let Some(message) = request {
                return Ok(Some(Received { message, room }));
            }
            if room.is_none() && decoder.is_large() {
                // Never closed.
                room = Arc::clone(rooms).acquire_owned().await.ok();
            }
            if std::mem::take(&mut hesitates) && self.stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await.is_err()
            {
                return Ok(None);
            }
            if self.stream.read_buf(&mut decoder.space(&mut self.buffer)).await.unwrap_or(0) == 0 {
                return Ok(None);
            }
        }
    }

    /// Writes a reply, and tells the peer whether another request may follow.
    pub(crate) async fn write(&mut self, Reply { status, body }: &Reply, persistent: bool) -> io::Result<()> {
        let reason = match status {
            200 => "OK",
            400..500 => "Refused",
            _ => "Failed",
        };
        let close = if persistent { "" } else { "Connection: close\r\n" };
        let mut reply = Vec::with_capacity(128 + body.len());
        write!(reply, "HTTP/1.1 {status} {reason}\r\n{close}Content-Length: {}\r\n\r\n", body.len())?;
        reply.extend_from_slice(body);
        self.stream.write_all(&reply).await
    }

    /// Closes the connection so that the last reply arrives: were it closed while the peer still sends, the peer would
    /// see a broken connection and no reply.
    pub(crate) async fn close(mut self) {
        let drained = async {
            self.stream.shutdown().await?;
            tokio::io::copy(&mut self.stream, &mut tokio::io::sink()).await
        };
        let _ = timeout(LINGER, drained).await;
    }
}
