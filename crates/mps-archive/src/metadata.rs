//! The metadata of an object: what is known of a record beside its bytes.

use cos_sink::{Digest, Head, Record};
use mps_events::EventTime;

use crate::Arrival;

/// The number of the format that this crate writes.
pub const FORMAT: u32 = 1;

const ARRIVED: &str = "arrived";
const DT_FROM: &str = "dt-from";
const REQUEST_ID: &str = "request-id";
const ROUTE: &str = "route";
const FORMAT_NAME: &str = "format";
const REASON: &str = "reason";

/// Where the day in a key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DtFrom {
    /// The event's own time.
    Event,
    /// The time of arrival: the event tells none, or one that can't be.
    Arrival,
}

impl DtFrom {
    /// Returns its name in the metadata: `event` or `arrival`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Arrival => "arrival",
        }
    }
}

/// What the metadata of an object say. Each is `None` where an object lost its metadata in a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordMetadata {
    /// What makes the event the same as another.
    pub identity: Option<Digest>,
    /// The SHA-256 of the stored bytes.
    pub sha256: Option<Digest>,
    /// When it arrived, in whole seconds.
    pub arrived: Option<EventTime>,
    /// Where the day in its key comes from; `None` also in quarantine.
    pub dt_from: Option<DtFrom>,
    /// The platform's id of the invocation that stored it.
    pub request_id: Option<String>,
    /// How it came: `trigger`, `http`, `cmq`, `ckafka` or `eventbridge`.
    pub route: Option<String>,
    /// The format that it was written in.
    pub format: Option<u32>,
    /// Why it is in quarantine.
    pub reason: Option<String>,
}

impl RecordMetadata {
    /// Reads the metadata of an object. What can't be read is `None`.
    pub fn of(head: &Head) -> Self {
        let text = |name: &str| head.metadata.get(name).cloned();
        Self {
            identity: head.identity(),
            sha256: head.sha256(),
            arrived: text(ARRIVED).and_then(|text| EventTime::parse(&text)),
            dt_from: text(DT_FROM).and_then(|text| match text.as_str() {
                "event" => Some(DtFrom::Event),
                "arrival" => Some(DtFrom::Arrival),
                _ => None,
            }),
            request_id: text(REQUEST_ID),
            route: text(ROUTE),
            format: text(FORMAT_NAME).and_then(|text| text.parse().ok()),
            reason: text(REASON),
        }
    }
}

/// Adds what every object of the archive carries.
pub(crate) fn describe(record: Record, arrival: &Arrival, dt_from: Option<DtFrom>, reason: Option<&str>) -> Record {
    let mut record = record
        .with_metadata(FORMAT_NAME, FORMAT.to_string())
        .with_metadata(ARRIVED, EventTime::from(arrival.at).to_string());
    if let Some(dt_from) = dt_from {
        record = record.with_metadata(DT_FROM, dt_from.as_str());
    }
    if let Some(route) = arrival.route {
        record = record.with_metadata(ROUTE, route);
    }
    if let Some(request_id) = &arrival.request_id {
        record = record.with_metadata(REQUEST_ID, request_id);
    }
    match reason {
        // It may be long, so it comes last: what doesn't fit is cut.
        Some(reason) => record.with_metadata(REASON, reason),
        None => record,
    }
}

/// Adds what a stored event's metadata say, and that it arrived at this moment.
pub(crate) fn again(record: Record, metadata: &RecordMetadata, arrived: EventTime) -> Record {
    let mut record = record.with_metadata(FORMAT_NAME, FORMAT.to_string()).with_metadata(ARRIVED, arrived.to_string());
    if let Some(dt_from) = metadata.dt_from {
        record = record.with_metadata(DT_FROM, dt_from.as_str());
    }
    for (name, value) in [(ROUTE, &metadata.route), (REQUEST_ID, &metadata.request_id)] {
        if let Some(value) = value {
            record = record.with_metadata(name, value.clone());
        }
    }
    record
}
