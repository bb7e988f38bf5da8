//! The objects of a bucket, and what the double is told about it.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use md5::{Digest, Md5};

use crate::refusal::Refusal;
use crate::{Fault, IfNoneMatch, Request};

/// An object as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Object {
    /// The bytes.
    pub body: Bytes,
    /// The headers that were stored with it: `content-*`, `cache-control` and `x-cos-*` without those that only
    /// concern the request. Names that came as `x-amz-` are kept as `x-cos-`.
    pub headers: HeaderMap,
    /// When it was stored, in seconds since 1970 on the double's clock.
    pub modified: i64,
}

impl Object {
    /// The entity tag: the MD5 in hex, without quotes.
    pub fn etag(&self) -> String {
        hex(&Md5::digest(&self.body))
    }

    /// CRC-64/XZ, as in `x-cos-hash-crc64ecma`.
    pub fn crc64(&self) -> u64 {
        let mut digest = crc64fast::Digest::new();
        digest.write(&self.body);
        digest.sum64()
    }
}

#[derive(Debug)]
pub(crate) struct Bucket {
    pub(crate) objects: BTreeMap<String, Object>,
    pub(crate) faults: VecDeque<Fault>,
    pub(crate) requests: VecDeque<Request>,
    pub(crate) versioned: bool,
    pub(crate) version_ids: bool,
    pub(crate) if_none_match: IfNoneMatch,
    pub(crate) writes_a_second: Option<usize>,
    pub(crate) clock_offset: i64,
    pub(crate) credentials: Vec<Known>,
    /// When each key was written, for the limit.
    writes: HashMap<String, VecDeque<Instant>>,
    next_request: u64,
}

/// Credentials that the double knows.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) secret_id: String,
    pub(crate) secret_key: String,
    pub(crate) token: Option<String>,
    pub(crate) expired: bool,
}

impl Bucket {
    pub(crate) fn new(credentials: Vec<Known>) -> Self {
        Self {
            objects: BTreeMap::new(),
            faults: VecDeque::new(),
            requests: VecDeque::new(),
            versioned: false,
            version_ids: true,
            if_none_match: IfNoneMatch::Ignore,
            writes_a_second: None,
            clock_offset: 0,
            credentials,
            writes: HashMap::new(),
            next_request: 1,
        }
    }

    /// Seconds since 1970 on the double's clock.
    pub(crate) fn now(&self) -> i64 {
        chrono::Utc::now().timestamp() + self.clock_offset
    }

    /// Keeps a request for those who ask, as long as there is room: a double may run for days.
    pub(crate) fn remember(&mut self, request: Request) {
        const MOST: usize = 10_000;
        if self.requests.len() == MOST {
            self.requests.pop_front();
        }
        self.requests.push_back(request);
    }

    /// An id in the shape of COS's: base64 of three parts.
    pub(crate) fn next_request_id(&mut self) -> String {
        self.next_request += 1;
        BASE64_STANDARD.encode(format!("{:x}_double_{:x}", self.now(), self.next_request))
    }

    /// Counts a write to `key` against the limit that COS sets for one object (436/14518).
    pub(crate) fn admit_write(&mut self, key: &str) -> Result<(), Refusal> {
        let Some(limit) = self.writes_a_second else { return Ok(()) };
        let now = Instant::now();
        let old = |at: &Instant| now - *at > Duration::from_secs(1);
        self.writes.retain(|_, writes| writes.back().is_some_and(|at| !old(at)));
        let writes = self.writes.entry(key.to_owned()).or_default();
        while writes.front().is_some_and(old) {
            writes.pop_front();
        }
        if writes.len() >= limit {
            return Err(Refusal::new(StatusCode::SERVICE_UNAVAILABLE, "SlowDown", "Please reduce your request rate."));
        }
        writes.push_back(now);
        Ok(())
    }

    /// Stores an object as a PUT does (436/7749).
    pub(crate) fn put(&mut self, key: &str, headers: &HeaderMap, body: Bytes) -> Result<Object, Refusal> {
        if key.is_empty() || key.len() > 850 {
            return Err(Refusal::bad_request("KeyTooLong", "Your key is too long."));
        }
        if let Some(md5) = headers.get("content-md5") {
            let md5 = BASE64_STANDARD.decode(md5.as_bytes()).ok().filter(|md5| md5.len() == 16);
            let Some(md5) = md5 else {
                return Err(Refusal::bad_request("InvalidDigest", "The Content-MD5 you specified is not valid."));
            };
            if md5[..] != Md5::digest(&body)[..] {
                return Err(Refusal::bad_request(
                    "BadDigest",
                    "The Content-MD5 you specified did not match what we received.",
                ));
            }
        }
        let kept = kept_headers(headers);
        let metadata = kept.iter().filter(|(name, _)| name.as_str().starts_with("x-cos-meta-"));
        if metadata.map(|(name, value)| name.as_str().len() + value.len()).sum::<usize>() > 4096 {
            return Err(Refusal::bad_request(
                "MetadataTooLarge",
                "Your metadata headers exceed the maximum allowed size.",
            ));
        }
        let taken = self.objects.contains_key(key);
        // The header has no effect once versioning was enabled.
        if taken && !self.versioned && headers.get("x-cos-forbid-overwrite").is_some_and(|value| value == "true") {
            return Err(Refusal::new(StatusCode::CONFLICT, "FileAlreadyExists", "The object already exists."));
        }
        if headers.get("if-none-match").is_some_and(|value| value == "*") {
            match self.if_none_match {
                IfNoneMatch::Ignore => {}
                IfNoneMatch::Honour if taken => {
                    let message = "At least one of the pre-conditions you specified did not hold.";
                    return Err(Refusal::new(StatusCode::PRECONDITION_FAILED, "PreconditionFailed", message));
                }
                IfNoneMatch::Honour => {}
                IfNoneMatch::Refuse => {
                    let message = "A header you provided implies functionality that is not implemented.";
                    return Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, "NotImplemented", message));
                }
            }
        }
        self.admit_write(key)?;
        let object = Object { body, headers: kept, modified: self.now() };
        self.objects.insert(key.to_owned(), object.clone());
        Ok(object)
    }
}

/// The headers that an object keeps.
fn kept_headers(headers: &HeaderMap) -> HeaderMap {
    const KEPT: [&str; 6] =
        ["cache-control", "content-disposition", "content-encoding", "content-language", "content-type", "expires"];
    const OF_THE_REQUEST: [&str; 7] = [
        "x-cos-forbid-overwrite",
        "x-cos-security-token",
        "x-cos-date",
        "x-cos-content-sha256",
        "x-cos-sdk-retry",
        "x-cos-checksum-crc32",
        "x-cos-sdk-checksum-algorithm",
    ];
    let mut kept = HeaderMap::new();
    for (name, value) in headers {
        let name = name.as_str();
        let renamed = name.strip_prefix("x-amz-").map(|rest| format!("x-cos-{rest}"));
        let name = renamed.as_deref().unwrap_or(name);
        let keeps = KEPT.contains(&name) || (name.starts_with("x-cos-") && !OF_THE_REQUEST.contains(&name));
        if let Some(name) = keeps.then(|| HeaderName::try_from(name).ok()).flatten() {
            kept.append(name, value.clone());
        }
    }
    kept
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
