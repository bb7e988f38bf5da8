//! Which events of an archive are wanted.

use cos_sink::Entry;
use mps_events::{EventTime, Outcome};

use crate::{EventKey, EventKeys, Kind, QUARANTINE, StoredEvent};

/// Which objects of an archive are wanted.
///
/// A listing picks by what keys tell: day, type, task, status. What a key doesn't tell, the moment and the outcome,
/// [`ArchiveReader::read`](crate::ArchiveReader::read) picks once it has the event.
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
    outcome: Option<Outcome>,
    ended: bool,
    only: Only,
    prefix: String,
}

/// Which kinds of objects are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Only {
    #[default]
    Everything,
    /// Events, those whose keys were taken included.
    Events,
    Conflicts,
    Quarantined,
}

/// The seconds of a day.
pub(crate) const DAY: i64 = 86_400;

/// The most days that are listed one by one: ten years. What spans more is listed in one go.
const MAX_DAYS: i64 = 3_660;

impl Selection {
    /// Selects everything.
    pub fn all() -> Self {
        Self::default()
    }

    /// Selects from `from` to `to`, both included. A listing takes the whole days, in UTC, of the two moments: an event is
    /// filed under the day it happened, and one without a time under the day it arrived. What is in quarantine has no day,
    /// and is taken by when it was stored.
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

    /// Selects events of which this came. Only a read tells, so a listing doesn't pick by it.
    #[must_use]
    pub fn of_outcome(mut self, outcome: Outcome) -> Self {
        self.outcome = Some(outcome);
        self
    }

    /// Leaves out what says in its key that its task goes on, by the status `PROCESSING` or `WAITING`.
    #[must_use]
    pub fn ended(mut self) -> Self {
        self.ended = true;
        self
    }

    /// Selects events alone, those whose keys were taken by other bytes included.
    #[must_use]
    pub fn events(mut self) -> Self {
        if self.only == Only::Everything {
            self.only = Only::Events;
        }
        self
    }

    /// Selects events whose keys were taken by other bytes.
    #[must_use]
    pub fn conflicts(mut self) -> Self {
        self.only = Only::Conflicts;
        self
    }

    /// Selects what nobody could read.
    #[must_use]
    pub fn quarantined(mut self) -> Self {
        self.only = Only::Quarantined;
        self
    }

    /// Selects the keys that start with this.
    #[must_use]
    pub fn below(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Returns the outcome that is wanted.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// Returns whether keys alone don't tell what is wanted: a moment within a day, or an outcome.
    pub fn needs_events(&self) -> bool {
        let whole_days = self.days.is_none_or(|(from, to)| {
            from.unix_seconds().rem_euclid(DAY) == 0 && to.unix_seconds().rem_euclid(DAY) == DAY - 1
        });
        !whole_days || self.outcome.is_some()
    }

    /// Iterates over the days that were selected, `YYYY-MM-DD`; none where all are, or more than ten years.
    pub fn days(&self) -> impl Iterator<Item = String> + use<> {
        let span = self.days.map(|(from, to)| (from.unix_seconds().div_euclid(DAY), to.unix_seconds().div_euclid(DAY)));
        let (first, last) = span.filter(|(first, last)| last - first < MAX_DAYS).unwrap_or((0, -1));
        (first..=last).map(|day| EventTime::from_unix_seconds(day * DAY).date())
    }

    /// The prefixes under which all that is selected lies, in order.
    pub(crate) fn prefixes(&self, keys: &EventKeys) -> Vec<String> {
        if self.only == Only::Quarantined {
            return self.confined(vec![format!("{QUARANTINE}/")]);
        }
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
        let prefixes = match &days[..] {
            // What is reserved or stray is met only where no field is asked for.
            [] if fields.is_empty() && self.only == Only::Everything => vec![String::new()],
            [] => vec![of(None)],
            days => days.iter().map(|day| of(Some(day))).collect(),
        };
        self.confined(prefixes)
    }

    /// The prefixes, narrowed to what starts with the prefix that was selected.
    fn confined(&self, mut prefixes: Vec<String>) -> Vec<String> {
        for prefix in &mut prefixes {
            if self.prefix.starts_with(prefix.as_str()) {
                prefix.clone_from(&self.prefix);
            }
        }
        prefixes.retain(|prefix| prefix.starts_with(&self.prefix));
        prefixes.dedup();
        prefixes
    }

    /// Whether an object is wanted, as far as its key tells.
    pub(crate) fn takes(&self, entry: &Entry, kind: &Kind) -> bool {
        let is_of_kind = match self.only {
            Only::Everything => true,
            Only::Events => kind.event().is_some(),
            Only::Conflicts => matches!(kind, Kind::Conflict(_)),
            Only::Quarantined => *kind == Kind::Quarantined,
        };
        if !is_of_kind || !entry.key.as_str().starts_with(&self.prefix) {
            return false;
        }
        match kind.event() {
            Some(event) => self.takes_fields(event),
            None if self.only == Only::Quarantined => self.takes_moment(entry.modified.into()),
            None => self.days.is_none() && self.event_type.is_none() && self.task_id.is_none() && self.status.is_none(),
        }
    }

    fn takes_fields(&self, event: &EventKey) -> bool {
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
        let goes_on = matches!(event.status(), Some("PROCESSING" | "WAITING"));
        in_days
            && !(self.ended && goes_on)
            && fits(&self.event_type, "event_type")
            && fits(&self.task_id, "task_id")
            && fits(&self.status, "status")
    }

    /// Whether an event is wanted, as far as its key doesn't tell.
    pub(crate) fn takes_event(&self, event: &StoredEvent) -> bool {
        self.takes_moment(event.time()) && self.outcome.is_none_or(|outcome| outcome == event.event.outcome())
    }

    fn takes_moment(&self, time: EventTime) -> bool {
        self.days.is_none_or(|(from, to)| from <= time && time <= to)
    }
}
