//! Checks who sends a request: COS's own signature or AWS Signature Version 4, in its headers or in its URL.

mod cos;
mod v4;

use bytes::Bytes;
use http::HeaderMap;
use http::request::Parts;

use crate::store::Known;
use crate::wire::{Query, Refusal};

/// How far a request's time may be off, in seconds.
const SKEW: i64 = 900;

/// A request as its signature covers it.
pub(crate) struct Signed<'a> {
    pub(crate) parts: &'a Parts,
    pub(crate) query: &'a Query,
    pub(crate) body: &'a Bytes,
    /// The double's clock, seconds since 1970.
    pub(crate) now: i64,
}

impl Signed<'_> {
    fn header(&self, name: &str) -> Option<&str> {
        self.parts.headers.get(name)?.to_str().ok()
    }
}

/// Tells whether a parameter of a URL belongs to its signature, or is one that any request may have.
pub(crate) fn signs(parameter: &str) -> bool {
    parameter.starts_with("q-")
        || parameter.starts_with("X-Amz-")
        || ["x-cos-security-token", "x-id", "sign"].contains(&parameter)
}

/// Tells which credentials signed the request.
pub(crate) fn check<'k>(signed: &Signed<'_>, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let known = match signed.header("authorization") {
        Some(text) if text.starts_with("AWS4-HMAC-SHA256 ") => v4::check_header(signed, text, known)?,
        Some(text) if text.contains("q-sign-algorithm=") => cos::check(signed, text, cos::Place::Header, known)?,
        Some(_) => return Err(Refusal::bad_request("InvalidArgument", "The Authorization header is invalid.")),
        None => check_url(signed, known)?,
    };
    let headers = ["x-cos-security-token", "x-amz-security-token"].iter().find_map(|name| signed.header(name));
    let token = headers
        .or_else(|| ["x-cos-security-token", "X-Amz-Security-Token"].iter().find_map(|name| signed.query.get(name)));
    if known.expired {
        return Err(Refusal::bad_request("ExpiredToken", "The provided token has expired."));
    }
    if token != known.token.as_deref() {
        return Err(Refusal::forbidden("AccessDenied", "Invalid security token."));
    }
    Ok(known)
}

/// Checks a presigned URL (436/7778): the fields of the header as parameters, or all of them in `sign`.
fn check_url<'k>(signed: &Signed<'_>, known: &'k [Known]) -> Result<&'k Known, Refusal> {
    let query = signed.query;
    if query.has("X-Amz-Algorithm") {
        return v4::check_url(signed, known);
    }
    if let Some(text) = query.get("sign").filter(|text| text.contains("q-sign-algorithm=")) {
        return cos::check(signed, text, cos::Place::Url, known);
    }
    if query.has("q-sign-algorithm") {
        let fields = query.iter().filter(|(name, _)| name.starts_with("q-"));
        let fields: Vec<String> = fields.map(|(name, value)| format!("{name}={value}")).collect();
        return cos::check(signed, &fields.join("&"), cos::Place::Url, known);
    }
    Err(Refusal::forbidden("AccessDenied", "Access Denied."))
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

/// Percent-encodes all but letters, digits and `-_.~`.
pub(crate) fn encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, STRICT).to_string()
}

/// Percent-encodes likewise, with the slashes of a path as they are.
pub(crate) fn encode_path(text: &str) -> String {
    const PATH: &percent_encoding::AsciiSet = &STRICT.remove(b'/');
    percent_encoding::utf8_percent_encode(text, PATH).to_string()
}
