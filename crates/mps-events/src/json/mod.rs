//! JSON that is already known to be valid: reading it again without checking it again.

mod raw;
mod reader;

pub use raw::RawJson;
pub(crate) use reader::Reader;
