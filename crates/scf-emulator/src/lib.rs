#![doc = include_str!("../README.md")]

mod breach;
mod clock;
mod error;
mod function;
mod instance;
mod log;
mod outcome;
mod platform;
mod process;
mod quirk;
mod settings;

pub use bytes::Bytes;

pub use crate::breach::Breach;
pub use crate::clock::Clock;
pub use crate::error::BuildError;
pub use crate::function::Function;
pub use crate::function::credentials::{Credentials, KeyIssuer};
pub use crate::log::{LogLine, LogSource};
pub use crate::outcome::posted::Posted;
pub use crate::outcome::{FunctionError, Invoked};
pub use crate::platform::Platform;
pub use crate::platform::builder::Builder;
pub use crate::platform::queue::{Fate, Queued};
pub use crate::platform::url::{UrlRequest, UrlResponse};
pub use crate::process::isolation::Isolation;
pub use crate::process::memory::MemoryEnforcement;
pub use crate::process::stop::StopSignal;
pub use crate::quirk::Quirk;

/// The largest event of a synchronous invocation, and the largest response: 6 MB (583/11637).
pub const MAX_SYNC_BYTES: usize = 6 * 1024 * 1024;

/// The largest event of an asynchronous invocation: 128 KB (583/11637).
pub const MAX_ASYNC_BYTES: usize = 128 * 1024;
