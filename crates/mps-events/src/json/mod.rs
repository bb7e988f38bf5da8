//! JSON text, read and checked in one pass.

mod check;
mod escape;
mod explain;
mod gather;
mod number;
mod raw;
mod reader;
mod search;

pub(crate) use check::Invalid;
pub(crate) use explain::expected;
pub(crate) use gather::Gathered;
pub(crate) use number::{float, integer};
pub use raw::RawJson;
pub(crate) use reader::Reader;

use crate::Error;

/// Checks that `text` is one JSON value with nothing but white space around it, and gives the value's text.
pub(crate) fn checked(text: &str) -> Result<&str, Error> {
    let mut reader = Reader::new(text);
    let value = reader.skip();
    reader.finish().map(|()| value)
}

/// Reads the elements of a list that is known to be JSON, one at a time; none of another value.
pub(crate) fn elements(valid: &str) -> impl Iterator<Item = &str> {
    let mut reader = Reader::new(valid);
    let is_list = reader.open(b'[');
    std::iter::from_fn(move || (is_list && reader.more(b']')).then(|| reader.skip()))
}
