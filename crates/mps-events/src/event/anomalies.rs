//! Where an event is not what the schema says.

use super::walk::{self, Place};
use crate::{Event, EventTime, Model, Reason};

/// A place where an event is not what the schema says. Nothing is lost there: see [`Model::other`].
///
/// ```
/// use mps_events::{AnomalyKind, Notification};
///
/// let bytes = br#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {"MetaData": {"Size": "many"}}}"#;
/// let anomalies = Notification::from_slice(bytes)?.event()?.anomalies();
/// assert_eq!((anomalies[0].path.as_str(), anomalies[0].kind), ("MetaData.Size", AnomalyKind::Mistyped));
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Anomaly {
    /// Where, such as `MetaData.VideoStreamSet[0].Fps`.
    pub path: String,
    /// What.
    pub kind: AnomalyKind,
}

/// The kinds of [`Anomaly`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnomalyKind {
    /// A member that the schema doesn't have. Common: MPS adds members every month.
    UnknownMember,
    /// A value of another type than declared, kept as it came; the field is empty. Or one such element of a list,
    /// whose other elements are in the field.
    Mistyped,
    /// A member that came before; the field has the first.
    Repeated,
    /// A list of one where one value is declared, or one value where a list is; the field has it.
    Reshaped,
    /// A union whose tag names another payload than the one there is, which was taken.
    TagMismatch,
    /// A union whose tag isn't known, or names a payload that isn't there; kept as it came.
    UnknownVariant,
    /// The whole event is of an unknown type, or is no object.
    UnknownEvent,
    /// A moment before [`EventTime::EARLIEST`](crate::EventTime::EARLIEST), which no event of MPS can mean; it counts as
    /// none.
    ImpossibleTime,
}

impl Event {
    /// Lists everything in the event that is not as the schema says, in the order of the schema.
    pub fn anomalies(&self) -> Vec<Anomaly> {
        let Some(model) = self.model() else {
            return vec![Anomaly { path: String::new(), kind: AnomalyKind::UnknownEvent }];
        };
        anomalies(model)
    }
}

/// Lists everything in a model that is not as the schema says, in the order of the schema: [`Event::anomalies`] for what
/// [`read_model`](crate::read_model) and `Input::read` give.
///
/// ```
/// use mps_events::models::MediaTranscodeItem;
///
/// let item: MediaTranscodeItem = mps_events::read_model(br#"{"Path": "/a.mp4", "Size": "large"}"#)?;
/// assert_eq!(mps_events::anomalies(&item)[0].path, "Size");
/// # Ok::<(), mps_events::Error>(())
/// ```
pub fn anomalies(model: &dyn Model) -> Vec<Anomaly> {
    let mut found = Vec::new();
    walk::walk(model, &Place::default(), &mut |model, place| {
        if model.whole().is_some() {
            found.push(Anomaly { path: place.path.clone(), kind: AnomalyKind::UnknownVariant });
        }
        for name in ["BeginProcessTime", "FinishTime", "CreateTime"] {
            let time = walk::member(model, name).text().and_then(EventTime::parse);
            if time.is_some_and(|time| time < EventTime::EARLIEST) {
                found.push(Anomaly { path: walk::path(place, name, None), kind: AnomalyKind::ImpossibleTime });
            }
        }
        for member in model.other().iter() {
            let kind = match member.reason() {
                Reason::Unknown => AnomalyKind::UnknownMember,
                Reason::Mistyped => AnomalyKind::Mistyped,
                Reason::Repeated => AnomalyKind::Repeated,
                Reason::Reshaped => AnomalyKind::Reshaped,
                Reason::TagMismatch => AnomalyKind::TagMismatch,
                // An empty payload beside the chosen one is how MPS writes unions.
                Reason::NotChosen => continue,
            };
            found.push(Anomaly { path: walk::path(place, member.name(), member.index()), kind });
        }
    });
    found
}
