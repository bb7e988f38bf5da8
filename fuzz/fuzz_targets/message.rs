//! A reply of the runtime API and a request of the platform, from whoever sends them: each reads the same in pieces of
//! any size, and within its limits.
#![no_main]

use std::fmt::Debug;

use bytes::{BufMut, Bytes, BytesMut};
use libfuzzer_sys::fuzz_target;

// The reader is no part of the library's interface, and has no socket in it: its source is the target.
#[path = "../../crates/scf-runtime/src/chunks.rs"]
mod chunks;
#[path = "../../crates/scf-runtime/src/framing.rs"]
mod framing;
#[path = "../../crates/scf-runtime/src/message.rs"]
mod message;
#[path = "../../crates/scf-runtime/src/start_line.rs"]
mod start_line;

use message::Decoder;
use start_line::{StartLine, Status, Target};

const LIMIT: usize = 64;

type Outcome<S> = (Option<(S, Option<Bytes>, bool)>, Vec<(String, Vec<u8>)>);

/// What comes of these bytes when each read brings at most `piece` of them. An error is none.
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

fn check<S: StartLine + Debug + PartialEq>(bytes: &[u8], piece: usize) {
    let whole = read::<S>(bytes, usize::MAX);
    assert_eq!(whole, read(bytes, piece));
    if let Some((Some((_, Some(body), _)), _)) = whole {
        assert!(body.len() <= LIMIT);
    }
}

fuzz_target!(|data: &[u8]| {
    let [piece, bytes @ ..] = data else { return };
    let piece = usize::from(*piece) + 1;
    check::<Status>(bytes, piece);
    check::<Target>(bytes, piece);
});
