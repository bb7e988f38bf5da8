//! From an event to its answer, whichever way it came.

use std::task::Poll;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tracing::{Instrument, Level};

use crate::platform::arrival::Arrival;
use crate::serve::alarm::Alarm;
use crate::serve::guarded::{Work, guarded};
use crate::serve::panic::Panic;
use crate::serve::stop::Stop;
use crate::{AfterPanic, Context, Error, ErrorKind, Failure, Handler, Invocation, MAX_RESPONSE_BYTES};

/// What the runtime adds to a handler.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) after_panic: AfterPanic,
    /// How long a handler may go on after `SIGTERM`.
    pub(crate) grace: Duration,
    pub(crate) max_event_bytes: usize,
}

/// The handler, and what the runtime adds to it.
pub(crate) struct Service<M, H> {
    handler: H,
    rules: Rules,
    cold_start: bool,
    alarm: Alarm,
    form: std::marker::PhantomData<fn(M)>,
}

/// What to answer, and whether to leave then.
pub(crate) struct Verdict {
    pub(crate) result: Result<Bytes, Failure>,
    pub(crate) end: Option<Error>,
}

/// Why a handler's work was cut off.
enum Cut {
    /// The deadline came near.
    Deadline,
    /// The process was told to stop, and the grace ended.
    Stop,
}

impl<M, H: Handler<M>> Service<M, H> {
    pub(crate) fn new(handler: H, rules: Rules) -> Self {
        Self { handler, rules, cold_start: true, alarm: Alarm::default(), form: std::marker::PhantomData }
    }

    /// Serves one event: nothing of it is left when this returns.
    pub(crate) async fn serve(&mut self, Arrival { payload, context }: Arrival, stop: &mut Stop) -> Verdict {
        let cold_start = std::mem::replace(&mut self.cold_start, false);
        let context = context.with_cold_start(cold_start);
        if !tracing::enabled!(Level::ERROR) {
            return self.judge(payload, context, stop).await;
        }
        let span = tracing::info_span!(
            "invocation",
            request_id = context.request_id(),
            function = context.function().name(),
            cold_start
        );
        self.judge(payload, context, stop).instrument(span).await
    }

    async fn judge(&mut self, payload: Option<Bytes>, context: Context, stop: &mut Stop) -> Verdict {
        let (received, limit, margin) = (context.received(), context.time_limit(), context.margin());
        let attempt = match payload {
            Some(payload) => self.attempt(Invocation { payload, context }, stop).await,
            None => Ok(Work::Done(Err(self.too_large_event()))),
        };
        let mut end = None;
        let (outcome, result) = match attempt {
            Ok(Work::Done(Ok(body))) if body.len() > MAX_RESPONSE_BYTES => {
                ("failed", Err(too_large_response(body.len())))
            }
            Ok(Work::Done(result)) => (if result.is_ok() { "ok" } else { "failed" }, result),
            Ok(Work::Ended(Cut::Deadline)) => {
                let limit = limit.unwrap_or_default();
                ("cancelled", Err(deadline_exceeded(margin.of(limit), limit)))
            }
            Ok(Work::Ended(Cut::Stop)) => ("terminated", Err(self.terminated())),
            Err(panic) => {
                if self.rules.after_panic == AfterPanic::Exit {
                    end = Some(Error::new(ErrorKind::Panicked, panic.to_string()));
                }
                ("panicked", Err(panic.into_failure()))
            }
        };
        let duration_us = u64::try_from(received.elapsed().as_micros()).unwrap_or(u64::MAX);
        match &result {
            Ok(_) => tracing::info!(outcome, duration_us, "the invocation ended"),
            Err(failure) => {
                failure.log(outcome, duration_us, "the invocation failed");
                if failure.exits() {
                    let message = format!("the handler asked for a fresh instance: {failure}");
                    end = Some(Error::new(ErrorKind::Exit, message));
                }
            }
        }
        Verdict { result, end }
    }

    /// Gives one event to the handler, until it is done or time is up.
    async fn attempt(
        &mut self,
        invocation: Invocation,
        stop: &mut Stop,
    ) -> Result<Work<Result<Bytes, Failure>, Cut>, Box<Panic>> {
        let mut limit = invocation.context.cancel_at().map(|instant| (instant, false));
        let (mut set, mut noticed) = (None, false);
        let Self { handler, alarm, rules, .. } = self;
        guarded(
            || handler.call(invocation),
            |cx| {
                if let (false, Poll::Ready(told)) = (noticed, stop.poll(cx)) {
                    noticed = true;
                    let ends = told.checked_add(rules.grace);
                    limit = match (ends, limit) {
                        (Some(ends), Some((instant, _))) if ends >= instant => limit,
                        (ends, limit) => ends.map(|ends| (ends, true)).or(limit),
                    };
                }
                let Some((instant, stops)) = limit else { return Poll::Pending };
                // Only a handler that suspends costs a timer.
                if set != Some(instant) {
                    set = Some(instant);
                    alarm.set(instant);
                }
                // A handler that is always ready to go on would starve the timer: look at the clock, too.
                if Instant::now() >= instant || alarm.poll(cx).is_ready() {
                    return Poll::Ready(if stops { Cut::Stop } else { Cut::Deadline });
                }
                Poll::Pending
            },
        )
        .await
    }

    fn too_large_event(&self) -> Failure {
        let accepted = self.rules.max_event_bytes;
        let message = format!("the event has more than the {accepted} bytes that are accepted");
        Failure::new(Failure::EVENT_TOO_LARGE, message)
    }

    fn terminated(&self) -> Failure {
        let message = format!(
            "the platform told the process to stop; the handler wasn't done {} ms later and was cancelled",
            self.rules.grace.as_millis()
        );
        Failure::new(Failure::TERMINATED, message)
    }
}

fn deadline_exceeded(margin: Duration, limit: Duration) -> Failure {
    let message = format!(
        "the handler was still running {} ms before the limit of {} ms and was cancelled",
        margin.as_millis(),
        limit.as_millis()
    );
    Failure::new(Failure::DEADLINE_EXCEEDED, message)
}

fn too_large_response(bytes: usize) -> Failure {
    let message = format!("the response has {bytes} bytes; the platform takes at most {MAX_RESPONSE_BYTES}");
    Failure::new(Failure::RESPONSE_TOO_LARGE, message)
}

impl<M, H> std::fmt::Debug for Service<M, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service").field("rules", &self.rules).finish_non_exhaustive()
    }
}
