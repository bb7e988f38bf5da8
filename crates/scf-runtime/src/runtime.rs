//! The loop.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use crate::api::Posted;
use crate::backoff::wait_after;
use crate::panic::install_hook;
use crate::service::{Service, Verdict};
use crate::source::Source;
use crate::stop::Stop;
use crate::{Builder, Config, Error, ErrorKind, Handler};

/// What takes an event from the platform, gives it to the handler and posts the answer, one at a time.
pub struct Runtime<M, H> {
    config: Config,
    service: Service<M, H>,
    api_patience: Duration,
}

impl Runtime<(), ()> {
    /// Starts with the default settings and the configuration of the environment.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl<M, H: Handler<M>> Runtime<M, H> {
    pub(crate) fn new(config: Config, service: Service<M, H>, api_patience: Duration) -> Self {
        Self { config, service, api_patience }
    }

    /// Tells the platform that the function is ready, then serves events until the process gets `SIGTERM`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Start`] when the operating system refuses what the runtime needs, [`ErrorKind::Api`] when the
    /// runtime API fails for longer than its patience, [`ErrorKind::Panicked`] after a panic of the handler under
    /// [`AfterPanic::Exit`](crate::AfterPanic::Exit), [`ErrorKind::Exit`] when the handler asked for a fresh instance.
    pub async fn run(self) -> Result<(), Error> {
        install_hook();
        self.serve(Stop::new()?).await
    }

    /// Serves events until the process is told to stop.
    pub(crate) async fn serve(self, mut stop: Stop) -> Result<(), Error> {
        let Self { config, mut service, api_patience } = self;
        let mut source = Source::open(config.place(), api_patience, service.max_event_bytes).await?;
        let mut refusals = 0;
        while !stop.told() {
            let arrival = {
                let mut next = pin!(source.next());
                poll_fn(|cx| match next.as_mut().poll(cx) {
                    Poll::Ready(arrival) => Poll::Ready(arrival.map(Some)),
                    Poll::Pending => stop.poll(cx).map(|()| Ok(None)),
                })
                .await?
            };
            let Some(arrival) = arrival else { break };
            let Verdict { result, end } = service.serve(arrival, &mut stop).await;
            match source.answer(result).await? {
                Posted::Accepted => refusals = 0,
                Posted::Refused(status) => {
                    tracing::warn!(status, "the platform refused the answer: it no longer waits for one");
                    refusals += 1;
                }
            }
            if let Some(end) = end {
                return Err(end);
            }
            if refusals > 0 {
                // It may deliver the same event again at once, and for ever.
                tokio::time::sleep(wait_after(refusals)).await;
            }
        }
        tracing::info!("the platform told the process to stop");
        Ok(())
    }

    /// Does what [`run`](Self::run) does, on a current-thread Tokio runtime of its own.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run).
    pub fn start(self) -> Result<(), Error> {
        block_on(self.run())
    }
}

/// Runs a function to its end on a current-thread Tokio runtime of its own.
pub(crate) fn block_on(function: impl Future<Output = Result<(), Error>>) -> Result<(), Error> {
    tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| Error::new(ErrorKind::Start, "the function can't start").with_source(error))?
        .block_on(function)
}

impl<M, H> std::fmt::Debug for Runtime<M, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runtime")
            .field("config", &self.config)
            .field("margin", &self.service.margin)
            .field("after_panic", &self.service.after_panic)
            .finish_non_exhaustive()
    }
}
