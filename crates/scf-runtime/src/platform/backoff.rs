//! Waiting between attempts to reach the runtime API.

use std::time::{Duration, Instant};

const FIRST: Duration = Duration::from_millis(20);
const LONGEST: Duration = Duration::from_secs(1);

/// The wait after so many failures in a row, at least one: it doubles from 20 ms up to 1 s.
pub(crate) fn wait_after(failures: u32) -> Duration {
    FIRST.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(LONGEST)
}

/// Waits that double from 20 ms up to 1 s, until patience ends.
#[derive(Debug, Clone)]
pub(crate) struct Backoff {
    next: Duration,
    ends: Instant,
    /// The cause that was told last.
    told: String,
}

impl Backoff {
    pub(crate) fn new(patience: Duration) -> Self {
        let now = Instant::now();
        Self { next: FIRST, ends: now.checked_add(patience).unwrap_or(now), told: String::new() }
    }

    /// The next wait; none when patience has ended.
    pub(crate) fn pause(&mut self) -> Option<Duration> {
        let left = self.ends.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
        let pause = self.next.min(left);
        self.next = (self.next * 2).min(LONGEST);
        Some(pause)
    }

    /// Returns whether the cause of a failure is another than that of the failure before, and remembers it.
    pub(crate) fn is_news(&mut self, cause: &str) -> bool {
        let news = self.told != cause;
        if news {
            cause.clone_into(&mut self.told);
        }
        news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_second_and_end() {
        let mut backoff = Backoff::new(Duration::from_secs(3600));
        let waits: Vec<_> = (0..8).filter_map(|_| backoff.pause()).map(|wait| wait.as_millis()).collect();
        assert_eq!(waits, [20, 40, 80, 160, 320, 640, 1000, 1000]);
        assert_eq!(Backoff::new(Duration::ZERO).pause(), None);
        let waits = [1, 2, 6, 7, u32::MAX].map(|failures| wait_after(failures).as_millis());
        assert_eq!(waits, [20, 40, 640, 1000, 1000]);
    }

    #[test]
    fn a_cause_is_news_once_in_a_row() {
        let mut backoff = Backoff::new(Duration::from_secs(1));
        let news = ["a", "a", "b", "a"].map(|cause| backoff.is_news(cause));
        assert_eq!(news, [true, false, true, true]);
    }
}
