//! Where the body of a message ends, and whether the connection goes on after it (RFC 9112, 6 and 9.3).

use httparse::Header;

use crate::http::chunks::Chunks;
use crate::http::error::MessageError;

/// Where a body ends.
#[derive(Debug)]
pub(crate) enum Framing {
    /// After so many bytes.
    Sized(usize),
    /// After its last chunk.
    Chunked(Chunks),
    /// Where the connection ends.
    ToClose,
}

/// What the header fields tell about the body and the connection.
#[derive(Debug)]
pub(crate) struct Told {
    /// None if they tell nothing of a body.
    pub(crate) framing: Option<Framing>,
    /// Whether another message may follow over the same connection.
    pub(crate) persistent: bool,
}

impl Told {
    /// `persistent` is whether connections go on unless told otherwise, as in HTTP/1.1.
    pub(crate) fn by(fields: &[Header<'_>], mut persistent: bool) -> Result<Self, MessageError> {
        let mut length = None;
        let mut chunked = false;
        let (mut closes, mut keeps) = (false, false);
        for Header { name, value } in fields {
            if name.eq_ignore_ascii_case("content-length") {
                for part in value.split(|byte| *byte == b',') {
                    let size = number(part).ok_or(MessageError::Length)?;
                    if length.replace(size).is_some_and(|other| other != size) {
                        return Err(MessageError::Length);
                    }
                }
            } else if name.eq_ignore_ascii_case("transfer-encoding") {
                if chunked || !value.trim_ascii().eq_ignore_ascii_case(b"chunked") {
                    return Err(MessageError::Coding);
                }
                chunked = true;
            } else if name.eq_ignore_ascii_case("connection") {
                for option in value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii) {
                    closes |= option.eq_ignore_ascii_case(b"close");
                    keeps |= option.eq_ignore_ascii_case(b"keep-alive");
                }
            }
        }
        // With both a length and chunks, somebody on the way may have counted otherwise (6.3).
        persistent = (persistent || keeps) && !closes && !(chunked && length.is_some());
        let framing = if chunked { Some(Framing::Chunked(Chunks::default())) } else { length.map(Framing::Sized) };
        Ok(Self { framing, persistent })
    }
}

/// A length in bytes, in digits alone; the most that fits stands for what is more.
fn number(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii();
    if text.is_empty() || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digit = |byte: &u8| usize::from(byte - b'0');
    Some(text.iter().fold(0usize, |number, byte| number.saturating_mul(10).saturating_add(digit(byte))))
}
