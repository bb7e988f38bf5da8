//! One event in the hands of the handler: until it returns, panics, or time is up.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Instant;

use bytes::Bytes;

use crate::panic::{Panic, guard};
use crate::{Failure, Handler, Invocation};

/// How the handler's work on one event ended.
pub(crate) enum Attempt {
    Returned(Result<Bytes, Failure>),
    Panicked(Box<Panic>),
    Cancelled,
}

/// Gives one event to the handler. When this returns, nothing of the handler's future is left.
pub(crate) async fn attempt<M, H: Handler<M>>(handler: &mut H, invocation: Invocation) -> Attempt {
    let cancel_at = invocation.context.cancel_at();
    let future = match guard(|| handler.call(invocation)) {
        Ok(future) => future,
        Err(panic) => return Attempt::Panicked(panic),
    };
    let mut future = pin!(Some(future));
    // Registered with the clock only if the handler suspends.
    let mut alarm = pin!(cancel_at.map(|instant| tokio::time::sleep_until(instant.into())));
    let result = poll_fn(|cx| {
        let Some(running) = future.as_mut().as_pin_mut() else {
            return Poll::Ready(Attempt::Cancelled);
        };
        match guard(|| running.poll(cx)) {
            Err(panic) => return Poll::Ready(Attempt::Panicked(panic)),
            Ok(Poll::Ready(result)) => return Poll::Ready(Attempt::Returned(result)),
            Ok(Poll::Pending) => {}
        }
        // A handler that is always ready to go on would starve the alarm: look at the clock, too.
        if cancel_at.is_some_and(|instant| Instant::now() >= instant) {
            return Poll::Ready(Attempt::Cancelled);
        }
        if let Some(alarm) = alarm.as_mut().as_pin_mut()
            && alarm.poll(cx).is_ready()
        {
            return Poll::Ready(Attempt::Cancelled);
        }
        Poll::Pending
    })
    .await;
    match guard(|| future.set(None)) {
        Ok(()) => result,
        Err(panic) => Attempt::Panicked(panic),
    }
}
