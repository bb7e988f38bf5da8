//! A handler without a process and without a network: for fast unit tests.
//!
//! What the runtime adds to a handler is all there: the deadline, caught panics, the limit of a response. For a test of
//! the whole program, with its start and its exit, there is the crate `scf-emulator`.

use std::time::Instant;

use bytes::Bytes;

use crate::builder::Builder;
use crate::platform::arrival::Arrival;
use crate::serve::panic::install_hook;
use crate::serve::service::Service;
use crate::serve::stop::Stop;
use crate::{Failure, Handler, Invocation};

/// A handler that gets events from a test.
///
/// ```
/// use std::time::Duration;
/// use scf_runtime::testing::Harness;
/// use scf_runtime::{Context, Failure, Invocation};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut harness = Harness::new(async |invocation: Invocation| match &invocation.payload[..] {
///     b"wait" => std::future::pending().await,
///     _ => Ok::<_, Failure>(invocation.payload),
/// });
/// assert_eq!(harness.invoke(Invocation::new("hello")).await.unwrap(), "hello");
///
/// let context = Context::new("id").with_time_limit(Duration::from_millis(20));
/// let failure = harness.invoke(Invocation::new("wait").with_context(context)).await.unwrap_err();
/// assert_eq!(failure.code(), Failure::DEADLINE_EXCEEDED);
/// # }
/// ```
#[derive(Debug)]
pub struct Harness<M, H>(Service<M, H>);

impl<M, H: Handler<M>> Harness<M, H> {
    /// A handler with the runtime's default settings.
    pub fn new(handler: H) -> Self {
        install_hook();
        Self(Service::new(handler, Builder::default().rules()))
    }

    /// Gives the handler an event, as if it had just arrived, and returns what the platform would get.
    ///
    /// # Errors
    ///
    /// The handler's own failure, or the runtime's: a deadline that came near, a panic, a response that is too large.
    pub async fn invoke(&mut self, invocation: Invocation) -> Result<Bytes, Failure> {
        let Invocation { payload, context } = invocation;
        let arrival = Arrival { payload: Some(payload), context: context.with_received(Instant::now()) };
        self.0.serve(arrival, &mut Stop::never()).await.result
    }
}
