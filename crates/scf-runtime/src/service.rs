//! From an event to its answer, whichever way it came.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tracing::{Instrument, Level};

use crate::alarm::Alarm;
use crate::arrival::Arrival;
use crate::attempt::{Attempt, attempt};
use crate::stop::Stop;
use crate::{
    AfterPanic, Context, Credentials, Error, ErrorKind, Failure, FunctionMetadata, Handler, Invocation,
    MAX_RESPONSE_BYTES, Margin,
};

/// The handler, and what the runtime adds to it.
pub(crate) struct Service<M, H> {
    pub(crate) handler: H,
    pub(crate) margin: Margin,
    pub(crate) after_panic: AfterPanic,
    pub(crate) grace: Duration,
    pub(crate) max_event_bytes: usize,
    pub(crate) function: Arc<FunctionMetadata>,
    pub(crate) credentials: Option<Arc<Credentials>>,
    pub(crate) cold_start: bool,
    pub(crate) alarm: Alarm,
    pub(crate) form: std::marker::PhantomData<fn(M)>,
}

/// What to answer, and whether to leave then.
pub(crate) struct Verdict {
    pub(crate) result: Result<Bytes, Failure>,
    pub(crate) end: Option<Error>,
}

impl<M, H: Handler<M>> Service<M, H> {
    /// Serves one event: nothing of it is left when this returns.
    pub(crate) async fn serve(&mut self, arrival: Arrival, stop: &mut Stop) -> Verdict {
        let cold_start = std::mem::replace(&mut self.cold_start, false);
        if !tracing::enabled!(Level::ERROR) {
            return self.judge(arrival, cold_start, stop).await;
        }
        let span = tracing::info_span!(
            "invocation",
            request_id = &*arrival.request_id,
            function = arrival.function.as_ref().unwrap_or(&self.function).name(),
            cold_start
        );
        self.judge(arrival, cold_start, stop).instrument(span).await
    }

    async fn judge(&mut self, arrival: Arrival, cold_start: bool, stop: &mut Stop) -> Verdict {
        let (received, limit) = (arrival.received, arrival.time_limit);
        let attempt = match self.invocation(arrival, cold_start) {
            Ok(invocation) => attempt(&mut self.handler, invocation, &mut self.alarm, stop, self.grace).await,
            Err(failure) => Attempt::Returned(Err(failure)),
        };
        let mut end = None;
        let (outcome, result) = match attempt {
            Attempt::Returned(Ok(body)) if body.len() > MAX_RESPONSE_BYTES => {
                ("failed", Err(too_large_response(body.len())))
            }
            Attempt::Returned(result) => (if result.is_ok() { "ok" } else { "failed" }, result),
            Attempt::Cancelled => ("cancelled", Err(self.deadline_exceeded(limit.unwrap_or_default()))),
            Attempt::Terminated => ("terminated", Err(self.terminated())),
            Attempt::Panicked(panic) => {
                if self.after_panic == AfterPanic::Exit {
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

    fn invocation(&self, arrival: Arrival, cold_start: bool) -> Result<Invocation, Failure> {
        let payload = arrival.payload.ok_or_else(|| {
            let message = format!("the event has more than the {} bytes that are accepted", self.max_event_bytes);
            Failure::new(Failure::EVENT_TOO_LARGE, message)
        })?;
        let mut context = Context::new(arrival.request_id)
            .with_received(arrival.received)
            .with_cold_start(cold_start)
            .with_margin(self.margin)
            .with_function(arrival.function.unwrap_or_else(|| Arc::clone(&self.function)));
        if let Some(limit) = arrival.memory_limit_mb {
            context = context.with_memory_limit_mb(limit);
        }
        if let Some(limit) = arrival.time_limit {
            context = context.with_time_limit(limit);
        }
        if let Some(credentials) = arrival.credentials.as_ref().or(self.credentials.as_ref()) {
            context = context.with_credentials(Arc::clone(credentials));
        }
        Ok(Invocation { payload, context })
    }

    fn deadline_exceeded(&self, limit: Duration) -> Failure {
        let message = format!(
            "the handler was still running {} ms before the limit of {} ms and was cancelled",
            self.margin.of(limit).as_millis(),
            limit.as_millis()
        );
        Failure::new(Failure::DEADLINE_EXCEEDED, message)
    }

    fn terminated(&self) -> Failure {
        let message = format!(
            "the platform told the process to stop; the handler wasn't done {} ms later and was cancelled",
            self.grace.as_millis()
        );
        Failure::new(Failure::TERMINATED, message)
    }
}

fn too_large_response(bytes: usize) -> Failure {
    let message = format!("the response has {bytes} bytes; the platform takes at most {MAX_RESPONSE_BYTES}");
    Failure::new(Failure::RESPONSE_TOO_LARGE, message)
}

impl<M, H> std::fmt::Debug for Service<M, H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service")
            .field("margin", &self.margin)
            .field("after_panic", &self.after_panic)
            .finish_non_exhaustive()
    }
}
