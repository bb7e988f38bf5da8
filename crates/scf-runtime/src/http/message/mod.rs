//! Messages, read out of the bytes of a connection. There is no socket in here.
//!
//! Only what the platform's side needs: no upgrade, no tunnel, no reply to `HEAD`.

use std::mem::MaybeUninit;

use bytes::buf::Limit;
use bytes::{BufMut, Bytes, BytesMut};

use crate::http::error::{MAX_HEAD, MAX_INTERIM, MessageError};
use crate::http::framing::{Framing, Told};
use crate::http::start_line::StartLine;

/// The most header fields of a message.
const MAX_FIELDS: usize = 100;

/// A whole message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Message<S> {
    pub(crate) start: S,
    /// None if it has more bytes than are accepted: then it wasn't read to its end.
    pub(crate) body: Option<Bytes>,
    /// Whether another message may follow over the same connection.
    pub(crate) persistent: bool,
    /// Whether the head told where the body ends. Otherwise it ended with the connection, perhaps too early.
    pub(crate) delimited: bool,
}

/// Reads one message piece by piece.
#[derive(Debug)]
pub(crate) struct Decoder<S> {
    limit: usize,
    interim: u8,
    head: Option<Begun<S>>,
    body: BytesMut,
}

/// A message whose head has come.
#[derive(Debug)]
struct Begun<S> {
    start: S,
    persistent: bool,
    framing: Framing,
}

impl<S: StartLine> Decoder<S> {
    /// Accepts a body of at most so many bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { limit, interim: 0, head: None, body: BytesMut::new() }
    }

    /// Where the next bytes go: to `buffer`, unless they belong to a body that has outgrown it and has its own place.
    /// There is always room.
    pub(crate) fn space<'a>(&'a mut self, buffer: &'a mut BytesMut) -> Limit<&'a mut BytesMut> {
        match self.head {
            Some(Begun { framing: Framing::Sized(size), .. }) if !self.body.is_empty() => {
                let missing = size.saturating_sub(self.body.len());
                return (&mut self.body).limit(missing);
            }
            _ => {}
        }
        // Where nothing of an earlier event is left, the first only goes back to the buffer's start.
        if buffer.is_empty() || buffer.len() == buffer.capacity() {
            buffer.reserve(MAX_HEAD);
        }
        let room = buffer.capacity() - buffer.len();
        buffer.limit(room)
    }

    /// Whether something of the message has come.
    pub(crate) fn has_begun(&self, buffer: &BytesMut) -> bool {
        self.head.is_some() || self.interim > 0 || !buffer.is_empty()
    }

    /// Returns whether the body that is being read has more bytes than a small message's buffer holds.
    pub(crate) fn is_large(&self) -> bool {
        match &self.head {
            Some(Begun { framing: Framing::Sized(size), .. }) => *size > MAX_HEAD && *size <= self.limit,
            Some(_) => self.body.len() > MAX_HEAD,
            None => false,
        }
    }

    /// Looks at what has come; none until the message is whole. Shows each header field to `field`, once.
    ///
    /// # Errors
    ///
    /// What has come is no message, whatever else may come.
    pub(crate) fn decode(
        &mut self,
        buffer: &mut BytesMut,
        field: &mut impl FnMut(&str, &[u8]),
    ) -> Result<Option<Message<S>>, MessageError> {
        while self.head.is_none() {
            if !self.read_head(buffer, field)? {
                return Ok(None);
            }
        }
        let Some(Begun { framing, .. }) = &mut self.head else { return Ok(None) };
        let body = match framing {
            Framing::Sized(size) if *size > self.limit => None,
            Framing::Sized(size) if self.body.is_empty() && buffer.len() >= *size => {
                Some(buffer.split_to(*size).freeze())
            }
            Framing::Sized(size) if self.body.is_empty() => {
                if *size > MAX_HEAD && !buffer.is_empty() {
                    self.body = BytesMut::with_capacity(*size);
                    self.body.extend_from_slice(&buffer.split());
                }
                return Ok(None);
            }
            Framing::Sized(size) if self.body.len() < *size => return Ok(None),
            Framing::Sized(_) => Some(self.body.split().freeze()),
            Framing::Chunked(chunks) => {
                if !chunks.decode(buffer, &mut self.body, self.limit)? {
                    return Ok(None);
                }
                (self.body.len() <= self.limit).then(|| self.body.split().freeze())
            }
            Framing::ToClose => {
                self.body.extend_from_slice(&buffer.split());
                if self.body.len() <= self.limit {
                    return Ok(None);
                }
                None
            }
        };
        let persistent = body.is_some();
        Ok(self.head.take().map(|begun| Message {
            start: begun.start,
            persistent: begun.persistent && persistent,
            delimited: !matches!(begun.framing, Framing::ToClose),
            body,
        }))
    }

    /// The message, whose body ends with the connection.
    ///
    /// # Errors
    ///
    /// The message isn't whole.
    pub(crate) fn close(self) -> Result<Message<S>, MessageError> {
        match self.head {
            Some(Begun { start, framing: Framing::ToClose, .. }) => {
                Ok(Message { start, body: Some(self.body.freeze()), persistent: false, delimited: false })
            }
            _ => Err(MessageError::BrokenOff),
        }
    }

    /// Reads a head, an interim one included; false if it isn't whole.
    fn read_head(&mut self, buffer: &mut BytesMut, field: &mut impl FnMut(&str, &[u8])) -> Result<bool, MessageError> {
        let mut fields = [const { MaybeUninit::uninit() }; MAX_FIELDS];
        let head = match S::parse(buffer, &mut fields)? {
            Some(head) if head.length <= MAX_HEAD => head,
            None if buffer.len() < MAX_HEAD => return Ok(false),
            _ => return Err(MessageError::HeadTooLarge),
        };
        let length = head.length;
        if head.start.is_interim()? {
            self.interim += 1;
            if self.interim > MAX_INTERIM {
                return Err(MessageError::TooManyInterim);
            }
        } else {
            let Told { framing, persistent } = Told::by(head.fields, head.minor == 1)?;
            for header in head.fields {
                field(header.name, header.value);
            }
            self.head = Some(Begun { framing: head.start.framing(framing), start: head.start, persistent });
        }
        let _ = buffer.split_to(length);
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
