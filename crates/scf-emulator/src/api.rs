//! The runtime API of one instance (583/47274).

use std::convert::Infallible;
use std::sync::Arc;
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
use tokio::task::JoinSet;

use crate::MAX_SYNC_BYTES;
use crate::log::LogSource;
use crate::output::Log;
use crate::slot::{Answer, Slot, Taken};

// The server writes an upper-case letter at the start and after each `-`: `Request_id`, as the platform seems to.
const REQUEST_ID: HeaderName = HeaderName::from_static("request_id");
const MEMORY_LIMIT: HeaderName = HeaderName::from_static("memory_limit_in_mb");
const TIME_LIMIT: HeaderName = HeaderName::from_static("time_limit_in_ms");

/// What the calls of one instance need.
pub(crate) struct Api {
    pub(crate) slot: Arc<Slot>,
    pub(crate) log: Arc<Log>,
    pub(crate) timeout: Duration,
    pub(crate) memory_mb: u32,
}

/// Serves the runtime API until it is dropped.
pub(crate) async fn serve(listener: TcpListener, api: Arc<Api>) {
    let mut connections = JoinSet::new();
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of descriptors: some connection has to end first.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let api = Arc::clone(&api);
        connections.spawn(async move {
            let service = service_fn(move |request| {
                let api = Arc::clone(&api);
                async move { Ok::<_, Infallible>(api.route(request).await) }
            });
            // A function that breaks its connection opens another.
            let _ =
                http1::Builder::new().title_case_headers(true).serve_connection(TokioIo::new(stream), service).await;
        });
        while connections.try_join_next().is_some() {}
    }
}

impl Api {
    async fn route(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let path = request.uri().path().to_owned();
        match (request.method(), path.as_str()) {
            (&Method::POST, "/runtime/init/ready") => self.ready(request).await,
            (&Method::GET, "/runtime/invocation/next") => self.next().await,
            (&Method::POST, "/runtime/invocation/response") => self.answer(request, Answer::Response).await,
            (&Method::POST, "/runtime/invocation/error") => self.answer(request, Answer::Error).await,
            (method, path) => {
                self.warn(format!("the function called {method} {path}, which the runtime API doesn't have"));
                reply(StatusCode::NOT_FOUND, "no such call")
            }
        }
    }

    async fn ready(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let _ = read(request.into_body()).await;
        if !self.slot.ready() {
            self.warn("the function called init/ready again; the first call counts".to_owned());
        }
        reply(StatusCode::OK, "")
    }

    async fn next(&self) -> Response<Full<Bytes>> {
        if !self.slot.is_ready() {
            self.warn("the function asked for an event before init/ready; it waits".to_owned());
        }
        let Some((event, again)) = self.slot.next().await else {
            return reply(StatusCode::SERVICE_UNAVAILABLE, "the platform is gone");
        };
        if again {
            self.warn("the function asked for an event before it answered the last: it gets the same again".to_owned());
        }
        let mut response = Response::new(Full::new(event.payload));
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Ok(id) = HeaderValue::from_str(&event.request_id) {
            headers.insert(REQUEST_ID, id);
        }
        headers.insert(MEMORY_LIMIT, self.memory_mb.into());
        let limit = u64::try_from(self.timeout.as_millis()).unwrap_or(u64::MAX);
        headers.insert(TIME_LIMIT, limit.into());
        response
    }

    async fn answer(&self, request: Request<Incoming>, wrap: impl FnOnce(Bytes) -> Answer) -> Response<Full<Bytes>> {
        let answer = match read(request.into_body()).await {
            Ok(Some(body)) => wrap(body),
            Ok(None) => Answer::TooLarge,
            Err(error) => {
                self.warn(format!("the function's answer broke off: {error}"));
                return reply(StatusCode::BAD_REQUEST, "the body broke off");
            }
        };
        match self.slot.answer(answer) {
            Taken::First => reply(StatusCode::OK, ""),
            Taken::Ignored => {
                self.warn("the function answered an event that has an answer; the first one stays".to_owned());
                reply(StatusCode::OK, "")
            }
            Taken::NoEvent => {
                self.warn("the function posted an answer with no event".to_owned());
                reply(StatusCode::BAD_REQUEST, "no event waits for an answer")
            }
        }
    }

    fn warn(&self, text: String) {
        self.log.write(LogSource::Emulator, text);
    }
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

fn reply(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(text.as_bytes())));
    *response.status_mut() = status;
    response
}
