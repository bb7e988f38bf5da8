//! Functions deployed as an image: the platform posts each event to a server inside the container (583/56051).
//!
//! The connections have tasks of their own and no part in the handler; events queue up before it, one at a time.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::http::message::Message;
use crate::http::server::{Patience, Peer, ReadError, Received, Reply};
use crate::http::start_line::Target;
use crate::platform::arrival::{Arrival, MAX_TIME_LIMIT, number, text};
use crate::{Context, Credentials, Error, ErrorKind, Failure, FunctionMetadata};

const PATH: &str = "/event-invoke";

/// How long a reply may take to leave at least, even where the event's time is up by our clock.
const LEAST_REPLY_TIMEOUT: Duration = Duration::from_secs(1);

/// The most connections at a time; the platform sends one event after the other. Others wait to be accepted.
const MAX_CONNECTIONS: usize = 64;

/// The most events of more than 16 KB that are in memory at a time, unfinished ones included. Others wait in their
/// sockets.
const MAX_LARGE_EVENTS: usize = 4;

/// How long a request may take to come once it has begun.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// How long a connection may be silent between two requests: longer than any synchronous event (900 s, 583/19805).
const IDLE_TIMEOUT: Duration = Duration::from_secs(1000);

/// An event whose sender waits.
struct Waiting {
    arrival: Arrival,
    answer: Answer,
    /// What a large event holds until it is answered.
    room: Option<OwnedSemaphorePermit>,
}

/// Where the answer to an event goes.
struct Answer {
    reply: oneshot::Sender<Reply>,
    /// Ends once the reply is written, or can't be.
    written: oneshot::Receiver<()>,
}

/// The event that the handler is at.
struct Current {
    answer: Answer,
    ends: Instant,
    _room: Option<OwnedSemaphorePermit>,
}

/// The function's server, and the event that it is at.
pub(crate) struct Image {
    events: mpsc::Receiver<Waiting>,
    current: Option<Current>,
    server: JoinHandle<()>,
}

impl Image {
    /// Listens on all interfaces, from when on the platform takes the function for ready.
    pub(crate) async fn listen(port: u16, base: Context, max_event_bytes: usize) -> Result<Self, Error> {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await.map_err(|error| {
            Error::new(ErrorKind::Start, format!("the function can't listen on port {port}")).with_source(error)
        })?;
        let (queue, events) = mpsc::channel(1);
        let server = tokio::spawn(accept(
            listener,
            Desk { queue, base, max_event_bytes, rooms: Arc::new(Semaphore::new(MAX_LARGE_EVENTS)) },
        ));
        Ok(Self { events, current: None, server })
    }

    pub(crate) async fn next(&mut self) -> Result<Arrival, Error> {
        let waiting = self.events.recv().await;
        let Waiting { arrival, answer, room } =
            waiting.ok_or_else(|| Error::new(ErrorKind::Start, "the function's server ended"))?;
        let ends = arrival.context.deadline().unwrap_or(arrival.context.received());
        self.current = Some(Current { answer, ends, _room: room });
        Ok(arrival)
    }

    /// The platform may have hung up, which the handler's work doesn't depend on.
    pub(crate) async fn answer(&mut self, result: Result<Bytes, Failure>) {
        let (status, body) = match result {
            Ok(body) => (200, body),
            Err(failure) => (500, failure.to_body()),
        };
        if let Some(Current { answer: Answer { reply, written }, ends, .. }) = self.current.take() {
            let _ = reply.send(Reply { status, body });
            let until = ends.max(Instant::now() + LEAST_REPLY_TIMEOUT);
            let _ = tokio::time::timeout_at(until.into(), written).await;
        }
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// What every connection shares.
#[derive(Clone)]
struct Desk {
    queue: mpsc::Sender<Waiting>,
    base: Context,
    max_event_bytes: usize,
    rooms: Arc<Semaphore>,
}

async fn accept(listener: TcpListener, desk: Desk) {
    let connections = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    // The semaphore is never closed.
    while let Ok(place) = Arc::clone(&connections).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, _)) => {
                let conversation = converse(Peer::new(stream), desk.clone());
                drop(tokio::spawn(async move {
                    conversation.await;
                    drop(place);
                }));
            }
            // Out of descriptors: some connection has to end first.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Answers the requests of one connection. That it breaks is the peer's business.
async fn converse(mut peer: Peer, desk: Desk) {
    let patience = Patience { idle: IDLE_TIMEOUT, request: REQUEST_TIMEOUT };
    loop {
        let mut fields = Fields::default();
        let request =
            peer.read(desk.max_event_bytes, &desk.rooms, patience, |name, value| fields.add(name, value)).await;
        let (written, on_written) = oneshot::channel();
        let (reply, persistent) = match request {
            Ok(None) => return,
            Ok(Some(Received { message, room })) => {
                let persistent = message.persistent;
                (route(message, room, &fields, &desk, on_written).await, persistent)
            }
            Err(ReadError::Slow) => (refuse(408, "the request took too long to come"), false),
            Err(ReadError::Message(error)) => (refuse(400, error.to_string()), false),
        };
        if peer.write(&reply, persistent).await.is_err() {
            return;
        }
        let _ = written.send(());
        if !persistent {
            return peer.close().await;
        }
    }
}

async fn route(
    Message { start: Target { method, path }, body: payload, .. }: Message<Target>,
    room: Option<OwnedSemaphorePermit>,
    fields: &Fields,
    desk: &Desk,
    written: oneshot::Receiver<()>,
) -> Reply {
    if path != PATH {
        return refuse(404, "events go to /event-invoke");
    }
    if method != "POST" {
        return refuse(405, "events are posted");
    }
    let (sender, reply) = oneshot::channel();
    let answer = Answer { reply: sender, written };
    let arrival = Arrival { payload, context: fields.context(&desk.base) };
    if desk.queue.send(Waiting { arrival, answer, room }).await.is_err() {
        return refuse(503, "the function stops");
    }
    reply.await.unwrap_or_else(|_| refuse(503, "the function stops"))
}

fn refuse(status: u16, why: impl Into<Bytes>) -> Reply {
    Reply { status, body: why.into() }
}

/// What the platform tells in the header of an event: names in lower case, without `x-scf-`.
#[derive(Default)]
struct Fields {
    received: Option<Instant>,
    fields: Vec<(String, String)>,
}

impl Fields {
    fn add(&mut self, name: &str, value: &[u8]) {
        self.received.get_or_insert_with(Instant::now);
        let name = name.to_ascii_lowercase();
        if let (Some(name), Some(value)) = (name.strip_prefix("x-scf-"), text(value)) {
            self.fields.push((name.to_owned(), value.to_owned()));
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.fields.iter().find(|(other, _)| other == name)?;
        Some(value).filter(|value| !value.is_empty()).map(String::as_str)
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        number(self.get(name)?.as_bytes())
    }

    /// Returns what is known of this event.
    fn context(&self, base: &Context) -> Context {
        let id = self.get("request-id").unwrap_or_default();
        let mut context = base.for_event(id.into(), self.received.unwrap_or_else(Instant::now));
        context = context.with_function(self.function());
        if let Some(limit) = self.number("memory") {
            context = context.with_memory_limit_mb(limit);
        }
        if let Some(limit) = self.number("timeout").and_then(time_limit) {
            context = context.with_time_limit(limit);
        }
        if let Some(credentials) = self.credentials() {
            context = context.with_credentials(credentials);
        }
        context
    }

    fn credentials(&self) -> Option<Credentials> {
        let credentials = Credentials::new(self.get("secret-id")?, self.get("secret-key")?);
        Some(match self.get("session-token") {
            Some(token) => credentials.with_session_token(token),
            None => credentials,
        })
    }

    fn function(&self) -> FunctionMetadata {
        FunctionMetadata::from_lookup(&|variable: &str| {
            let name = match variable {
                "SCF_FUNCTIONNAME" => "name",
                "SCF_FUNCTIONVERSION" => "version",
                "SCF_NAMESPACE" => "namespace",
                "TENCENTCLOUD_REGION" => "region",
                "TENCENTCLOUD_APPID" => "appid",
                "TENCENTCLOUD_UIN" => "uin",
                _ => return None,
            };
            self.get(name).map(str::to_owned)
        })
    }
}

/// Returns a time limit; none for zero and for what no function can have.
///
/// The unit isn't documented: seconds, as in the function's configuration, unless the number is too large for that.
fn time_limit(number: u64) -> Option<Duration> {
    let fits = |limit: &Duration| !limit.is_zero() && *limit <= MAX_TIME_LIMIT;
    Some(Duration::from_secs(number)).filter(fits).or(Some(Duration::from_millis(number)).filter(fits))
}
