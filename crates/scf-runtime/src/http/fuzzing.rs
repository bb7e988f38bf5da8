//! What the fuzz target `message` holds the reader to: a message reads the same in pieces of any size, and within its limits.

use std::fmt::Debug;

use bytes::{BufMut, Bytes, BytesMut};

use crate::http::message::Decoder;
use crate::http::start_line::{StartLine, Status, Target};

const LIMIT: usize = 64;

type Outcome<S> = (Option<(S, Option<Bytes>, bool)>, Vec<(String, Vec<u8>)>);

/// Checks the bytes after the first as a reply of the runtime API and as a request of the platform; the first tells how many come
/// at a time.
///
/// # Panics
///
/// The reader breaks a rule.
pub fn message(data: &[u8]) {
    let [piece, bytes @ ..] = data else { return };
    let piece = usize::from(*piece) + 1;
    check::<Status>(bytes, piece);
    check::<Target>(bytes, piece);
}

fn check<S: StartLine + Debug + PartialEq>(bytes: &[u8], piece: usize) {
    let whole = read::<S>(bytes, usize::MAX);
    assert_eq!(whole, read(bytes, piece));
    if let Some((Some((_, Some(body), _)), _)) = whole {
        assert!(body.len() <= LIMIT);
    }
}

/// Returns what comes of these bytes when each read brings at most `piece` of them. An error is none.
fn read<S: StartLine>(bytes: &[u8], piece: usize) -> Option<Outcome<S>> {
    let mut decoder = Decoder::new(LIMIT);
    let mut buffer = BytesMut::new();
    let mut fields = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut space = decoder.space(&mut buffer);
        let (now, later) = rest.split_at(piece.min(rest.len()).min(space.remaining_mut()));
        assert!(!now.is_empty());
        space.put_slice(now);
        rest = later;
        let field = &mut |name: &str, value: &[u8]| fields.push((name.to_owned(), value.to_owned()));
        if let Some(message) = decoder.decode(&mut buffer, field).ok()? {
            assert!(!message.persistent || message.body.is_some());
            return Some((Some((message.start, message.body, message.persistent)), fields));
        }
    }
    assert_eq!(decoder.has_begun(&buffer), !bytes.is_empty());
    let message = decoder.close().ok();
    Some((message.map(|message| (message.start, message.body, message.persistent)), fields))
}
