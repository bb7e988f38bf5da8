//! Any bytes: the envelope accepts JSON objects with a type and nothing else, and agrees with a tree of the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mps_events::{Notification, redact};
use serde_json::Value;

fuzz_target!(|bytes: &[u8]| {
    let Ok(notification) = Notification::from_slice(bytes) else { return };
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
