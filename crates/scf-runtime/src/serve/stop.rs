//! Being told to stop.

use std::task::{Context, Poll};

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::{Error, ErrorKind};

/// Notices `SIGTERM`, which the platform sends to an asynchronous execution that is ended with grace (583/63969).
pub(crate) struct Stop {
    signal: Option<Signal>,
    told: bool,
}

impl Stop {
    pub(crate) fn new() -> Result<Self, Error> {
        let signal = signal(SignalKind::terminate()).map_err(|error| {
            Error::new(ErrorKind::Start, "the function can't listen for SIGTERM").with_source(error)
        })?;
        Ok(Self { signal: Some(signal), told: false })
    }

    /// Notices nothing.
    pub(crate) fn never() -> Self {
        Self { signal: None, told: false }
    }

    /// Whether the process was told to stop; stays so.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let pending = |signal: &mut Signal| signal.poll_recv(cx).is_pending();
        if !self.told && self.signal.as_mut().is_none_or(pending) {
            return Poll::Pending;
        }
        self.told = true;
        Poll::Ready(())
    }

    /// Whether it was noticed that the process was told to stop.
    pub(crate) fn told(&self) -> bool {
        self.told
    }
}
