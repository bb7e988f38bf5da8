//! Function URL: an HTTP request as an event, and the function's response as an HTTP response (583/96099).

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use serde_json::{Map, Value, json};

use super::request_id::request_id;
use crate::{Invoked, Platform, Quirk};

/// An HTTP request to a function's URL.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UrlRequest {
    /// The method.
    pub method: String,
    /// The path, from its first `/`.
    pub path: String,
    /// The headers; the platform passes names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The query.
    pub query: BTreeMap<String, String>,
    /// The body, as text.
    pub body: String,
}

impl UrlRequest {
    /// Creates a POST of JSON, as MPS sends its callbacks.
    pub fn post(path: impl Into<String>, body: impl Into<String>) -> Self {
        Self {
            method: "POST".to_owned(),
            path: path.into(),
            headers: BTreeMap::from([("content-type".to_owned(), "application/json".to_owned())]),
            query: BTreeMap::new(),
            body: body.into(),
        }
    }

    /// Sets the method.
    #[must_use]
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.method = method.into();
        self
    }

    /// Sets a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.insert(name.into().to_ascii_lowercase(), value.into());
        self
    }

    /// Sets a parameter of the query.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.insert(name.into(), value.into());
        self
    }

    /// Returns the event that the function gets.
    pub fn to_event(&self) -> Bytes {
        let mut headers = self.headers.clone();
        headers.entry("x-scf-remote-addr".to_owned()).or_insert_with(|| "127.0.0.1".to_owned());
        let event = json!({
            "body": self.body,
            "headers": headers,
            "httpMethod": self.method,
            "path": self.path,
            "queryString": self.query,
        });
        event.to_string().into()
    }
}

/// The HTTP response that a function's URL gives.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UrlResponse {
    /// The status: that of the function, 200 if it names none, 500 if it failed.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body as text, as far as it is text.
    pub body: String,
    /// The body, byte for byte.
    pub bytes: Bytes,
    /// The invocation behind it.
    pub invoked: Invoked,
}

impl UrlResponse {
    fn new(invoked: Invoked, decodes: bool) -> Self {
        let (status, headers, bytes) = match &invoked.outcome {
            // Which status a caller sees then isn't documented.
            Err(error) => (500, json_type(), error.message.clone().into()),
            Ok(body) => match serde_json::from_slice::<Map<String, Value>>(body) {
                Ok(fields) if fields.contains_key("statusCode") => explicit(&fields, decodes),
                _ => (200, json_type(), body.clone()),
            },
        };
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self { status, headers, body, bytes, invoked }
    }
}

fn json_type() -> BTreeMap<String, String> {
    BTreeMap::from([("content-type".to_owned(), "application/json".to_owned())])
}

fn explicit(fields: &Map<String, Value>, decodes: bool) -> (u16, BTreeMap<String, String>, Bytes) {
    let status = fields["statusCode"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(200);
    let headers = fields.get("headers").and_then(Value::as_object);
    let headers = headers.into_iter().flatten().map(|(name, value)| (name.to_ascii_lowercase(), text(value)));
    let body = fields.get("body").map(text).unwrap_or_default();
    let encoded = decodes && fields.get("isBase64Encoded").and_then(Value::as_bool) == Some(true);
    // What isn't base64 is passed on as it is.
    let decoded = encoded.then(|| BASE64_STANDARD.decode(&body).ok()).flatten();
    (status, headers.collect(), decoded.map_or_else(|| body.into(), Bytes::from))
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Platform {
    /// Sends an HTTP request to the function's URL. Such a call is synchronous and never tried again.
    pub async fn request(&self, request: &UrlRequest) -> UrlResponse {
        let decodes = !self.settings().has_quirk(&Quirk::Base64Ignored);
        UrlResponse::new(self.run(request_id(), request.to_event(), "http").await, decodes)
    }
}
