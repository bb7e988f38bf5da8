//! The envelope over the payloads in the folder that `MPS_SAMPLES` names; without the variable there are none.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a failed expectation is the test's result")]

use mps_events::{Delivery, ErrorKind, Notification};
use serde_json::Value;

#[test]
fn every_sample_is_delivered_and_answers_as_its_tree_does() {
    let samples = mps_events::fixtures::collected().unwrap();
    if samples.is_empty() {
        return;
    }
    let mut notifications = 0;
    for (file, bytes) in samples {
        let tree: Value = serde_json::from_slice(&bytes).unwrap();
        let delivery = Delivery::from_slice(&bytes).unwrap();
        assert!(!delivery.items().is_empty());
        for item in delivery.items() {
            match Notification::from_slice(item.bytes()) {
                Ok(notification) => {
                    notifications += 1;
                    let top = tree.get("Response").unwrap_or(&tree);
                    let event_type = top.get("EventType").or_else(|| top.get("NotificationType"));
                    assert_eq!(event_type.unwrap(), notification.event_type(), "{}", file.display());
                    if let Some(event) = notification.raw_event() {
                        let event: Value = serde_json::from_str(event.get()).unwrap();
                        let id = event.get("TaskId").or_else(|| top.get("TaskId"));
                        let id = id.and_then(Value::as_str).filter(|id| !id.is_empty());
                        assert_eq!(id, notification.task_id(), "{}", file.display());
                    }
                }
                Err(error) => assert!(
                    matches!(error.kind(), ErrorKind::NotANotification | ErrorKind::Syntax),
                    "{}: {error}",
                    file.display()
                ),
            }
        }
    }
    assert!(notifications > 30, "only {notifications} notifications");
}
