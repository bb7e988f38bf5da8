//! An event as it came from either side of the platform.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use hyper::header::{HeaderMap, HeaderName};

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

/// The text of a header; names match in any case.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// The number in a header; none if there is anything else.
pub(crate) fn number<T: std::str::FromStr>(headers: &HeaderMap, name: &HeaderName) -> Option<T> {
    text(headers, name)?.parse().ok()
}

/// A time limit in milliseconds; zero tells nothing.
pub(crate) fn limit_in_ms(headers: &HeaderMap, name: &HeaderName) -> Option<Duration> {
    number(headers, name).filter(|limit| *limit > 0).map(Duration::from_millis)
}
