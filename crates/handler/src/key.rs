//! Where an event is filed.

use std::borrow::Cow;
use std::time::SystemTime;

use cos_sink::{Digest, KeyTemplate, KeyTemplateError, ObjectKey};
use mps_events::{EventTime, Family, Notification};

use crate::arrival;

/// The key template that is used when none is configured: Hive-style partitions by day and event type, which DuckDB,
/// Spark and Tencent's lake engines read as they are.
pub const DEFAULT_KEY: &str = "dt={date}/event_type={event_type}/{task_id}/{status}-{digest}.json";

/// The fields that a key template may name.
///
/// | field | value |
/// |---|---|
/// | `date`, `hour` | `YYYY-MM-DD` and `HH`, UTC, of the event's own time: its latest `FinishTime`, else its latest `BeginProcessTime`; of an event without one, or with one that can't be (before 2015, or more than a year after its arrival), the time of arrival |
/// | `event_type` | `EventType`; of a live notification, `NotificationType` |
/// | `family` | `offline` or `live` |
/// | `task_id`, `status`, `session_id` | the members of these names |
/// | `digest` | the first 16 hex digits of the SHA-256 of the notification's bytes without its members `Timestamp` and `Sign` |
///
/// Each is a pure function of the event, except the time of arrival, which [`RETRY_WINDOW`](crate::RETRY_WINDOW)
/// makes up for. So the same event gets the same key however often it is delivered.
pub const KEY_FIELDS: &[&str] = &["date", "hour", "event_type", "family", "task_id", "status", "session_id", "digest"];

/// The key of an event, and those under which an earlier delivery of it may stand.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) key: ObjectKey,
    pub(crate) also_at: Vec<ObjectKey>,
}

/// A template that only names fields which an event has.
#[derive(Debug)]
pub(crate) struct EventKeys {
    template: KeyTemplate,
}

impl EventKeys {
    pub(crate) fn parse(template: &str) -> Result<Self, KeyTemplateError> {
        Ok(Self { template: KeyTemplate::parse_with(template, KEY_FIELDS)? })
    }

    pub(crate) fn place(&self, event: &Notification<'_>, identity: &Digest, now: SystemTime) -> Place {
        let digest = identity.short();
        let at = |time: EventTime| self.render(event, &digest, time);
        let told = event.occurred_at();
        if let Some(time) = told.filter(|time| arrival::is_possible(*time, now)) {
            return Place { key: at(time), also_at: Vec::new() };
        }
        let key = at(EventTime::from(now));
        let mut also_at = Vec::new();
        // A time that is impossible now was not always: the clock of another instance, or of this one, may have been off.
        for other in arrival::others(now).chain(told).map(at) {
            if other != key && !also_at.contains(&other) {
                also_at.push(other);
            }
        }
        Place { key, also_at }
    }

    fn render(&self, event: &Notification<'_>, digest: &str, time: EventTime) -> ObjectKey {
        self.template.render(|field| match field {
            "date" => Some(Cow::Owned(time.date())),
            "hour" => Some(Cow::Owned(time.hour())),
            "event_type" => Some(Cow::Borrowed(event.event_type())),
            "family" => Some(Cow::Borrowed(family(event.family()))),
            "task_id" => event.task_id().map(Cow::Borrowed),
            "status" => event.status().map(Cow::Borrowed),
            "session_id" => event.session_id().map(Cow::Borrowed),
            "digest" => Some(Cow::Borrowed(digest)),
            _ => None,
        })
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
            let key = format!("dt=2026-11-19/event_type=WorkflowTask/1-WorkflowTask-a/FINISH-{digest}.json");
            assert_eq!(place.key.as_str(), key);
            assert!(place.also_at.is_empty());
        }
    }

    #[test]
    fn an_event_without_a_time_is_looked_for_on_the_day_before_while_retries_may_come() {
        // 2026-11-22T03:10:00Z and 23:10:00Z
        let early = place("{date}/{task_id}", TIMELESS, 1_795_317_000);
        assert_eq!(early.key.as_str(), "2026-11-22/1-WorkflowTask-a");
        assert_eq!(texts(&early.also_at), ["2026-11-21/1-WorkflowTask-a"]);
        assert!(place("{date}/{task_id}", TIMELESS, 1_795_317_000 + 20 * 3600).also_at.is_empty());
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
}
