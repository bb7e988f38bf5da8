//! The event that the platform waits for, told apart from the one that it gives next.

use std::sync::Arc;
use std::time::Instant;

use bytes::Bytes;

use crate::platform::arrival::Arrival;

/// The event that the platform waits for.
#[derive(Clone)]
pub(crate) struct Current {
    pub(crate) request_id: Arc<str>,
    /// Its bytes, which it shares with the handler until it is answered; none if there were too many.
    payload: Option<Bytes>,
    /// When its time is up.
    pub(crate) ends: Instant,
}

/// What an event is to the one whose answer may not have arrived.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sameness {
    /// The platform still waits for that answer.
    Same,
    /// The same event, after its time was up.
    Retry,
    /// Another event that has the same id.
    OtherBytes,
    OtherId,
}

impl Current {
    pub(crate) fn of(Arrival { payload, context }: &Arrival) -> Self {
        let ends = context.deadline().unwrap_or(context.received());
        Self { request_id: context.shared_request_id(), payload: payload.clone(), ends }
    }

    /// Returns what an event that `next` gave is to this one.
    pub(crate) fn compare(&self, Arrival { payload, context }: &Arrival) -> Sameness {
        if *self.request_id != *context.request_id() {
            Sameness::OtherId
        } else if self.payload != *payload {
            Sameness::OtherBytes
        } else if context.received() > self.ends {
            Sameness::Retry
        } else {
            Sameness::Same
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::Context;

    #[test]
    fn the_same_event_is_the_same_id_and_the_same_bytes_within_its_time() {
        let arrival = |id: &str, payload: Option<&'static str>, received| Arrival {
            payload: payload.map(Bytes::from),
            context: Context::new(id).with_time_limit(Duration::from_secs(3)).with_received(received),
        };
        let then = Instant::now();
        let event = Current::of(&arrival("a", Some("{}"), then));
        for (id, payload, after, sameness) in [
            ("a", Some("{}"), 1, Sameness::Same),
            ("a", Some("{}"), 4, Sameness::Retry),
            ("a", Some("[]"), 1, Sameness::OtherBytes),
            ("a", Some(""), 1, Sameness::OtherBytes),
            ("a", None, 4, Sameness::OtherBytes),
            ("b", Some("{}"), 1, Sameness::OtherId),
        ] {
            let next = arrival(id, payload, then + Duration::from_secs(after));
            assert_eq!(event.compare(&next), sameness, "{id} {payload:?} {after}");
        }
    }
}
