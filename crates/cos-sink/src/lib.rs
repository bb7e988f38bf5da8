#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod archive;
mod config_error;
#[cfg(feature = "conformance")]
pub mod conformance;
mod credentials;
#[cfg(any(feature = "file", feature = "memory", feature = "object_store"))]
mod deadline;
mod digest;
mod error;
mod key;
pub mod layers;
mod location;
mod metadata;
mod once;
mod receipt;
mod record;
mod sink;
mod template;
#[cfg(any(feature = "file", feature = "object_store"))]
mod walk;

#[cfg(feature = "cos")]
mod cos;
#[cfg(feature = "file")]
mod file;
#[cfg(feature = "memory")]
mod memory;
#[cfg(feature = "object_store")]
mod object_store_sink;

pub use archive::{Archive, DecodeError, Entry, Head, StoredObject};
pub use config_error::ConfigError;
#[cfg(all(feature = "cos", feature = "object_store"))]
pub use cos::CosStore;
#[cfg(feature = "cos")]
pub use cos::{AddressingStyle, CosSink, CosSinkBuilder, CreateMode, Dialect, Encryption, Signature};
pub use credentials::{ChainCredentials, CredentialSource, Credentials, EnvironmentCredentials, FnCredentials};
pub use digest::{Digest, ParseDigestError};
pub use error::{ErrorKind, SinkError, Status};
#[cfg(feature = "file")]
pub use file::FileSink;
pub use key::{ObjectKey, ObjectKeyError};
#[cfg(any(feature = "gzip", feature = "zstd"))]
pub use layers::{Compress, Compression};
pub use layers::{Deadline, Fallback, Observation, Observe, Retry, Tee};
pub use location::{
    Place, archive_from_url, archive_from_url_with, folder_from_url, place_from_url, sink_from_url, sink_from_url_with,
    url_of_folder,
};
#[cfg(feature = "memory")]
pub use memory::{MemorySink, StoredRecord};
pub use metadata::Metadata;
#[cfg(feature = "object_store")]
pub use object_store_sink::ObjectStoreSink;
pub use once::{Answer, Backend, Created, Found, Look, Once};
pub use receipt::{Guarantee, Outcome, Receipt};
pub use record::Record;
pub use sink::Sink;
pub use template::{KeyFields, KeyTemplate, KeyTemplateError};

/// The attribute that an implementation of [`Sink`], [`Archive`] or [`CredentialSource`] carries.
pub use async_trait::async_trait;
/// The stream that [`Archive::list`] returns.
pub use futures_util::stream::BoxStream;
