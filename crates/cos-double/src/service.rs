//! Serves one request.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, ETAG, HeaderValue, RANGE, RETRY_AFTER};
use http::request::Parts;
use http::{HeaderMap, HeaderName, Method, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame, Incoming};
use percent_encoding::percent_decode_str;

use crate::authorize::{self, Signed};
use crate::bucket::{Bucket, Object};
use crate::refusal::Refusal;
use crate::{Fault, Request, list};

/// What all connections share.
#[derive(Debug, Clone)]
pub(crate) struct Service {
    pub(crate) name: Arc<str>,
    pub(crate) region: Arc<str>,
    pub(crate) bucket: Arc<Mutex<Bucket>>,
}

/// Why no answer is sent: hyper closes the connection.
#[derive(Debug)]
pub(crate) struct Reset;

impl std::fmt::Display for Reset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection is reset on request")
    }
}

impl std::error::Error for Reset {}

impl Service {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn serve(self, request: http::Request<Incoming>) -> Result<Response<Answer>, Reset> {
        let (parts, body) = request.into_parts();
        let Ok(body) = body.collect().await else { return Err(Reset) };
        let body = body.to_bytes();
        let key = percent_decode_str(parts.uri.path()).decode_utf8_lossy()[1..].to_owned();

        let fault = if parts.method == Method::PUT { self.lock().faults.pop_front() } else { None };
        let fault = fault.unwrap_or(Fault::Pass);
        let outcome = if fault.is_before() { None } else { Some(self.carry_out(&parts, &key, &fault, body)) };
        let status = outcome.as_ref().map(|outcome| outcome.as_ref().map_or_else(|r| r.status, Response::status));
        let request_id = {
            let mut bucket = self.lock();
            let (method, headers) = (parts.method.clone(), parts.headers.clone());
            bucket.remember(Request { method, key: key.clone(), headers, status, fault: fault.clone() });
            bucket.next_request_id()
        };
        let refused = |status: u16, code: &str, retry_after| {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            Refusal { retry_after, ..Refusal::new(status, code, "This failure was asked for.") }
        };
        let outcome = match fault {
            Fault::ResetBefore | Fault::ResetAfter => return Err(Reset),
            Fault::StallBefore | Fault::StallAfter => std::future::pending().await,
            Fault::Refuse { status, ref code, retry_after } => Err(refused(status, code, retry_after)),
            Fault::RefuseAfter { status, ref code } => match outcome {
                Some(Ok(_)) => Err(refused(status, code, None)),
                other => other.unwrap_or_else(|| Err(refused(status, code, None))),
            },
            _ => outcome.unwrap_or_else(|| Err(refused(500, "InternalError", None))),
        };
        let mut response = match outcome {
            Ok(response) => damage(response, &fault),
            Err(refusal) => {
                let resource = format!("{}.cos.{}.myqcloud.com/{key}", self.name, self.region);
                let document = refusal.document(&resource, &request_id);
                let mut response = answer(refusal.status, if parts.method == Method::HEAD { "" } else { &document });
                let headers = response.headers_mut();
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
                headers.extend(refusal.retry_after.map(|wait| (RETRY_AFTER, HeaderValue::from(wait))));
                insert(headers, "x-cos-trace-id", &request_id);
                response
            }
        };
        let now = self.lock().now();
        let date = chrono::DateTime::from_timestamp(now, 0).unwrap_or_default();
        let headers = response.headers_mut();
        insert(headers, "x-cos-request-id", &request_id);
        insert(headers, DATE.as_str(), &date.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
        headers.insert("server", HeaderValue::from_static("tencent-cos"));
        Ok(response)
    }

    fn carry_out(&self, parts: &Parts, key: &str, fault: &Fault, mut body: Bytes) -> Result<Response<Answer>, Refusal> {
        self.check_host(parts)?;
        let mut bucket = self.lock();
        let signed = Signed { parts, body: &body, now: bucket.now() };
        authorize::check(&signed, &bucket.credentials)?;
        let query = authorize::query(parts.uri.query());
        check_scope(parts, key, &query)?;
        let missing = || Refusal::new(StatusCode::NOT_FOUND, "NoSuchKey", "The specified key does not exist.");
        let aws = parts.headers.contains_key("x-amz-date");
        match parts.method {
            Method::PUT if !key.is_empty() => {
                let headers = parts.headers.clone();
                if *fault == Fault::Corrupt {
                    // What is checked is what came; what is kept isn't.
                    bucket.put(key, &headers, body.clone())?;
                    let mut changed = body.to_vec();
                    if let Some(last) = changed.last_mut() {
                        *last ^= 1;
                    }
                    body = changed.into();
                    if let Some(object) = bucket.objects.get_mut(key) {
                        object.body = body;
                    }
                } else {
                    bucket.put(key, &headers, body)?;
                }
                let object = bucket.objects.get(key).ok_or_else(missing)?;
                let mut response = answer(StatusCode::OK, "");
                describe(response.headers_mut(), object);
                if bucket.versioned && bucket.version_ids {
                    // Nothing reads it back: what matters is that it is there.
                    insert(response.headers_mut(), "x-cos-version-id", &format!("MTg0NDUx{:x}", bucket.requests.len()));
                }
                Ok(response)
            }
            Method::GET if key.is_empty() => {
                let mut response = answer(StatusCode::OK, &list::document(&bucket, &self.name, &query));
                response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
                Ok(response)
            }
            Method::HEAD if key.is_empty() => Ok(answer(StatusCode::OK, "")),
            Method::GET | Method::HEAD => read(parts, bucket.objects.get(key).ok_or_else(missing)?, aws),
            Method::DELETE => {
                bucket.objects.remove(key);
                Ok(answer(StatusCode::NO_CONTENT, ""))
            }
            _ => Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed", "This method is not allowed.")),
        }
    }

    /// The bucket stands in the host, or the request is refused as COS does (436/102489).
    fn check_host(&self, parts: &Parts) -> Result<(), Refusal> {
        let host = parts.headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or("");
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let bucket = ["myqcloud.com", "tencentcos.cn"]
            .iter()
            .find_map(|domain| host.strip_suffix(&format!(".cos.{}.{domain}", self.region)));
        match bucket {
            Some(name) if name == &*self.name => Ok(()),
            Some(_) => Err(Refusal::new(StatusCode::NOT_FOUND, "NoSuchBucket", "The specified bucket does not exist.")),
            None => Err(Refusal::forbidden(
                "PathStyleDomainForbidden",
                "The bucket you are attempting to access must be addressed using COS virtual-styled domain.",
            )),
        }
    }
}

/// Refuses what isn't done here, rather than doing something else in its place: a part of a multipart upload must not
/// become an object, nor an ACL's document.
fn check_scope(parts: &Parts, key: &str, query: &[(String, String)]) -> Result<(), Refusal> {
    const OF_A_LIST: [&str; 10] = [
        "continuation-token",
        "delimiter",
        "encoding-type",
        "fetch-owner",
        "list-type",
        "marker",
        "max-keys",
        "prefix",
        "start-after",
        "x-id",
    ];
    let lists = key.is_empty() && parts.method == Method::GET;
    let done = |name: &str| if lists { OF_A_LIST.contains(&name) } else { name == "x-id" };
    let other = query.iter().any(|(name, _)| !done(name));
    let copies = ["x-cos-copy-source", "x-amz-copy-source"].iter().any(|name| parts.headers.contains_key(*name));
    if other || copies || parts.method == Method::POST {
        let message = "The double has no multipart uploads, copies, appends or sub-resources such as ?acl.";
        return Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, "NotImplemented", message));
    }
    Ok(())
}

fn read(parts: &Parts, object: &Object, aws: bool) -> Result<Response<Answer>, Refusal> {
    let len = object.body.len();
    let range = parts.headers.get(RANGE).and_then(|range| range.to_str().ok()).and_then(|text| range_of(text, len));
    let body = range.clone().map_or(object.body.clone(), |range| object.body.slice(range));
    let mut response =
        Response::new(Answer::whole(if parts.method == Method::HEAD { Bytes::new() } else { body.clone() }));
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    for (name, value) in &object.headers {
        headers.append(name.clone(), value.clone());
        // Clients of S3 look for their own names.
        if let Some(rest) = name.as_str().strip_prefix("x-cos-").filter(|_| aws)
            && let Ok(name) = HeaderName::try_from(format!("x-amz-{rest}"))
        {
            headers.append(name, value.clone());
        }
    }
    describe(headers, object);
    let time = chrono::DateTime::from_timestamp(object.modified, 0).unwrap_or_default();
    insert(headers, "last-modified", &time.format("%a, %d %b %Y %H:%M:%S GMT").to_string());
    headers.insert("accept-ranges", HeaderValue::from_static("bytes"));
    if let Some(range) = range {
        insert(headers, "content-range", &format!("bytes {}-{}/{len}", range.start, range.end.saturating_sub(1)));
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

/// `bytes=a-b` and `bytes=a-`.
fn range_of(text: &str, len: usize) -> Option<std::ops::Range<usize>> {
    let (start, end) = text.strip_prefix("bytes=")?.split_once('-')?;
    let start: usize = start.parse().ok()?;
    let end = end.parse::<usize>().map_or(len, |end| end.saturating_add(1)).min(len);
    (start < end).then_some(start..end)
}

fn describe(headers: &mut HeaderMap, object: &Object) {
    insert(headers, ETAG.as_str(), &format!("\"{}\"", object.etag()));
    insert(headers, "x-cos-hash-crc64ecma", &object.crc64().to_string());
}

fn insert(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        headers.insert(name, value);
    }
}

fn answer(status: StatusCode, text: &str) -> Response<Answer> {
    let mut response = Response::new(Answer::whole(Bytes::copy_from_slice(text.as_bytes())));
    *response.status_mut() = status;
    response
}

/// Spoils an answer as the fault says.
fn damage(mut response: Response<Answer>, fault: &Fault) -> Response<Answer> {
    let headers = response.headers_mut();
    match fault {
        Fault::NoETag => {
            headers.remove(ETAG);
        }
        Fault::WrongETag => {
            insert(headers, ETAG.as_str(), "\"00000000000000000000000000000000\"");
            headers.remove("x-cos-hash-crc64ecma");
        }
        Fault::WrongCrc64 => insert(headers, "x-cos-hash-crc64ecma", "1"),
        Fault::Truncate => {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(DRIPS));
            *response.body_mut() = Answer::Broken { sent: false };
        }
        Fault::Drip(pause) => {
            headers.insert(CONTENT_LENGTH, HeaderValue::from(DRIPS));
            *response.body_mut() =
                Answer::Drip { left: DRIPS, pause: *pause, sleep: Box::pin(tokio::time::sleep(*pause)) };
        }
        _ => {}
    }
    response
}

const DRIPS: usize = 20;

/// The body of an answer.
#[derive(Debug)]
pub(crate) enum Answer {
    Whole(Full<Bytes>),
    /// Ends early.
    Broken {
        sent: bool,
    },
    /// A byte after each pause.
    Drip {
        left: usize,
        pause: Duration,
        sleep: Pin<Box<tokio::time::Sleep>>,
    },
}

impl Answer {
    fn whole(bytes: Bytes) -> Self {
        Self::Whole(Full::new(bytes))
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.get_mut() {
            Self::Whole(body) => Pin::new(body)
                .poll_frame(context)
                .map(|frame| frame.map(|frame| frame.map_err(|e: Infallible| match e {}))),
            Self::Broken { sent: false, .. } => Poll::Ready(Some(Err(io::Error::other("broken off on request")))),
            Self::Broken { .. } => Poll::Ready(None),
            Self::Drip { left: 0, .. } => Poll::Ready(None),
            Self::Drip { left, pause, sleep } => {
                std::task::ready!(Future::poll(sleep.as_mut(), context));
                *left -= 1;
                sleep.as_mut().reset(tokio::time::Instant::now() + *pause);
                Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b" ")))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(body) if body.is_end_stream())
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        match self {
            Self::Whole(body) => body.size_hint(),
            _ => hyper::body::SizeHint::with_exact(DRIPS as u64),
        }
    }
}
