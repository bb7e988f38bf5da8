//! What cannot be understood is kept too: whole, with the reason.

use bytes::Bytes;
use cos_sink::{Digest, ObjectKey, ObjectKeyError, Record};

use crate::{Arrival, metadata};

/// Where payloads are kept that are no notification. Readers of the data pass over names that begin with `_`.
pub const QUARANTINE: &str = "_quarantine";

/// Makes the record that keeps a payload which nobody can read, with the reason in its metadata.
///
/// Its key is `_quarantine/` and the first 16 hex digits of the payload's SHA-256: a pure function of the bytes, so
/// that a second delivery, on whatever day, finds the first.
///
/// # Errors
///
/// None at present: the key is short and plain.
pub fn quarantined(payload: Bytes, reason: &str, arrival: &Arrival) -> Result<Record, ObjectKeyError> {
    let digest = Digest::of(&payload);
    let key = ObjectKey::parse(format!("{QUARANTINE}/{}.bin", digest.short()))?;
    let record = Record::new(key, payload).with_body_digest(digest).with_content_type("application/octet-stream");
    Ok(metadata::describe(record, arrival, None, Some(reason)))
}
