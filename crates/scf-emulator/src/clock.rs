//! The time by which the asynchronous queue waits and idle instances end.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;

/// The time by which the asynchronous queue waits between attempts and idle instances end. Cloning gives another handle
/// to the same clock.
///
/// The timeouts of an invocation are always real: a process can't be told to live faster. Neither they nor this clock
/// follow the time of day: both are monotonic, so that a clock that is set changes nothing.
#[derive(Debug, Clone)]
pub struct Clock {
    kind: Kind,
    start: Instant,
    /// How far the clock is ahead of real time.
    ahead: Arc<watch::Sender<Duration>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Real,
    Skipping,
    Manual,
}

impl Clock {
    fn new(kind: Kind) -> Self {
        Self { kind, start: Instant::now(), ahead: Arc::new(watch::Sender::new(Duration::ZERO)) }
    }

    /// Creates a clock of real time.
    pub fn real() -> Self {
        Self::new(Kind::Real)
    }

    /// Creates a clock for which every wait is over at once and puts the clock forward by its length.
    pub fn skipping() -> Self {
        Self::new(Kind::Skipping)
    }

    /// Waits end when [`advance`](Self::advance) has put the clock forward far enough, or real time has passed.
    pub fn manual() -> Self {
        Self::new(Kind::Manual)
    }

    /// Puts the clock forward.
    pub fn advance(&self, by: Duration) {
        self.ahead.send_modify(|ahead| *ahead += by);
    }

    /// Returns the time since the clock was made.
    pub fn now(&self) -> Duration {
        self.start.elapsed() + *self.ahead.borrow()
    }

    /// Waits.
    pub async fn sleep(&self, length: Duration) {
        match self.kind {
            Kind::Real => tokio::time::sleep(length).await,
            Kind::Skipping => {
                self.advance(length);
                // Who waits lets others run, however short it is.
                tokio::task::yield_now().await;
            }
            Kind::Manual => self.until(self.now() + length).await,
        }
    }

    /// Waits for a time to come, without ever putting the clock forward.
    pub(crate) async fn until(&self, time: Duration) {
        let mut ahead = self.ahead.subscribe();
        while let Some(left) = time.checked_sub(self.now()).filter(|left| !left.is_zero()) {
            // Whichever comes first, the clock is read again.
            let _ = tokio::time::timeout(left, ahead.changed()).await;
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::real()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Duration = Duration::from_secs(3600);

    #[tokio::test]
    async fn waits_end_when_the_clock_is_put_forward() {
        let clock = Clock::manual();
        let waiting = tokio::spawn({
            let clock = clock.clone();
            async move { clock.sleep(HOUR).await }
        });
        tokio::task::yield_now().await;
        clock.advance(HOUR / 2);
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.advance(HOUR / 2);
        waiting.await.unwrap();
        let skipping = Clock::skipping();
        skipping.sleep(HOUR).await;
        assert!(skipping.now() >= HOUR);
    }
}
