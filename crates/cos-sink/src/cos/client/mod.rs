//! The client of one bucket: the one place where requests are signed, sent, and told apart by their answers.

mod answer;
mod dial;
mod failure;
mod request;
mod server_text;
mod sign;

use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HeaderValue, RANGE, USER_AGENT};
use http::uri::PathAndQuery;
use http::{Method, Uri};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper_util::client::legacy::Client as HyperClient;
use hyper_util::rt::TokioExecutor;
use percent_encoding::{AsciiSet, utf8_percent_encode};

pub(super) use answer::Head;
pub(super) use dial::{Dial, trusting, trusting_file};
pub(super) use failure::{AnswerFailure, Failure};
pub(super) use request::Request;
pub use sign::Signature;
pub(super) use sign::{STRICT, Signer};

use super::dialect::Dialect;
use super::xml;
use crate::{CredentialSource, Credentials, ErrorKind, SinkError};
use sign::{Query, Signing};

/// Speaks to one bucket. Clones share the connections and what was learnt of the clock.
#[derive(Clone)]
pub(super) struct Client(Arc<Inner>);

/// Shows what was set; the rest tells a reader of logs nothing.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Setup { base, dialect, signer, credentials, request_timeout, .. } = &self.0.setup;
        f.debug_struct("Client")
            .field("bucket", &format_args!("{base}"))
            .field("dialect", dialect)
            .field("signature", &signer.signature)
            .field("credentials", credentials)
            .field("request_timeout", request_timeout)
            .finish_non_exhaustive()
    }
}

struct Inner {
    http: HyperClient<Dial, Full<Bytes>>,
    setup: Setup,
    /// Seconds by which the store's clock is ahead of this machine's.
    clock_offset: AtomicI64,
    /// Whether it was said that something else than the store answers.
    warned: AtomicBool,
}

/// What a client is made of.
#[derive(Debug)]
pub(super) struct Setup {
    /// Scheme and host, and the bucket where it stands in the path.
    pub(super) base: Uri,
    pub(super) dial: Dial,
    pub(super) dialect: Dialect,
    pub(super) signer: Signer,
    pub(super) credentials: Arc<dyn CredentialSource>,
    pub(super) request_timeout: Duration,
}

/// A successful answer, whose body is still to be read.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) head: Head,
    body: Incoming,
    deadline: Instant,
}

/// An idle connection is given up before the store does so: a request on a closed one costs an attempt.
const IDLE: Duration = Duration::from_secs(15);

/// How long the body of a refusal may take behind its head. Those of COS come with it.
const REFUSAL_TIME: Duration = Duration::from_secs(1);

/// A clock that is off by less than this isn't what the store complains of.
const SKEW: i64 = 5;

/// The slashes of a key stay: they are those of the path.
pub(super) const PATH: &AsciiSet = &STRICT.remove(b'/');

impl Client {
    pub(super) fn new(setup: Setup) -> Self {
        let mut builder = HyperClient::builder(TokioExecutor::new());
        builder.pool_idle_timeout(IDLE);
        Self(Arc::new(Inner {
            http: builder.build(setup.dial.clone()),
            setup,
            clock_offset: AtomicI64::new(0),
            warned: AtomicBool::new(false),
        }))
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.0.setup.dialect
    }

    /// The most that one request may take.
    #[cfg(feature = "object_store")]
    pub(super) fn request_timeout(&self) -> Duration {
        self.0.setup.request_timeout
    }

    /// The host that requests are addressed to.
    #[cfg(feature = "object_store")]
    pub(super) fn host(&self) -> &str {
        self.0.setup.base.host().unwrap_or("")
    }

    /// Sends a request, and once more if the answer told how to do better: with the store's clock, or with fresh
    /// credentials. What comes back is of a successful status and, in COS's dialect, COS's.
    pub(super) async fn call(&self, request: &Request) -> Result<Answer, Failure> {
        let mut rejected: Option<Credentials> = None;
        let mut resent = false;
        loop {
            let answer = match self.attempt(request, rejected.take()).await {
                Err(Failure::Answer(answer)) => answer,
                ended => return ended.inspect_err(|failure| self.warn(failure)),
            };
            let answer = self.with_its_cause(request, answer).await;
            // A signature of the past or the future is called skewed or expired: first the clock is put right.
            let of_time = answer.kind() == ErrorKind::ClockSkew || answer.says_expired();
            if !resent && of_time && self.adjust_clock(&answer) {
                resent = true;
            } else if !resent && answer.says_expired() {
                resent = true;
                rejected = Some(answer.credentials);
            } else {
                return Err(Failure::Answer(self.with_a_hint(answer)));
            }
        }
    }

    /// A server that looks for the bucket in the path alone finds none where it stands in the host.
    fn with_a_hint(&self, mut answer: AnswerFailure) -> AnswerFailure {
        let is_in_host = self.0.setup.base.path().trim_matches('/').is_empty();
        if self.dialect() == Dialect::S3
            && is_in_host
            && answer.status == 404
            && answer.kind() == ErrorKind::BucketNotFound
        {
            let told = answer.document.message.take().map_or(String::new(), |message| format!("{message}; "));
            let hint = "the bucket stands in the host: where the server wants it in the path, add style=path";
            answer.document.message = Some(format!("{told}{hint}"));
        }
        answer
    }

    /// An answer to HEAD has no body that says why: a GET of one byte gets the code, the message and the clock. Whatever
    /// else comes of it, the first answer stands.
    async fn with_its_cause(&self, request: &Request, refused: AnswerFailure) -> AnswerFailure {
        let may_tell_more = matches!(refused.status.as_u16(), 400 | 401 | 403);
        if request.method != Method::HEAD || !may_tell_more || refused.has_code() {
            return refused;
        }
        let mut ask = Request { method: Method::GET, ..request.clone() };
        ask.headers.insert(RANGE, HeaderValue::from_static("bytes=0-0"));
        match self.attempt(&ask, None).await {
            Err(Failure::Answer(told)) if told.has_code() && told.kind() != ErrorKind::BucketNotFound => told,
            _ => refused,
        }
    }

    async fn attempt(&self, request: &Request, rejected: Option<Credentials>) -> Result<Answer, Failure> {
        let now = Instant::now();
        let end = now + self.0.setup.request_timeout;
        let end = request.deadline.map_or(end, |deadline| deadline.min(end));
        if end <= now {
            return Err(Failure::late());
        }
        let exchanged = self.exchange(request, rejected, end);
        tokio::time::timeout_at(end.into(), exchanged).await.unwrap_or_else(|_| Err(Failure::late()))
    }

    /// Signs a request and sends it.
    async fn exchange(
        &self,
        request: &Request,
        rejected: Option<Credentials>,
        deadline: Instant,
    ) -> Result<Answer, Failure> {
        let credentials = self.credentials(rejected).await.map_err(Failure::Unsent)?;
        let signed = self.signed(request, &credentials).map_err(Failure::Unsent)?;
        let response = self.0.http.request(signed).await.map_err(|error| self.unanswered(error))?;
        let (parts, body) = response.into_parts();
        let dialect = self.dialect();
        if !parts.status.is_success() {
            if let Some(what) = answer::strange_refusal(parts.status, &parts.headers, dialect) {
                let error = answer::not_the_store(parts.status, &parts.headers, what, dialect, None);
                return Err(Failure::WrongServer(error));
            }
            let text = if request.method == Method::HEAD { Vec::new() } else { read_refusal(body).await };
            let failure = AnswerFailure::new(parts.status, &parts.headers, &text, credentials);
            let can_renew = self.0.setup.credentials.can_renew();
            return Err(Failure::Answer(AnswerFailure { can_renew, ..failure }));
        }
        let head = Head::new(parts.status, parts.headers, &credentials);
        head.is_the_stores(dialect).map_err(Failure::WrongServer)?;
        Ok(Answer { head, body, deadline })
    }

    async fn credentials(&self, rejected: Option<Credentials>) -> Result<Credentials, SinkError> {
        let source = &self.0.setup.credentials;
        let Some(rejected) = rejected else { return source.credentials().await };
        let fresh = source.refresh(&rejected).await?;
        if fresh == rejected {
            let message = "the store calls them expired, and their source has no newer ones";
            return Err(SinkError::new(ErrorKind::CredentialsExpired).with_message(message));
        }
        Ok(fresh)
    }

    /// The request as hyper sends it, with what every request has, and signed.
    fn signed(&self, request: &Request, credentials: &Credentials) -> Result<http::Request<Full<Bytes>>, SinkError> {
        const AGENT: HeaderValue = HeaderValue::from_static(concat!("cos-sink/", env!("CARGO_PKG_VERSION")));
        let query = Query::new(&request.query);
        let mut signed = http::Request::new(Full::new(request.body.clone()));
        *signed.method_mut() = request.method.clone();
        *signed.uri_mut() = self.address(request.key.as_deref().unwrap_or(""), &query)?;
        *signed.headers_mut() = request.headers.clone();
        let (mut parts, body) = signed.into_parts();
        parts.headers.insert(USER_AGENT, AGENT);
        // GET, HEAD and DELETE must not carry a length (436/7728).
        if matches!(request.method, Method::PUT | Method::POST) {
            parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(request.body.len()));
        }
        let signing = Signing {
            credentials,
            now: unix_now().saturating_add(self.0.clock_offset.load(Ordering::Relaxed)),
            sha256: request.sha256,
            has_body: !request.body.is_empty(),
            query: &query,
        };
        self.0.setup.signer.sign(&mut parts, &signing)?;
        Ok(http::Request::from_parts(parts, body))
    }

    fn address(&self, key: &str, query: &Query) -> Result<Uri, SinkError> {
        let failed = |error: http::Error| SinkError::new(ErrorKind::InvalidRequest).with_source(error);
        let base = &self.0.setup.base;
        let below = base.path().trim_end_matches('/');
        let mut path = String::with_capacity(below.len() + 1 + key.len() * 5 / 4);
        path.push_str(below);
        path.push('/');
        path.extend(utf8_percent_encode(key, PATH));
        if !query.is_empty() {
            path.push('?');
            path.push_str(&query.canonical());
        }
        let mut parts = base.clone().into_parts();
        let path = PathAndQuery::from_maybe_shared(Bytes::from(path)).map_err(|error| failed(error.into()))?;
        parts.path_and_query = Some(path);
        Uri::from_parts(parts).map_err(|error| failed(error.into()))
    }

    /// Takes the store's clock for the requests that follow. Tells whether that changes anything.
    fn adjust_clock(&self, failure: &AnswerFailure) -> bool {
        let Some(date) = failure.date else { return false };
        let offset = date.saturating_sub(unix_now());
        let before = self.0.clock_offset.swap(offset, Ordering::Relaxed);
        offset.saturating_sub(before).saturating_abs() > SKEW
    }

    /// No answer came.
    fn unanswered(&self, error: hyper_util::client::legacy::Error) -> Failure {
        let host = self.0.setup.base.host().unwrap_or("");
        let message = if !error.is_connect() {
            "the connection broke".to_owned()
        } else if is_of_dns(&error) {
            format!("the name {host} doesn't resolve")
        } else {
            format!("no connection to {host} came about")
        };
        Failure::Transport { kind: ErrorKind::Unavailable, message, source: Some(Box::new(error)) }
    }

    /// Says once that something else than the store answers: each event that fails on it says so again by its error.
    fn warn(&self, failure: &Failure) {
        if let Failure::WrongServer(error) = failure {
            self.warn_of(error);
        }
    }

    /// The same for an answer whose body gave it away.
    pub(super) fn warn_of(&self, error: &SinkError) {
        if !self.0.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(endpoint = %self.0.setup.base, %error, "what answers is not the store: check endpoint= and region=");
        }
    }
}

impl Answer {
    /// Reads the body to its end, if it has at most `limit` bytes.
    pub(super) async fn bytes(self, limit: usize) -> Result<(Head, Bytes), Failure> {
        let Self { head, body, deadline } = self;
        match tokio::time::timeout_at(deadline.into(), read(body, limit)).await {
            Ok(body) => Ok((head, body?)),
            Err(_) => Err(Failure::late()),
        }
    }

    /// The head, where no body is to come.
    pub(super) fn into_head(self) -> Head {
        self.head
    }

    /// The head, and the body as it comes. What comes of it is no longer bound by the request's time limit.
    #[cfg(feature = "object_store")]
    pub(super) fn into_parts(self) -> (Head, Incoming) {
        (self.head, self.body)
    }
}

async fn read(body: Incoming, limit: usize) -> Result<Bytes, Failure> {
    if hyper::body::Body::is_end_stream(&body) {
        return Ok(Bytes::new());
    }
    match Limited::new(body, limit).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Failure::TooLarge),
        Err(error) => Err(Failure::Transport {
            kind: ErrorKind::Unavailable,
            message: "the answer broke off".to_owned(),
            source: Some(error as Box<dyn Error + Send + Sync>),
        }),
    }
}

/// Reads as much of a refusal's body as comes soon, up to what one has: its status stands whatever becomes of the rest.
async fn read_refusal(mut body: Incoming) -> Vec<u8> {
    let mut text = Vec::new();
    let reading = async {
        while text.len() < xml::MAX_ERROR_LEN {
            let Some(Ok(frame)) = body.frame().await else { break };
            if let Some(data) = frame.data_ref() {
                text.extend_from_slice(&data[..data.len().min(xml::MAX_ERROR_LEN - text.len())]);
            }
        }
    };
    // What came in time is kept.
    let _elapsed = tokio::time::timeout(REFUSAL_TIME, reading).await;
    text
}

/// Whether an error comes from looking up a name: hyper tells it by the text alone.
fn is_of_dns(error: &(dyn Error + 'static)) -> bool {
    error.to_string().starts_with("dns error") || error.source().is_some_and(is_of_dns)
}

/// Seconds since 1970 on this machine's clock.
fn unix_now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
}
