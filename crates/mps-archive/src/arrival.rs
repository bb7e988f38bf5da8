//! When and how an event arrived, and what the time of arrival decides.

use std::time::{Duration, SystemTime};

use mps_events::{EventTime, Route};

/// How long the platform may go on delivering one event: messages live at most 6 h in the asynchronous queue
/// (583/41138), and the last attempt may run for the longest timeout of 15 min (583/19805).
pub const RETRY_WINDOW: Duration = Duration::from_secs(6 * 3600 + 15 * 60);

/// How far the clocks of two instances may differ: COS refuses requests from one that is off by more than 15 min
/// (436/7730).
const SKEW: Duration = Duration::from_secs(15 * 60);

/// When this was written, 2026-11-01T00:00:00Z. A clock that shows an earlier time is wrong, and tells nothing.
const WRITTEN: Duration = Duration::from_secs(1_793_491_200);

/// How far ahead of its arrival the time of an event may lie. What lies further ahead is no time: a year that can't be.
const AHEAD: Duration = Duration::from_secs(366 * 24 * 3600);

/// How one delivery came. It goes into the metadata of every object that is made of it, and is no part of what makes
/// two deliveries the same.
///
/// ```
/// use std::time::SystemTime;
/// use mps_archive::Arrival;
///
/// let arrival = Arrival::at(SystemTime::now()).with_request_id("7c0a2b7d").with_route("trigger");
/// ```
#[derive(Debug, Clone)]
pub struct Arrival {
    pub(crate) at: SystemTime,
    pub(crate) request_id: Option<String>,
    pub(crate) route: Option<&'static str>,
}

impl Arrival {
    /// Returns an arrival at this moment, of which nothing else is known.
    pub fn at(at: SystemTime) -> Self {
        Self { at, request_id: None, route: None }
    }

    /// Sets the id that the platform gave to the invocation.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into()).filter(|id| !id.is_empty());
        self
    }

    /// Names the way it came: see [`route_name`](Self::route_name).
    #[must_use]
    pub fn with_route(mut self, route: &'static str) -> Self {
        self.route = Some(route);
        self
    }

    /// Returns the name of a route in the metadata: `trigger`, `http`, `cmq`, `ckafka`, `eventbridge`.
    pub fn route_name(route: &Route<'_>) -> &'static str {
        match route {
            Route::Trigger => "trigger",
            Route::Http(_) => "http",
            Route::Cmq => "cmq",
            Route::Ckafka => "ckafka",
            Route::EventBridge => "eventbridge",
            _ => "other",
        }
    }
}

/// The times at which another delivery of what arrives `now` may have been filed, newest first and without `now`
/// itself: by an instance whose clock is ahead or behind, and one an hour back through the [`RETRY_WINDOW`], which meets
/// every hour and every day in it.
pub(crate) fn others(now: SystemTime) -> impl Iterator<Item = EventTime> {
    let whole_hours = (1..=RETRY_WINDOW.as_secs() / 3600).map(|hours| Duration::from_secs(hours * 3600));
    let back = whole_hours.chain([RETRY_WINDOW, RETRY_WINDOW + SKEW]).filter_map(move |back| now.checked_sub(back));
    now.checked_add(SKEW).into_iter().chain(back).map(EventTime::from)
}

/// Whether an event that arrives `now` can have happened at `time`.
pub(crate) fn is_possible(time: EventTime, now: SystemTime) -> bool {
    now < SystemTime::UNIX_EPOCH + WRITTEN
        || now.checked_add(AHEAD).is_none_or(|latest| time <= EventTime::from(latest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meets_every_hour_of_the_window() {
        // 2026-11-22T03:10:00Z: the clock of an instance that filed it first may be ahead by the 15 min of a skew.
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_317_000);
        let hours: Vec<_> = others(now).map(|time| (time.date(), time.hour())).collect();
        let expected = [
            ("22", "03"),
            ("22", "02"),
            ("22", "01"),
            ("22", "00"),
            ("21", "23"),
            ("21", "22"),
            ("21", "21"),
            ("21", "20"),
            ("21", "20"),
        ];
        let expected: Vec<_> = expected.map(|(day, hour)| (format!("2026-11-{day}"), hour.to_owned())).into();
        assert_eq!(hours, expected);
    }

    #[test]
    fn a_clock_years_behind_does_not_decide_what_is_possible() {
        let event = EventTime::from(SystemTime::UNIX_EPOCH + WRITTEN + AHEAD * 2);
        for (now, possible) in [(Duration::ZERO, true), (WRITTEN - AHEAD * 3, true), (WRITTEN, false)] {
            assert_eq!(is_possible(event, SystemTime::UNIX_EPOCH + now), possible, "{now:?}");
        }
        let event = EventTime::from(SystemTime::UNIX_EPOCH + WRITTEN + AHEAD);
        assert!(is_possible(event, SystemTime::UNIX_EPOCH + WRITTEN));
    }
}
