//! How long tasks took, and how long their events were on the way.

use std::collections::BTreeMap;

use mps_events::Outcome;

use crate::StoredEvent;

/// A set of durations in whole seconds, which may be below zero where clocks differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Durations {
    seconds: Vec<i64>,
}

impl Durations {
    /// Adds one, in seconds.
    pub fn add(&mut self, seconds: i64) {
        self.seconds.push(seconds);
    }

    /// Returns how many there are.
    pub fn count(&self) -> u64 {
        self.seconds.len() as u64
    }

    /// Returns the smallest one that so many percent (0 to 100) don't exceed; `None` of none.
    ///
    /// ```
    /// let mut durations = mps_archive::Durations::default();
    /// for seconds in 1..=100 {
    ///     durations.add(seconds);
    /// }
    /// assert_eq!([50, 99, 100].map(|percent| durations.percentile(percent).unwrap()), [50, 99, 100]);
    /// ```
    pub fn percentile(&self, percent: u8) -> Option<i64> {
        let mut sorted = self.seconds.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * usize::from(percent.min(100))).div_ceil(100);
        sorted.get(rank.saturating_sub(1)).copied()
    }
}

/// How long events were on the way, by type, and how long sub-tasks took, by kind.
#[derive(Debug, Clone, Default)]
pub struct Latencies {
    arrival: BTreeMap<String, Durations>,
    sub_tasks: BTreeMap<String, Durations>,
    untold: u64,
}

impl Latencies {
    /// Adds an event whose task has ended; another is left out, since its last event tells.
    pub fn add(&mut self, event: &StoredEvent) {
        if event.event.outcome() == Outcome::Processing {
            return;
        }
        let sub_tasks = event.event.sub_tasks();
        let ended = sub_tasks.iter().filter_map(|part| part.finished_at).max().or(event.occurred_at);
        match (ended, event.metadata.arrived) {
            (Some(ended), Some(arrived)) => {
                let on_the_way = arrived.unix_seconds() - ended.unix_seconds();
                self.arrival.entry(event.event.event_type().to_owned()).or_default().add(on_the_way);
            }
            _ => self.untold += 1,
        }
        for part in sub_tasks {
            if let Some(seconds) = part.seconds() {
                self.sub_tasks.entry(part.kind).or_default().add(seconds);
            }
        }
    }

    /// Returns how long events of each type were on the way: from the end of the task, as the event tells it, to the
    /// arrival at the function, by its own clock.
    pub fn arrival(&self) -> &BTreeMap<String, Durations> {
        &self.arrival
    }

    /// Returns how long sub-tasks of each kind took.
    pub fn sub_tasks(&self) -> &BTreeMap<String, Durations> {
        &self.sub_tasks
    }

    /// Returns how many events tell no end, or lost the time of their arrival.
    pub fn untold(&self) -> u64 {
        self.untold
    }
}
