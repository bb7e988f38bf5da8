//! What the double keeps: objects, uploads that aren't complete, credentials, and what it is told about the bucket.

mod bucket;
mod folder;
mod headers;
mod object;
mod upload;

pub(crate) use bucket::{Bucket, Known, check_md5};
pub(crate) use folder::Folder;
pub(crate) use headers::{ACLS, check_key, check_tags, kept, tags_of};
pub use object::Object;
pub(crate) use object::{crc64, hex};
pub(crate) use upload::{Part, Upload};
