//! An event as it came from either side of the platform.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::{Credentials, FunctionMetadata};

/// An event, or that there was one too large to read, with what its headers told.
pub(crate) struct Arrival {
    pub(crate) request_id: Arc<str>,
    pub(crate) memory_limit_mb: Option<u32>,
    pub(crate) time_limit: Option<Duration>,
    pub(crate) received: Instant,
    /// The event; none if it has more bytes than are accepted.
    pub(crate) payload: Option<Bytes>,
    /// The keys that came with the event.
    pub(crate) credentials: Option<Arc<Credentials>>,
    /// What came with the event about the function.
    pub(crate) function: Option<Arc<FunctionMetadata>>,
}

/// The text of a header's value; none if it isn't text.
pub(crate) fn text(value: &[u8]) -> Option<&str> {
    std::str::from_utf8(value).ok().map(str::trim)
}

/// The number that is a header's value; none if it is anything else.
pub(crate) fn number<T: std::str::FromStr>(value: &[u8]) -> Option<T> {
    text(value)?.parse().ok()
}

/// A time limit in milliseconds; zero tells nothing.
pub(crate) fn limit_in_ms(value: &[u8]) -> Option<Duration> {
    number(value).filter(|limit| *limit > 0).map(Duration::from_millis)
}
