//! Work of the user's: until it is done, panics, or something else ends it.

use std::future::poll_fn;
use std::pin::pin;
use std::task::{Context, Poll};

use crate::serve::panic::{Panic, guard};

/// How work ended that didn't panic.
pub(crate) enum Work<T, E> {
    Done(T),
    /// It was dropped before it was done.
    Ended(E),
}

/// Does the work unless `end` is ready first, which is asked whenever the work suspends. When this returns, nothing of
/// the work's future is left.
///
/// # Errors
///
/// The work panicked: when it began, went on, or was dropped.
pub(crate) async fn guarded<F: Future, E>(
    work: impl FnOnce() -> F,
    mut end: impl FnMut(&mut Context<'_>) -> Poll<E>,
) -> Result<Work<F::Output, E>, Box<Panic>> {
    let mut future = pin!(Some(guard(work)?));
    let ended = poll_fn(|cx| {
        if let Some(running) = future.as_mut().as_pin_mut() {
            match guard(|| running.poll(cx)) {
                Err(panic) => return Poll::Ready(Err(panic)),
                Ok(Poll::Ready(output)) => return Poll::Ready(Ok(Work::Done(output))),
                Ok(Poll::Pending) => {}
            }
        }
        end(cx).map(|end| Ok(Work::Ended(end)))
    })
    .await;
    let dropped = guard(|| future.set(None));
    let ended = ended?;
    dropped.map(|()| ended)
}
