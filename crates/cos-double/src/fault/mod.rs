//! What can go wrong on request.

mod parse;

use std::time::Duration;

use http::{HeaderMap, Response, StatusCode};

pub use parse::ParseFaultError;

use crate::wire::{Answer, insert};

/// What happens to a request instead of what should.
///
/// "Before" means that nothing was done; "after" that the request was carried out and only its answer suffers, which
/// is how an acknowledgement gets lost.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// None: the request is served.
    Pass,
    /// An error is answered, nothing is done.
    Refuse {
        /// The HTTP status.
        status: u16,
        /// COS's code, such as `SlowDown`.
        code: String,
        /// Seconds for `Retry-After`.
        retry_after: Option<u64>,
    },
    /// The request is carried out, then an error is answered.
    RefuseAfter {
        /// The HTTP status.
        status: u16,
        /// COS's code.
        code: String,
    },
    /// The connection is closed without an answer, nothing is done.
    ResetBefore,
    /// The request is carried out, then the connection is closed without an answer.
    ResetAfter,
    /// Nothing is done and nothing is ever answered.
    StallBefore,
    /// The request is carried out, nothing is ever answered.
    StallAfter,
    /// The request is carried out, the answer breaks off in its body.
    Truncate,
    /// The request is carried out, the answer's body trickles: 20 bytes, a pause before each.
    Drip(Duration),
    /// The request is carried out, the answer has no `ETag`.
    NoETag,
    /// The request is carried out, the answer has the `ETag` of something else.
    WrongETag,
    /// The request is carried out, the answer has the CRC64 of something else.
    WrongCrc64,
    /// The request is carried out with the last byte of its body changed, as bad memory would.
    Corrupt,
    /// COS claims something that isn't so: nothing is done, and this is answered with COS's own headers.
    Claim {
        /// The HTTP status.
        status: u16,
        /// The headers beside COS's own.
        headers: HeaderMap,
        /// The body.
        body: String,
    },
    /// Something else answers in COS's place, such as a proxy or the page of a network that wants a login: nothing is
    /// done, and the answer has these headers alone, so no `x-cos-request-id`.
    Stranger {
        /// The HTTP status.
        status: u16,
        /// All headers.
        headers: HeaderMap,
        /// The body.
        body: String,
    },
}

impl Fault {
    /// Creates an error with this status and code; nothing is done.
    pub fn refuse(status: u16, code: &str) -> Self {
        Self::Refuse { status, code: code.to_owned(), retry_after: None }
    }

    /// Creates 503 `SlowDown` with `Retry-After`; nothing is done.
    pub fn slow_down(seconds: u64) -> Self {
        Self::Refuse { status: 503, code: "SlowDown".to_owned(), retry_after: Some(seconds) }
    }

    /// Creates an error with this status and code, after the request was carried out.
    pub fn refuse_after(status: u16, code: &str) -> Self {
        Self::RefuseAfter { status, code: code.to_owned() }
    }

    /// Creates an answer of COS with this status, such as 200, 202 or 204, with no body and no `ETag`; nothing is
    /// done.
    pub fn claim(status: u16) -> Self {
        Self::Claim { status, headers: HeaderMap::new(), body: String::new() }
    }

    /// Creates 200 whose body is COS's document of an error, as a copy may have it (436/7730); nothing is done.
    pub fn error_in_success(code: &str) -> Self {
        let code = quick_xml::escape::escape(code);
        let body = format!(
            "<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>{code}</Code><Message>This failure was asked \
             for.</Message><RequestId>1</RequestId><TraceId>1</TraceId></Error>"
        );
        Self::Claim { status: 200, headers: of_type("application/xml"), body }
    }

    /// Creates a page of HTML with this status, as a proxy or the login of a network answers in COS's place.
    pub fn page(status: u16) -> Self {
        let body = "<!doctype html><html><title>Welcome</title><p>Please log in.</html>".to_owned();
        Self::Stranger { status, headers: of_type("text/html; charset=utf-8"), body }
    }

    /// Creates a redirect to another place, as a 3xx with `Location`; nothing is done.
    pub fn redirect(status: u16, location: &str) -> Self {
        let mut headers = HeaderMap::new();
        insert(&mut headers, "location", location);
        Self::Claim { status, headers, body: String::new() }
    }

    pub(crate) fn is_before(&self) -> bool {
        matches!(
            self,
            Self::Refuse { .. } | Self::ResetBefore | Self::StallBefore | Self::Claim { .. } | Self::Stranger { .. }
        )
    }

    /// Spoils an answer as the fault says.
    pub(crate) fn spoil(&self, mut response: Response<Answer>) -> Response<Answer> {
        let headers = response.headers_mut();
        match self {
            Self::NoETag => {
                headers.remove("etag");
            }
            Self::WrongETag => {
                insert(headers, "etag", "\"00000000000000000000000000000000\"");
                headers.remove("x-cos-hash-crc64ecma");
            }
            Self::WrongCrc64 => insert(headers, "x-cos-hash-crc64ecma", "1"),
            Self::Truncate => {
                insert(headers, "content-length", &Answer::CLAIMED.to_string());
                *response.body_mut() = Answer::broken();
            }
            Self::Drip(pause) => {
                insert(headers, "content-length", &Answer::CLAIMED.to_string());
                *response.body_mut() = Answer::drip(*pause);
            }
            _ => {}
        }
        response
    }
}

fn of_type(text: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    insert(&mut headers, "content-type", text);
    headers
}

/// Makes the answer of a claim or a stranger.
pub(crate) fn lie(status: u16, headers: &HeaderMap, body: &str) -> Response<Answer> {
    let mut response = Response::new(Answer::whole(body.to_owned().into()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    *response.headers_mut() = headers.clone();
    response
}
