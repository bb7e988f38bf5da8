//! Work before the first event.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Instant;

use crate::panic::{guard, install_hook};
use crate::stop::Stop;
use crate::{Builder, Error, ErrorKind, Failure, Handler};

/// A runtime whose handler is made by work that comes before the first event: what [`Builder::init`] returns.
#[must_use]
pub struct Init<I> {
    builder: Builder,
    init: I,
}

/// How the work before the first event ended.
enum Initialized<H> {
    Done(H),
    Failed(&'static str, Failure),
    /// The process was told to stop meanwhile.
    Stopped,
}

impl<I> Init<I> {
    pub(crate) fn new(builder: Builder, init: I) -> Self {
        Self { builder, init }
    }

    /// Does the work, tells the platform that the function is ready, then serves events with the handler that the work
    /// returned, until the process gets `SIGTERM`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Init`] when the work failed or panicked, otherwise those of [`Runtime::run`](crate::Runtime::run).
    pub async fn run<M, H, E>(self) -> Result<(), Error>
    where
        I: AsyncFnOnce() -> Result<H, E>,
        H: Handler<M>,
        E: Into<Failure>,
    {
        install_hook();
        let mut stop = Stop::new()?;
        let begun = Instant::now();
        let initialized = initialize(self.init, &mut stop).await;
        let duration_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        match initialized {
            Initialized::Done(handler) => {
                tracing::info!(outcome = "ok", duration_us, "the function is initialized");
                self.builder.build(handler)?.serve(stop).await
            }
            Initialized::Failed(outcome, failure) => {
                failure.log(outcome, duration_us, "the function can't be initialized");
                Err(Error::new(ErrorKind::Init, format!("the function can't be initialized: {}", failure.line())))
            }
            Initialized::Stopped => {
                tracing::info!("the platform told the process to stop");
                Ok(())
            }
        }
    }

    /// Does what [`run`](Self::run) does, on a current-thread Tokio runtime of its own.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run).
    pub fn start<M, H, E>(self) -> Result<(), Error>
    where
        I: AsyncFnOnce() -> Result<H, E>,
        H: Handler<M>,
        E: Into<Failure>,
    {
        crate::runtime::block_on(self.run())
    }
}

async fn initialize<I, H, E>(init: I, stop: &mut Stop) -> Initialized<H>
where
    I: AsyncFnOnce() -> Result<H, E>,
    E: Into<Failure>,
{
    let future = match guard(|| init()) {
        Ok(future) => future,
        Err(panic) => return Initialized::Failed("panicked", panic.into_failure()),
    };
    let mut future = pin!(Some(future));
    let initialized = poll_fn(|cx| {
        let Some(running) = future.as_mut().as_pin_mut() else { return Poll::Ready(Initialized::Stopped) };
        match guard(|| running.poll(cx)) {
            Err(panic) => Poll::Ready(Initialized::Failed("panicked", panic.into_failure())),
            Ok(Poll::Ready(Ok(handler))) => Poll::Ready(Initialized::Done(handler)),
            Ok(Poll::Ready(Err(error))) => Poll::Ready(Initialized::Failed("failed", error.into())),
            Ok(Poll::Pending) => stop.poll(cx).map(|()| Initialized::Stopped),
        }
    })
    .await;
    match guard(|| future.set(None)) {
        Ok(()) => initialized,
        Err(panic) => Initialized::Failed("panicked", panic.into_failure()),
    }
}

impl<I> std::fmt::Debug for Init<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Init").field("builder", &self.builder).finish_non_exhaustive()
    }
}
