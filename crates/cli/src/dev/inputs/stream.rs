//! Events out of one file or stream, one at a time.

use std::io::{self, BufRead, Read};

use bytes::Bytes;

/// The size in bytes up to which an event is read: well above the 6 MB that SCF delivers, so that the platform itself
/// refuses what is too large, and small enough that a wrong file costs no memory.
pub(crate) const MAX_EVENT: u64 = 16 << 20;

/// Reads a whole event.
///
/// # Errors
/// It can't be read, or is larger than [`MAX_EVENT`].
pub(crate) fn document(reader: impl Read) -> io::Result<Bytes> {
    let mut bytes = Vec::new();
    reader.take(MAX_EVENT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_EVENT { Err(too_large()) } else { Ok(bytes.into()) }
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "it is larger than 16 MB, and SCF delivers at most 6 MB")
}

/// Returns whether bytes are one JSON document after another.
pub(crate) fn is_several(bytes: &[u8]) -> bool {
    let mut documents = serde_json::Deserializer::from_slice(bytes).into_iter::<serde::de::IgnoredAny>();
    matches!((documents.next(), documents.next()), (Some(Ok(_)), Some(Ok(_))))
}

/// Returns whether bytes are one JSON document and no more.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok()
}

/// Reads a stream's first line that isn't blank, with what is before it.
///
/// # Errors
/// It can't be read, or is larger than [`MAX_EVENT`].
pub(crate) fn head(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let left = (MAX_EVENT + 1).saturating_sub(head.len() as u64);
        let count = reader.by_ref().take(left).read_until(b'\n', &mut head)?;
        if head.len() as u64 > MAX_EVENT {
            return Err(too_large());
        }
        if count == 0 || !head.trim_ascii().is_empty() {
            return Ok(head);
        }
    }
}

/// The lines of a stream that aren't blank, with their numbers.
pub(crate) struct Lines {
    reader: Box<dyn BufRead + Send>,
    number: usize,
    ended: bool,
}

impl std::fmt::Debug for Lines {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lines").field("number", &self.number).finish_non_exhaustive()
    }
}

impl Lines {
    pub(crate) fn new(reader: impl BufRead + Send + 'static) -> Self {
        Self { reader: Box::new(reader), number: 0, ended: false }
    }
}

impl Iterator for Lines {
    type Item = (usize, io::Result<Bytes>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let mut line = Vec::new();
            self.number += 1;
            match self.reader.by_ref().take(MAX_EVENT + 1).read_until(b'\n', &mut line) {
                Ok(0) => self.ended = true,
                Ok(_) if line.len() as u64 > MAX_EVENT => {
                    self.ended = true;
                    return Some((self.number, Err(too_large())));
                }
                Ok(_) => {
                    let line = Bytes::from(line);
                    let text = line.trim_ascii();
                    if !text.is_empty() {
                        return Some((self.number, Ok(line.slice_ref(text))));
                    }
                }
                Err(error) => {
                    self.ended = true;
                    return Some((self.number, Err(error)));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_count_and_are_left_out() {
        let lines: Vec<_> = Lines::new(&b"1\n\n 2 \r\n3"[..]).map(|(number, line)| (number, line.unwrap())).collect();
        assert_eq!(lines, [(1, "1".into()), (3, "2".into()), (4, "3".into())]);
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let zeros = || io::BufReader::new(io::repeat(b'0'));
        assert!(document(zeros()).unwrap_err().to_string().contains("larger than 16 MB"));
        let mut lines = Lines::new(zeros());
        assert!(lines.next().unwrap().1.is_err());
        assert!(lines.next().is_none(), "where the next line begins is unknown");
    }

    #[test]
    fn several_documents_are_told_from_one() {
        for (text, several) in
            [("{}{}", true), ("{}\n[1]\n", true), ("{\n}", false), ("{} x", false), ("x", false), ("", false)]
        {
            assert_eq!(is_several(text.as_bytes()), several, "{text}");
        }
    }
}
