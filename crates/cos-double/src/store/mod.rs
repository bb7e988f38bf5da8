//! What the double keeps: objects, uploads that aren't complete, credentials, and what it is told about the bucket.

mod acl;
mod bucket;
mod folder;
mod headers;
mod limits;
mod names;
mod object;
mod upload;

pub(crate) use acl::{GRANTS, Grantee, grantees, grants_of, is_acl};
pub(crate) use bucket::Bucket;
pub(crate) use folder::Folder;
pub(crate) use headers::{check_key, check_md5, check_tags, kept, tags_of};
pub(crate) use limits::{Known, Limits, Versioning};
pub use names::{ACLS, STORAGE_CLASSES};
pub use object::Object;
pub(crate) use object::{class_of, crc64, hex};
pub(crate) use upload::{Part, Upload};
