#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod create;
mod digest;
mod error;
mod key;
mod metadata;
mod receipt;
mod record;
mod sink;
mod template;

#[cfg(feature = "file")]
mod file;
#[cfg(feature = "memory")]
mod memory;

pub use digest::{Digest, ParseDigestError};
pub use error::{ErrorKind, SinkError, Status};
#[cfg(feature = "file")]
pub use file::FileSink;
pub use key::{ObjectKey, ObjectKeyError};
#[cfg(feature = "memory")]
pub use memory::{MemorySink, StoredRecord};
pub use metadata::Metadata;
pub use receipt::{Outcome, Receipt};
pub use record::Record;
pub use sink::Sink;
pub use template::{KeyTemplate, KeyTemplateError};
