#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod config_error;
mod create;
mod credentials;
mod digest;
mod error;
mod key;
mod location;
mod metadata;
mod receipt;
mod record;
mod retry;
mod sink;
mod template;

#[cfg(feature = "cos")]
mod cos;
#[cfg(feature = "file")]
mod file;
#[cfg(feature = "memory")]
mod memory;

pub use config_error::ConfigError;
#[cfg(feature = "cos")]
pub use cos::{AddressingStyle, CosSink, CosSinkBuilder, Dialect, Encryption, Signature};
pub use credentials::{ChainCredentials, CredentialSource, Credentials, EnvironmentCredentials, FnCredentials};
pub use digest::{Digest, ParseDigestError};
pub use error::{ErrorKind, SinkError, Status};
#[cfg(feature = "file")]
pub use file::FileSink;
pub use key::{ObjectKey, ObjectKeyError};
pub use location::{sink_from_url, sink_from_url_with};
#[cfg(feature = "memory")]
pub use memory::{MemorySink, StoredRecord};
pub use metadata::Metadata;
pub use receipt::{Guarantee, Outcome, Receipt};
pub use record::Record;
pub use retry::Retry;
pub use sink::Sink;
pub use template::{KeyTemplate, KeyTemplateError};
