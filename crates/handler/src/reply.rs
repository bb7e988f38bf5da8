//! What the function answers.

use cos_sink::{Guarantee, Outcome, Receipt};
use mps_events::Notification;
use scf_runtime::url::Response;
use serde::{Deserialize, Serialize};

/// The function's answer.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Reply {
    /// To a delivery of the platform's own: what became of it.
    Report(Report),
    /// To a callback over HTTP.
    Http(Response),
}

/// What became of one delivery; the function's answer as JSON.
///
/// The platform writes an asynchronous function's answer into its log and drops it, so it is short and holds
/// nothing of an event but its type, task id and status.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// Objects that this delivery created.
    pub stored: usize,
    /// Objects that an earlier delivery of the same event had created.
    pub already_stored: usize,
    /// How many of the objects that this delivery created are conflicts: their own keys hold other bytes.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub conflicts: usize,
    /// What kept the store from overwriting, where it was not the store itself: `checked_first`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guarantee: Option<String>,
    /// How many of these objects are in quarantine: 0 or 1, since a payload that cannot be understood is kept whole.
    pub quarantined: usize,
    /// Processors that failed; the backup stands all the same.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub processor_failures: usize,
    /// The objects, in the order of the payload; the quarantined one is last.
    pub objects: Vec<Placed>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

impl Report {
    pub(crate) fn add(&mut self, placed: Placed) {
        match placed.outcome {
            PlacedAs::AlreadyStored => self.already_stored += 1,
            PlacedAs::Stored => self.stored += 1,
            PlacedAs::Conflict => {
                self.stored += 1;
                self.conflicts += 1;
            }
        }
        if placed.is_checked_first {
            self.guarantee = Some("checked_first".to_owned());
        }
        self.quarantined += usize::from(placed.quarantined.is_some());
        self.objects.push(placed);
    }
}

/// One object of a [`Report`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Placed {
    /// Whether it is new.
    pub outcome: PlacedAs,
    /// Its key, without the prefix that the sink puts before every key.
    pub key: String,
    /// The size of what was archived, in bytes.
    pub bytes: u64,
    /// `EventType` or `NotificationType`; absent in quarantine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<String>,
    /// The task, where the event names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
    /// The task's status, where the event tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Which place has it, where a fallback is set: `first` or `fallback`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Why the object is in quarantine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quarantined: Option<String>,
    /// Told once for the whole report.
    #[serde(skip)]
    is_checked_first: bool,
}

/// How an object came to stand where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PlacedAs {
    /// This delivery created it.
    Stored,
    /// An earlier delivery of the same event created it.
    AlreadyStored,
    /// The key was taken by another event, so this delivery created it under a distinct key.
    Conflict,
}

impl From<Outcome> for PlacedAs {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::AlreadyStored => Self::AlreadyStored,
            Outcome::Conflict => Self::Conflict,
            _ => Self::Stored,
        }
    }
}

impl Placed {
    pub(crate) fn event(event: &Notification<'_>, receipt: &Receipt) -> Self {
        Self {
            event_type: Some(preview(event.event_type())),
            task_id: event.task_id().map(preview),
            status: event.status().map(preview),
            ..Self::new(receipt)
        }
    }

    pub(crate) fn quarantined(reason: String, receipt: &Receipt) -> Self {
        Self { quarantined: Some(reason), ..Self::new(receipt) }
    }

    fn new(receipt: &Receipt) -> Self {
        Self {
            outcome: receipt.outcome.into(),
            key: receipt.key.to_string(),
            bytes: receipt.bytes,
            event_type: None,
            task_id: None,
            status: None,
            place: receipt.place.as_deref().map(str::to_owned),
            quarantined: None,
            is_checked_first: receipt.guarantee != Guarantee::CreateOnly,
        }
    }
}

/// The longest text of an event that an answer repeats, in bytes: twice a task id's usual length.
const PREVIEW: usize = 128;

/// An event's text as far as an answer repeats it: a hostile id of kilobytes must not fill the log.
fn preview(text: &str) -> String {
    if text.len() <= PREVIEW {
        return text.to_owned();
    }
    let end = text.floor_char_boundary(PREVIEW);
    format!("{}…", &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_on_a_character() {
        let text = "片".repeat(60);
        assert_eq!(preview(&text), format!("{}…", "片".repeat(42)));
        assert_eq!(preview("short"), "short");
    }
}
