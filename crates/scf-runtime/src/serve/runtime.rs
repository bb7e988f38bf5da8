//! The loop.

use std::time::Duration;

use crate::platform::arrival::Arrival;
use crate::platform::backoff::wait_after;
use crate::platform::{Posted, Source};
use crate::serve::panic::{guard, install_hook};
use crate::serve::service::{Rules, Service, Verdict};
use crate::serve::stop::Stop;
use crate::{Config, Context, Error, ErrorKind, Handler};

/// What takes an event from the platform, gives it to the handler and posts the answer, one at a time.
///
/// [`start`](crate::start) makes one with the default settings; [`Runtime::builder`] has them all.
///
/// ```no_run
/// use scf_runtime::{AfterPanic, Failure, Invocation, Runtime};
///
/// fn main() -> Result<(), scf_runtime::Error> {
///     let handler = async |_: Invocation| Ok::<_, Failure>("done");
///     Runtime::builder().after_panic(AfterPanic::Continue).build(handler)?.start()
/// }
/// ```
pub struct Runtime<M, H> {
    config: Config,
    base: Context,
    rules: Rules,
    api_patience: Duration,
    service: Service<M, H>,
}

impl<M, H: Handler<M>> Runtime<M, H> {
    /// Makes a runtime; `base` is what is known of every event.
    pub(crate) fn new(config: Config, base: Context, rules: Rules, api_patience: Duration, handler: H) -> Self {
        Self { config, base, rules, api_patience, service: Service::new(handler, rules) }
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

    /// Serves events until the process is told to stop. Then it leaves within the handler's grace and the patience with
    /// the platform, whatever the platform does.
    pub(crate) async fn serve(self, mut stop: Stop) -> Result<(), Error> {
        let Self { config, base, rules, api_patience, mut service } = self;
        let stay = rules.grace.saturating_add(api_patience);
        let open = Source::open(config.place(), base, api_patience, rules.max_event_bytes);
        let Some(source) = stop.unless_told(Duration::ZERO, open).await else {
            tracing::info!("the platform told the process to stop before the first event");
            return Ok(());
        };
        let mut source = source?;
        let mut refusals = 0;
        while let Some(arrival) = next(&mut source, &mut stop, stay).await? {
            let Verdict { result, end } = service.serve(arrival, &mut stop).await;
            let Some(posted) = stop.unless_told(stay, source.answer(result)).await else {
                // A process that leaves with an event is a failure to the platform, which delivers it again.
                tracing::warn!("the process was told to stop, and leaves without knowing whether its answer arrived");
                return end.map_or(Ok(()), Err);
            };
            match posted? {
                Posted::Accepted => refusals = 0,
                Posted::Refused(status) => {
                    tracing::warn!(status, "the platform refused the answer: it no longer waits for one");
                    refusals += 1;
                }
                // Where the process leaves, the answer was a failure, and so is a process that leaves.
                Posted::Unknown => {}
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

    /// Does what [`run`](Self::run) does, on a current-thread Tokio runtime of its own. It doesn't wait for blocking calls
    /// of the handler that are still under way at the end.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run).
    pub fn start(self) -> Result<(), Error> {
        block_on(self.run())
    }
}

/// Waits for the next event until the process is told to stop; then only as long as it may stay, and only where an answer
/// may not have arrived.
async fn next(source: &mut Source, stop: &mut Stop, stay: Duration) -> Result<Option<Arrival>, Error> {
    // Who leaves asks for nothing more: the platform would give an event to a process that isn't there to serve it.
    if !stop.is_told().await {
        let arrival = stop.unless_told(Duration::ZERO, source.next()).await;
        if arrival.is_some() {
            return arrival.transpose();
        }
    }
    if !source.is_unsettled() {
        return Ok(None);
    }
    // An event that comes instead was given to this process, which serves it within what is left of its grace.
    stop.unless_told(stay, source.next()).await.transpose()
}

/// Runs a function to its end on a current-thread Tokio runtime of its own.
pub(crate) fn block_on(function: impl Future<Output = Result<(), Error>>) -> Result<(), Error> {
    install_hook();
    // Tokio panics where it gets no descriptors for its signals.
    let runtime = guard(|| tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build())
        .map_err(|_panic| refused())?
        .map_err(|error| refused().with_source(error))?;
    let end = runtime.block_on(function);
    // A blocking call of the handler that hangs, such as one on a dead file system, would keep the process for ever.
    runtime.shutdown_background();
    end
}

fn refused() -> Error {
    let message = "the function can't start: the operating system refused what it waits for events with, some ten file \
                   descriptors (`ulimit -n` tells how many a process may have)";
    Error::new(ErrorKind::Start, message)
}

impl<M, H> std::fmt::Debug for Runtime<M, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Runtime").field("config", &self.config).field("rules", &self.rules).finish_non_exhaustive()
    }
}
