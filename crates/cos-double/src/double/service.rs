//! Serves one request.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::header::{CONTENT_TYPE, DATE, HeaderValue, RETRY_AFTER};
use http::request::Parts;
use http::{HeaderName, Method, Response, StatusCode};
use http_body_util::BodyExt;
use hyper::body::Incoming;

use super::Request;
use crate::Fault;
use crate::fault::lie;
use crate::operations::{Address, Call, Target, all_buckets, route};
use crate::signature::{self, Signed};
use crate::store::Bucket;
use crate::wire::{Answer, Query, Refusal, Reset, http_date, insert, spelling};

/// What all connections share.
#[derive(Debug, Clone)]
pub(super) struct Service {
    pub(super) address: Arc<Address>,
    pub(super) bucket: Arc<Mutex<Bucket>>,
    pub(super) observer: Option<Observer>,
}

/// What is told of each request.
#[derive(Clone)]
pub(super) struct Observer(pub(super) Arc<dyn Fn(&Request) + Send + Sync>);

impl std::fmt::Debug for Observer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Observer")
    }
}

impl Service {
    pub(super) fn lock(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) async fn serve(self, request: http::Request<Incoming>) -> Result<Response<Answer>, Reset> {
        let (parts, body) = request.into_parts();
        let Ok(body) = body.collect().await else { return Err(Reset) };
        let mut response = self.answer(&parts, body.to_bytes()).await?;
        response.extensions_mut().extend(spelling().await.clone());
        Ok(response)
    }

    async fn answer(&self, parts: &Parts, body: Bytes) -> Result<Response<Answer>, Reset> {
        let target = self.address.target(parts);
        let key = if let Ok(Target::Bucket(key)) = &target { key.clone() } else { String::new() };
        let query = Query::parse(parts.uri.query());
        let (fault, latency) = {
            let mut bucket = self.lock();
            (bucket.next_fault(&parts.method), bucket.limits.latency)
        };
        // Not to sleep at all takes less than to sleep for no time.
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
        let outcome = if fault.is_before() { None } else { Some(self.carry_out(parts, &query, target, &fault, body)) };
        let status = outcome.as_ref().map(|outcome| outcome.as_ref().map_or_else(|r| r.status, Response::status));
        let request = Request {
            method: parts.method.clone(),
            key: key.clone(),
            query: parts.uri.query().unwrap_or("").to_owned(),
            headers: parts.headers.clone(),
            status,
            fault: fault.clone(),
        };
        if let Some(Observer(observe)) = &self.observer {
            observe(&request);
        }
        let (request_id, now) = {
            let mut bucket = self.lock();
            bucket.remember(request);
            (bucket.next_id(), bucket.now())
        };
        let outcome = match &fault {
            Fault::ResetBefore | Fault::ResetAfter => return Err(Reset),
            Fault::StallBefore | Fault::StallAfter => std::future::pending().await,
            Fault::Stranger { status, headers, body } => return Ok(lie(*status, headers, body)),
            Fault::Claim { status, headers, body } => Ok(lie(*status, headers, body)),
            Fault::Refuse { status, code, retry_after } => Err(asked_for(*status, code, *retry_after)),
            Fault::RefuseAfter { status, code } => match outcome {
                Some(Err(refusal)) => Err(refusal),
                _ => Err(asked_for(*status, code, None)),
            },
            _ => outcome.unwrap_or_else(|| Err(asked_for(500, "InternalError", None))),
        };
        let mut response = match outcome {
            Ok(response) => fault.spoil(response),
            Err(refusal) => self.refuse(&refusal, parts, &key, &request_id),
        };
        let headers = response.headers_mut();
        insert(headers, "x-cos-request-id", &request_id);
        insert(headers, DATE.as_str(), &http_date(now));
        headers.insert("server", HeaderValue::from_static("tencent-cos"));
        let aws = query.has("X-Amz-Algorithm") || parts.headers.contains_key("x-amz-date");
        if aws {
            add_names_of_s3(&mut response);
        }
        Ok(response)
    }

    fn refuse(&self, refusal: &Refusal, parts: &Parts, key: &str, request_id: &str) -> Response<Answer> {
        let bodiless = parts.method == Method::HEAD || refusal.status == StatusCode::NOT_MODIFIED;
        let resource = format!("{}/{}", self.address.host(), without_controls(key));
        let document = refusal.document(&resource, request_id);
        let mut response = Response::new(Answer::whole(if bodiless { Bytes::new() } else { document.into() }));
        *response.status_mut() = refusal.status;
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
        headers.extend(refusal.retry_after.map(|wait| (RETRY_AFTER, HeaderValue::from(wait))));
        insert(headers, "x-cos-trace-id", request_id);
        response
    }

    fn carry_out(
        &self,
        parts: &Parts,
        query: &Query,
        target: Result<Target, Refusal>,
        fault: &Fault,
        body: Bytes,
    ) -> Result<Response<Answer>, Refusal> {
        let target = target?;
        let form = parts.headers.get(CONTENT_TYPE).is_some_and(|of| of.as_bytes().starts_with(b"multipart/form-data"));
        if form && parts.method == Method::POST {
            // Its signature is among the fields of the form.
            return Err(Refusal::not_done("POST of a form"));
        }
        let mut bucket = self.lock();
        let signed = Signed { parts, query, body: &body, now: bucket.now() };
        signature::check(&signed, &bucket.credentials)?;
        match target {
            Target::Service if parts.method == Method::GET => Ok(all_buckets(&self.address, &bucket)),
            Target::Service => Err(Refusal::not_done(&format!("{} of the service", parts.method))),
            Target::Bucket(key) => {
                let address = &self.address;
                route(&mut Call { address, parts, query, key: &key, body, fault, bucket: &mut bucket })
            }
        }
    }
}

fn asked_for(status: u16, code: &str, retry_after: Option<u64>) -> Refusal {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Refusal { retry_after, ..Refusal::new(status, code.to_owned(), "This failure was asked for.") }
}

/// Writes a key so that a document can hold it: of what XML has no way to write, the percent-encoding.
fn without_controls(key: &str) -> String {
    let text = |c: char| if c.is_ascii_control() { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
    key.chars().map(text).collect()
}

/// Adds each of COS's headers under the name that clients of S3 look for.
fn add_names_of_s3(response: &mut Response<Answer>) {
    let headers = response.headers_mut();
    let added: Vec<_> = headers
        .iter()
        .filter_map(|(name, value)| {
            let rest = name.as_str().strip_prefix("x-cos-")?;
            Some((HeaderName::try_from(format!("x-amz-{rest}")).ok()?, value.clone()))
        })
        .collect();
    for (name, value) in added {
        headers.append(name, value);
    }
}
