//! One HTTP/1.1 connection that somebody opened to the function.

use std::io::{self, Write as _};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::message::{Decoder, Message, MessageError};
use crate::start_line::Target;

/// How long a peer that is still sending may take to notice the reply.
const LINGER: Duration = Duration::from_secs(2);

/// A connection, with the requests that come over it one after the other.
#[derive(Debug)]
pub(crate) struct Peer {
    stream: TcpStream,
    buffer: BytesMut,
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

    /// The next request; none when the peer is gone. At most `limit` bytes of its body are read, and each header field
    /// is shown to `field`.
    ///
    /// # Errors
    ///
    /// What came is no request.
    pub(crate) async fn read(
        &mut self,
        limit: usize,
        mut field: impl FnMut(&str, &[u8]),
    ) -> Result<Option<Message<Target>>, MessageError> {
        let mut decoder = Decoder::new(limit);
        let mut hesitates = false;
        loop {
            let request = decoder.decode(&mut self.buffer, &mut |name, value| {
                hesitates |= name.eq_ignore_ascii_case("expect") && value.eq_ignore_ascii_case(b"100-continue");
                field(name, value);
            })?;
            if request.is_some() {
                return Ok(request);
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
        let _ = tokio::time::timeout(LINGER, drained).await;
    }
}
