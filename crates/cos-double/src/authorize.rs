//! Checks who sends a request: COS's own signature or AWS Signature Version 4.

mod cos;
mod v4;

use bytes::Bytes;
use http::HeaderMap;
use http::request::Parts;
use percent_encoding::percent_decode_str;

use crate::bucket::Known;
use crate::refusal::Refusal;

/// How far a request's time may be off, in seconds.
const SKEW: i64 = 900;

/// A request as its signature covers it.
pub(crate) struct Signed<'a> {
    pub(crate) parts: &'a Parts,
    pub(crate) body: &'a Bytes,
    /// The double's clock, seconds since 1970.
    pub(crate) now: i64,
}

impl Signed<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name)?.to_str().ok()
    }

    /// The query, decoded, in its order.
    fn query(&self) -> Vec<(String, String)> {
        query(self.parts.uri.query())
    }
}

pub(crate) fn query(query: Option<&str>) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pairs = query.unwrap_or("").split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (decode(n), decode(v))).collect()
}

/// Tells which credentials signed the request.
pub(crate) fn check<'k>(signed: &Signed<'_>, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let known = match signed.header("authorization") {
        Some(text) if text.starts_with("AWS4-HMAC-SHA256 ") => v4::check(signed, text, known)?,
        Some(text) if text.contains("q-sign-algorithm=") => cos::check(signed, text, known)?,
        Some(_) => return Err(Refusal::bad_request("InvalidArgument", "The Authorization header is invalid.")),
        None => return Err(Refusal::forbidden("AccessDenied", "Access Denied.")),
    };
    let token = ["x-cos-security-token", "x-amz-security-token"].iter().find_map(|name| signed.header(name));
    if known.expired {
        return Err(Refusal::bad_request("ExpiredToken", "The provided token has expired."));
    }
    if token != known.token.as_deref() {
        return Err(Refusal::forbidden("AccessDenied", "Invalid security token."));
    }
    Ok(known)
}

fn find<'k>(known: &'k [Known], secret_id: &str) -> Result<&'k Known, Refusal> {
    known.iter().find(|known| known.secret_id == secret_id).ok_or_else(|| {
        Refusal::forbidden("InvalidAccessKeyId", "The access key Id you provided does not exist in our records.")
    })
}

fn mismatch() -> Refusal {
    Refusal::forbidden("SignatureDoesNotMatch", "The Signature you specified is invalid.")
}

/// Compares without telling where two signatures part.
fn equal(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |all, (l, r)| all | (l ^ r)) == 0
}

/// The value of each named header, joined as HTTP joins repeated ones.
fn header_value(headers: &HeaderMap, name: &str) -> Option<String> {
    let values: Vec<_> = headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
    (!values.is_empty()).then(|| values.join(","))
}

const STRICT: &percent_encoding::AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, STRICT).to_string()
}

/// Encoded, with the slashes of a path as they are.
pub(crate) fn encode_path(text: &str) -> String {
    const PATH: &percent_encoding::AsciiSet = &STRICT.remove(b'/');
    percent_encoding::utf8_percent_encode(text, PATH).to_string()
}
