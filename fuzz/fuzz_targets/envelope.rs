//! Any bytes: the envelope accepts JSON objects with a type and nothing else, and agrees with a tree of the same; what
//! is JSON is what `serde_json` says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mps_events::{ErrorKind, Notification, redact};
use serde_json::Value;
use serde_json::value::RawValue;

fuzz_target!(|bytes: &[u8]| {
    let read = Notification::from_slice(bytes);
    let together = Notification::with_event(bytes).map(|(_, event)| event);
    let apart = read.clone().and_then(|notification| notification.event());
    assert_eq!(together.map_err(|error| error.kind()), apart.map_err(|error| error.kind()));
    if std::str::from_utf8(bytes).is_ok() {
        let is_json = serde_json::from_slice::<&RawValue>(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).is_ok();
        let is_refused = matches!(read, Err(error) if matches!(error.kind(), ErrorKind::Syntax | ErrorKind::Empty));
        assert_eq!(is_json, !is_refused);
    }
    let Ok(notification) = read else { return };
    assert_eq!(notification.bytes(), bytes);
    assert!(!notification.event_type().is_empty());
    let parts: Vec<&[u8]> = notification.stable_parts().collect();
    assert!(parts.concat().len() <= bytes.len());
    let _ = (notification.occurred_at(), format!("{notification:?}"));
    let redacted = notification.redacted();
    assert_eq!(redact(redacted.as_bytes()).as_ref(), Ok(&redacted));
    // A tree refuses what is too deep or holds half a surrogate pair; the envelope doesn't care.
    let Ok(tree) = serde_json::from_slice::<Value>(bytes) else { return };
    let top = match tree.get("EventType").or_else(|| tree.get("NotificationType")).and_then(Value::as_str) {
        Some(text) if !text.is_empty() => &tree,
        _ => tree.get("Response").unwrap_or(&tree),
    };
    let context = top.get("SessionContext").and_then(Value::as_str).filter(|text| !text.is_empty());
    if let Some(context) = context {
        assert_eq!(notification.session_context(), Some(context));
    }
});
