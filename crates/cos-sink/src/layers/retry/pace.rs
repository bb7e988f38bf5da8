//! When attempts begin and end.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use crate::{ErrorKind, SinkError};

/// What no limit exceeds, so that a point in time can always be computed from it.
pub(super) const FOREVER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// With less time left no other attempt is begun.
pub(super) const LEAST: Duration = Duration::from_millis(20);

/// Below this an attempt's share isn't worth dividing: it gets all that is left.
const LEAST_SHARE: Duration = Duration::from_millis(250);

#[derive(Debug, Clone)]
pub(super) struct Pace {
    /// The most that is waited after the first failure.
    pub(super) base: Duration,
    /// The most that is waited after any failure.
    pub(super) cap: Duration,
    /// How long an attempt may be silent before it gets company, where that was set; `Some(None)` is never.
    pub(super) hedge: Option<Option<Duration>>,
}

impl Pace {
    pub(super) const DEFAULT: Self = Self { base: Duration::from_millis(25), cap: Duration::from_secs(2), hedge: None };

    /// The time of an attempt that begins with so much `left`.
    pub(super) fn share(left: Duration) -> Duration {
        let share = left / 3;
        if share < LEAST_SHARE { left } else { share }
    }

    /// How long an attempt that begins with so much `left` may be silent alone.
    pub(super) fn silence(&self, left: Duration) -> Option<Duration> {
        match self.hedge {
            Some(set) => set,
            None => Some((left / 10).clamp(Duration::from_millis(100), Duration::from_secs(2))),
        }
    }

    /// How long to wait after so many `failures`, the last of which is `error`.
    pub(super) fn wait(&self, failures: u32, error: &SinkError) -> Duration {
        // Nothing was answered: the connection was broken or refused.
        let broken = error.kind() == ErrorKind::Unavailable && error.http_status().is_none();
        let wait = if failures <= 1 && broken { Duration::ZERO } else { self.jitter(failures, random()) };
        error.retry_after().map_or(wait, |asked| asked.max(wait))
    }

    /// Between nothing and the bound that `failures` have grown; `random` is any number.
    fn jitter(&self, failures: u32, random: u64) -> Duration {
        let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
        let bound = self.base.saturating_mul(doubled).min(self.cap);
        let bound = u64::try_from(bound.as_nanos()).unwrap_or(u64::MAX);
        Duration::from_nanos(random.checked_rem(bound.saturating_add(1)).unwrap_or(random))
    }
}

/// A number that nobody needs to be unable to guess: from the keys of a hash map.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_wait_stays_within_its_bound(
            base in any::<Duration>(),
            cap in any::<Duration>(),
            failures in any::<u32>(),
            random in any::<u64>(),
        ) {
            let pace = Pace { base, cap, hedge: None };
            let wait = pace.jitter(failures, random);
            prop_assert!(wait <= cap);
            prop_assert!(failures > 1 || wait <= base);
        }

        #[test]
        fn a_wait_is_as_long_as_the_store_asks(failures in any::<u32>(), asked in any::<Duration>()) {
            let error = SinkError::new(ErrorKind::Throttled).with_retry_after(asked);
            prop_assert!(Pace::DEFAULT.wait(failures, &error) >= asked);
        }

        #[test]
        fn a_share_leaves_time_for_others_or_takes_all(left in any::<Duration>()) {
            let share = Pace::share(left);
            prop_assert!(share == left || (share >= LEAST_SHARE && share <= left / 3));
        }
    }

    #[test]
    fn waits_spread_over_all_of_their_bound() {
        let waits: Vec<_> = (0..200).map(|_| Pace::DEFAULT.jitter(20, random())).collect();
        assert!(waits.iter().any(|wait| *wait < Pace::DEFAULT.cap / 4), "{waits:?}");
        assert!(waits.iter().any(|wait| *wait > Pace::DEFAULT.cap * 3 / 4), "{waits:?}");
    }

    #[test]
    fn a_broken_connection_is_tried_again_at_once_and_only_once() {
        let broken = SinkError::new(ErrorKind::Unavailable);
        assert_eq!(Pace::DEFAULT.wait(1, &broken), Duration::ZERO);
        let waits = || (0..20).map(|_| Pace::DEFAULT.wait(2, &broken));
        assert!(waits().any(|wait| wait > Duration::ZERO));
        let failed = SinkError::new(ErrorKind::Unavailable).with_http_status(503);
        assert!((0..20).any(|_| Pace::DEFAULT.wait(1, &failed) > Duration::ZERO));
    }
}
