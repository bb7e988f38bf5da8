//! An event as it came from either side of the platform.

use std::time::Duration;

use bytes::Bytes;

use crate::Context;

/// The longest time limit of a function: 24 hours, for asynchronous execution (583/51519). What is longer is garbled.
pub(crate) const MAX_TIME_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

/// An event, or that there was one too large to read, with what is known about it.
pub(crate) struct Arrival {
    /// The event; none if it has more bytes than are accepted.
    pub(crate) payload: Option<Bytes>,
    pub(crate) context: Context,
}

/// Returns the text of a header's value; none if it isn't text.
pub(crate) fn text(value: &[u8]) -> Option<&str> {
    std::str::from_utf8(value).ok().map(str::trim)
}

/// Returns the number that is a header's value; none if it is anything else.
pub(crate) fn number<T: std::str::FromStr>(value: &[u8]) -> Option<T> {
    text(value)?.parse().ok()
}

/// Returns a time limit in milliseconds; none for zero and for what no function can have.
pub(crate) fn limit_in_ms(value: &[u8]) -> Option<Duration> {
    number(value).map(Duration::from_millis).filter(|limit| !limit.is_zero() && *limit <= MAX_TIME_LIMIT)
}
