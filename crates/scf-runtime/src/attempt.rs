//! One event in the hands of the handler: until it returns, panics, or time is up.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::alarm::Alarm;
use crate::panic::{Panic, guard};
use crate::stop::Stop;
use crate::{Failure, Handler, Invocation};

/// How the handler's work on one event ended.
pub(crate) enum Attempt {
    Returned(Result<Bytes, Failure>),
    Panicked(Box<Panic>),
    /// The deadline came near.
    Cancelled,
    /// The process was told to stop, and the grace ended.
    Terminated,
}

/// Gives one event to the handler. When this returns, nothing of the handler's future is left.
pub(crate) async fn attempt<M, H: Handler<M>>(
    handler: &mut H,
    invocation: Invocation,
    alarm: &mut Alarm,
    stop: &mut Stop,
    grace: Duration,
) -> Attempt {
    let mut limit = invocation.context.cancel_at().map(|instant| (instant, false));
    let mut set = None;
    let mut noticed = stop.told();
    let future = match guard(|| handler.call(invocation)) {
        Ok(future) => future,
        Err(panic) => return Attempt::Panicked(panic),
    };
    let mut future = pin!(Some(future));
    let result = poll_fn(|cx| {
        let Some(running) = future.as_mut().as_pin_mut() else {
            return Poll::Ready(Attempt::Cancelled);
        };
        match guard(|| running.poll(cx)) {
            Err(panic) => return Poll::Ready(Attempt::Panicked(panic)),
            Ok(Poll::Ready(result)) => return Poll::Ready(Attempt::Returned(result)),
            Ok(Poll::Pending) => {}
        }
        if !noticed && stop.poll(cx).is_ready() {
            noticed = true;
            let ends = Instant::now() + grace;
            if limit.is_none_or(|(instant, _)| ends < instant) {
                limit = Some((ends, true));
            }
        }
        let Some((instant, terminated)) = limit else { return Poll::Pending };
        // Only a handler that suspends costs a timer.
        if set != Some(instant) {
            set = Some(instant);
            alarm.set(instant);
        }
        // A handler that is always ready to go on would starve the timer: look at the clock, too.
        if Instant::now() >= instant || alarm.poll(cx).is_ready() {
            return Poll::Ready(if terminated { Attempt::Terminated } else { Attempt::Cancelled });
        }
        Poll::Pending
    })
    .await;
    match guard(|| future.set(None)) {
        Ok(()) => result,
        Err(panic) => Attempt::Panicked(panic),
    }
}
