#![doc = include_str!("../README.md")]

mod api;
mod builder;
mod cgroup;
mod clock;
mod credentials;
mod environment;
mod error;
mod function;
mod image;
mod instance;
mod invoked;
mod isolation;
mod log;
mod memory;
mod output;
mod platform;
mod pool;
mod process;
mod queue;
mod quirk;
mod report;
mod request_id;
mod running;
mod settings;
mod slot;
mod status;
mod url;

pub use bytes::Bytes;

pub use crate::builder::Builder;
pub use crate::clock::Clock;
pub use crate::credentials::{Credentials, KeyIssuer};
pub use crate::error::BuildError;
pub use crate::function::Function;
pub use crate::invoked::{FunctionError, Invoked};
pub use crate::isolation::Isolation;
pub use crate::log::{LogLine, LogSource};
pub use crate::memory::MemoryEnforcement;
pub use crate::platform::Platform;
pub use crate::process::StopSignal;
pub use crate::queue::{Fate, Queued};
pub use crate::quirk::Quirk;
pub use crate::url::{UrlRequest, UrlResponse};

/// The largest event of a synchronous invocation, and the largest response: 6 MB (583/11637).
pub const MAX_SYNC_BYTES: usize = 6 * 1024 * 1024;

/// The largest event of an asynchronous invocation: 128 KB (583/11637).
pub const MAX_ASYNC_BYTES: usize = 128 * 1024;
