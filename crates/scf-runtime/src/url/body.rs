//! A body inside JSON: text, or base64 for bytes that aren't.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde_json::Value;

use super::fields::text;

/// Writes a body, and tells whether it is base64.
pub(super) fn encode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.into(), false),
        Err(_) => (STANDARD.encode(bytes).into(), true),
    }
}

/// Reads a body. The platform's documents have the flag as a boolean; gateways before it were seen to write text.
///
/// The error of the decoder would show a byte of the body, so it is not passed on.
pub(super) fn decode(body: Option<Value>, is_base64: Option<&Value>) -> Result<Bytes, &'static str> {
    let body = body.and_then(text).unwrap_or_default().into_bytes();
    let is_base64 = is_base64.is_some_and(|flag| flag.as_bool() == Some(true) || flag.as_str() == Some("true"));
    if !is_base64 {
        return Ok(body.into());
    }
    STANDARD.decode(body).map(Bytes::from).map_err(|_private| "expected the body to be base64")
}
