//! Functions deployed as an image: the platform posts each event to a server inside the container (583/56051).
//!
//! The connections have tasks of their own and no part in the handler; events queue up before it, one at a time.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::arrival::{Arrival, number, text};
use crate::message::Message;
use crate::server::{Peer, Reply};
use crate::start_line::Target;
use crate::{Credentials, Error, ErrorKind, Failure, FunctionMetadata};

const PATH: &str = "/event-invoke";

/// The largest time limit of a function in seconds (583/51519): 24 hours. A larger number is in milliseconds.
const MAX_SECONDS: u64 = 24 * 60 * 60;

/// How long a reply may take to leave.
const REPLY_TIMEOUT: Duration = Duration::from_secs(1);

/// An event whose sender waits.
struct Waiting {
    arrival: Arrival,
    answer: Answer,
}

/// Where the answer to an event goes.
struct Answer {
    reply: oneshot::Sender<Reply>,
    /// Ends once the reply is written, or can't be.
    written: oneshot::Receiver<()>,
}

/// The function's server, and the event that it is at.
pub(crate) struct Image {
    events: mpsc::Receiver<Waiting>,
    answer: Option<Answer>,
    server: JoinHandle<()>,
}

impl Image {
    /// Listens on all interfaces, from when on the platform takes the function for ready.
    pub(crate) async fn listen(port: u16, max_event_bytes: usize) -> Result<Self, Error> {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await.map_err(|error| {
            Error::new(ErrorKind::Start, format!("the function can't listen on port {port}")).with_source(error)
        })?;
        let (queue, events) = mpsc::channel(1);
        let server = tokio::spawn(accept(listener, queue, max_event_bytes));
        Ok(Self { events, answer: None, server })
    }

    pub(crate) async fn next(&mut self) -> Result<Arrival, Error> {
        let waiting = self.events.recv().await;
        let Waiting { arrival, answer } =
            waiting.ok_or_else(|| Error::new(ErrorKind::Start, "the function's server ended"))?;
        self.answer = Some(answer);
        Ok(arrival)
    }

    /// The platform may have hung up, which the handler's work doesn't depend on.
    pub(crate) async fn answer(&mut self, result: Result<Bytes, Failure>) {
        let (status, body) = match result {
            Ok(body) => (200, body),
            Err(failure) => (500, failure.to_body()),
        };
        if let Some(Answer { reply, written }) = self.answer.take() {
            let _ = reply.send(Reply { status, body });
            let _ = tokio::time::timeout(REPLY_TIMEOUT, written).await;
        }
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn accept(listener: TcpListener, queue: mpsc::Sender<Waiting>, max_event_bytes: usize) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(Peer::new(stream), queue.clone(), max_event_bytes))),
            // Out of descriptors: some connection has to end first.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// Answers the requests of one connection. That it breaks is the peer's business.
async fn converse(mut peer: Peer, queue: mpsc::Sender<Waiting>, max_event_bytes: usize) {
    loop {
        let mut fields = Fields::default();
        let request = peer.read(max_event_bytes, |name, value| fields.add(name, value)).await;
        let (written, on_written) = oneshot::channel();
        let (reply, persistent) = match request {
            Ok(None) => return,
            Ok(Some(request)) => {
                let persistent = request.persistent;
                (route(request, &fields, &queue, on_written).await, persistent)
            }
            Err(error) => (refuse(400, error.to_string()), false),
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
    fields: &Fields,
    queue: &mpsc::Sender<Waiting>,
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
    if queue.send(Waiting { arrival: fields.arrival(payload), answer }).await.is_err() {
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

    fn arrival(&self, payload: Option<Bytes>) -> Arrival {
        Arrival {
            request_id: self.get("request-id").unwrap_or_default().into(),
            memory_limit_mb: self.number("memory"),
            time_limit: self.number("timeout").and_then(time_limit),
            received: self.received.unwrap_or_else(Instant::now),
            payload,
            credentials: self.credentials().map(Arc::new),
            function: Some(Arc::new(self.function())),
        }
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

/// The unit isn't documented: seconds, as in the function's configuration, unless the number is too large for that.
fn time_limit(number: u64) -> Option<Duration> {
    match number {
        0 => None,
        seconds @ 1..=MAX_SECONDS => Some(Duration::from_secs(seconds)),
        millis => Some(Duration::from_millis(millis)),
    }
}
