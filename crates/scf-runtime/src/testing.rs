//! A handler without a process and without a network: for fast unit tests.
//!
//! What the runtime adds to a handler is all there: the deadline, caught panics, the limit of a response. For a test of
//! the whole program, with its start and its exit, there is the crate `scf-emulator`.

use std::time::Instant;

use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::builder::Builder;
use crate::platform::arrival::Arrival;
use crate::serve::panic::install_hook;
use crate::serve::service::Service;
use crate::serve::stop::Stop;
use crate::{ByEvent, ByInvocation, Context, Failure, Handler, IntoFailure, IntoResponse, Invocation};

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
    /// Takes a handler, with the runtime's default settings.
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

/// Takes a handler of [`Invocation`]s and gives it back.
///
/// Where the compiler says that something isn't a [`Handler`] it doesn't say why, since there are several forms. This
/// function takes one of them, so the compiler names what is missing from it.
///
/// ```
/// use scf_runtime::testing::takes_invocation;
/// use scf_runtime::{Failure, Invocation};
///
/// async fn handle(_: Invocation) -> Result<(), Failure> {
///     Ok(())
/// }
/// takes_invocation(handle);
/// ```
pub fn takes_invocation<F, R, E>(handler: F) -> impl Handler<ByInvocation>
where
    F: AsyncFnMut(Invocation) -> Result<R, E>,
    R: IntoResponse,
    E: IntoFailure,
{
    handler
}

/// Takes a handler of events read from JSON and gives it back, as [`takes_invocation`] does with the other form.
///
/// ```
/// use scf_runtime::testing::takes_event;
/// use scf_runtime::{Context, Failure, Json};
///
/// async fn sum(numbers: Vec<u64>, _: Context) -> Result<Json<u64>, Failure> {
///     Ok(Json(numbers.iter().sum()))
/// }
/// takes_event(sum);
/// ```
pub fn takes_event<F, T, R, E>(handler: F) -> impl Handler<ByEvent<T>>
where
    F: AsyncFnMut(T, Context) -> Result<R, E>,
    T: DeserializeOwned,
    R: IntoResponse,
    E: IntoFailure,
{
    handler
}
