//! How long before the deadline a handler is cancelled.

use std::time::Duration;

/// How long before the platform's deadline a handler that is still running is cancelled, so that its failure is
/// reported before the platform kills the process.
///
/// The default is 100 ms or 5 % of the time limit, whichever is more. A margin is never more than half of the limit.
/// A [`Duration`] converts into a fixed margin.
///
/// ```
/// use std::time::Duration;
/// use scf_runtime::Margin;
///
/// let margin = Margin::default();
/// assert_eq!(margin.of(Duration::from_secs(1)), Duration::from_millis(100));
/// assert_eq!(margin.of(Duration::from_secs(60)), Duration::from_secs(3));
/// assert_eq!(margin.of(Duration::from_millis(120)), Duration::from_millis(60));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margin {
    least: Duration,
    /// In hundredths of the time limit.
    percent: u32,
}

impl Margin {
    /// Creates the same margin for every time limit.
    pub const fn fixed(margin: Duration) -> Self {
        Self { least: margin, percent: 0 }
    }

    /// Returns the margin under a time limit.
    pub fn of(self, limit: Duration) -> Duration {
        self.least.max(limit / 100 * self.percent).min(limit / 2)
    }
}

impl Default for Margin {
    fn default() -> Self {
        Self { least: Duration::from_millis(100), percent: 5 }
    }
}

impl From<Duration> for Margin {
    fn from(margin: Duration) -> Self {
        Self::fixed(margin)
    }
}
