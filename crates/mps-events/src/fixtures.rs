//! Notifications of our own, one at least of each kind, for tests and for trying things out.
//!
//! They are made up, with the members and values that real ones have. Nothing in them belongs to anybody.

/// Name and bytes of every fixture.
///
/// ```
/// use mps_events::{Event, Notification, fixtures};
///
/// for (name, bytes) in fixtures::all() {
///     let notification = Notification::from_slice(bytes)?;
///     let event = notification.event()?;
///     assert_eq!(matches!(event, Event::Unknown(_)), *name == "unknown_type");
/// }
/// # Ok::<(), mps_events::Error>(())
/// ```
pub fn all() -> &'static [(&'static str, &'static [u8])] {
    ALL
}

/// The bytes of the fixture `name`.
pub fn get(name: &str) -> Option<&'static [u8]> {
    ALL.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

macro_rules! fixtures {
    ($( $name:literal, )*) => {
        &[$( ($name, include_bytes!(concat!("../fixtures/", $name, ".json"))), )*]
    };
}

const ALL: &[(&str, &[u8])] = fixtures![
    "batch_subtitles",
    "edit_media_success",
    "extract_blind_watermark",
    "live_analysis",
    "live_process_eof",
    "live_quality_control",
    "live_recognition",
    "live_record",
    "live_review",
    "live_schedule_finish",
    "live_subtitle",
    "schedule_partial",
    "workflow_partial",
    "workflow_processing",
    "workflow_source_error",
    "workflow_success",
    "unknown_type",
];
