#![doc = include_str!("../README.md")]

#[cfg(not(panic = "unwind"))]
compile_error!(
    "scf-runtime catches a handler's panic and reports it, which `panic = \"abort\"` makes impossible: \
     remove that line from the profile in Cargo.toml"
);

mod builder;
mod config;
mod context;
mod error;
mod handler;
mod http;
#[cfg(feature = "logs")]
pub mod logs;
mod platform;
mod serve;
pub mod testing;
pub mod url;

pub use bytes::Bytes;

pub use crate::builder::Builder;
pub use crate::config::{Config, ConfigError, Problem};
pub use crate::context::Context;
pub use crate::context::credentials::Credentials;
pub use crate::context::function::FunctionMetadata;
pub use crate::context::invocation::Invocation;
pub use crate::context::margin::Margin;
pub use crate::error::{Error, ErrorKind};
pub use crate::handler::failure::Failure;
pub use crate::handler::into_failure::IntoFailure;
pub use crate::handler::response::{IntoResponse, Json};
#[cfg(feature = "tower")]
pub use crate::handler::tower::ByService;
pub use crate::handler::{ByEvent, ByInvocation, Handler};
pub use crate::serve::init::Init;
pub use crate::serve::panic::AfterPanic;
pub use crate::serve::runtime::Runtime;

#[cfg(feature = "__fuzzing")]
#[doc(hidden)]
pub use crate::http::fuzzing;

/// The largest event of a synchronous invocation, and the largest response: 6 MB (583/11637).
///
/// An asynchronous event, such as one of the MPS trigger, has at most 128 KB.
pub const MAX_EVENT_BYTES: usize = 6 * 1024 * 1024;

/// The largest response that the platform takes: 6 MB; more is status 407 (583/42611).
pub const MAX_RESPONSE_BYTES: usize = 6 * 1024 * 1024;

/// Serves events with `handler` until the process is told to stop, configured by the environment.
///
/// It needs a Tokio runtime with I/O and time enabled; a current-thread one is enough and starts fastest.
/// [`start`] brings its own.
///
/// # Errors
///
/// Ends with an error when the environment isn't that of the platform, when the runtime API stays away longer than
/// [`Builder::api_patience`], and after a panic of the handler under [`AfterPanic::Exit`].
/// A handler's own failure is reported to the platform and doesn't end the loop.
pub async fn run<M, H: Handler<M>>(handler: H) -> Result<(), Error> {
    Runtime::builder().build(handler)?.run().await
}

/// Does what [`run`] does, on a current-thread Tokio runtime of its own: for a `main` that isn't async.
///
/// # Errors
///
/// Those of [`run`], and [`ErrorKind::Start`] when the operating system refuses what the runtime needs.
pub fn start<M, H: Handler<M>>(handler: H) -> Result<(), Error> {
    Runtime::builder().build(handler)?.start()
}
