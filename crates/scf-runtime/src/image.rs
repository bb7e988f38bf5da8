//! Functions deployed as an image: the platform posts each event to a server inside the container (583/56051).
//!
//! The connections have tasks of their own and no part in the handler; events queue up before it, one at a time.

use std::convert::Infallible;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Incoming};
use hyper::header::{HeaderMap, HeaderName};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

use crate::arrival::{Arrival, number, text};
use crate::service::{Service, Verdict};
use crate::stop::Stop;
use crate::{Credentials, Error, ErrorKind, FunctionMetadata, Handler};

const PATH: &str = "/event-invoke";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-scf-request-id");
const MEMORY: HeaderName = HeaderName::from_static("x-scf-memory");
const TIMEOUT: HeaderName = HeaderName::from_static("x-scf-timeout");
const SECRET_ID: HeaderName = HeaderName::from_static("x-scf-secret-id");
const SECRET_KEY: HeaderName = HeaderName::from_static("x-scf-secret-key");
const SESSION_TOKEN: HeaderName = HeaderName::from_static("x-scf-session-token");

/// The largest time limit of a function in seconds (583/51519): 24 hours. A larger number is in milliseconds.
const MAX_SECONDS: u64 = 24 * 60 * 60;

type Reply = Response<Full<Bytes>>;
type Waiting = (Arrival, oneshot::Sender<Reply>);

/// Serves events from a server on all interfaces.
pub(crate) async fn serve<M, H: Handler<M>>(
    port: u16,
    mut service: Service<M, H>,
    mut stop: Stop,
) -> Result<(), Error> {
    let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)).await.map_err(|error| {
        Error::new(ErrorKind::Start, format!("the function can't listen on port {port}")).with_source(error)
    })?;
    let (queue, mut events) = mpsc::channel(1);
    let server = tokio::spawn(accept(listener, queue, service.max_event_bytes));
    while !stop.told() {
        let next = std::future::poll_fn(|cx| match events.poll_recv(cx) {
            std::task::Poll::Pending => stop.poll(cx).map(|()| None),
            ready @ std::task::Poll::Ready(_) => ready,
        });
        let Some((arrival, reply)) = next.await else { break };
        let arrival: Arrival = arrival;
        let Verdict { result, end } = service.serve(arrival, &mut stop).await;
        let (status, body) = match result {
            Ok(body) => (StatusCode::OK, body),
            Err(failure) => (StatusCode::INTERNAL_SERVER_ERROR, failure.to_body()),
        };
        // The platform may have hung up, which the handler's work doesn't depend on.
        let _ = reply.send(respond(status, body));
        if let Some(end) = end {
            flush(&server).await;
            return Err(end);
        }
    }
    flush(&server).await;
    tracing::info!("the platform told the process to stop");
    Ok(())
}

/// Gives the connections a moment to write the last reply.
async fn flush(server: &tokio::task::JoinHandle<()>) {
    tokio::time::sleep(Duration::from_millis(20)).await;
    server.abort();
}

async fn accept(listener: TcpListener, queue: mpsc::Sender<Waiting>, max_event_bytes: usize) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of descriptors: some connection has to end first.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let queue = queue.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| {
                let queue = queue.clone();
                async move { Ok::<_, Infallible>(route(request, &queue, max_event_bytes).await) }
            });
            // A connection that breaks is the peer's business.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn route(request: Request<Incoming>, queue: &mpsc::Sender<Waiting>, max_event_bytes: usize) -> Reply {
    if request.uri().path() != PATH {
        return respond(StatusCode::NOT_FOUND, Bytes::from_static(b"events go to /event-invoke"));
    }
    if request.method() != Method::POST {
        return respond(StatusCode::METHOD_NOT_ALLOWED, Bytes::from_static(b"events are posted"));
    }
    let received = Instant::now();
    let (head, body) = request.into_parts();
    let Ok(payload) = read(body, max_event_bytes).await else {
        return respond(StatusCode::BAD_REQUEST, Bytes::from_static(b"the event broke off"));
    };
    let headers = &head.headers;
    let arrival = Arrival {
        request_id: text(headers, &REQUEST_ID).unwrap_or_default().into(),
        memory_limit_mb: number(headers, &MEMORY),
        time_limit: time_limit(headers),
        received,
        payload,
        credentials: credentials(headers).map(Arc::new),
        function: Some(Arc::new(function(headers))),
    };
    let (sender, reply) = oneshot::channel();
    if queue.send((arrival, sender)).await.is_err() {
        return respond(StatusCode::SERVICE_UNAVAILABLE, Bytes::from_static(b"the function stops"));
    }
    reply.await.unwrap_or_else(|_| respond(StatusCode::SERVICE_UNAVAILABLE, Bytes::from_static(b"the function stops")))
}

/// The unit isn't documented: seconds, as in the function's configuration, unless the number is too large for that.
fn time_limit(headers: &HeaderMap) -> Option<Duration> {
    match number::<u64>(headers, &TIMEOUT)? {
        0 => None,
        seconds @ 1..=MAX_SECONDS => Some(Duration::from_secs(seconds)),
        millis => Some(Duration::from_millis(millis)),
    }
}

fn credentials(headers: &HeaderMap) -> Option<Credentials> {
    let present = |name: HeaderName| text(headers, &name).filter(|value| !value.is_empty());
    let mut credentials = Credentials::new(present(SECRET_ID)?, present(SECRET_KEY)?);
    if let Some(token) = present(SESSION_TOKEN) {
        credentials = credentials.with_session_token(token);
    }
    Some(credentials)
}

fn function(headers: &HeaderMap) -> FunctionMetadata {
    FunctionMetadata::from_lookup(&|variable: &str| {
        let header = match variable {
            "SCF_FUNCTIONNAME" => "x-scf-name",
            "SCF_FUNCTIONVERSION" => "x-scf-version",
            "SCF_NAMESPACE" => "x-scf-namespace",
            "TENCENTCLOUD_REGION" => "x-scf-region",
            "TENCENTCLOUD_APPID" => "x-scf-appid",
            "TENCENTCLOUD_UIN" => "x-scf-uin",
            _ => return None,
        };
        text(headers, &HeaderName::from_static(header)).filter(|value| !value.is_empty()).map(str::to_owned)
    })
}

/// Reads an event; none if it has more bytes than are accepted. What is too much is read and dropped, so that the
/// reply can be sent.
async fn read(mut body: Incoming, limit: usize) -> Result<Option<Bytes>, hyper::Error> {
    let expected = body.size_hint().exact().and_then(|size| usize::try_from(size).ok()).unwrap_or(0);
    let mut whole = BytesMut::with_capacity(expected.min(limit));
    let mut size = 0usize;
    while let Some(frame) = body.frame().await {
        let Ok(piece) = frame?.into_data() else { continue };
        size = size.saturating_add(piece.len());
        if size <= limit {
            whole.extend_from_slice(&piece);
        }
    }
    Ok((size <= limit).then(|| whole.freeze()))
}

fn respond(status: StatusCode, body: Bytes) -> Reply {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    response
}
