//! Where an event is filed, and what a key tells.

use std::borrow::Cow;
use std::time::SystemTime;

use bytes::Bytes;
use cos_sink::{Digest, KeyTemplate, KeyTemplateError, ObjectKey, Record};
use mps_events::{EventTime, Family, Notification};

use crate::metadata::{self, DtFrom};
use crate::{Arrival, EventKey, Kind, arrival, identity};

/// The key template of format 1: one folder a day and type, in the partitions of Hive, which DuckDB, Spark, Trino and
/// Tencent's lake engines read as they are. All statuses of a task lie side by side.
pub const DEFAULT_KEY: &str = "dt={date}/event_type={event_type}/{task_id}.{status}.{digest}.json";

/// The fields that a key template may name.
///
/// | field | value |
/// |---|---|
/// | `date`, `hour` | `YYYY-MM-DD` and `HH`, UTC, of the event's own time: its latest `FinishTime`, else its latest `BeginProcessTime`; of an event without one, or with one that can't be (before 2015, or more than a year after its arrival), the time of arrival |
/// | `event_type` | `EventType`; of a live notification, `NotificationType` |
/// | `family` | `offline` or `live` |
/// | `task_id`, `status`, `session_id` | the members of these names |
/// | `digest` | the first 16 hex digits of the event's [`identity`](crate::identity()) |
///
/// Each is a pure function of the event, except the time of arrival, which [`RETRY_WINDOW`](crate::RETRY_WINDOW)
/// makes up for. So the same event gets the same key however often it is delivered.
pub const KEY_FIELDS: &[&str] = &["date", "hour", "event_type", "family", "task_id", "status", "session_id", "digest"];

/// Where an event is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// Its key.
    pub key: ObjectKey,
    /// The keys under which another delivery of it may stand.
    pub also_at: Vec<ObjectKey>,
    /// Where the day in the key comes from.
    pub dt_from: DtFrom,
}

/// A template that names only fields which an event has: makes keys of events, and reads them back.
///
/// ```
/// use std::time::SystemTime;
/// use mps_archive::{Arrival, EventKeys, Kind};
/// use mps_events::Notification;
///
/// let bytes: &[u8] = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1-WorkflowTask-a","Status":"FINISH",
///     "FinishTime":"2026-11-19T08:13:37Z"}}"#;
/// let keys = EventKeys::default();
/// let event = Notification::from_slice(bytes)?;
/// let record = keys.record(&event, bytes.into(), &Arrival::at(SystemTime::now()));
/// assert!(record.key().as_str().starts_with("dt=2026-11-19/event_type=WorkflowTask/1-WorkflowTask-a.FINISH."));
///
/// let Kind::Event(key) = keys.read(record.key()) else { return Err("another archive's".into()) };
/// assert_eq!((key.date(), key.task_id(), key.status()), (Some("2026-11-19"), Some("1-WorkflowTask-a"), Some("FINISH")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct EventKeys {
    template: KeyTemplate,
}

impl EventKeys {
    /// Parses a template that names fields of [`KEY_FIELDS`] only and begins no name with `_`: readers of the archive pass
    /// such names over, since what isn't an event is kept there.
    ///
    /// ```
    /// use mps_archive::EventKeys;
    ///
    /// assert!(EventKeys::parse("{event_type}/{task_id}.{digest}.json").is_ok());
    /// let error = EventKeys::parse("{date}/_{task_id}").unwrap_err();
    /// assert_eq!(error.column(), 8);
    /// ```
    ///
    /// # Errors
    ///
    /// [`KeyTemplateError`] tells the column and what to do.
    pub fn parse(template: &str) -> Result<Self, KeyTemplateError> {
        // A field's value never begins with _ where a name begins, so the template's own text alone can.
        let mut before = '/';
        for (index, character) in template.chars().enumerate() {
            if (before, character) == ('/', '_') {
                return Err(KeyTemplateError::new(
                    index + 1,
                    "this name begins with _, and such names are kept for what isn't an event: begin it with a letter",
                ));
            }
            before = character;
        }
        Ok(Self { template: KeyTemplate::parse_with(template, KEY_FIELDS)? })
    }

    /// Makes the record of an event: its key, those under which it may stand, its identity and its metadata. `body` is
    /// what [`Notification::bytes`] gives, exactly as it arrived.
    pub fn record(&self, event: &Notification<'_>, body: Bytes, arrival: &Arrival) -> Record {
        let identity = identity::of(event);
        let is_whole = event.stable_parts().map(<[u8]>::len).sum::<usize>() == body.len();
        let place = self.place(event, &identity, arrival.at);
        let record = Record::new(place.key, body).with_also_at(place.also_at).with_content_type("application/json");
        // Where nothing is cut out, the identity is the body's own digest, and is computed once.
        let record = if is_whole { record.with_body_digest(identity) } else { record };
        let record = record.with_identity(identity).with_identity_of(identity::identity);
        metadata::describe(record, arrival, Some(place.dt_from), None)
    }

    /// Finds where an event of this identity is filed when it arrives `now`.
    pub fn place(&self, event: &Notification<'_>, identity: &Digest, now: SystemTime) -> Place {
        let digest = identity.short();
        let at = |time: EventTime| self.render(event, &digest, time);
        let told = event.occurred_at();
        if let Some(time) = told.filter(|time| arrival::is_possible(*time, now)) {
            return Place { key: at(time), also_at: Vec::new(), dt_from: DtFrom::Event };
        }
        let key = at(EventTime::from(now));
        let mut also_at = Vec::new();
        // A time that is impossible now was not always: the clock of another instance, or of this one, may have been off.
        for other in arrival::others(now).chain(told).map(at) {
            if other != key && !also_at.contains(&other) {
                also_at.push(other);
            }
        }
        Place { key, also_at, dt_from: DtFrom::Arrival }
    }

    /// Tells what the object of a key is, by the key alone.
    pub fn read(&self, key: &ObjectKey) -> Kind {
        EventKey::read(&self.template, key)
    }

    /// Tells whether `key`, which reads as `kind`, is one that an event of this identity gets: its own or its distinct one,
    /// compressed or not, on whatever day it was filed.
    pub fn is_of(&self, key: &ObjectKey, kind: &EventKey, event: &Notification<'_>, identity: &Digest) -> bool {
        let own = self.key_on(event, &identity.short(), |field| kind.get(field).map(Cow::Borrowed));
        let own = kind.compression().map_or(own.clone(), |extension| own.extended(extension));
        *key == own || *key == own.distinct(identity)
    }

    /// Returns the longest text that the keys of all events with these fields begin with.
    ///
    /// ```
    /// let keys = mps_archive::EventKeys::default();
    /// assert_eq!(keys.prefix(&[("date", "2026-11-19")]), "dt=2026-11-19/event_type=");
    /// assert_eq!(keys.prefix(&[("event_type", "WorkflowTask")]), "dt=");
    /// ```
    pub fn prefix(&self, fields: &[(&str, &str)]) -> String {
        // No value of an event renders to this, since it is cut from the key where it stands.
        const UNKNOWN: &str = "\u{1}unknown";
        const RENDERED: &str = "%01unknown";
        let key = self.template.render(|field| {
            let known = fields.iter().find(|(name, _)| *name == field).map(|(_, value)| *value);
            Some(Cow::Borrowed(known.unwrap_or(UNKNOWN)))
        });
        let key = key.as_str();
        key[..key.find(RENDERED).unwrap_or(key.len())].to_owned()
    }

    fn render(&self, event: &Notification<'_>, digest: &str, time: EventTime) -> ObjectKey {
        self.key_on(event, digest, |field| match field {
            "date" => Some(Cow::Owned(time.date())),
            _ => Some(Cow::Owned(time.hour())),
        })
    }

    /// The key of an event whose `date` and `hour` are told by `day`.
    pub(crate) fn key_on<'v>(
        &self,
        event: &'v Notification<'_>,
        digest: &'v str,
        day: impl Fn(&str) -> Option<Cow<'v, str>>,
    ) -> ObjectKey {
        self.template.render(|field| match field {
            "date" | "hour" => day(field),
            _ => value(field, event, digest),
        })
    }
}

/// The value of a field that doesn't depend on a time.
fn value<'v>(field: &str, event: &'v Notification<'_>, digest: &'v str) -> Option<Cow<'v, str>> {
    match field {
        "event_type" => Some(Cow::Borrowed(event.event_type())),
        "family" => Some(Cow::Borrowed(family(event.family()))),
        "task_id" => event.task_id().map(Cow::Borrowed),
        "status" => event.status().map(Cow::Borrowed),
        "session_id" => event.session_id().map(Cow::Borrowed),
        "digest" => Some(Cow::Borrowed(digest)),
        _ => None,
    }
}

/// Those of [`DEFAULT_KEY`].
impl Default for EventKeys {
    fn default() -> Self {
        // A test parses the constant.
        #[expect(clippy::expect_used, reason = "the constant is a template, which a test shows")]
        Self::parse(DEFAULT_KEY).expect("DEFAULT_KEY is a template of KEY_FIELDS")
    }
}

fn family(family: Family) -> &'static str {
    match family {
        Family::Live => "live",
        _ => "offline",
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const FINISHED: &[u8] = br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1-WorkflowTask-a","Status":"FINISH","FinishTime":"2026-11-19T08:13:37Z"}}"#;
    const TIMELESS: &[u8] =
        br#"{"EventType":"WorkflowTask","WorkflowTaskEvent":{"TaskId":"1-WorkflowTask-a","Status":"FINISH"}}"#;

    fn place(template: &str, event: &[u8], now: u64) -> Place {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now);
        let event = Notification::from_slice(event).unwrap();
        EventKeys::parse(template).unwrap().place(&event, &Digest::of(b"x"), now)
    }

    fn texts(keys: &[ObjectKey]) -> Vec<&str> {
        keys.iter().map(ObjectKey::as_str).collect()
    }

    #[test]
    fn an_event_with_a_time_has_one_key_whenever_it_arrives() {
        for now in [0, 1_795_317_000] {
            let place = place(DEFAULT_KEY, FINISHED, now);
            let digest = Digest::of(b"x").short();
            let key = format!("dt=2026-11-19/event_type=WorkflowTask/1-WorkflowTask-a.FINISH.{digest}.json");
            assert_eq!((place.key.as_str(), place.dt_from), (key.as_str(), DtFrom::Event));
            assert!(place.also_at.is_empty());
        }
    }

    #[test]
    fn an_event_without_a_time_is_looked_for_both_ways_around_midnight() {
        // 2026-11-22T03:10:00Z
        let early = place("{date}/{task_id}", TIMELESS, 1_795_317_000);
        assert_eq!((early.key.as_str(), early.dt_from), ("2026-11-22/1-WorkflowTask-a", DtFrom::Arrival));
        assert_eq!(texts(&early.also_at), ["2026-11-21/1-WorkflowTask-a"]);
        // 23:10:00Z, and a second before midnight.
        assert!(place("{date}/{task_id}", TIMELESS, 1_795_317_000 + 20 * 3600).also_at.is_empty());
        let late = place("{date}/{task_id}", TIMELESS, 1_795_391_999);
        assert_eq!(
            (late.key.as_str(), texts(&late.also_at)),
            ("2026-11-22/1-WorkflowTask-a", vec!["2026-11-23/1-WorkflowTask-a"])
        );
    }

    #[test]
    fn a_template_by_the_hour_is_looked_for_in_each_hour_of_the_window() {
        let place = place("{date}/{hour}", TIMELESS, 1_795_317_000);
        assert_eq!(place.key.as_str(), "2026-11-22/03");
        let hours = ["22/02", "22/01", "22/00", "21/23", "21/22", "21/21", "21/20"];
        assert_eq!(texts(&place.also_at), hours.map(|hour| format!("2026-11-{hour}")));
    }

    #[test]
    fn a_template_without_time_is_looked_for_nowhere_else() {
        assert!(place("{task_id}/{digest}", TIMELESS, 1_795_317_000).also_at.is_empty());
    }

    #[test]
    fn a_year_that_cannot_be_is_no_time() {
        let event = FINISHED.escape_ascii().to_string().replace("2026-11-19", "2099-11-19").replace("\\\"", "\"");
        let place = place("{date}/{task_id}", event.as_bytes(), 1_795_317_000);
        assert_eq!((place.key.as_str(), place.dt_from), ("2026-11-22/1-WorkflowTask-a", DtFrom::Arrival));
        assert!(texts(&place.also_at).contains(&"2099-11-19/1-WorkflowTask-a"), "{:?}", place.also_at);
    }

    #[test]
    fn the_default_is_a_template() {
        assert_eq!(EventKeys::default().prefix(&[]), "dt=");
    }
}
