//! Moments and spans of time as they are given on a command line.

use std::time::Duration;

use mps_events::EventTime;

const DAY: i64 = 86_400;

/// How far a zone is from UTC, such as `+08:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Zone(String);

impl Zone {
    /// UTC.
    pub(crate) fn utc() -> Self {
        Self("+00:00".to_owned())
    }
}

/// Reads a zone: `Z`, `UTC` or an offset.
pub(crate) fn zone(text: &str) -> Result<Zone, String> {
    if matches!(text, "Z" | "z" | "UTC" | "utc") {
        return Ok(Zone::utc());
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = if digits.len() == 2 { format!("{digits}00") } else { digits };
    let sign = text.chars().next().filter(|sign| matches!(sign, '+' | '-'));
    let offset = sign.filter(|_| digits.len() == 4).map(|sign| format!("{sign}{}:{}", &digits[..2], &digits[2..]));
    offset
        .filter(|offset| EventTime::parse(&format!("2026-01-01T00:00:00{offset}")).is_some())
        .map(Zone)
        .ok_or_else(|| "expected UTC or an offset from it, such as +08:00".to_owned())
}

/// How long ago something may be: `90m`, `24h`, `7d`, `2w`.
pub(crate) fn span(text: &str) -> Result<Duration, String> {
    let wrong =
        || "expected a number with m, h, d or w for minutes, hours, days or weeks, such as 24h or 7d".to_owned();
    let unit = match text.chars().last() {
        Some('m') => 60,
        Some('h') => 3600,
        Some('d') => 86_400,
        Some('w') => 7 * 86_400,
        _ => return Err(wrong()),
    };
    let number: u64 = text[..text.len() - 1].parse().map_err(|_| wrong())?;
    // A century is more than any archive has, and no arithmetic with it overflows.
    match number.checked_mul(unit) {
        Some(seconds @ 1..=3_155_760_000) => Ok(Duration::from_secs(seconds)),
        _ => Err(wrong()),
    }
}

/// A day or a moment, as it was given; a zone of its own counts more than that of the command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moment(String);

/// Reads a day, `2026-11-19`, or a moment, `2026-11-19T08:13:37Z`.
pub(crate) fn moment(text: &str) -> Result<Moment, String> {
    let moment = Moment(text.trim().to_owned());
    match moment.first(&Zone::utc()) {
        Some(_) => Ok(moment),
        None => Err("expected a day or a moment, such as 2026-11-19 or 2026-11-19T08:13:37Z".to_owned()),
    }
}

impl Moment {
    /// The first second of it.
    pub(crate) fn first(&self, zone: &Zone) -> Option<EventTime> {
        let Self(text) = self;
        let offset = &zone.0;
        let text = match text.len() {
            10 => format!("{text}T00:00:00{offset}"),
            16 => format!("{text}:00{offset}"),
            19 => format!("{text}{offset}"),
            _ => text.clone(),
        };
        EventTime::parse(&text)
    }

    /// The last second of it: of a day its end.
    pub(crate) fn last(&self, zone: &Zone) -> Option<EventTime> {
        let first = self.first(zone)?;
        Some(if self.0.len() == 10 { later(first, DAY - 1) } else { first })
    }
}

/// The moment so many seconds later, or earlier when negative.
pub(crate) fn later(time: EventTime, seconds: i64) -> EventTime {
    EventTime::from_unix_seconds(time.unix_seconds().saturating_add(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_are_read_in_their_zone() {
        let china = zone("+08:00").unwrap();
        for (text, first, last) in [
            ("2026-11-19", "2026-11-18T16:00:00Z", "2026-11-19T15:59:59Z"),
            ("2026-11-19T08:00", "2026-11-19T00:00:00Z", "2026-11-19T00:00:00Z"),
            ("2026-11-19T08:00:01", "2026-11-19T00:00:01Z", "2026-11-19T00:00:01Z"),
            ("2026-11-19T08:00:01Z", "2026-11-19T08:00:01Z", "2026-11-19T08:00:01Z"),
        ] {
            let moment = moment(text).unwrap();
            let found = [moment.first(&china), moment.last(&china)].map(|time| time.unwrap().to_string());
            assert_eq!(found, [first, last], "{text}");
        }
        for wrong in ["", "today", "2026-13-01", "2026-02-30", "19.11.2026", "2026-11-19T25:00"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn zones_and_spans_are_read_and_others_are_not() {
        let offsets = ["Z", "UTC", "+08", "-0330"].map(|text| zone(text).unwrap().0);
        assert_eq!(offsets, ["+00:00", "+00:00", "+08:00", "-03:30"]);
        for wrong in ["", "8", "+8", "Asia/Shanghai", "+99:00", "é", "+é8:00"] {
            assert!(zone(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            ["90m", "24h", "7d", "2w"].map(|text| span(text).unwrap().as_secs()),
            [5400, 86_400, 604_800, 1_209_600]
        );
        for wrong in ["", "7", "d", "0d", "-1d", "1.5h", "9999999999999w", "7é"] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
    }
}
