//! Everything that reads a whole notification.

use std::hint::black_box;
use std::io;

use benches::turns::Subject;
use mps_events::Notification;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::mirror::{ScheduleTask, WorkflowTask};

/// What the names of the subjects end with that read into [`Derived`].
pub(crate) const DERIVED: &str = ", derived types";

/// A notification as serde derives it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "read into, and never looked at")]
struct Derived {
    event_type: Option<String>,
    workflow_task_event: Option<Box<WorkflowTask>>,
    schedule_task_event: Option<Box<ScheduleTask>>,
    session_id: Option<String>,
    session_context: Option<String>,
    timestamp: Option<i64>,
    sign: Option<String>,
}

/// All, after a look whether each reads `bytes`: from bytes to a typed event, from an envelope, to a tree, and last
/// the derived types, which [`DERIVED`] tells by their names.
pub(crate) fn all(bytes: &[u8]) -> io::Result<Vec<Subject<'_>>> {
    let read = |name, is_read: bool| if is_read { Ok(()) } else { Err(io::Error::other(format!("{name} refuses"))) };
    let (notification, event) = Notification::with_event(bytes).map_err(io::Error::other)?;
    read("simd-json", simd_json::serde::from_slice::<Derived>(&mut bytes.to_vec()).is_ok())?;
    read("sonic-rs", sonic_rs::from_slice::<Derived>(bytes).is_ok())?;
    Ok(vec![
        Subject::new("**`Notification::with_event`**", move || {
            let _ = black_box(Notification::with_event(black_box(bytes)));
        }),
        Subject::new("`Notification`, then its event", move || {
            let _ = black_box(Notification::from_slice(black_box(bytes)).and_then(|read| read.event()));
        }),
        Subject::new("the event alone", move || {
            let _ = black_box(black_box(&notification).event());
        }),
        Subject::new("the event written", move || {
            let _ = black_box(serde_json::to_vec(black_box(&event)));
        }),
        Subject::new("serde_json `IgnoredAny`", move || {
            let _ = black_box(serde_json::from_slice::<IgnoredAny>(black_box(bytes)));
        }),
        Subject::new("serde_json `Value`", move || {
            let _ = black_box(serde_json::from_slice::<serde_json::Value>(black_box(bytes)));
        }),
        Subject::new("simd-json `OwnedValue`", move || {
            // It writes into the bytes that it reads.
            let _ = black_box(simd_json::to_owned_value(&mut black_box(bytes).to_vec()));
        }),
        Subject::new("simd-json, derived types", move || {
            let _ = black_box(simd_json::serde::from_slice::<Derived>(&mut black_box(bytes).to_vec()));
        }),
        Subject::new("sonic-rs `Value`", move || {
            let _ = black_box(sonic_rs::from_slice::<sonic_rs::Value>(black_box(bytes)));
        }),
        Subject::new("sonic-rs, derived types", move || {
            let _ = black_box(sonic_rs::from_slice::<Derived>(black_box(bytes)));
        }),
    ])
}
