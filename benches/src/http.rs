//! As little HTTP/1.1 as the measurement needs: messages with a Content-Length over one kept-alive blocking socket.

use std::{
    io::{self, IoSlice, Read, Write},
    net::TcpStream,
};

use memchr::memmem;

const END_OF_HEAD: &[u8] = b"\r\n\r\n";

/// One side of a kept-alive connection.
#[derive(Debug)]
pub struct Connection<S = TcpStream> {
    stream: S,
    buffer: Vec<u8>,
    /// Bytes of `buffer` that were read from the socket.
    filled: usize,
    /// Bytes of `buffer` that belong to the message that was handed out last.
    used: usize,
}

/// A request or an answer, borrowed from the connection that read it.
#[derive(Debug)]
pub struct Message<'a> {
    head: &'a [u8],
    body: &'a [u8],
}

impl Connection {
    /// Over a connected stream.
    ///
    /// # Errors
    /// The system's, when the stream can't be set up.
    pub fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        Ok(Self::over(stream))
    }
}

impl<S: Read + Write> Connection<S> {
    /// Over a stream that needs no more, such as one of TLS.
    pub fn over(stream: S) -> Self {
        Self { stream, buffer: vec![0; 64 * 1024], filled: 0, used: 0 }
    }

    /// The next message, or `None` when the peer closed the connection between two messages.
    ///
    /// # Errors
    /// The system's, or what came is no message that is read here.
    pub fn read(&mut self) -> io::Result<Option<Message<'_>>> {
        self.buffer.copy_within(self.used..self.filled, 0);
        self.filled -= self.used;
        self.used = 0;
        let (head, length) = loop {
            if let Some(end) = memmem::find(&self.buffer[..self.filled], END_OF_HEAD) {
                let head = end + END_OF_HEAD.len();
                let length = head + content_length(&self.buffer[..head])?;
                if self.filled >= length {
                    break (head, length);
                }
                if self.buffer.len() < length {
                    self.buffer.resize(length, 0);
                }
            } else if self.filled == self.buffer.len() {
                return Err(io::Error::other("the head of a message is longer than the buffer"));
            }
            match self.stream.read(&mut self.buffer[self.filled..])? {
                0 if self.filled == 0 => return Ok(None),
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                count => self.filled += count,
            }
        };
        self.used = length;
        Ok(Some(Message { head: &self.buffer[..head], body: &self.buffer[head..length] }))
    }

    /// Reads the answer to a request, which a peer that closed the connection owes.
    ///
    /// # Errors
    /// As [`read`](Self::read), and when the connection was closed.
    pub fn read_answer(&mut self) -> io::Result<Message<'_>> {
        self.read()?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    /// Writes a message whose head is complete, in one system call where the socket takes it.
    ///
    /// # Errors
    /// The system's.
    pub fn write(&mut self, head: &[u8], body: &[u8]) -> io::Result<()> {
        let written = self.stream.write_vectored(&[IoSlice::new(head), IoSlice::new(body)])?;
        if let Some(rest) = head.get(written..) {
            self.stream.write_all(rest)?;
            self.stream.write_all(body)
        } else {
            self.stream.write_all(&body[written - head.len()..])
        }
    }
}

impl<'a> Message<'a> {
    /// The first line: method and path, or version and status.
    pub fn first_line(&self) -> &'a [u8] {
        let end = memchr::memchr(b'\r', self.head).unwrap_or(self.head.len());
        &self.head[..end]
    }

    /// The value of a header, whose name is given in lower case.
    pub fn header(&self, name: &[u8]) -> Option<&'a [u8]> {
        header(self.head, name)
    }

    /// The body.
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

fn header<'a>(head: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    head.split(|&byte| byte == b'\n').find_map(|line| {
        let (found, value) = line.split_at_checked(name.len())?;
        let value = value.strip_prefix(b":")?;
        found.eq_ignore_ascii_case(name).then(|| value.trim_ascii())
    })
}

fn content_length(head: &[u8]) -> io::Result<usize> {
    if header(head, b"transfer-encoding").is_some() {
        return Err(io::Error::other("a message in chunks: the measurement reads none"));
    }
    let Some(value) = header(head, b"content-length") else { return Ok(0) };
    std::str::from_utf8(value)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| io::Error::other("a Content-Length that is no number"))
}
