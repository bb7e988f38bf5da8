//! Being told to stop.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{Error, ErrorKind};

/// Notices `SIGTERM`, which the platform sends to an asynchronous execution that is ended with grace (583/63969).
pub(crate) struct Stop {
    signal: Option<Signal>,
    /// When it was noticed.
    told: Option<Instant>,
}

impl Stop {
    pub(crate) fn new() -> Result<Self, Error> {
        let signal = signal(SignalKind::terminate()).map_err(|error| {
            Error::new(ErrorKind::Start, "the function can't listen for SIGTERM").with_source(error)
        })?;
        Ok(Self { signal: Some(signal), told: None })
    }

    /// Notices nothing.
    pub(crate) fn never() -> Self {
        Self { signal: None, told: None }
    }

    /// Returns when it was noticed that the process was told to stop; stays so.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {
        if let Some(told) = self.told {
            return Poll::Ready(told);
        }
        let pending = |signal: &mut Signal| signal.poll_recv(cx).is_pending();
        if self.signal.as_mut().is_none_or(pending) {
            return Poll::Pending;
        }
        Poll::Ready(*self.told.insert(Instant::now()))
    }

    /// Tells whether the process was told to stop.
    pub(crate) async fn is_told(&mut self) -> bool {
        poll_fn(|cx| Poll::Ready(self.poll(cx).is_ready())).await
    }

    /// Waits for work as long as the process may stay: so long after it is told to stop. None when it must leave first.
    pub(crate) async fn unless_told<F: Future>(&mut self, stay: Duration, work: F) -> Option<F::Output> {
        let mut work = pin!(work);
        let mut leave = None;
        poll_fn(|cx| {
            if let Poll::Ready(output) = work.as_mut().poll(cx) {
                return Poll::Ready(Some(output));
            }
            let Poll::Ready(told) = self.poll(cx) else { return Poll::Pending };
            // A timer rounds up to a millisecond, in which a platform nearby gives one event after the other.
            let left = stay.saturating_sub(told.elapsed());
            if left.is_zero() {
                return Poll::Ready(None);
            }
            let leave = leave.get_or_insert_with(|| Box::pin(tokio::time::sleep(left)));
            leave.as_mut().poll(cx).map(|()| None)
        })
        .await
    }
}
