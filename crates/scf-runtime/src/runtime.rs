//! The loop.

use std::sync::Arc;
use std::time::Duration;

use tracing::{Instrument, Level};

use crate::api::{Api, Next, Posted};
use crate::attempt::{Attempt, attempt};
use crate::panic::install_hook;
use crate::{
    AfterPanic, Config, Context, Credentials, Error, ErrorKind, Failure, FunctionMetadata, Handler, Invocation,
    MAX_EVENT_BYTES, MAX_RESPONSE_BYTES, Margin,
};

/// The loop that takes an event from the platform, gives it to the handler and posts the answer, one at a time.
pub struct Runtime<M, H> {
    api: Api,
    handler: H,
    margin: Margin,
    after_panic: AfterPanic,
    max_event_bytes: usize,
    function: Arc<FunctionMetadata>,
    credentials: Option<Arc<Credentials>>,
    cold_start: bool,
    form: std::marker::PhantomData<fn(M)>,
}

impl Runtime<(), ()> {
    /// Starts with the default settings and the configuration of the environment.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

/// The settings of a [`Runtime`].
///
/// ```
/// use scf_runtime::{AfterPanic, Config, Failure, Invocation, Runtime};
///
/// # fn main() -> Result<(), scf_runtime::Error> {
/// let runtime = Runtime::builder()
///     .config(Config::new("127.0.0.1", 9001))
///     .after_panic(AfterPanic::Continue)
///     .build(async |_: Invocation| Ok::<_, Failure>("done"))?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Builder {
    config: Option<Config>,
    margin: Margin,
    after_panic: AfterPanic,
    max_event_bytes: usize,
    api_patience: Duration,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            config: None,
            margin: Margin::default(),
            after_panic: AfterPanic::default(),
            max_event_bytes: MAX_EVENT_BYTES,
            api_patience: Duration::from_secs(5),
        }
    }
}

impl Builder {
    /// Uses this configuration instead of the environment's.
    pub fn config(mut self, config: Config) -> Self {
        self.config = Some(config);
        self
    }

    /// Sets how long before the deadline a handler is cancelled: a [`Margin`] or a fixed [`Duration`].
    pub fn margin(mut self, margin: impl Into<Margin>) -> Self {
        self.margin = margin.into();
        self
    }

    /// Sets what happens after a panic of the handler was reported.
    pub fn after_panic(mut self, after_panic: AfterPanic) -> Self {
        self.after_panic = after_panic;
        self
    }

    /// Sets the most bytes of an event that are read; a larger one fails with [`Failure::EVENT_TOO_LARGE`].
    /// The default is [`MAX_EVENT_BYTES`].
    pub fn max_event_bytes(mut self, bytes: usize) -> Self {
        self.max_event_bytes = bytes;
        self
    }

    /// Sets how long the runtime API may fail, without a break, before the runtime gives up. The default is 5 s.
    pub fn api_patience(mut self, patience: Duration) -> Self {
        self.api_patience = patience;
        self
    }

    /// Makes the runtime.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if no configuration was given and the environment isn't that of the platform.
    pub fn build<M, H: Handler<M>>(self, handler: H) -> Result<Runtime<M, H>, Error> {
        let config = match self.config {
            Some(config) => config,
            None => Config::from_env()?,
        };
        Ok(Runtime {
            api: Api::new(&config, self.api_patience, self.max_event_bytes)?,
            handler,
            margin: self.margin,
            after_panic: self.after_panic,
            max_event_bytes: self.max_event_bytes,
            function: Arc::clone(config.function()),
            credentials: config.credentials().cloned().map(Arc::new),
            cold_start: true,
            form: std::marker::PhantomData,
        })
    }
}

impl<M, H: Handler<M>> Runtime<M, H> {
    /// Tells the platform that the function is ready, then serves events until the process is told to stop.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Api`] when the runtime API fails for longer than its patience, [`ErrorKind::Panicked`] after a
    /// panic of the handler under [`AfterPanic::Exit`], [`ErrorKind::Exit`] when the handler asked for a fresh instance.
    pub async fn run(mut self) -> Result<(), Error> {
        install_hook();
        self.api.ready().await?;
        loop {
            let next = self.api.next().await?;
            self.serve(next).await?;
        }
    }

    /// Does what [`run`](Self::run) does, on a current-thread Tokio runtime of its own.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run), and [`ErrorKind::Start`] when the operating system refuses what the runtime needs.
    pub fn start(self) -> Result<(), Error> {
        tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .map_err(|error| Error::new(ErrorKind::Start, "the function can't start").with_source(error))?
            .block_on(self.run())
    }

    async fn serve(&mut self, next: Next) -> Result<(), Error> {
        let cold_start = std::mem::replace(&mut self.cold_start, false);
        let span = tracing::info_span!(
            "invocation",
            request_id = next.request_id,
            function = self.function.name(),
            cold_start
        );
        self.answer(next, cold_start).instrument(span).await
    }

    async fn answer(&mut self, next: Next, cold_start: bool) -> Result<(), Error> {
        let received = next.received;
        let attempt = match next.payload {
            None => Attempt::Returned(Err(self.too_large_event())),
            Some(payload) => {
                let mut context = Context::new(&next.request_id)
                    .with_received(received)
                    .with_cold_start(cold_start)
                    .with_margin(self.margin)
                    .with_function(Arc::clone(&self.function));
                if let Some(limit) = next.memory_limit_mb {
                    context = context.with_memory_limit_mb(limit);
                }
                if let Some(limit) = next.time_limit {
                    context = context.with_time_limit(limit);
                }
                if let Some(credentials) = &self.credentials {
                    context = context.with_credentials(Arc::clone(credentials));
                }
                attempt(&mut self.handler, Invocation { payload, context }).await
            }
        };
        let (outcome, result, end) = self.judge(attempt, next.time_limit);
        let duration_us = received.elapsed().as_micros();
        let posted = match &result {
            Ok(body) => {
                tracing::info!(outcome, duration_us, "the invocation ended");
                self.api.respond(body.clone()).await?
            }
            Err(failure) => {
                log_failure(outcome, duration_us, failure);
                self.api.fail(failure.to_body()).await?
            }
        };
        if let Posted::Refused(status) = posted {
            tracing::warn!(status, "the platform refused the answer: it no longer waits for one");
        }
        end.map_or(Ok(()), Err)
    }

    /// What to post, and whether to leave then.
    fn judge(
        &self,
        attempt: Attempt,
        limit: Option<Duration>,
    ) -> (&'static str, Result<bytes::Bytes, Failure>, Option<Error>) {
        match attempt {
            Attempt::Returned(Ok(body)) if body.len() > MAX_RESPONSE_BYTES => {
                let message =
                    format!("the response has {} bytes; the platform takes at most {MAX_RESPONSE_BYTES}", body.len());
                ("failed", Err(Failure::new(Failure::RESPONSE_TOO_LARGE, message)), None)
            }
            Attempt::Returned(Ok(body)) => ("ok", Ok(body), None),
            Attempt::Returned(Err(failure)) => {
                let end = failure
                    .exits()
                    .then(|| Error::new(ErrorKind::Exit, format!("the handler asked for a fresh instance: {failure}")));
                ("failed", Err(failure), end)
            }
            Attempt::Cancelled => {
                let limit = limit.unwrap_or_default();
                let message = format!(
                    "the handler was still running {} ms before the limit of {} ms and was cancelled",
                    self.margin.of(limit).as_millis(),
                    limit.as_millis()
                );
                ("cancelled", Err(Failure::new(Failure::DEADLINE_EXCEEDED, message)), None)
            }
            Attempt::Panicked(panic) => {
                let mut failure = Failure::new(Failure::PANICKED, panic.to_string());
                if let Some(backtrace) = panic.backtrace() {
                    failure = failure.with_detail(backtrace);
                }
                let end =
                    (self.after_panic == AfterPanic::Exit).then(|| Error::new(ErrorKind::Panicked, panic.to_string()));
                ("panicked", Err(failure), end)
            }
        }
    }

    fn too_large_event(&self) -> Failure {
        Failure::new(
            Failure::EVENT_TOO_LARGE,
            format!("the event has more than the {} bytes that are accepted", self.max_event_bytes),
        )
    }
}

fn log_failure(outcome: &'static str, duration_us: u128, failure: &Failure) {
    if !tracing::enabled!(Level::ERROR) {
        return;
    }
    let causes = (!failure.causes().is_empty()).then(|| failure.causes().join(": "));
    tracing::error!(
        outcome,
        duration_us,
        code = failure.code(),
        error = failure.message(),
        causes,
        detail = failure.detail(),
        "the invocation failed"
    );
}

impl<M, H> std::fmt::Debug for Runtime<M, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runtime")
            .field("margin", &self.margin)
            .field("after_panic", &self.after_panic)
            .field("max_event_bytes", &self.max_event_bytes)
            .field("function", &self.function)
            .finish_non_exhaustive()
    }
}
