//! The signals that ask a program to end.

use std::io;

#[cfg(unix)]
pub(super) use rustix::process::Signal;

/// Ctrl-C, which is all that is told apart here.
#[cfg(not(unix))]
pub(super) struct Signal;

/// What listens for Ctrl-C, `SIGTERM` and `SIGHUP`: from now on they don't end the program by themselves.
#[cfg(unix)]
pub(super) struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
    hang_up: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    pub(super) fn listen() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
        })
    }

    /// Waits for the next one.
    pub(super) async fn next(&mut self) -> io::Result<Signal> {
        Ok(tokio::select! {
            _ = self.interrupt.recv() => Signal::INT,
            _ = self.terminate.recv() => Signal::TERM,
            _ = self.hang_up.recv() => Signal::HUP,
        })
    }
}

#[cfg(not(unix))]
pub(super) struct Signals;

#[cfg(not(unix))]
impl Signals {
    pub(super) fn listen() -> io::Result<Self> {
        Ok(Self)
    }

    pub(super) async fn next(&mut self) -> io::Result<Signal> {
        tokio::signal::ctrl_c().await.map(|()| Signal)
    }
}
