//! Function URL: a handler of HTTP requests.
//!
//! A function with a URL gets each HTTP request as an event, and its response becomes the HTTP response (583/96099). The
//! handler is the same as any other, for zip and image functions alike:
//!
//! ```no_run
//! use scf_runtime::url::{Request, Response};
//! use scf_runtime::{Context, Error, Failure};
//!
//! async fn greet(request: Request, _: Context) -> Result<Response, Failure> {
//!     if request.method() != "GET" {
//!         return Ok(Response::new(405));
//!     }
//!     let name = request.query("name").unwrap_or("you");
//!     Ok(Response::new(200).with_header("content-type", "text/plain").with_body(format!("Hello, {name}!")))
//! }
//!
//! # fn main() -> Result<(), Error> {
//! scf_runtime::start(greet)
//! # }
//! ```
//!
//! Such a call is synchronous and never tried again by the platform. A handler that fails gives the caller the platform's own
//! error: what the caller should read is a [`Response`] with a status.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::{Failure, IntoResponse};

/// An HTTP request to the function's URL.
///
/// It reads from an event with `httpMethod`; everything else may be missing. `Debug` shows neither the header fields nor the body.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Request {
    method: String,
    path: String,
    query: BTreeMap<String, String>,
    headers: BTreeMap<String, String>,
    body: Bytes,
}

impl Request {
    /// A request with no header fields and no body: for tests.
    pub fn new(method: impl Into<String>, path: impl Into<String>) -> Self {
        Self { method: method.into(), path: path.into(), ..Self::default() }
    }

    /// Adds a parameter of the query.
    #[must_use]
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.insert(name.into(), value.into());
        self
    }

    /// Adds a header field.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.insert(name.to_ascii_lowercase(), value.into());
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// The method, such as `POST`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path, from its first `/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// A parameter of the query. Several of one name are joined by commas.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// All parameters of the query.
    pub fn queries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// A header field; the name matches in any case. Several of one name are joined by commas. The caller's address is
    /// in `x-scf-remote-addr`.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(&name.to_ascii_lowercase()).map(String::as_str)
    }

    /// All header fields, names in lower case.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body's bytes: decoded, where the event has them in base64.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

impl<'de> Deserialize<'de> for Request {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Event {
            http_method: String,
            #[serde(default)]
            path: Option<String>,
            #[serde(default)]
            query_string: Option<BTreeMap<String, Value>>,
            #[serde(default)]
            headers: Option<BTreeMap<String, Value>>,
            #[serde(default)]
            body: Option<Value>,
            #[serde(default)]
            is_base64_encoded: Option<bool>,
        }
        let event = Event::deserialize(deserializer)?;
        let mut body = event.body.and_then(text).unwrap_or_default().into_bytes();
        if event.is_base64_encoded == Some(true) {
            // The error of the decoder would show a byte of the body.
            body = STANDARD.decode(body).map_err(|_private| D::Error::custom("expected the body to be base64"))?;
        }
        let texts = |fields: Option<BTreeMap<String, Value>>| {
            fields.into_iter().flatten().filter_map(|(name, value)| Some((name, text(value)?)))
        };
        Ok(Self {
            method: event.http_method,
            path: event.path.unwrap_or_else(|| "/".to_owned()),
            query: texts(event.query_string).collect(),
            headers: texts(event.headers).map(|(name, value)| (name.to_ascii_lowercase(), value)).collect(),
            body: body.into(),
        })
    }
}

/// The text of a value that should be text.
fn text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        Value::Array(values) => Some(values.into_iter().filter_map(text).collect::<Vec<_>>().join(",")),
        other => Some(other.to_string()),
    }
}

/// The HTTP response to a request.
///
/// A body that isn't UTF-8 is sent in base64, with `isBase64Encoded`; whether the platform decodes it isn't documented for
/// function URLs.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Bytes,
}

impl Response {
    /// A response with this status, no header fields and no body.
    pub fn new(status: u16) -> Self {
        Self { status, headers: BTreeMap::new(), body: Bytes::new() }
    }

    /// A response with status 200 and a value as JSON.
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

    /// Sets a header field.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.insert(name.to_ascii_lowercase(), value.into());
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }
}

impl IntoResponse for Response {
    fn into_response(self) -> Result<Bytes, Failure> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Envelope<'a> {
            status_code: u16,
            headers: &'a BTreeMap<String, String>,
            body: &'a str,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            is_base64_encoded: bool,
        }
        let encoded;
        let (body, is_base64_encoded) = match std::str::from_utf8(&self.body) {
            Ok(text) => (text, false),
            Err(_) => {
                encoded = STANDARD.encode(&self.body);
                (encoded.as_str(), true)
            }
        };
        crate::Json(Envelope { status_code: self.status, headers: &self.headers, body, is_base64_encoded })
            .into_response()
    }
}

impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
