//! The lines of a listing, for people and for programs, and its totals.

use std::time::Duration;

use mps_archive::{Kind, Listed, RecordMetadata};
use mps_events::EventTime;
use serde::Serialize;

use crate::archive::{Metadata, place_and_time};
use crate::view::{self, Align, Column, Columns, Emphasis, Terminal, rounded};

/// Day, type, task, status and size: 99 columns.
const COLUMNS: [Column; 5] = [
    Column::new(10, Align::Left),
    Column::new(14, Align::Left).narrowest(6).keep_end(2),
    Column::new(46, Align::Left).narrowest(8).keep_end(8),
    Column::new(12, Align::Left).narrowest(4),
    Column::new(9, Align::Right),
];

/// When it arrived, and by which route.
const LONG: [Column; 2] = [Column::new(20, Align::Left), Column::new(7, Align::Left)];

/// Lays out a line an object.
#[derive(Debug)]
pub(crate) struct Lines {
    columns: Columns,
    long: bool,
    has_key: bool,
}

impl Lines {
    /// Lines that fit the terminal; whole ones with the key when `wide`, and where there is no terminal.
    pub(crate) fn new(terminal: &Terminal, wide: bool, long: bool) -> Self {
        let mut columns = COLUMNS.to_vec();
        if long {
            columns.extend(LONG);
        }
        if wide || !terminal.is_real() {
            // As wide as the longest that are known, so that the columns stand in line.
            columns[1] = Column::new(22, Align::Left);
            columns[2] = Column::new(66, Align::Left);
            columns.push(Column::new(0, Align::Left));
            return Self { columns: Columns::whole(&columns), long, has_key: true };
        }
        Self { columns: Columns::fit(&columns, terminal.width()), long, has_key: false }
    }

    pub(crate) fn object(&self, listed: &Listed, metadata: Option<&RecordMetadata>, terminal: &Terminal) -> String {
        let (key, kind) = (listed.entry.key.as_str(), &listed.kind);
        let size = view::bytes(listed.entry.size);
        let or_dash = |text: Option<&str>| text.unwrap_or("-").to_owned();
        let [day, event_type, task, status] = match kind.event() {
            Some(event) => [event.date(), event.event_type(), event.task_id(), event.status()].map(or_dash),
            None => ["-".to_owned(), format!("({})", kind.as_str()), key.to_owned(), "-".to_owned()],
        };
        let emphasis = match kind {
            Kind::Event(_) => Emphasis::Plain,
            Kind::Conflict(_) => Emphasis::Bad,
            Kind::Quarantined | Kind::Stray => Emphasis::Warning,
            _ => Emphasis::Faint,
        };
        let status = if matches!(kind, Kind::Conflict(_)) { format!("{status} ~") } else { status };
        let arrived = metadata.and_then(|metadata| metadata.arrived).map_or("-".to_owned(), |time| time.to_string());
        let route = or_dash(metadata.and_then(|metadata| metadata.route.as_deref()));
        let mut texts = vec![&*day, &event_type, &task, &status, &size];
        if self.long {
            texts.extend([&*arrived, &route]);
        }
        if self.has_key && kind.event().is_some() {
            texts.push(key);
        }
        self.columns.line(&texts, |word| terminal.paint(emphasis, word))
    }
}

/// `{"key": KEY, "kind": KIND, "day": DAY, "type": TYPE, "task": ID, "status": STATUS, "bytes": N, "stored": MOMENT}`,
/// with `metadata` where they were asked for.
#[derive(Serialize)]
pub(crate) struct Object<'a> {
    key: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<&'a str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    event_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    task: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
    bytes: u64,
    stored: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    metadata: Option<Metadata>,
}

/// Returns an object as a line for programs.
pub(crate) fn json<'a>(listed: &'a Listed, metadata: Option<&RecordMetadata>) -> Object<'a> {
    let event = listed.kind.event();
    Object {
        key: listed.entry.key.as_str(),
        kind: listed.kind.as_str(),
        day: event.and_then(|event| event.date()),
        event_type: event.and_then(|event| event.event_type()),
        task: event.and_then(|event| event.task_id()),
        status: event.and_then(|event| event.status()),
        bytes: listed.entry.size,
        stored: EventTime::from(listed.entry.modified).to_string(),
        metadata: metadata.map(Metadata::from),
    }
}

/// The totals of a listing.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Tally {
    pub(crate) objects: u64,
    bytes: u64,
    events: u64,
    conflicts: u64,
    quarantined: u64,
    reserved: u64,
    stray: u64,
}

/// `{"summary": {"objects": N, ..}, "seconds": N, "archive": URL}`.
#[derive(Serialize)]
pub(crate) struct Summary<'a> {
    summary: &'a Tally,
    seconds: f64,
    archive: &'a str,
}

impl Tally {
    pub(crate) fn add(&mut self, listed: &Listed) {
        self.objects += 1;
        self.bytes += listed.entry.size;
        *match listed.kind {
            Kind::Event(_) => &mut self.events,
            Kind::Conflict(_) => &mut self.conflicts,
            Kind::Quarantined => &mut self.quarantined,
            Kind::Reserved => &mut self.reserved,
            _ => &mut self.stray,
        } += 1;
    }

    pub(crate) fn summary<'a>(&'a self, elapsed: Duration, archive: &'a str) -> Summary<'a> {
        Summary { summary: self, seconds: rounded(elapsed.as_secs_f64()), archive }
    }

    /// Returns the totals in a sentence.
    pub(crate) fn sentence(&self, archive: &str, when: Option<&str>) -> String {
        let place = place_and_time(archive, when);
        if self.objects == 0 {
            return format!("nothing in {place} is what was asked for");
        }
        let kinds = [
            (self.events, "events"),
            (self.conflicts, "conflicts (~), whose keys other bytes hold"),
            (self.quarantined, "quarantined"),
            (self.reserved, "reserved"),
            (self.stray, "stray, which nobody of ours put there"),
        ];
        let kinds: Vec<_> = kinds
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, kind)| format!("{} {kind}", view::count(*count)))
            .collect();
        format!("{}, {} in {place}", kinds.join(", "), view::bytes(self.bytes))
    }
}
