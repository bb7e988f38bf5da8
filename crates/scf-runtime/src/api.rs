//! The four calls of the runtime API (583/47274), each repeated until it succeeds or patience ends.
//!
//! Repeating is safe: within one invocation `next` gives the same event again, and only the first answer counts.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;

use crate::alarm::{Alarm, Elapsed};
use crate::arrival::{Arrival, limit_in_ms, number, text};
use crate::backoff::Backoff;
use crate::connection::{Connection, ExchangeError, Request};
use crate::message::Message;
use crate::start_line::Status;
use crate::{Error, ErrorKind};

/// How long the platform may take to acknowledge what was posted.
const REPLY_TIMEOUT: Duration = Duration::from_secs(10);
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
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posted {
    Accepted,
    /// The platform no longer waits for it: time was up, or another answer came first.
    Refused(u16),
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
    pub(crate) fn new(host: &str, port: u16, patience: Duration, max_event_bytes: usize) -> Result<Self, Error> {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let authority = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        if !authority.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::new(ErrorKind::Config, "the host of the runtime API isn't a name or an IP address"));
        }
        let fields = format!("Host: {authority}\r\nUser-Agent: scf-runtime/{}\r\n", env!("CARGO_PKG_VERSION"));
        Ok(Self { host, port, patience, max_event_bytes, connection: None, alarm: Alarm::default(), fields })
    }

    /// Ends the init phase. The body is one space: the platform has refused an empty one.
    pub(crate) async fn ready(&mut self) -> Result<(), Error> {
        match self.post(READY, Bytes::from_static(b" ")).await? {
            Posted::Accepted => Ok(()),
            Posted::Refused(status) => {
                Err(Error::new(ErrorKind::Api, format!("the runtime API answered init/ready with status {status}")))
            }
        }
    }

    /// Waits for the next event, for ever if need be.
    pub(crate) async fn next(&mut self) -> Result<Arrival, Error> {
        let mut backoff = None;
        loop {
            match self.try_next().await {
                Ok(arrival) => return Ok(arrival),
                Err(error) => self.pause(&mut backoff, NEXT, error).await?,
            }
        }
    }

    /// Posts a result.
    pub(crate) async fn respond(&mut self, body: Bytes) -> Result<Posted, Error> {
        self.post(RESPONSE, body).await
    }

    /// Posts a failure.
    pub(crate) async fn fail(&mut self, body: Bytes) -> Result<Posted, Error> {
        self.post(ERROR, body).await
    }

    async fn try_next(&mut self) -> Result<Arrival, ExchangeError> {
        let (mut received, mut request_id, mut memory_limit_mb, mut time_limit) = (None, None, None, None);
        let reply = self
            .exchange(NEXT, None, self.max_event_bytes, |name, value| {
                // Time runs from the head on, however long the rest of a large event takes.
                received.get_or_insert_with(Instant::now);
                if name.eq_ignore_ascii_case("request_id") {
                    request_id = text(value).map(Arc::from);
                } else if name.eq_ignore_ascii_case("memory_limit_in_mb") {
                    memory_limit_mb = number(value);
                } else if name.eq_ignore_ascii_case("time_limit_in_ms") {
                    time_limit = limit_in_ms(value);
                }
            })
            .await?;
        if !(200..300).contains(&reply.start.0) {
            return Err(ExchangeError::Status(reply.start.0));
        }
        Ok(Arrival {
            request_id: request_id.unwrap_or_default(),
            memory_limit_mb,
            time_limit,
            received: received.unwrap_or_else(Instant::now),
            payload: reply.body,
            credentials: None,
            function: None,
        })
    }

    async fn post(&mut self, endpoint: Endpoint, body: Bytes) -> Result<Posted, Error> {
        let mut backoff = None;
        loop {
            let mut alarm = std::mem::take(&mut self.alarm);
            let posted = alarm.limit(Instant::now() + REPLY_TIMEOUT, self.try_post(endpoint, &body)).await;
            self.alarm = alarm;
            let error = match posted {
                Ok(Ok(posted)) => return Ok(posted),
                Ok(Err(error)) => error,
                Err(Elapsed) => ExchangeError::ReplyTimeout(REPLY_TIMEOUT),
            };
            self.pause(&mut backoff, endpoint, error).await?;
        }
    }

    async fn try_post(&mut self, endpoint: Endpoint, body: &[u8]) -> Result<Posted, ExchangeError> {
        match self.exchange(endpoint, Some(body), MAX_ACKNOWLEDGEMENT, |_, _| {}).await?.start.0 {
            200..300 => Ok(Posted::Accepted),
            status @ 400..500 => Ok(Posted::Refused(status)),
            status => Err(ExchangeError::Status(status)),
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
                Err(ExchangeError::Closed(_)) => {}
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
        let backoff = backoff.get_or_insert_with(|| Backoff::new(self.patience));
        let Some(pause) = backoff.pause() else {
            return Err(Error::new(
                ErrorKind::Api,
                format!(
                    "the runtime API at {}:{} failed {} for {} ms",
                    self.host,
                    self.port,
                    endpoint.name,
                    self.patience.as_millis()
                ),
            )
            .with_source(error));
        };
        tracing::warn!(
            call = endpoint.name,
            error = &error as &dyn std::error::Error,
            wait_ms = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX),
            "the runtime API failed; trying again"
        );
        tokio::time::sleep(pause).await;
        Ok(())
    }
}
