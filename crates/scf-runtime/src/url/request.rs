//! An HTTP request, as an event.

use std::fmt;

use bytes::Bytes;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::Headers;
use super::body;
use super::fields::Fields;
use super::message::message;

/// An HTTP request to the function's URL.
///
/// It reads from an event with `httpMethod`; everything else may be missing. It is written as the same event, so a test
/// hands a request to the emulator. `Debug` shows neither the values of header fields nor query nor body.
///
/// ```
/// use scf_runtime::url::Request;
///
/// let event = r#"{"httpMethod": "POST", "path": "/tasks", "queryString": {"page": "2"},
///     "headers": {"Content-Type": "text/plain"}, "body": "/w==", "isBase64Encoded": true}"#;
/// let request: Request = serde_json::from_str(event)?;
/// assert_eq!((request.method(), request.path()), ("POST", "/tasks"));
/// assert_eq!(request.query("page"), Some("2"));
/// assert_eq!(request.header("content-type"), Some("text/plain"));
/// assert_eq!(request.body(), &b"\xff"[..]);
///
/// let made = Request::new("POST", "/tasks").with_query("page", "2").with_body(&b"\xff"[..]);
/// assert_eq!(made.with_header("content-type", "text/plain"), request);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Request {
    method: String,
    path: String,
    query: Fields,
    headers: Headers,
    body: Bytes,
}

message!(Request);

impl Request {
    /// Creates a request with no header fields and no body.
    pub fn new(method: impl Into<String>, path: impl Into<String>) -> Self {
        Self { method: method.into(), path: path.into(), ..Self::default() }
    }

    /// Adds a parameter of the query, beside those of the same name. The value is plain text, nothing of it encoded.
    #[must_use]
    pub fn with_query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.append(name.into(), value.into());
        self
    }

    /// Returns the method, such as `POST`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Returns the path as it came, from its first `/`. What the caller percent-encoded in it is still encoded.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the first value of a parameter of the query. The platform has decoded it.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query_all(name).next()
    }

    /// Returns all values of a parameter of the query.
    pub fn query_all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.query.all(name)
    }

    /// Returns every parameter of the query with every value of it, sorted by name.
    pub fn queries(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query.iter()
    }

    /// Returns the address of the caller as the platform tells it, in `x-scf-remote-addr`.
    pub fn remote_addr(&self) -> Option<&str> {
        self.header("x-scf-remote-addr")
    }
}

impl Serialize for Request {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Event<'a> {
            http_method: &'a str,
            path: &'a str,
            query_string: &'a Fields,
            headers: &'a Headers,
            body: &'a str,
            #[serde(skip_serializing_if = "std::ops::Not::not")]
            is_base64_encoded: bool,
        }
        let Self { method, path, query, headers, body } = self;
        let (body, is_base64_encoded) = &body::encode(body);
        let is_base64_encoded = *is_base64_encoded;
        Event { http_method: method, path, query_string: query, headers, body, is_base64_encoded }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Request {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Event {
            http_method: String,
            path: Option<String>,
            #[serde(default)]
            query_string: Fields,
            #[serde(default)]
            headers: Headers,
            body: Option<Value>,
            is_base64_encoded: Option<Value>,
        }
        let event = Event::deserialize(deserializer)?;
        Ok(Self {
            method: event.http_method,
            path: event.path.unwrap_or_else(|| "/".to_owned()),
            query: event.query_string,
            headers: event.headers,
            body: body::decode(event.body, event.is_base64_encoded.as_ref()).map_err(D::Error::custom)?,
        })
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(event: &str) -> Result<Request, serde_json::Error> {
        serde_json::from_str(event)
    }

    #[test]
    fn a_request_as_the_platform_sends_it() {
        let request = read(
            r#"{"body": "{}", "headers": {"X-Scf-Remote-Addr": "1.2.3.4", "many": ["a", "b"], "gone": null},
                "httpMethod": "POST", "path": "/x", "queryString": {"page": 2, "q": "", "t": ["1", "2"]}, "more": []}"#,
        )
        .unwrap();
        let expected = Request::new("POST", "/x").with_query("page", "2").with_query("q", "").with_body("{}");
        let expected = expected.with_query("t", "1").with_query("t", "2");
        let expected = expected.with_header("x-scf-REMOTE-addr", "1.2.3.4").with_header("many", "a");
        assert_eq!(request, expected.with_header("Many", "b"));
        assert_eq!((request.remote_addr(), request.header("gone")), (Some("1.2.3.4"), None));
        assert_eq!(request.queries().collect::<Vec<_>>(), [("page", "2"), ("q", ""), ("t", "1"), ("t", "2")]);
    }

    #[test]
    fn everything_but_the_method_may_be_missing() {
        let nothing = r#"{"httpMethod": "GET", "body": null, "headers": null, "queryString": null}"#;
        assert_eq!(read(nothing).unwrap(), Request::new("GET", "/"));
        assert!(read(r#"{"EventType": "WorkflowTask"}"#).is_err(), "another event is no request");
    }

    #[test]
    fn a_body_in_base64_is_decoded() {
        for flag in ["true", "\"true\""] {
            let body = |text| read(&format!(r#"{{"httpMethod": "PUT", "isBase64Encoded": {flag}, "body": "{text}"}}"#));
            assert_eq!(body("/w==").unwrap().body(), &b"\xff"[..]);
            let error = body("can*ary").unwrap_err().to_string();
            assert!(error.contains("expected the body to be base64") && !error.contains('*'), "{error}");
        }
    }

    #[test]
    fn debug_shows_nothing_that_may_be_secret() {
        let request = Request::new("GET", "/").with_header("authorization", "canary").with_body("canary");
        let shown = format!("{request:?} {:?}", request.clone().with_query("token", "canary"));
        assert!(!shown.contains("canary") && shown.contains("authorization"), "{shown}");
    }
}
