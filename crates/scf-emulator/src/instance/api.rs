//! The runtime API of one instance (583/47274).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use super::slot::{Answer, Slot, Taken};
use crate::log::{Log, LogSource};
use crate::settings::Settings;
use crate::{Breach, MAX_SYNC_BYTES, Quirk};

// The server writes an upper-case letter at the start and after each `-`: `Request_id`, as the
// platform seems to.
const REQUEST_ID: HeaderName = HeaderName::from_static("request_id");
const MEMORY_LIMIT: HeaderName = HeaderName::from_static("memory_limit_in_mb");
const TIME_LIMIT: HeaderName = HeaderName::from_static("time_limit_in_ms");

/// How long an answer whose connection is to break waits for the next event.
const FOLLOWING: Duration = Duration::from_secs(2);

/// The calls of one instance.
pub(crate) struct Api {
    slot: Arc<Slot>,
    log: Arc<Log>,
    settings: Arc<Settings>,
    /// How many calls of `next` came.
    polls: AtomicU32,
    /// How many answers came.
    answers: AtomicU32,
    /// Tells the server to go away; once.
    leave: Notify,
    left: AtomicBool,
}

/// The call gets no reply: its connection breaks.
#[derive(Debug, thiserror::Error)]
#[error("the platform breaks the connection")]
struct Broken;

type Reply = Result<Response<Full<Bytes>>, Broken>;

/// Serves the runtime API until it is dropped.
pub(crate) async fn serve(mut listener: TcpListener, api: Arc<Api>) {
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = api.leave.notified() => {
                connections.shutdown().await;
                match api.away(listener).await {
                    Some(back) => listener = back,
                    None => return,
                }
                continue;
            }
        };
        let Ok((stream, _)) = accepted else {
            // Out of descriptors: some connection has to end first.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let api = Arc::clone(&api);
        connections.spawn(async move {
            let service = service_fn(move |request| {
                let api = Arc::clone(&api);
                async move { api.route(request).await }
            });
            // A function that breaks its connection opens another.
            let _ =
                http1::Builder::new().title_case_headers(true).serve_connection(TokioIo::new(stream), service).await;
        });
        while connections.try_join_next().is_some() {}
    }
}

impl Api {
    pub(crate) fn new(slot: Arc<Slot>, log: Arc<Log>, settings: Arc<Settings>) -> Self {
        Self {
            slot,
            log,
            settings,
            polls: AtomicU32::default(),
            answers: AtomicU32::default(),
            leave: Notify::new(),
            left: AtomicBool::default(),
        }
    }

    /// Stays away as the quirk says, then listens on the same port again.
    async fn away(&self, listener: TcpListener) -> Option<TcpListener> {
        let address = listener.local_addr().ok()?;
        drop(listener);
        let length = self.settings.quirk(|quirk| match quirk {
            Quirk::Absence { length } => Some(*length),
            _ => None,
        });
        match length.flatten() {
            Some(length) => tokio::time::sleep(length).await,
            None => std::future::pending().await,
        }
        TcpListener::bind(address).await.ok()
    }

    /// Whether this is the moment at which the API goes away.
    fn leaves(&self) -> bool {
        let absent = |quirk: &Quirk| matches!(quirk, Quirk::Absence { .. });
        self.settings.options.quirks.iter().any(absent) && !self.left.swap(true, Ordering::Relaxed)
    }

    async fn route(&self, request: Request<Incoming>) -> Reply {
        let path = request.uri().path().to_owned();
        match (request.method(), path.as_str()) {
            (&Method::POST, "/runtime/init/ready") => self.ready(request).await,
            (&Method::GET, "/runtime/invocation/next") => self.next().await,
            (&Method::POST, "/runtime/invocation/response") => self.answer(request, Answer::Response).await,
            (&Method::POST, "/runtime/invocation/error") => self.answer(request, Answer::Error).await,
            (method, path) => {
                self.warn(&format!("the function called {method} {path}, which the runtime API doesn't have"));
                reply(StatusCode::NOT_FOUND, "no such call")
            }
        }
    }

    async fn ready(&self, request: Request<Incoming>) -> Reply {
        let body = read(request.into_body()).await;
        let empty = !matches!(body, Ok(Some(body)) if !body.is_empty());
        if empty && self.settings.has_quirk(&Quirk::StrictReady) {
            self.warn("the function called init/ready with an empty body and was refused");
            return reply(StatusCode::BAD_REQUEST, "the body is empty");
        }
        if !self.slot.ready() {
            self.warn("the function called init/ready again; the first call counts");
        }
        reply(StatusCode::OK, "")
    }

    async fn next(&self) -> Reply {
        let poll = self.polls.fetch_add(1, Ordering::Relaxed);
        for quirk in &self.settings.options.quirks {
            match quirk {
                Quirk::NextStatus { status, times } if poll < *times => {
                    return reply(StatusCode::from_u16(*status).unwrap_or_default(), "a quirk");
                }
                Quirk::NextBroken { times } if poll < *times => return Err(Broken),
                Quirk::EarlyNextStatus(status) if !self.slot.is_ready() => {
                    self.warn("the function asked for an event before init/ready and was refused");
                    return reply(StatusCode::from_u16(*status).unwrap_or_default(), "call init/ready first");
                }
                _ => {}
            }
        }
        if !self.slot.is_ready() {
            self.warn("the function asked for an event before init/ready; it waits");
        }
        let Some((event, again)) = self.slot.next().await else {
            return reply(StatusCode::SERVICE_UNAVAILABLE, "the platform is gone");
        };
        if again {
            self.log.breach(Breach::FetchedAgain);
        }
        let mut response = Response::new(Full::new(event.payload));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Ok(id) = HeaderValue::from_str(&event.request_id) {
            headers.insert(REQUEST_ID, id);
        }
        headers.insert(MEMORY_LIMIT, self.settings.options.memory_mb.into());
        let limit = u64::try_from(self.settings.options.timeout.as_millis()).unwrap_or(u64::MAX);
        headers.insert(TIME_LIMIT, limit.into());
        if self.settings.has_quirk(&Quirk::CredentialHeaders)
            && let Some(credentials) = self.settings.current_credentials()
        {
            credentials.write(headers);
        }
        self.settings.bend(headers);
        Ok(response)
    }

    async fn answer(&self, request: Request<Incoming>, wrap: impl FnOnce(Bytes) -> Answer) -> Reply {
        let answer = match read(request.into_body()).await {
            Ok(Some(body)) => wrap(body),
            Ok(None) => Answer::TooLarge,
            Err(error) => {
                self.warn(&format!("the function's answer broke off: {error}"));
                return reply(StatusCode::BAD_REQUEST, "the body broke off");
            }
        };
        let before = self.answers.fetch_add(1, Ordering::Relaxed);
        for quirk in &self.settings.options.quirks {
            if let Quirk::AnswerStatus { status, times } = quirk
                && before < *times
            {
                self.slot.refuse();
                return reply(StatusCode::from_u16(*status).unwrap_or_default(), "a quirk");
            }
        }
        let taken = self.slot.answer(answer);
        if taken == Taken::Doubtful {
            self.log.breach(Breach::AnswerOfAnother);
        }
        match taken {
            Taken::First | Taken::Doubtful
                if self.settings.options.quirks.iter().any(|quirk| breaks(quirk, before)) =>
            {
                // Without an event to follow, the function must still learn that its connection broke.
                let _ = tokio::time::timeout(FOLLOWING, self.slot.open_next()).await;
                Err(Broken)
            }
            Taken::First | Taken::Doubtful if self.leaves() => {
                self.leave.notify_one();
                Err(Broken)
            }
            Taken::First | Taken::Doubtful => reply(StatusCode::OK, ""),
            Taken::Ignored => {
                self.log.breach(Breach::AnsweredAgain);
                let status = self.settings.quirk(|quirk| match quirk {
                    Quirk::SecondAnswerStatus(status) => StatusCode::from_u16(*status).ok(),
                    _ => None,
                });
                reply(status.unwrap_or_default(), "")
            }
            Taken::NoEvent => {
                self.log.breach(Breach::AnsweredNothing);
                let status = self.settings.quirk(|quirk| match quirk {
                    Quirk::StrayAnswerStatus(status) => StatusCode::from_u16(*status).ok(),
                    _ => None,
                });
                reply(status.unwrap_or(StatusCode::BAD_REQUEST), "no event waits for an answer")
            }
        }
    }

    fn warn(&self, text: &str) {
        self.log.write(LogSource::Emulator, text.to_owned());
    }
}

/// Whether the quirk breaks the connection of an answer that so many came before.
fn breaks(quirk: &Quirk, before: u32) -> bool {
    matches!(quirk, Quirk::AnswerBroken { times } if before < *times)
}

/// Reads a body to its end; none if it has more than the platform takes.
async fn read(mut body: Incoming) -> Result<Option<Bytes>, hyper::Error> {
    let mut whole = Vec::new();
    let mut size = 0;
    while let Some(frame) = body.frame().await {
        let Ok(piece) = frame?.into_data() else { continue };
        size += piece.len();
        if size <= MAX_SYNC_BYTES {
            whole.extend_from_slice(&piece);
        }
    }
    Ok((size <= MAX_SYNC_BYTES).then(|| whole.into()))
}

fn reply(status: StatusCode, text: &'static str) -> Reply {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    Ok(response)
}
