//! What was made, and where it is.

use std::collections::BTreeMap;

use mps_events::Outcome;

use crate::StoredEvent;

/// Outputs of one kind in one bucket.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct OutputGroup {
    /// `COS`, `AWS-S3` or `VOD`; `link` for what is a link; `-` where the event doesn't tell.
    pub storage: String,
    /// The bucket, or the sub-application of VOD; `-` where the event doesn't tell.
    pub bucket: String,
    /// The region; `-` where the event doesn't tell.
    pub region: String,
    /// Of which sub-task: [`Output::kind`](mps_events::Output::kind).
    pub kind: String,
    /// How many files or links.
    pub outputs: u64,
    /// In how many events.
    pub events: u64,
}

/// Counts outputs by bucket, region and kind, of tasks that have ended.
#[derive(Debug, Clone, Default)]
pub struct Outputs {
    groups: BTreeMap<[String; 4], (u64, u64)>,
}

impl Outputs {
    /// Counts what an event names; nothing of one whose task goes on, since its last event names it again.
    pub fn add(&mut self, event: &StoredEvent) {
        if event.event.outcome() == Outcome::Processing && event.event.family() == mps_events::Family::Offline {
            return;
        }
        let mut seen: Vec<[String; 4]> = Vec::new();
        for output in event.event.outputs() {
            let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
            let place = output.storage;
            let storage =
                if output.is_link { "link".to_owned() } else { or_dash(place.kind.map(|kind| kind.to_string())) };
            let group = [storage, or_dash(place.bucket), or_dash(place.region), output.kind];
            let counted = self.groups.entry(group.clone()).or_default();
            counted.0 += 1;
            if !seen.contains(&group) {
                counted.1 += 1;
                seen.push(group);
            }
        }
    }

    /// Returns the groups in order.
    pub fn groups(&self) -> Vec<OutputGroup> {
        let group = |([storage, bucket, region, kind], (outputs, events)): (&[String; 4], &(u64, u64))| OutputGroup {
            storage: storage.clone(),
            bucket: bucket.clone(),
            region: region.clone(),
            kind: kind.clone(),
            outputs: *outputs,
            events: *events,
        };
        self.groups.iter().map(group).collect()
    }
}
