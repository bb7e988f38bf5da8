//! Moments, as MPS writes them.

#[cfg(feature = "jiff")]
mod jiff;

use std::fmt;
use std::time::{Duration, SystemTime};

const DAY: i64 = 86_400;

/// A moment of an event: whole seconds since 1970-01-01 in UTC.
///
/// MPS writes moments as `2019-07-16T06:21:27Z`, and `0000-00-00T00:00:00Z` when it knows none.
///
/// ```
/// use mps_events::EventTime;
///
/// let time = EventTime::from_unix_seconds(1_563_258_087);
/// assert_eq!((time.to_string().as_str(), time.date().as_str()), ("2019-07-16T06:21:27Z", "2019-07-16"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventTime {
    seconds: i64,
}

impl EventTime {
    /// Reads a moment of the years 1 to 9999 as MPS writes it.
    ///
    /// Accepts `T` or a space between date and time, a fraction of a second (dropped), `Z`, an offset such as
    /// `+08:00` or `+0800`, or no zone at all, which means UTC. `None` for anything else, the zero datetime and
    /// days that no calendar has included.
    ///
    /// ```
    /// use mps_events::EventTime;
    ///
    /// let time = EventTime::parse("2019-07-16T14:21:27+08:00").unwrap();
    /// assert_eq!(time.to_string(), "2019-07-16T06:21:27Z");
    /// assert_eq!(EventTime::parse("0000-00-00T00:00:00Z"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().as_bytes();
        let (date, rest) = text.split_at_checked(10)?;
        let year = number(date.get(0..4)?)?;
        let month = number(date.get(5..7)?)?;
        let day = number(date.get(8..10)?)?;
        if date[4] != b'-' || date[7] != b'-' || year == 0 {
            return None;
        }
        if !(1..=12).contains(&month) || !(1..=days_in_month(year, month)).contains(&day) {
            return None;
        }
        let (time, zone) = rest.split_at_checked(9)?;
        if !matches!(time[0], b'T' | b't' | b' ') || time[3] != b':' || time[6] != b':' {
            return None;
        }
        let hour = number(&time[1..3])?;
        let minute = number(&time[4..6])?;
        let second = number(&time[7..9])?;
        // 60 is a leap second; it counts as the first second of the next minute.
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let offset = zone_offset(skip_fraction(zone)?)?;
        let seconds = days_from_civil(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset;
        Some(Self { seconds })
    }

    /// The first moment that an event of MPS can tell: no task ran before 2015. What lies before it is how some programs
    /// write that they know no time, such as Go's zero, `0001-01-01T00:00:00Z`.
    pub const EARLIEST: Self = Self { seconds: 1_420_070_400 };

    /// Reads the moment that a member of an event tells; `None` too for what lies before [`EARLIEST`](Self::EARLIEST).
    pub(crate) fn told(text: &str) -> Option<Self> {
        Self::parse(text).filter(|time| *time >= Self::EARLIEST)
    }

    /// Creates the moment this many seconds after (before, when negative) 1970-01-01T00:00:00Z.
    pub const fn from_unix_seconds(seconds: i64) -> Self {
        Self { seconds }
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z.
    pub const fn unix_seconds(self) -> i64 {
        self.seconds
    }

    /// Returns the day in UTC, `YYYY-MM-DD`.
    pub fn date(self) -> String {
        let (year, month, day) = civil_from_days(self.seconds.div_euclid(DAY));
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// Returns the hour of the day in UTC, `00` to `23`.
    pub fn hour(self) -> String {
        format!("{:02}", self.seconds.rem_euclid(DAY) / 3600)
    }
}

impl From<SystemTime> for EventTime {
    /// Drops the fraction of the second.
    fn from(time: SystemTime) -> Self {
        let whole = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
        let seconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => whole(after),
            Err(before) => {
                let before = before.duration();
                -whole(before) - i64::from(before.subsec_nanos() > 0)
            }
        };
        Self { seconds }
    }
}

/// RFC 3339 in UTC: `2019-07-16T06:21:27Z`.
impl fmt::Display for EventTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = civil_from_days(self.seconds.div_euclid(DAY));
        let second = self.seconds.rem_euclid(DAY);
        write!(f, "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60)
    }
}

/// Writes RFC 3339 in UTC, as `Display` does.
impl serde::Serialize for EventTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl fmt::Debug for EventTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventTime({self})")
    }
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i64::from(digit - b'0')))
}

fn skip_fraction(zone: &[u8]) -> Option<&[u8]> {
    let [b'.' | b',', rest @ ..] = zone else {
        return Some(zone);
    };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (digits > 0).then(|| &rest[digits..])
}

/// Seconds east of UTC.
fn zone_offset(zone: &[u8]) -> Option<i64> {
    let (sign, hour, minute) = match zone {
        [] | b"Z" | b"z" => return Some(0),
        [sign, h1, h2] => (sign, [*h1, *h2], *b"00"),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => (sign, [*h1, *h2], [*m1, *m2]),
        _ => return None,
    };
    let (hour, minute) = (number(&hour)?, number(&minute)?);
    if hour > 23 || minute > 59 {
        return None;
    }
    let seconds = hour * 3600 + minute * 60;
    match sign {
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a day of the Gregorian calendar.
///
/// Counts in years that begin in March, so that the leap day is the last of its year.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    let days_before_month = (153 * month + 2) / 5;
    // 0000-03-01 is 719,468 days before 1970-01-01.
    year * 365 + leap_days + days_before_month + day - 1 - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    // 400 years have 146,097 days; the calendar repeats after them.
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_what_mps_writes() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2019-07-16T06:21:27Z", Some(1_563_258_087)),
            ("2019-07-16T06:21:27", Some(1_563_258_087)),
            ("2019-07-16 06:21:27", Some(1_563_258_087)),
            ("2019-07-16T06:21:27.999Z", Some(1_563_258_087)),
            ("2019-07-16T14:21:27+08:00", Some(1_563_258_087)),
            ("2019-07-16T14:21:27+0800", Some(1_563_258_087)),
            ("2019-07-15T22:21:27-08", Some(1_563_258_087)),
            ("2020-02-29T00:00:00Z", Some(1_582_934_400)),
            ("0000-00-00T00:00:00Z", None),
            ("2019-02-29T00:00:00Z", None),
            ("2019-13-01T00:00:00Z", None),
            ("2019-07-16T24:00:00Z", None),
            ("2019-07-16T06:21:27.Z", None),
            ("2019-07-16T06:21:27 UTC", None),
            ("2019-07-16", None),
            ("", None),
            ("二〇一九年", None),
        ] {
            let seconds = EventTime::parse(text).map(EventTime::unix_seconds);
            assert_eq!(seconds, expected, "{text}");
        }
    }

    #[test]
    fn names_its_day_and_hour() {
        let time = EventTime::parse("2024-12-31T23:59:59Z").unwrap();
        assert_eq!(time.date(), "2024-12-31");
        assert_eq!(time.hour(), "23");
        assert_eq!(format!("{time:?}"), "EventTime(2024-12-31T23:59:59Z)");
    }

    #[test]
    fn a_moment_before_1970_is_rounded_down() {
        let time = SystemTime::UNIX_EPOCH - Duration::from_millis(1500);
        assert_eq!(EventTime::from(time).unix_seconds(), -2);
    }

    proptest! {
        #[test]
        fn display_and_parse_agree(seconds in -62_135_596_800_i64..=253_402_300_799) {
            let time = EventTime::from_unix_seconds(seconds);
            prop_assert_eq!(EventTime::parse(&time.to_string()), Some(time));
            prop_assert_eq!(time.date(), &time.to_string()[..10]);
        }

        #[test]
        fn the_next_day_follows(days in -1_000_000_i64..4_000_000) {
            let (year, month, day) = civil_from_days(days);
            prop_assert_eq!(days_from_civil(year, month, day), days);
            let next = if day < days_in_month(year, month) {
                (year, month, day + 1)
            } else if month < 12 {
                (year, month + 1, 1)
            } else {
                (year + 1, 1, 1)
            };
            prop_assert_eq!(civil_from_days(days + 1), next);
        }

        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*") {
            let _ = EventTime::parse(&text);
        }

        #[test]
        fn any_seconds_have_a_name(seconds in any::<i64>()) {
            let _ = EventTime::from_unix_seconds(seconds).to_string();
        }
    }
}
