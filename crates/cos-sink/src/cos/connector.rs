//! The transport under `object_store`: it speaks COS, signs each request, and reads what answers tell.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;
use http::header::{ETAG, HeaderMap, HeaderName, HeaderValue, USER_AGENT};
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
use super::exchange::{Answered, Exchange, Told};
use super::failure::{AnswerFailure, Failure, request_id};
use super::sign::{Query, Signer, Signing};
use super::xml;
use crate::{CredentialSource, Credentials, ErrorKind, SinkError};

/// Speaks to one bucket.
#[derive(Debug, Clone)]
pub(super) struct Connector(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client<Dial, HttpRequestBody>,
    dialect: Dialect,
    signer: Signer,
    credentials: Arc<dyn CredentialSource>,
    /// Sent with every put: storage class, ACL, encryption, and what the user adds.
    put_headers: HeaderMap,
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
    pub(super) put_headers: HeaderMap,
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
            put_headers: setup.put_headers,
            request_timeout: setup.request_timeout,
            clock_offset: AtomicI64::new(0),
        }))
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
        let end = Instant::now() + self.0.request_timeout;
        let end = exchange.as_ref().and_then(|exchange| exchange.brief().deadline).map_or(end, |d| d.min(end));
        let exchanged = self.0.exchange(request, exchange.as_ref());
        let result = tokio::time::timeout_at(end.into(), exchanged).await.unwrap_or_else(|_| {
            let message = "the request was given up".to_owned();
            Err(Failure::Transport { kind: ErrorKind::Timeout, message, source: None })
        });
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
        Failure::Transport { .. } | Failure::Credentials(_) => {
            let error = std::io::Error::other("no answer came");
            return Err(HttpError::new(HttpErrorKind::Unknown, error));
        }
    };
    let mut response = HttpResponse::new(HttpResponseBody::from(Vec::new()));
    *response.status_mut() = status;
    Ok(response)
}

impl Inner {
    async fn exchange(
        &self,
        request: HttpRequest,
        exchange: Option<&Exchange>,
    ) -> Result<(HttpResponse, Answered), Failure> {
        let credentials = self.credentials(exchange).await.map_err(Failure::Credentials)?;
        let (mut parts, body) = request.into_parts();
        self.prepare(&mut parts, &body, exchange, &credentials).map_err(Failure::Credentials)?;
        let method = parts.method.clone();
        let response = self.client.request(http::Request::from_parts(parts, body)).await.map_err(|error| {
            let message = if error.is_connect() { "no connection came about" } else { "the connection broke" };
            Failure::Transport {
                kind: ErrorKind::Unavailable,
                message: message.to_owned(),
                source: Some(Box::new(error)),
            }
        })?;
        let (mut parts, body) = response.into_parts();
        if !parts.status.is_success() {
            let text = if method == Method::HEAD { Vec::new() } else { read(body, xml::MAX_LEN).await? };
            return Err(Failure::Answer(AnswerFailure::new(parts.status, &parts.headers, &text, credentials)));
        }
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let answered = Answered {
            request_id: request_id(&parts.headers),
            etag: text("etag").map(|etag| etag.trim_matches('"').to_owned()),
            crc64: text("x-cos-hash-crc64ecma").and_then(|crc| crc.parse().ok()),
            encrypted: parts.headers.keys().any(|name| name.as_str().contains("-server-side-encryption")),
            versioned: parts.headers.contains_key("x-cos-version-id"),
        };
        self.dialect.translate_response(&mut parts.headers);
        let body = match method {
            Method::PUT => {
                // Stored, whatever else the answer lacks: `object_store` wants an entity tag.
                parts.headers.entry(ETAG).or_insert(HeaderValue::from_static("\"\""));
                // The answer must be complete, and read to its end so that the connection can be used again.
                HttpResponseBody::from(read(body, xml::MAX_LEN).await?)
            }
            Method::HEAD => HttpResponseBody::from(Vec::new()),
            _ => HttpResponseBody::new(body.map_err(|error| HttpError::new(HttpErrorKind::Interrupted, error))),
        };
        Ok((HttpResponse::from_parts(parts, body), answered))
    }

    async fn credentials(&self, exchange: Option<&Exchange>) -> Result<Credentials, SinkError> {
        match exchange.and_then(|exchange| exchange.brief().rejected.as_ref()) {
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

    /// Makes a request of `object_store` one that the store takes.
    fn prepare(
        &self,
        parts: &mut Parts,
        body: &HttpRequestBody,
        exchange: Option<&Exchange>,
        credentials: &Credentials,
    ) -> Result<(), SinkError> {
        let headers = &mut parts.headers;
        headers.insert(USER_AGENT, HeaderValue::from_static(concat!("cos-sink/", env!("CARGO_PKG_VERSION"))));
        self.dialect.translate_request(headers);
        let brief = exchange.map(Exchange::brief);
        if parts.method == Method::PUT {
            if let Some(md5) = brief.and_then(|brief| brief.md5.clone()) {
                headers.insert(HeaderName::from_static("content-md5"), md5);
            }
            headers.extend(self.put_headers.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        let query = Query::parse(parts.uri.query());
        if !query.is_empty() {
            parts.uri = with_query(&parts.uri, &query)?;
        }
        let signing = Signing {
            credentials,
            now: unix_now() + self.clock_offset.load(Ordering::Relaxed),
            sha256: brief.and_then(|brief| brief.sha256),
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

fn unix_now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
}
