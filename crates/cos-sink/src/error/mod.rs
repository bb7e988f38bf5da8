//! Errors that tell what to do next.

#[cfg(any(feature = "file", feature = "object_store"))]
mod file_system;
mod kind;

use std::error::Error;
use std::fmt;
use std::time::Duration;

#[cfg(any(feature = "file", feature = "object_store"))]
pub(crate) use file_system::of_file_system;
pub use kind::{ErrorKind, Status};

use crate::ObjectKey;

/// Why a record isn't known to be stored.
///
/// [`kind`](Self::kind) says what happened and [`status`](Self::status) whether trying again can help. What the store
/// itself said is kept: its [`code`](Self::code), HTTP status and request id.
///
/// `Display` writes one level, what happened and what to do; the cause is behind [`source`](Error::source). Neither
/// holds a secret, a signed URL or a body.
///
/// ```
/// use cos_sink::{ErrorKind, SinkError, Status};
///
/// let error = SinkError::new(ErrorKind::Throttled).with_code("SlowDown").with_http_status(503);
/// assert_eq!(error.status(), Status::Temporary);
/// assert!(error.to_string().contains("SlowDown"));
/// ```
pub struct SinkError(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    status: Status,
    message: Option<Box<str>>,
    /// All that is shown, where other errors say the rest.
    text: Option<Box<str>>,
    code: Option<Box<str>>,
    http_status: Option<u16>,
    request_id: Option<Box<str>>,
    key: Option<ObjectKey>,
    retry_after: Option<Duration>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

impl SinkError {
    /// Creates an error of this kind, with the kind's own status.
    pub fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            kind,
            status: kind.status(),
            message: None,
            text: None,
            code: None,
            http_status: None,
            request_id: None,
            key: None,
            retry_after: None,
            source: None,
        }))
    }

    /// Adds what was expected and what came. It must hold no secret, no signed URL and no body.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<Box<str>>) -> Self {
        self.0.message = Some(message.into());
        self
    }

    /// Shows this alone: a text made of other errors, which say what happened and what to do.
    pub(crate) fn with_text(mut self, text: impl Into<Box<str>>) -> Self {
        self.0.text = Some(text.into());
        self
    }

    /// Adds to what was said so far.
    pub(crate) fn adding(mut self, more: &str) -> Self {
        let message = match self.0.message.take() {
            Some(message) => format!("{message}; {more}"),
            None => more.to_owned(),
        };
        self.0.message = Some(message.into());
        self
    }

    /// Overrides the status that the kind has by itself.
    #[must_use]
    pub fn with_status(mut self, status: Status) -> Self {
        self.0.status = status;
        self
    }

    /// Adds the store's own code, such as `NoSuchBucket`.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<Box<str>>) -> Self {
        self.0.code = Some(code.into());
        self
    }

    /// Adds the HTTP status of the answer.
    #[must_use]
    pub fn with_http_status(mut self, status: u16) -> Self {
        self.0.http_status = Some(status);
        self
    }

    /// Adds the store's id of the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<Box<str>>) -> Self {
        self.0.request_id = Some(request_id.into());
        self
    }

    /// Adds the key of the record.
    #[must_use]
    pub fn with_key(mut self, key: ObjectKey) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Adds how long the store asked to wait.
    #[must_use]
    pub fn with_retry_after(mut self, wait: Duration) -> Self {
        self.0.retry_after = Some(wait);
        self
    }

    /// Adds the cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// Returns what happened.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Tells whether trying again can help.
    pub fn status(&self) -> Status {
        self.0.status
    }

    /// Returns the store's own code, such as COS's `NoSuchBucket` (436/7730).
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Returns the HTTP status of the answer.
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status
    }

    /// Returns the store's id of the request: what Tencent's support asks for.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the key of the record, where it is known.
    pub fn key(&self) -> Option<&ObjectKey> {
        self.0.key.as_ref()
    }

    /// Returns how long the store asked to wait before another attempt.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        if let Some(text) = &inner.text {
            return f.write_str(text);
        }
        f.write_str(inner.kind.what())?;
        if let Some(message) = &inner.message {
            write!(f, ": {message}")?;
        }
        let mut details = Vec::new();
        if let Some(code) = &inner.code {
            details.push(format!("code {code}"));
        }
        if let Some(status) = inner.http_status {
            details.push(format!("HTTP {status}"));
        }
        if let Some(id) = &inner.request_id {
            details.push(format!("request id {id}"));
        }
        if let Some(key) = &inner.key {
            details.push(format!("key {key}"));
        }
        if !details.is_empty() {
            write!(f, " ({})", details.join(", "))?;
        }
        write!(f, "; {}", inner.kind.advice())
    }
}

impl fmt::Debug for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        f.debug_struct("SinkError")
            .field("kind", &inner.kind)
            .field("status", &inner.status)
            .field("message", &inner.message)
            .field("code", &inner.code)
            .field("http_status", &inner.http_status)
            .field("request_id", &inner.request_id)
            .field("key", &inner.key)
            .field("retry_after", &inner.retry_after)
            .field("source", &inner.source)
            .finish()
    }
}

impl Error for SinkError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_one_word_large() {
        assert_eq!(size_of::<SinkError>(), size_of::<usize>());
    }

    #[test]
    fn displays_one_level() {
        let error = SinkError::new(ErrorKind::AccessDenied)
            .with_code("AccessDenied")
            .with_http_status(403)
            .with_request_id("NjQx")
            .with_key(ObjectKey::parse("a/b").unwrap())
            .with_source(std::io::Error::other("inner"));
        let text = error.to_string();
        assert!(text.contains("(code AccessDenied, HTTP 403, request id NjQx, key a/b)"), "{text}");
        assert!(!text.contains("inner"));
        assert_eq!(error.source().unwrap().to_string(), "inner");
        assert_eq!(error.status(), Status::Permanent);
    }
}
