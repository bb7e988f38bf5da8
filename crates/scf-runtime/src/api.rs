//! The four calls of the runtime API (583/47274), each repeated until it succeeds or patience ends.
//!
//! Repeating is safe: within one invocation `next` gives the same event again, and only the first answer counts.

use std::time::{Duration, Instant};

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{HOST, HeaderName, HeaderValue, USER_AGENT};
use hyper::http::uri::PathAndQuery;
use hyper::{Method, Request, Uri};

use crate::alarm::{Alarm, Elapsed};
use crate::arrival::{Arrival, limit_in_ms, number, text};
use crate::backoff::Backoff;
use crate::connection::{Connection, ExchangeError, Reply};
use crate::{Error, ErrorKind};

const REQUEST_ID: HeaderName = HeaderName::from_static("request_id");
const MEMORY_LIMIT: HeaderName = HeaderName::from_static("memory_limit_in_mb");
const TIME_LIMIT: HeaderName = HeaderName::from_static("time_limit_in_ms");

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
    host_header: HeaderValue,
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
    path: &'static str,
    name: &'static str,
}

const READY: Endpoint = Endpoint { path: "/runtime/init/ready", name: "init/ready" };
const NEXT: Endpoint = Endpoint { path: "/runtime/invocation/next", name: "invocation/next" };
const RESPONSE: Endpoint = Endpoint { path: "/runtime/invocation/response", name: "invocation/response" };
const ERROR: Endpoint = Endpoint { path: "/runtime/invocation/error", name: "invocation/error" };

impl Api {
    pub(crate) fn new(host: &str, port: u16, patience: Duration, max_event_bytes: usize) -> Result<Self, Error> {
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let authority = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        let host_header = HeaderValue::from_str(&authority).map_err(|error| {
            Error::new(ErrorKind::Config, "the host of the runtime API isn't a host").with_source(error)
        })?;
        Ok(Self { host, port, patience, max_event_bytes, connection: None, alarm: Alarm::default(), host_header })
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
        let mut reply = self.send(Method::GET, NEXT, Bytes::new()).await?;
        let received = Instant::now();
        if !reply.status.is_success() {
            return Err(self.unexpected(reply).await);
        }
        let payload = match self.read(&mut reply, self.max_event_bytes).await {
            Ok(payload) => Some(payload),
            Err(ExchangeError::TooLarge(_)) => {
                self.connection = None;
                None
            }
            Err(error) => return Err(error),
        };
        let headers = &reply.headers;
        Ok(Arrival {
            request_id: text(headers, &REQUEST_ID).unwrap_or_default().into(),
            memory_limit_mb: number(headers, &MEMORY_LIMIT),
            time_limit: limit_in_ms(headers, &TIME_LIMIT),
            received,
            payload,
            credentials: None,
            function: None,
        })
    }

    async fn post(&mut self, endpoint: Endpoint, body: Bytes) -> Result<Posted, Error> {
        let mut backoff = None;
        loop {
            let mut alarm = std::mem::take(&mut self.alarm);
            let posted = alarm.limit(Instant::now() + REPLY_TIMEOUT, self.try_post(endpoint, body.clone())).await;
            self.alarm = alarm;
            let error = match posted {
                Ok(Ok(posted)) => return Ok(posted),
                Ok(Err(error)) => error,
                Err(Elapsed) => ExchangeError::ReplyTimeout(REPLY_TIMEOUT),
            };
            self.pause(&mut backoff, endpoint, error).await?;
        }
    }

    async fn try_post(&mut self, endpoint: Endpoint, body: Bytes) -> Result<Posted, ExchangeError> {
        let mut reply = self.send(Method::POST, endpoint, body).await?;
        let status = reply.status;
        if !status.is_success() && !status.is_client_error() {
            return Err(self.unexpected(reply).await);
        }
        // Read to its end, so that the connection can be used again.
        if self.read(&mut reply, MAX_ACKNOWLEDGEMENT).await.is_err() {
            self.connection = None;
        }
        Ok(if status.is_success() { Posted::Accepted } else { Posted::Refused(status.as_u16()) })
    }

    async fn unexpected(&mut self, mut reply: Reply) -> ExchangeError {
        if self.read(&mut reply, MAX_ACKNOWLEDGEMENT).await.is_err() {
            self.connection = None;
        }
        ExchangeError::Status(reply.status)
    }

    async fn send(&mut self, method: Method, endpoint: Endpoint, body: Bytes) -> Result<Reply, ExchangeError> {
        let mut request = Request::new(Full::new(body));
        *request.method_mut() = method;
        *request.uri_mut() = Uri::from(PathAndQuery::from_static(endpoint.path));
        let headers = request.headers_mut();
        headers.insert(HOST, self.host_header.clone());
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("scf-runtime/", env!("CARGO_PKG_VERSION"))));
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(Connection::open(&self.host, self.port).await?),
        };
        connection.send(request).await
    }

    async fn read(&mut self, reply: &mut Reply, limit: usize) -> Result<Bytes, ExchangeError> {
        match &mut self.connection {
            Some(connection) => connection.read(reply, limit).await,
            None => Err(ExchangeError::TooLarge(0)),
        }
    }

    /// Waits before the next attempt, or gives up.
    async fn pause(
        &mut self,
        backoff: &mut Option<Backoff>,
        endpoint: Endpoint,
        error: ExchangeError,
    ) -> Result<(), Error> {
        let broken = !matches!(error, ExchangeError::Status(_));
        // The platform may close a connection that it has not used for long: that costs no wait.
        let stale = broken && self.connection.take_if(|_| broken).is_some_and(|connection| connection.used());
        let first = backoff.is_none();
        let backoff = backoff.get_or_insert_with(|| Backoff::new(self.patience));
        if stale && first {
            return Ok(());
        }
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
