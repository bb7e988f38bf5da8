//! Times, as COS writes them.

use chrono::DateTime;

/// Writes a time as a header does: `Wed, 27 May 2026 08:00:00 GMT`.
pub(crate) fn http_date(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Writes a time as a document does: `2026-05-27T08:00:00.000Z`.
pub(crate) fn iso_date(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().format("%Y-%m-%dT%H:%M:%S.000Z").to_string()
}

/// Reads a time out of a header, in seconds since 1970.
pub(crate) fn parse_http_date(text: &str) -> Option<i64> {
    DateTime::parse_from_rfc2822(text.trim()).ok().map(|time| time.timestamp())
}
