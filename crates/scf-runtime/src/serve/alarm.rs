//! A time limit on a future.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Instant;

use tokio::time::Sleep;

/// A timer that is used again for every limit of one kind.
///
/// The clock takes a later limit for a registered timer at no cost, while each new timer wakes the reactor by a system call.
#[derive(Default)]
pub(crate) struct Alarm(Option<Pin<Box<Sleep>>>);

/// The limit was reached first.
#[derive(Debug)]
pub(crate) struct Elapsed;

impl Alarm {
    /// Sets the limit. It need not be polled.
    pub(crate) fn set(&mut self, limit: Instant) {
        match &mut self.0 {
            Some(sleep) => sleep.as_mut().reset(limit.into()),
            none => *none = Some(Box::pin(tokio::time::sleep_until(limit.into()))),
        }
    }

    /// Whether the limit that was set is reached.
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        self.0.as_mut().map_or(Poll::Pending, |sleep| sleep.as_mut().poll(cx))
    }

    /// Waits for `future` until the limit.
    pub(crate) async fn limit<F: Future>(&mut self, limit: Instant, future: F) -> Result<F::Output, Elapsed> {
        let mut future = pin!(future);
        let mut set = false;
        poll_fn(|cx| {
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(Ok(output));
            }
            if !std::mem::replace(&mut set, true) {
                self.set(limit);
            }
            self.poll(cx).map(|()| Err(Elapsed))
        })
        .await
    }
}
