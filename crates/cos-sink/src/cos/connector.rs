//! The transport under `object_store`: it speaks COS, signs each request, and reads what answers tell.

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use bytes::Bytes;
use http::header::{HeaderValue, USER_AGENT};
use http::request::Parts;
use http::uri::PathAndQuery;
use http::{Method, StatusCode, Uri};
use http_body_util::{BodyExt, Limited};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpRequestBody, HttpResponse, HttpResponseBody,
    HttpService,
};

use super::dial::Dial;
use super::dialect::Dialect;
use super::exchange::{Answered, Brief, Exchange, Told};
use super::failure::{AnswerFailure, Failure};
use super::sign::{Query, Signer, Signing};
use super::xml;
use crate::{CredentialSource, Credentials, ErrorKind, SinkError};

/// Speaks to one bucket.
#[derive(Clone)]
pub(super) struct Connector(Arc<Inner>);

/// Shows what was set; the rest says nothing to who reads a log.
impl fmt::Debug for Connector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { dialect, signer, credentials, request_timeout, .. } = &*self.0;
        f.debug_struct("Connector")
            .field("dialect", dialect)
            .field("signature", &signer.signature)
            .field("credentials", credentials)
            .field("request_timeout", request_timeout)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct Inner {
    client: Client<Dial, HttpRequestBody>,
    dialect: Dialect,
    signer: Signer,
    credentials: Arc<dyn CredentialSource>,
    request_timeout: Duration,
    /// Seconds by which the store's clock is ahead of this machine's.
    clock_offset: AtomicI64,
}

/// What a connector is made of.
#[derive(Debug)]
pub(super) struct Setup {
    pub(super) dial: Dial,
    pub(super) dialect: Dialect,
    pub(super) signer: Signer,
    pub(super) credentials: Arc<dyn CredentialSource>,
    pub(super) request_timeout: Duration,
}

/// An idle connection is given up before the store does so: a request on a closed one costs an attempt.
const IDLE: Duration = Duration::from_secs(15);

/// A clock that is off by less than this isn't what the store complains of.
const SKEW: i64 = 5;

impl Connector {
    pub(super) fn new(setup: Setup) -> Self {
        let mut builder = Client::builder(TokioExecutor::new());
        builder.pool_idle_timeout(IDLE);
        Self(Arc::new(Inner {
            client: builder.build(setup.dial),
            dialect: setup.dialect,
            signer: setup.signer,
            credentials: setup.credentials,
            request_timeout: setup.request_timeout,
            clock_offset: AtomicI64::new(0),
        }))
    }

    /// Sends a put and reads its answer to the end, so that the connection can be used again.
    pub(super) async fn put(&self, request: http::Request<Bytes>, brief: &Brief) -> Result<Answered, Failure> {
        let exchanged = async {
            let (_, body, answered) = self.0.send(request.map(HttpRequestBody::from), brief).await?;
            read(body, xml::MAX_LEN).await?;
            Ok(answered)
        };
        self.0.within(brief.deadline, exchanged).await
    }

    /// Takes the store's clock for the requests that follow. Tells whether that changes anything.
    pub(super) fn adjust_clock(&self, failure: &AnswerFailure) -> bool {
        let Some(date) = failure.date else { return false };
        let offset = date - unix_now();
        let before = self.0.clock_offset.swap(offset, Ordering::Relaxed);
        (offset - before).abs() > SKEW
    }
}

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

#[async_trait]
impl HttpService for Connector {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let exchange = request.extensions().get::<Exchange>().cloned();
        let no_brief = Brief::default();
        let brief = exchange.as_ref().map_or(&no_brief, Exchange::brief);
        let result = self.0.within(brief.deadline, self.0.exchange(request, brief)).await;
        match result {
            Ok((response, answered)) => {
                if let Some(exchange) = exchange {
                    exchange.tell(Told::Answer(answered));
                }
                Ok(response)
            }
            Err(failure) => {
                let result = as_object_store_sees_it(&failure);
                match exchange {
                    Some(exchange) => {
                        exchange.tell(Told::Failure(Box::new(failure)));
                        result
                    }
                    // Nobody else takes the details, so they go into the error.
                    None => result.and_then(|_| Err(HttpError::new(HttpErrorKind::Unknown, failure.into_error()))),
                }
            }
        }
    }
}

/// What `object_store` is told of a failure: enough for its own decisions, without the texts.
fn as_object_store_sees_it(failure: &Failure) -> Result<HttpResponse, HttpError> {
    let status = match failure {
        Failure::Answer(answer) if answer.says_taken() => StatusCode::CONFLICT,
        // Any 409 would mean "already exists" there.
        Failure::Answer(answer) if answer.status == StatusCode::CONFLICT => StatusCode::BAD_REQUEST,
        Failure::Answer(answer) => answer.status,
        Failure::Transport { .. } | Failure::Unsent(_) => {
            let error = std::io::Error::other("no answer came");
            return Err(HttpError::new(HttpErrorKind::Unknown, error));
        }
    };
    let mut response = HttpResponse::new(HttpResponseBody::from(Vec::new()));
    *response.status_mut() = status;
    Ok(response)
}

impl Inner {
    /// Ends what isn't there in time.
    async fn within<T>(
        &self,
        deadline: Option<Instant>,
        exchanged: impl Future<Output = Result<T, Failure>>,
    ) -> Result<T, Failure> {
        let end = Instant::now() + self.request_timeout;
        let end = deadline.map_or(end, |deadline| deadline.min(end));
        tokio::time::timeout_at(end.into(), exchanged).await.unwrap_or_else(|_| {
            let message = "the request was given up".to_owned();
            Err(Failure::Transport { kind: ErrorKind::Timeout, message, source: None })
        })
    }

    /// Signs a request and sends it. What comes back is success, with its body still to be read.
    async fn send(
        &self,
        request: http::Request<HttpRequestBody>,
        brief: &Brief,
    ) -> Result<(http::response::Parts, Incoming, Answered), Failure> {
        let credentials = self.credentials(brief).await.map_err(Failure::Unsent)?;
        let (mut parts, body) = request.into_parts();
        self.prepare(&mut parts, &body, brief, &credentials).map_err(Failure::Unsent)?;
        let is_head = parts.method == Method::HEAD;
        let response = self.client.request(http::Request::from_parts(parts, body)).await.map_err(|error| {
            let message = if error.is_connect() { "no connection came about" } else { "the connection broke" };
            Failure::Transport {
                kind: ErrorKind::Unavailable,
                message: message.to_owned(),
                source: Some(Box::new(error)),
            }
        })?;
        let (parts, body) = response.into_parts();
        if !parts.status.is_success() {
            let text = if is_head { Vec::new() } else { read(body, xml::MAX_LEN).await? };
            return Err(Failure::Answer(AnswerFailure::new(parts.status, &parts.headers, &text, credentials)));
        }
        let answered = Answered::of(&parts.headers);
        Ok((parts, body, answered))
    }

    /// For `object_store`, which reads and lists.
    async fn exchange(&self, request: HttpRequest, brief: &Brief) -> Result<(HttpResponse, Answered), Failure> {
        let is_head = request.method() == Method::HEAD;
        let (mut parts, body, answered) = self.send(request, brief).await?;
        self.dialect.translate_response(&mut parts.headers);
        let body = if is_head {
            HttpResponseBody::from(Vec::new())
        } else {
            HttpResponseBody::new(body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error)))
        };
        Ok((HttpResponse::from_parts(parts, body), answered))
    }

    async fn credentials(&self, brief: &Brief) -> Result<Credentials, SinkError> {
        match &brief.rejected {
            None => self.credentials.credentials().await,
            Some(rejected) => {
                let fresh = self.credentials.refresh(rejected).await?;
                if fresh == *rejected {
                    let message = "the store calls them expired, and their source has no newer ones";
                    return Err(SinkError::new(ErrorKind::CredentialsExpired).with_message(message));
                }
                Ok(fresh)
            }
        }
    }

    /// Adds what every request has, and signs it.
    fn prepare(
        &self,
        parts: &mut Parts,
        body: &HttpRequestBody,
        brief: &Brief,
        credentials: &Credentials,
    ) -> Result<(), SinkError> {
        const AGENT: HeaderValue = HeaderValue::from_static(concat!("cos-sink/", env!("CARGO_PKG_VERSION")));
        parts.headers.insert(USER_AGENT, AGENT);
        let query = Query::parse(parts.uri.query());
        if !query.is_empty() {
            parts.uri = with_query(&parts.uri, &query)?;
        }
        let signing = Signing {
            credentials,
            now: unix_now() + self.clock_offset.load(Ordering::Relaxed),
            sha256: brief.sha256,
            has_body: body.content_length() > 0,
            query: &query,
        };
        self.signer.sign(parts, &signing)
    }
}

fn with_query(uri: &Uri, query: &Query) -> Result<Uri, SinkError> {
    let failed = |error: http::Error| SinkError::new(ErrorKind::InvalidRequest).with_source(error);
    let mut parts = uri.clone().into_parts();
    let path = format!("{}?{}", uri.path(), query.canonical());
    parts.path_and_query = Some(PathAndQuery::try_from(path).map_err(|error| failed(error.into()))?);
    Uri::from_parts(parts).map_err(|error| failed(error.into()))
}

/// The whole body, if it isn't larger than an error or an acknowledgement can be.
async fn read(body: Incoming, limit: usize) -> Result<Vec<u8>, Failure> {
    if hyper::body::Body::is_end_stream(&body) {
        return Ok(Vec::new());
    }
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes().into()),
        Err(error) => Err(Failure::Transport {
            kind: ErrorKind::Unavailable,
            message: "the answer broke off".to_owned(),
            source: Some(error as Box<dyn Error + Send + Sync>),
        }),
    }
}

/// Seconds since 1970 on this machine's clock.
pub(super) fn unix_now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
}
