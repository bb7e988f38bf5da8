//! To the times of `jiff` and back.

use jiff::{SignedDuration, Timestamp};

use crate::{EventTime, SubTask};

/// Fails for moments that `jiff` has none for: those after 9999-12-30T22:00:00Z, of all that [`EventTime::parse`] gives.
impl TryFrom<EventTime> for Timestamp {
    type Error = jiff::Error;

    fn try_from(time: EventTime) -> Result<Self, Self::Error> {
        Self::from_second(time.unix_seconds())
    }
}

impl From<Timestamp> for EventTime {
    /// Drops the fraction of the second.
    fn from(time: Timestamp) -> Self {
        let truncated = time.as_second();
        // Before 1970 jiff rounds towards 1970, and a moment lies in the second that began before it.
        Self::from_unix_seconds(truncated - i64::from(time.subsec_nanosecond() < 0))
    }
}

impl SubTask<'_> {
    /// Returns how long it took; below zero when it is said to have ended before it began. `None` while it goes on.
    pub fn elapsed(&self) -> Option<SignedDuration> {
        self.seconds().map(SignedDuration::from_secs)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_moment_is_the_same_in_both() {
        let time = EventTime::parse("2019-07-16T14:21:27+08:00").unwrap();
        let timestamp = Timestamp::try_from(time).unwrap();
        assert_eq!(timestamp.to_string(), time.to_string());
        assert_eq!(EventTime::from(timestamp), time);
        assert!(Timestamp::try_from(EventTime::from_unix_seconds(i64::MAX)).is_err());
    }

    #[test]
    fn a_fraction_is_rounded_down_as_from_the_clock_of_the_system() {
        for millisecond in [-1500, -1000, -1, 0, 1, 999, 1000] {
            let timestamp = Timestamp::from_millisecond(millisecond).unwrap();
            assert_eq!(EventTime::from(timestamp).unix_seconds(), millisecond.div_euclid(1000), "{millisecond}");
        }
    }

    proptest! {
        #[test]
        fn what_is_parsed_has_a_timestamp(seconds in -62_135_596_800_i64..=253_402_207_200) {
            let time = EventTime::from_unix_seconds(seconds);
            prop_assert_eq!(Timestamp::try_from(time).map(EventTime::from).ok(), Some(time));
        }
    }
}
