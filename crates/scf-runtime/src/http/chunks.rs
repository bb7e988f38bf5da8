//! A body in chunks (RFC 9112, 7.1).

use bytes::{Buf, BytesMut};

use crate::http::error::{MAX_HEAD, MessageError};

/// The longest line that tells a chunk's size, with the extensions that nobody reads.
const MAX_LINE: usize = 1024;
/// The most trailer fields, which nobody reads.
const MAX_TRAILERS: usize = 32;

/// Where in the chunks the reader is.
#[derive(Debug, Default)]
pub(crate) enum Chunks {
    /// Before the line with a chunk's size.
    #[default]
    Size,
    /// In a chunk, with so many bytes to come.
    Data(u64),
    /// After a chunk, before the end of its line.
    DataEnd,
    /// After the last chunk.
    Trailers,
}

impl Chunks {
    /// Moves the chunks' bytes from `buffer` to `body`. True once the last chunk has come, or as soon as the body has
    /// more bytes than `limit`.
    ///
    /// # Errors
    ///
    /// What has come are no chunks.
    pub(crate) fn decode(
        &mut self,
        buffer: &mut BytesMut,
        body: &mut BytesMut,
        limit: usize,
    ) -> Result<bool, MessageError> {
        loop {
            match self {
                Self::Size => {
                    if buffer.first().is_some_and(|byte| !byte.is_ascii_hexdigit()) {
                        return Err(MessageError::Chunk);
                    }
                    match httparse::parse_chunk_size(buffer).map_err(|_invalid| MessageError::Chunk)? {
                        httparse::Status::Complete((length, size)) if length <= MAX_LINE => {
                            buffer.advance(length);
                            *self = if size == 0 { Self::Trailers } else { Self::Data(size) };
                        }
                        httparse::Status::Partial if buffer.len() < MAX_LINE => return Ok(false),
                        _ => return Err(MessageError::Chunk),
                    }
                }
                Self::Data(left) => {
                    let here = usize::try_from(*left).map_or(buffer.len(), |left| left.min(buffer.len()));
                    body.extend_from_slice(&buffer[..here]);
                    buffer.advance(here);
                    *left -= here as u64;
                    if body.len() > limit {
                        return Ok(true);
                    }
                    if *left > 0 {
                        return Ok(false);
                    }
                    *self = Self::DataEnd;
                }
                Self::DataEnd => {
                    if !b"\r\n".starts_with(&buffer[..buffer.len().min(2)]) {
                        return Err(MessageError::Chunk);
                    }
                    if buffer.len() < 2 {
                        return Ok(false);
                    }
                    buffer.advance(2);
                    *self = Self::Size;
                }
                Self::Trailers => {
                    let mut fields = [httparse::EMPTY_HEADER; MAX_TRAILERS];
                    let parsed =
                        httparse::parse_headers(buffer, &mut fields).map_err(|_invalid| MessageError::Chunk)?;
                    match parsed {
                        httparse::Status::Complete((length, _)) if length <= MAX_HEAD => {
                            buffer.advance(length);
                            return Ok(true);
                        }
                        httparse::Status::Partial if buffer.len() < MAX_HEAD => return Ok(false),
                        _ => return Err(MessageError::Chunk),
                    }
                }
            }
        }
    }
}
