//! Work before the first event.

use std::time::Instant;

use crate::serve::guarded::{Work, guarded};
use crate::serve::panic::install_hook;
use crate::serve::runtime::block_on;
use crate::serve::stop::Stop;
use crate::{Builder, Error, ErrorKind, Failure, Handler, IntoFailure};

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

impl Builder {
    /// Makes the runtime with a handler that is the result of work before the first event, such as opening a connection
    /// or reading a table: `init` does it, and returns the handler.
    ///
    /// The platform hears that the function is ready when the work is done, within the function's init timeout (3 s to
    /// 300 s, 583/19805), which it doesn't tell the process. What goes wrong there is logged completely: the failure with its
    /// causes and its detail, or the panic with its place. The platform has no call to report it by; it shows the log of the
    /// process (583/47274), which then leaves with an error.
    ///
    /// ```no_run
    /// use scf_runtime::{Context, Failure, Runtime};
    ///
    /// # struct Table;
    /// # impl Table {
    /// #     async fn load() -> std::io::Result<Self> { Ok(Self) }
    /// #     fn get(&self, _: &str) -> Option<String> { None }
    /// # }
    /// # fn main() -> Result<(), scf_runtime::Error> {
    /// Runtime::builder()
    ///     .init(async || {
    ///         let table = Table::load().await?;
    ///         Ok::<_, Failure>(async move |name: String, _: Context| {
    ///             table.get(&name).ok_or_else(|| Failure::new("NoSuchName", "the table has no such name"))
    ///         })
    ///     })?
    ///     .start()
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if no configuration was given and the environment isn't that
    /// of the platform.
    pub fn init<I>(self, init: I) -> Result<Init<I>, Error> {
        Ok(Init { builder: self.configured()?, init })
    }
}

impl<I> Init<I> {
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
        E: IntoFailure,
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
        E: IntoFailure,
    {
        block_on(self.run())
    }
}

async fn initialize<I, H, E>(init: I, stop: &mut Stop) -> Initialized<H>
where
    I: AsyncFnOnce() -> Result<H, E>,
    E: IntoFailure,
{
    match guarded(|| init(), |cx| stop.poll(cx).map(|_| ())).await {
        Ok(Work::Done(Ok(handler))) => Initialized::Done(handler),
        Ok(Work::Done(Err(error))) => Initialized::Failed("failed", error.into_failure()),
        Ok(Work::Ended(())) => Initialized::Stopped,
        Err(panic) => Initialized::Failed("panicked", panic.into_failure()),
    }
}

impl<I> std::fmt::Debug for Init<I> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Init").field("builder", &self.builder).finish_non_exhaustive()
    }
}
