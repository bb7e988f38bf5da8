//! The documents that COS and S3 answer.

mod element;
mod error_document;
mod listing;
#[cfg(feature = "object_store")]
mod result;

pub(super) use error_document::{ErrorDocument, MAX_LEN as MAX_ERROR_LEN};
pub(super) use listing::{Listing, Object};
#[cfg(feature = "object_store")]
pub(super) use result::{Deletion, field};
