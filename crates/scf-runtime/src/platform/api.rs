//! The four calls of the runtime API (583/47274).
//!
//! A request that the platform can't have is sent again until that succeeds or patience ends. So is `next`, which gives
//! the same event again within one invocation, and `init/ready`, which acknowledges no event.
//!
//! An answer names no event: one that is posted twice may acknowledge the event that was dispatched in between. So when
//! an answer was sent whole and its acknowledgement doesn't come, `next` is asked first. If it gives the same event, the
//! platform still waits, and the answer is posted again. If it gives another, the platform is done with the first, and
//! the other is served. The same event is the same id and the same bytes: an id is a promise of the platform's, and bytes
//! are what was handled. Once the event's time is up, what comes again is a retry, which has a right to be tried: an event
//! may be handled twice then, but none is acknowledged that wasn't handled.
//!
//! An event is status 200 and a `request_id` (583/47274), whatever its bytes, none included. Anything else that answers
//! `next` is no event: it is told in the log, never answered, and `next` is asked again.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::http::client::{Connection, ExchangeError, Request};
use crate::http::error::MessageError;
use crate::http::message::Message;
use crate::http::start_line::Status;
use crate::platform::Posted;
use crate::platform::arrival::{Arrival, limit_in_ms, number, text};
use crate::platform::backoff::Backoff;
use crate::platform::current::{Current, Sameness};
use crate::serve::alarm::{Alarm, Elapsed};
use crate::{Context, Error, ErrorKind};

/// How long the platform may take to acknowledge that the function is ready.
const READY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long it may take at least to acknowledge an answer, even where the event's time is up by our clock.
const LEAST_REPLY_TIMEOUT: Duration = Duration::from_secs(1);
/// The most bytes of an acknowledgement that are read; none means anything.
const MAX_ACKNOWLEDGEMENT: usize = 64 * 1024;

/// The runtime API of one platform.
pub(crate) struct Api {
    host: String,
    port: u16,
    patience: Duration,
    max_event_bytes: usize,
    connection: Option<Connection>,
    /// Limits the wait for an acknowledgement.
    alarm: Alarm,
    /// The header fields of every request.
    fields: String,
    /// What is known of every event.
    base: Context,
    /// The event that was given out last.
    current: Option<Current>,
    /// The answer that may not have arrived.
    unsettled: Option<Unsettled>,
}

/// An answer that was sent whole and not acknowledged.
#[derive(Clone)]
struct Unsettled {
    endpoint: Endpoint,
    body: Bytes,
    event: Current,
    backoff: Option<Backoff>,
}

#[derive(Clone, Copy)]
struct Endpoint {
    line: &'static str,
    name: &'static str,
}

const READY: Endpoint = Endpoint { line: "POST /runtime/init/ready HTTP/1.1", name: "init/ready" };
const NEXT: Endpoint = Endpoint { line: "GET /runtime/invocation/next HTTP/1.1", name: "invocation/next" };
const RESPONSE: Endpoint = Endpoint { line: "POST /runtime/invocation/response HTTP/1.1", name: "invocation/response" };
const ERROR: Endpoint = Endpoint { line: "POST /runtime/invocation/error HTTP/1.1", name: "invocation/error" };

impl Api {
    pub(crate) fn new(
        host: &str,
        port: u16,
        base: Context,
        patience: Duration,
        max_event_bytes: usize,
    ) -> Result<Self, Error> {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let authority = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        if !authority.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::new(ErrorKind::Config, "the host of the runtime API isn't a name or an IP address"));
        }
        let fields = format!("Host: {authority}\r\nUser-Agent: scf-runtime/{}\r\n", env!("CARGO_PKG_VERSION"));
        Ok(Self {
            host,
            port,
            patience,
            max_event_bytes,
            connection: None,
            alarm: Alarm::default(),
            fields,
            base,
            current: None,
            unsettled: None,
        })
    }

    /// Ends the init phase. The body is one space: the platform has refused an empty one.
    pub(crate) async fn ready(&mut self) -> Result<(), Error> {
        let mut backoff = None;
        let mut may_have_arrived = false;
        loop {
            let until = Instant::now() + READY_TIMEOUT;
            match self.try_post(READY, b" ", until).await {
                Ok(Posted::Refused(status)) if may_have_arrived => {
                    tracing::warn!(status, "the platform refused a second init/ready: it has the first");
                    return Ok(());
                }
                Ok(Posted::Refused(status)) => {
                    let message = format!("the runtime API answered init/ready with status {status}");
                    return Err(Error::new(ErrorKind::Api, message));
                }
                Ok(_) => return Ok(()),
                Err(error) => {
                    may_have_arrived |= !error.is_unsent();
                    self.pause(&mut backoff, READY, error).await?;
                }
            }
        }
    }

    /// Waits for the next event, for ever if need be. Before, it settles the answer that may not have arrived.
    pub(crate) async fn next(&mut self) -> Result<Arrival, Error> {
        let mut backoff = None;
        loop {
            let arrival = match self.try_next().await {
                Ok(arrival) => arrival,
                Err(error) => {
                    self.pause(&mut backoff, NEXT, error).await?;
                    continue;
                }
            };
            backoff = None;
            if let Some(unsettled) = self.unsettled.clone() {
                let event = &unsettled.event;
                let what = match event.compare(&arrival) {
                    Sameness::Same => {
                        self.post_again(unsettled).await?;
                        continue;
                    }
                    Sameness::Retry => {
                        "the answer was not acknowledged within the event's time and the platform gives the event again: \
                         it is served again"
                    }
                    Sameness::OtherBytes => {
                        "the answer was not acknowledged and the platform gives other bytes under the same id: they are \
                         served as another event"
                    }
                    Sameness::OtherId => {
                        "the answer was not acknowledged and the platform went on: the event that it gave is served"
                    }
                };
                tracing::warn!(answered = &*event.request_id, next = arrival.context.request_id(), "{what}");
                self.unsettled = None;
            }
            self.current = Some(Current::of(&arrival));
            return Ok(arrival);
        }
    }

    /// Posts a result.
    pub(crate) async fn respond(&mut self, body: Bytes) -> Result<Posted, Error> {
        self.answer(RESPONSE, body).await
    }

    /// Posts a failure.
    pub(crate) async fn fail(&mut self, body: Bytes) -> Result<Posted, Error> {
        self.answer(ERROR, body).await
    }

    /// Returns whether an answer may not have arrived.
    pub(crate) fn is_unsettled(&self) -> bool {
        self.unsettled.is_some()
    }

    async fn try_next(&mut self) -> Result<Arrival, ExchangeError> {
        let (mut received, mut request_id, mut memory_limit_mb, mut time_limit) = (None, None, None, None);
        let mut media_type = None;
        let reply = self
            .exchange(NEXT, None, self.max_event_bytes, |name, value| {
                // Time runs from the head on, however long the rest of a large event takes.
                received.get_or_insert_with(Instant::now);
                if name.eq_ignore_ascii_case("request_id") {
                    // An id that is no UTF-8 is an id all the same.
                    let id = String::from_utf8_lossy(value);
                    request_id = Some(id.trim()).filter(|id| !id.is_empty()).map(Arc::from);
                } else if name.eq_ignore_ascii_case("memory_limit_in_mb") {
                    memory_limit_mb = number(value);
                } else if name.eq_ignore_ascii_case("time_limit_in_ms") {
                    time_limit = limit_in_ms(value);
                } else if name.eq_ignore_ascii_case("content-type") {
                    media_type = text(value).map(excerpt);
                }
            })
            .await?;
        if reply.start.0 != 200 {
            return Err(ExchangeError::Status(reply.start.0));
        }
        let Some(request_id) = request_id else {
            return Err(ExchangeError::NoEvent { bytes: reply.body.map(|body| body.len()), media_type });
        };
        if !reply.delimited {
            return Err(MessageError::Undelimited.into());
        }
        let received = received.unwrap_or_else(Instant::now);
        let mut context = self.base.for_event(request_id, received);
        if let Some(limit) = memory_limit_mb {
            context = context.with_memory_limit_mb(limit);
        }
        if let Some(limit) = time_limit {
            context = context.with_time_limit(limit);
        }
        Ok(Arrival { payload: reply.body, context })
    }

    /// Posts an answer until it is known whether it left whole.
    async fn answer(&mut self, endpoint: Endpoint, body: Bytes) -> Result<Posted, Error> {
        // Whoever answers was given an event.
        let Some(event) = self.current.take() else { return Ok(Posted::Accepted) };
        let mut backoff = None;
        loop {
            let error = match self.try_post(endpoint, &body, event.ends).await {
                Ok(posted) => return Ok(posted),
                Err(error) => error,
            };
            if !error.is_unsent() {
                tracing::warn!(
                    call = endpoint.name,
                    error = &error as &dyn std::error::Error,
                    "the answer was not acknowledged; asking whether the platform still waits for it"
                );
                self.unsettled = Some(Unsettled { endpoint, body, event, backoff });
                return Ok(Posted::Unknown);
            }
            self.pause(&mut backoff, endpoint, error).await?;
        }
    }

    /// Posts an answer that the platform still waits for. What became of it is settled unless it fails again.
    async fn post_again(&mut self, Unsettled { endpoint, body, event, mut backoff }: Unsettled) -> Result<(), Error> {
        match self.try_post(endpoint, &body, event.ends).await {
            Ok(posted) => {
                self.unsettled = None;
                tracing::info!(
                    call = endpoint.name,
                    answered = &*event.request_id,
                    refused = posted != Posted::Accepted,
                    "the platform still waited for the answer: it was posted again"
                );
                Ok(())
            }
            Err(error) => {
                let wait = self.wait(&mut backoff, endpoint, error)?;
                self.unsettled = Some(Unsettled { endpoint, body, event, backoff });
                tokio::time::sleep(wait).await;
                Ok(())
            }
        }
    }

    /// Posts once, and waits for the acknowledgement until that instant, or a second at least.
    async fn try_post(&mut self, endpoint: Endpoint, body: &[u8], until: Instant) -> Result<Posted, ExchangeError> {
        let now = Instant::now();
        let until = until.max(now + LEAST_REPLY_TIMEOUT);
        let mut alarm = std::mem::take(&mut self.alarm);
        let reply = alarm.limit(until, self.exchange(endpoint, Some(body), MAX_ACKNOWLEDGEMENT, |_, _| {})).await;
        self.alarm = alarm;
        match reply {
            Ok(reply) => match reply?.start.0 {
                200..300 => Ok(Posted::Accepted),
                status @ 400..500 => Ok(Posted::Refused(status)),
                status => Err(ExchangeError::Status(status)),
            },
            Err(Elapsed) => Err(ExchangeError::ReplyTimeout(until.duration_since(now))),
        }
    }

    /// One request and its reply. The connection is kept only after a whole exchange, so that a failed or abandoned
    /// one leaves nothing behind.
    async fn exchange(
        &mut self,
        endpoint: Endpoint,
        body: Option<&[u8]>,
        limit: usize,
        mut field: impl FnMut(&str, &[u8]),
    ) -> Result<Message<Status>, ExchangeError> {
        let request = Request { line: endpoint.line, fields: &self.fields, body };
        if let Some(mut connection) = self.connection.take().filter(Connection::is_idle) {
            match connection.exchange(request, limit, &mut field).await {
                // The platform may close a connection that it has not used for long: that costs no wait.
                Err(ExchangeError::Unsent(_)) => {}
                Err(ExchangeError::Closed(_)) if body.is_none() => {}
                reply => {
                    let reply = reply?;
                    self.connection = Some(connection).filter(|_| reply.persistent);
                    return Ok(reply);
                }
            }
        }
        let mut connection = Connection::open(&self.host, self.port).await?;
        let reply = connection.exchange(request, limit, &mut field).await?;
        self.connection = Some(connection).filter(|_| reply.persistent);
        Ok(reply)
    }

    /// Waits before the next attempt, or gives up.
    async fn pause(
        &self,
        backoff: &mut Option<Backoff>,
        endpoint: Endpoint,
        error: ExchangeError,
    ) -> Result<(), Error> {
        tokio::time::sleep(self.wait(backoff, endpoint, error)?).await;
        Ok(())
    }

    /// Returns how long to wait before the next attempt, and says so: once for each cause in a row.
    ///
    /// # Errors
    ///
    /// Patience has ended.
    fn wait(&self, backoff: &mut Option<Backoff>, endpoint: Endpoint, error: ExchangeError) -> Result<Duration, Error> {
        let Some(wait) = backoff.get_or_insert_with(|| Backoff::new(self.patience)).pause() else {
            let (host, port, name, patience) = (&self.host, self.port, endpoint.name, self.patience.as_millis());
            let message = format!("the runtime API at {host}:{port} failed {name} for {patience} ms");
            return Err(Error::new(ErrorKind::Api, message).with_source(error));
        };
        let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        let call = endpoint.name;
        if backoff.as_mut().is_some_and(|backoff| backoff.is_news(&error.to_string())) {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(call, error, wait_ms, "the runtime API failed; trying again");
        } else {
            tracing::debug!(call, wait_ms, "the runtime API failed in the same way; trying again");
        }
        Ok(wait)
    }
}

/// Returns the beginning of what a peer says, fit for a log.
fn excerpt(text: &str) -> String {
    text.chars().take(80).filter(|symbol| symbol.is_ascii_graphic() || *symbol == ' ').collect()
}
