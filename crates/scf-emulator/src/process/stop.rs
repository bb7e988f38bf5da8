//! How a process is ended.

use std::time::Duration;

/// How the platform ends a process: on a timeout, when it was idle for too long, or on
/// [`shutdown`](crate::Platform::shutdown).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum StopSignal {
    /// `SIGKILL`. The documents name no signal; nobody has seen another.
    #[default]
    Kill,
    /// `SIGTERM` first, and `SIGKILL` for what is still there after the grace.
    TermThenKill {
        /// How long a process may take to leave.
        grace: Duration,
    },
}
