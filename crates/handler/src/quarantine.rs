//! What cannot be understood is kept too: whole, with the reason.

use bytes::Bytes;
use cos_sink::{Digest, ObjectKey, Record};

/// The record that keeps a payload which is no notification.
///
/// Its key is `quarantine/` and the first 16 hex digits of the payload's SHA-256: a pure function of the bytes, so
/// that a second delivery, on whatever day, finds the first.
pub(crate) fn record(payload: Bytes, reason: &str) -> Result<Record, cos_sink::ObjectKeyError> {
    let identity = Digest::of(&payload);
    let key = ObjectKey::parse(format!("quarantine/{}.bin", identity.short()))?;
    Ok(Record::new(key, payload)
        .with_identity(identity)
        .with_content_type("application/octet-stream")
        .with_metadata("reason", reason))
}
