//! An HTTP response, as a function's answer.

use std::fmt;

use bytes::Bytes;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::Headers;
use super::body;
use super::message::message;
use crate::{Failure, IntoResponse};

/// The HTTP response to a request: `{statusCode, headers, body}` in JSON (583/96099).
///
/// A header field that comes several times is an array of texts. A body that isn't UTF-8 is sent in base64, with
/// `isBase64Encoded`. Both are documented for API Gateway's trigger (583/12513) and not for function URLs. It reads from
/// the same JSON, so a test looks at what a function answered. `Debug` shows neither the values of header fields nor
/// the body.
///
/// ```
/// use scf_runtime::url::Response;
///
/// let response = Response::new(200).with_header("set-cookie", "a=1").with_header("set-cookie", "b=2").with_body("hi");
/// let json = serde_json::to_string(&response)?;
/// assert_eq!(json, r#"{"statusCode":200,"headers":{"set-cookie":["a=1","b=2"]},"body":"hi"}"#);
/// assert_eq!(serde_json::from_str::<Response>(&json)?, response);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Headers,
    body: Bytes,
}

message!(Response);

impl Response {
    /// Creates a response with this status, no header fields and no body.
    pub fn new(status: u16) -> Self {
        Self { status, headers: Headers::new(), body: Bytes::new() }
    }

    /// Creates a response with status 200 and a value as JSON.
    ///
    /// ```
    /// let response = scf_runtime::url::Response::json(&[1, 2])?.with_status(202);
    /// assert_eq!((response.status(), response.header("content-type")), (202, Some("application/json")));
    /// # Ok::<(), scf_runtime::Failure>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Failure::INVALID_RESPONSE`] if the value has no form in JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, Failure> {
        let body = crate::Json(value).into_response()?;
        Ok(Self::new(200).with_header("content-type", "application/json").with_body(body))
    }

    /// Replaces the status.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// Returns the status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Tells what no HTTP response can have: the platform would send it on, and a line break in a value begins a field of
    /// its own.
    fn fault(&self) -> Option<String> {
        if !(100..=999).contains(&self.status) {
            return Some(format!("expected a status from 100 to 999, not {}", self.status));
        }
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let (name, _) = self.headers.iter().find(|(name, value)| {
            name.is_empty()
                || !name.bytes().all(is_token)
                || value.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t')
        })?;
        Some(format!(
            "expected the header field {name:?} to have a name of letters and no control character in its value"
        ))
    }
}

/// Becomes the JSON that the platform makes an HTTP response of.
///
/// A status below 100 or above 999, a field name that is none, and a control character in a value are a failure with the
/// code [`Failure::INVALID_RESPONSE`].
impl IntoResponse for Response {
    fn into_response(self) -> Result<Bytes, Failure> {
        match self.fault() {
            Some(fault) => Err(Failure::new(Failure::INVALID_RESPONSE, fault)),
            None => crate::Json(self).into_response(),
        }
    }
}

impl Serialize for Response {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Envelope<'a> {
            status_code: u16,
            headers: &'a Headers,
            body: &'a str,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            is_base64_encoded: bool,
        }
        let Self { status, headers, body } = self;
        let (body, is_base64_encoded) = &body::encode(body);
        let is_base64_encoded = *is_base64_encoded;
        Envelope { status_code: *status, headers, body, is_base64_encoded }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Response {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Envelope {
            status_code: u16,
            #[serde(default)]
            headers: Headers,
            body: Option<Value>,
            is_base64_encoded: Option<Value>,
        }
        let Envelope { status_code, headers, body, is_base64_encoded } = Envelope::deserialize(deserializer)?;
        let body = body::decode(body, is_base64_encoded.as_ref()).map_err(D::Error::custom)?;
        Ok(Self { status: status_code, headers, body })
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_the_envelope_of_the_platform() {
        let text = Response::new(201).with_header("Content-Type", "text/plain").with_body("done");
        assert_eq!(
            text.into_response().unwrap(),
            r#"{"statusCode":201,"headers":{"content-type":"text/plain"},"body":"done"}"#
        );
        let bytes = Response::new(200).with_body(&b"\xff"[..]);
        assert_eq!(
            bytes.into_response().unwrap(),
            r#"{"statusCode":200,"headers":{},"body":"/w==","isBase64Encoded":true}"#
        );
    }

    #[test]
    fn two_cookies_are_two_and_replacing_is_asked_for() {
        let mut response = Response::new(200).with_header("set-cookie", "a").with_header("Set-Cookie", "b");
        assert_eq!(response.headers().get_all("set-cookie").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(response.headers_mut().insert("SET-COOKIE", "c"), ["a", "b"]);
        assert_eq!(response.header("set-cookie"), Some("c"));
    }

    #[test]
    fn what_no_http_response_can_have_is_refused_and_values_are_not_shown() {
        for wrong in [
            Response::new(0),
            Response::new(1000),
            Response::new(200).with_header("", "canary"),
            Response::new(200).with_header("a b", "canary"),
            Response::new(200).with_header("a", "canary\r\nset-cookie: x"),
        ] {
            let failure = wrong.into_response().unwrap_err();
            assert_eq!(failure.code(), Failure::INVALID_RESPONSE);
            assert!(!failure.message().contains("canary"), "{failure}");
        }
        Response::new(200).with_header("a", "b\tc é").into_response().unwrap();
    }

    #[test]
    fn debug_shows_nothing_that_may_be_secret() {
        let response = Response::new(200).with_header("set-cookie", "canary").with_body("canary");
        let shown = format!("{response:?}");
        assert!(!shown.contains("canary") && shown.contains("set-cookie"), "{shown}");
    }
}
