//! Runs a command to its end: the event loop, interrupts, and errors as a line and an exit code.

use std::fs::File;
use std::future::Future;
use std::io;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow};
use futures_util::{Stream, stream};
use tokio::signal::unix::{SignalKind, signal};

use crate::exit::Exit;
use crate::view::{OutputError, View, note};

/// How many files and sockets a command needs at the least. Below that the event loop itself panics.
const DESCRIPTORS: usize = 24;

/// Runs a command. An error means that it could not begin; what fails later is the command's own to tell.
pub(crate) fn run(work: impl Future<Output = Result<Exit>>) -> ExitCode {
    let done = descriptors().and_then(|()| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.context("cannot start the event loop")?;
        let done = runtime.block_on(work);
        // What waits for a pipe that nobody writes to would wait for ever.
        runtime.shutdown_background();
        done
    });
    ExitCode::from(done.unwrap_or_else(|error| match error.downcast_ref() {
        Some(OutputError::NobodyReads) => Exit::NobodyReads,
        Some(OutputError::Other(_)) => {
            note(&format!("{error:#}"));
            Exit::Partial
        }
        None => {
            note(&format!("{error:#}"));
            Exit::CouldNotBegin
        }
    }))
}

/// Takes the items of an iterator that may have to wait for each, such as for a line of a pipe, without holding up the rest.
pub(crate) fn blocking<I>(items: I) -> impl Stream<Item = I::Item>
where
    I: Iterator + Send + 'static,
    I::Item: Send + 'static,
{
    stream::unfold(items, |mut items| async {
        let next = tokio::task::spawn_blocking(move || items.next().map(|item| (item, items)));
        next.await.unwrap_or_else(|error| match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The event loop has ended, and nobody asks any more.
            Err(_) => None,
        })
    })
}

/// Waits until somebody asks the command to end: `SIGINT` (Ctrl-C), `SIGTERM` or `SIGHUP`.
///
/// # Errors
/// The system can't tell of signals.
pub(crate) async fn interrupted() -> io::Result<()> {
    let [mut interrupt, mut terminate, mut hang_up] =
        [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?, signal(SignalKind::hangup())?];
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
    }
    Ok(())
}

/// Tells what kept work from its end: `None` when nothing did. `ended` is `None` when it was interrupted.
///
/// # Errors
/// Nothing was done yet, or nobody reads what is printed.
pub(crate) fn cut(ended: Option<Result<()>>, has_begun: bool, view: &View) -> Result<Option<Exit>> {
    match ended {
        Some(Ok(())) => Ok(None),
        Some(Err(error)) if !has_begun || error.is::<OutputError>() => Err(error),
        Some(Err(error)) => {
            view.note(&format!("{error:#}"));
            Ok(Some(Exit::Partial))
        }
        None => Ok(Some(Exit::Interrupted)),
    }
}

/// Makes sure that there are enough file descriptors to begin with.
fn descriptors() -> Result<()> {
    let mut files = Vec::with_capacity(DESCRIPTORS);
    while files.len() < DESCRIPTORS {
        match File::open("/dev/null") {
            Ok(file) => files.push(file),
            Err(error) => {
                return Err(anyhow!(error).context(format!(
                    "only {} more files can be opened, and {DESCRIPTORS} are needed: raise the limit (ulimit -n)",
                    files.len()
                )));
            }
        }
    }
    Ok(())
}
