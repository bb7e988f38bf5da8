//! Which events of an archive are wanted.

use mps_events::EventTime;

use crate::{EventKey, EventKeys};

/// Which events of an archive are wanted, as far as keys tell.
///
/// ```
/// use mps_archive::Selection;
/// use mps_events::EventTime;
///
/// let from = EventTime::parse("2026-11-19T00:00:00Z").ok_or("a moment")?;
/// let to = EventTime::parse("2026-11-20T23:59:59Z").ok_or("a moment")?;
/// let failed = Selection::all().between(from, to).of_type("WorkflowTask").of_task("1250000000-WorkflowTask-a");
/// assert_eq!(failed.days().count(), 2);
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    days: Option<(EventTime, EventTime)>,
    event_type: Option<String>,
    task_id: Option<String>,
    status: Option<String>,
    prefix: String,
}

const DAY: i64 = 86_400;

/// The most days that are listed one by one: ten years. What spans more is listed in one go.
const MAX_DAYS: i64 = 3_660;

impl Selection {
    /// Selects everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Selects the days, in UTC, from that of `from` to that of `to`, both included. An event is filed under the day it
    /// happened, and one without a time under the day it arrived.
    #[must_use]
    pub fn between(mut self, from: EventTime, to: EventTime) -> Self {
        self.days = Some((from, to));
        self
    }

    /// Selects one type of event, such as `WorkflowTask`.
    #[must_use]
    pub fn of_type(mut self, event_type: impl Into<String>) -> Self {
        self.event_type = Some(event_type.into());
        self
    }

    /// Selects the events of one task.
    #[must_use]
    pub fn of_task(mut self, task_id: impl Into<String>) -> Self {
        self.task_id = Some(task_id.into());
        self
    }

    /// Selects events of one status, such as `FINISH`.
    #[must_use]
    pub fn of_status(mut self, status: impl Into<String>) -> Self {
        self.status = Some(status.into());
        self
    }

    /// Selects the keys that start with this.
    #[must_use]
    pub fn below(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Iterates over the days that were selected, `YYYY-MM-DD`; none where all are.
    pub fn days(&self) -> impl Iterator<Item = String> + use<> {
        let span = self.days.map(|(from, to)| (from.unix_seconds().div_euclid(DAY), to.unix_seconds().div_euclid(DAY)));
        let (first, last) = span.filter(|(first, last)| last - first < MAX_DAYS).unwrap_or((0, -1));
        (first..=last).map(|day| EventTime::from_unix_seconds(day * DAY).date())
    }

    /// The prefixes under which all that is selected lies, in order.
    pub(crate) fn prefixes(&self, keys: &EventKeys) -> Vec<String> {
        let mut fields = Vec::new();
        fields.extend(self.event_type.as_deref().map(|value| ("event_type", value)));
        // A long id is cut and marked in the key, so that only a part of it can be looked for.
        fields.extend(self.task_id.as_deref().filter(|id| id.len() <= 40).map(|value| ("task_id", value)));
        let days: Vec<String> = self.days().collect();
        let of = |day: Option<&str>| {
            let mut fields = fields.clone();
            fields.extend(day.map(|day| ("date", day)));
            keys.prefix(&fields)
        };
        let mut prefixes: Vec<String> = match &days[..] {
            // What is reserved or stray is met only where no field is asked for.
            [] if fields.is_empty() => vec![String::new()],
            [] => vec![of(None)],
            days => days.iter().map(|day| of(Some(day))).collect(),
        };
        for prefix in &mut prefixes {
            if self.prefix.starts_with(prefix.as_str()) {
                prefix.clone_from(&self.prefix);
            }
        }
        prefixes.retain(|prefix| prefix.starts_with(&self.prefix));
        prefixes.dedup();
        prefixes
    }

    /// Whether the fields of a key are those that are wanted.
    pub(crate) fn takes(&self, key: &str, event: Option<&EventKey>) -> bool {
        if !key.starts_with(&self.prefix) {
            return false;
        }
        let Some(event) = event else {
            return self.days.is_none() && self.event_type.is_none() && self.task_id.is_none() && self.status.is_none();
        };
        let fits = |wanted: &Option<String>, field: &str| match (wanted, event.get(field)) {
            (None, _) => true,
            (Some(wanted), Some(found)) => wanted == found || (!event.is_whole(field) && wanted.starts_with(found)),
            (Some(_), None) => false,
        };
        let in_days = match (self.days, event.date()) {
            (None, _) => true,
            (Some((from, to)), Some(date)) => *from.date() <= *date && *date <= *to.date(),
            (Some(_), None) => false,
        };
        in_days
            && fits(&self.event_type, "event_type")
            && fits(&self.task_id, "task_id")
            && fits(&self.status, "status")
    }
}
