//! What makes two deliveries the same event.

use cos_sink::Digest;
use mps_events::Notification;

/// Computes the identity of an event from its bytes: the SHA-256 of the notification without its members `Timestamp`
/// and `Sign`, which change on a resend. `None` for bytes that are no notification.
///
/// ```
/// let sent = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{},"Timestamp":1,"Sign":"a"}"#;
/// let again = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{},"Timestamp":2,"Sign":"b"}"#;
/// assert_eq!(mps_archive::identity(sent), mps_archive::identity(again));
/// assert_eq!(mps_archive::identity(b"{}"), None);
/// ```
pub fn identity(bytes: &[u8]) -> Option<Digest> {
    Notification::from_slice(bytes).ok().map(|event| of(&event))
}

pub(crate) fn of(event: &Notification<'_>) -> Digest {
    Digest::of_parts(event.stable_parts())
}
