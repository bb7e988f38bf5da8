//! The envelope: what a notification is about, without its event being read.

mod cuts;
mod members;
mod times;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde_json::value::RawValue;

pub(crate) use members::Members;
use members::Progress;

use crate::json::Reader;
use crate::{Error, ErrorKind, EventTime, Signature, text};

/// One notification: a view of its bytes that answers what it is about, and builds nothing else.
///
/// The members are those of `ParseNotification` (offline tasks) and `ParseLiveStreamProcessNotification` (live
/// streams). Where a member comes more than once, the last one counts at the top level, as in most parsers;
/// [`task_id`](Self::task_id) and [`status`](Self::status) inside the event are the first, since reading stops
/// there.
///
/// ```
/// use mps_events::Notification;
///
/// let bytes = br#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {
///     "TaskId": "1250000000-WorkflowTask-80108cc3", "Status": "FINISH"}}"#;
/// let notification = Notification::from_slice(bytes)?;
/// assert_eq!(notification.event_type(), "WorkflowTask");
/// assert_eq!(notification.task_id(), Some("1250000000-WorkflowTask-80108cc3"));
/// assert_eq!(notification.status(), Some("FINISH"));
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Clone)]
pub struct Notification<'a> {
    /// The bytes that were given; what is JSON is text.
    text: Cow<'a, str>,
    family: Family,
    event_type: Cow<'a, str>,
    /// Where the event stands in `text`.
    event: Option<Range<usize>>,
    task_id: Option<Cow<'a, str>>,
    status: Option<Cow<'a, str>>,
    session_id: Option<Cow<'a, str>>,
    session_context: Option<Cow<'a, str>>,
    timestamp: Option<i64>,
    sign: Option<Cow<'a, str>>,
    resent: Vec<Range<usize>>,
}

/// Which of the two families of notifications one belongs to.
///
/// ```
/// use mps_events::{Family, Notification};
///
/// let live = Notification::from_slice(br#"{"NotificationType": "ProcessEof"}"#)?;
/// assert_eq!(live.family(), Family::Live);
/// # Ok::<(), mps_events::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Family {
    /// A task on files, told by `EventType`.
    Offline,
    /// A task on a live stream, told by `NotificationType`.
    Live,
}

impl<'a> Notification<'a> {
    /// Reads the envelope in one pass. The event inside is checked to be JSON and not looked into any further
    /// than to its `TaskId` and `Status`.
    ///
    /// A byte order mark before the object is skipped, and so is the `Response` that the API and the live
    /// WebSocket wrap around it. Nothing limits the depth or the size of what is skipped.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`], [`Utf8`](ErrorKind::Utf8), [`Syntax`](ErrorKind::Syntax) and
    /// [`NotAnObject`](ErrorKind::NotAnObject) when the bytes are no JSON object;
    /// [`NotANotification`](ErrorKind::NotANotification) when neither `EventType` nor `NotificationType` is a
    /// string with something in it.
    pub fn from_slice(bytes: &'a [u8]) -> Result<Self, Error> {
        Self::read(bytes, |_, _| false)
    }

    /// The same with `take`, which is given the type and the event that goes with it, where the type comes first, and
    /// tells whether it has passed over the event.
    pub(crate) fn read(bytes: &'a [u8], mut take: impl FnMut(&str, &mut Reader<'a>) -> bool) -> Result<Self, Error> {
        let whole = text::utf8(bytes)?;
        let members = Members::read(text::without_marks(whole)?, |before, name, reader| {
            let start = reader.position();
            let typed = (reader.peek() == b'{').then(|| event_type(before)).flatten();
            let is_taken =
                typed.is_some_and(|(_, event_type)| is_event(name, &event_type) && take(&event_type, reader));
            if !is_taken {
                reader.return_to(start);
                reader.skip();
            }
        })?;
        if let Some(notification) = Self::from_members(whole, &members) {
            return Ok(notification);
        }
        members
            .get("Response")
            .and_then(Members::of)
            .and_then(|members| Self::from_members(whole, &members))
            .ok_or_else(|| Error::new(ErrorKind::NotANotification))
    }

    fn from_members(whole: &'a str, members: &Members<'a>) -> Option<Self> {
        let (family, event_type) = event_type(members)?;
        let event = raw_event(&event_type, members);
        let progress = event.map(Progress::of).unwrap_or_default();
        let top = |name| members.get(name).and_then(text::identifier);
        let resent = members
            .iter()
            .filter(|member| matches!(member.name.as_ref(), "Timestamp" | "Sign"))
            .map(|member| cuts::span(whole, member.whole))
            .collect();
        Some(Self {
            text: Cow::Borrowed(whole),
            family,
            event_type,
            event: event.map(|event| cuts::span(whole, event)),
            task_id: progress.task_id.and_then(text::identifier).or_else(|| top("TaskId")),
            status: progress.status.and_then(text::identifier).or_else(|| top("Status")),
            session_id: top("SessionId"),
            session_context: top("SessionContext"),
            timestamp: members.get("Timestamp").and_then(text::integer),
            sign: top("Sign"),
            resent,
        })
    }

    /// Makes a notification that borrows from nothing, by a copy of its bytes unless it has one already.
    ///
    /// ```
    /// use mps_events::Notification;
    ///
    /// fn read(body: &str) -> Result<Notification<'static>, mps_events::Error> {
    ///     Ok(Notification::from_slice(body.as_bytes())?.into_owned())
    /// }
    /// assert_eq!(read(r#"{"EventType": "WorkflowTask"}"#)?.event_type(), "WorkflowTask");
    /// # Ok::<(), mps_events::Error>(())
    /// ```
    pub fn into_owned(self) -> Notification<'static> {
        let owned = |text: Option<Cow<'a, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        Notification {
            text: Cow::Owned(self.text.into_owned()),
            family: self.family,
            event_type: Cow::Owned(self.event_type.into_owned()),
            event: self.event,
            task_id: owned(self.task_id),
            status: owned(self.status),
            session_id: owned(self.session_id),
            session_context: owned(self.session_context),
            timestamp: self.timestamp,
            sign: owned(self.sign),
            resent: self.resent,
        }
    }

    /// Returns exactly the bytes that were given to [`from_slice`](Self::from_slice).
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Returns whether it is about a task on files or on a live stream.
    pub fn family(&self) -> Family {
        self.family
    }

    /// Returns `EventType` or `NotificationType`, such as `WorkflowTask` or `ProcessEof`; never empty.
    ///
    /// The values are open: MPS adds new ones, and documents fewer than it sends.
    pub fn event_type(&self) -> &str {
        &self.event_type
    }

    /// Returns the task's id: of the event, else of the notification. `None` when absent, null or empty.
    ///
    /// A number is given as its text. A batch's event holds no id by document.
    pub fn task_id(&self) -> Option<&str> {
        self.task_id.as_deref()
    }

    /// Returns the task's status, such as `PROCESSING` or `FINISH`. `None` when absent, null or empty, as in live
    /// notifications.
    ///
    /// `FINISH` says that the task has ended, not that it has succeeded.
    pub fn status(&self) -> Option<&str> {
        self.status.as_deref()
    }

    /// Returns the event's own value as it came: `WorkflowTaskEvent` of a `WorkflowTask`, and so on. `None` when it is
    /// absent or null.
    ///
    /// It is the first there is of `<type>Event`, `<type>Task`, `<type>Info` and `<type>`, so that types to come
    /// are found too; of a type that isn't known also the only object beside the envelope's members. Every call lets `serde_json` check the text again, as it asks to for a `RawValue`.
    pub fn raw_event(&self) -> Option<&RawValue> {
        serde_json::from_str(self.event_text()?).ok()
    }

    /// The text of [`raw_event`](Self::raw_event), known to be JSON.
    pub(crate) fn event_text(&self) -> Option<&str> {
        self.text.get(self.event.clone()?)
    }

    /// Returns `SessionId`, which the caller gave to deduplicate requests: at most 50 characters. `None` when absent,
    /// null or empty.
    pub fn session_id(&self) -> Option<&str> {
        self.session_id.as_deref()
    }

    /// Returns `SessionContext`, which the caller gave to have it back: at most 1000 characters. `None` when absent,
    /// null or empty.
    pub fn session_context(&self) -> Option<&str> {
        self.session_context.as_deref()
    }

    /// Returns `Timestamp`: when the signature **expires**, in Unix seconds. Not the time of the event.
    pub fn timestamp(&self) -> Option<i64> {
        self.timestamp
    }

    /// Returns `Sign`, in hex; there when the task was given a `NotifyKey`.
    pub fn sign(&self) -> Option<&str> {
        self.sign.as_deref()
    }

    /// Returns the signature, where the notification has both its parts.
    pub fn signature(&self) -> Option<Signature<'_>> {
        Some(Signature::new(self.timestamp?, self.sign()?))
    }

    /// Returns when it happened: the latest `FinishTime` anywhere in the event, else the latest `BeginProcessTime`.
    ///
    /// The zero datetime, what is no moment, and moments before [`EventTime::EARLIEST`] are ignored. One that lies in the
    /// future is given as it is: only who knows when the event arrived can tell. The event is scanned on every call.
    pub fn occurred_at(&self) -> Option<EventTime> {
        let scope = self.event_text().map_or(self.bytes(), str::as_bytes);
        times::latest(scope, "FinishTime").or_else(|| times::latest(scope, "BeginProcessTime"))
    }

    /// Returns the bytes without the members `Timestamp` and `Sign` of the notification, from the quote before each name
    /// to the end of its value.
    ///
    /// A resend of the same notification changes these two and nothing else: a digest over the parts is the same
    /// for both. One part, all bytes, when there is neither.
    pub fn stable_parts(&self) -> impl Iterator<Item = &[u8]> {
        cuts::without(self.bytes(), &self.resent).into_iter()
    }
}

/// What a member that is called after the type may have behind the type.
///
/// One rule finds the member of every known type: `WorkflowTaskEvent`, `ExtractBlindWatermarkTask` (the one offline
/// type without the suffix `Event`), `ProcessEofInfo`.
const EVENT_SUFFIXES: [&str; 4] = ["Event", "Task", "Info", ""];

fn raw_event<'a>(event_type: &str, members: &Members<'a>) -> Option<&'a str> {
    let named = EVENT_SUFFIXES.iter().find_map(|suffix| {
        let value = members.find(|name| name.strip_prefix(event_type) == Some(*suffix))?;
        (value != "null").then_some(value)
    });
    // A type to come may call its member otherwise; it is the only object then.
    named.or_else(|| {
        let mut objects = members.iter().map(|member| member.value).filter(|value| value.starts_with('{'));
        objects.next().filter(|_| objects.next().is_none() && !crate::Event::TYPES.contains(&event_type))
    })
}

fn is_event(name: &str, event_type: &str) -> bool {
    name.strip_prefix(event_type).is_some_and(|suffix| EVENT_SUFFIXES.contains(&suffix))
}

/// The type, and the family that the member with the type tells.
fn event_type<'a>(members: &Members<'a>) -> Option<(Family, Cow<'a, str>)> {
    let text = |name| members.get(name).and_then(text::string).filter(|text| !text.is_empty());
    match text("EventType") {
        Some(event_type) => Some((Family::Offline, event_type)),
        None => Some((Family::Live, text("NotificationType")?)),
    }
}

/// Shows what the event is and how large, and nothing of its content.
impl fmt::Debug for Notification<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("family", &self.family)
            .field("event_type", &self.event_type)
            .field("task_id", &self.task_id)
            .field("status", &self.status)
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}
