//! How a handler says that an event failed.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest text of one message in the body that the platform gets, in bytes.
const MAX_TEXT: usize = 1024;
/// The most causes in the body that the platform gets.
const MAX_CAUSES: usize = 8;

/// Why an event failed: a stable code and a message for the caller, and a detail for the log alone.
///
/// Every [`std::error::Error`] converts into a failure with the code [`Failure::HANDLER_ERROR`], its message and the
/// messages of its causes, so that `?` works in a handler; [`IntoFailure`](crate::IntoFailure) takes boxed errors too.
/// The platform gets `{"errorCode": .., "errorMessage": .., "causes": [..]}`, at most 8 causes, each text cut at 1 KB; it
/// shows it to the caller and writes it to its own log, so nothing secret belongs in there. An asynchronous event is then
/// retried (583/41138).
///
/// `Serialize` writes that JSON and `Deserialize` reads it: a caller of the function gets it as the text of the platform's
/// `errorMessage` and tells code and message apart.
///
/// ```
/// use scf_runtime::Failure;
///
/// let failure = Failure::new("NoSuchTask", "the event names no task").with_detail("seen by rule 7");
/// assert_eq!(failure.code(), "NoSuchTask");
///
/// let failure = Failure::from("x".parse::<u8>().unwrap_err());
/// assert_eq!(failure.code(), Failure::HANDLER_ERROR);
///
/// let posted = r#"{"errorCode":"NoSuchTask","errorMessage":"the event names no task"}"#;
/// let failure: Failure = serde_json::from_str(posted)?;
/// assert_eq!((failure.code(), failure.message()), ("NoSuchTask", "the event names no task"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Failure {
    code: Cow<'static, str>,
    message: String,
    causes: Vec<String>,
    detail: Option<String>,
    exits: bool,
}

impl Failure {
    /// The code of an error that was converted.
    pub const HANDLER_ERROR: &'static str = "HandlerError";
    /// The handler was still running when the deadline came near.
    pub const DEADLINE_EXCEEDED: &'static str = "DeadlineExceeded";
    /// The event doesn't fit the type that the handler takes.
    pub const INVALID_EVENT: &'static str = "InvalidEvent";
    /// The event has more bytes than the runtime accepts.
    pub const EVENT_TOO_LARGE: &'static str = "EventTooLarge";
    /// The response couldn't be written as JSON.
    pub const INVALID_RESPONSE: &'static str = "InvalidResponse";
    /// The response has more bytes than the platform accepts.
    pub const RESPONSE_TOO_LARGE: &'static str = "ResponseTooLarge";
    /// The platform told the process to stop, and the handler wasn't done when the grace ended.
    pub const TERMINATED: &'static str = "Terminated";
    /// The handler panicked, or the work before the first event did.
    pub const PANICKED: &'static str = "Panicked";

    /// Creates a failure with a stable code, by which a caller tells it from others, and a message for people.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into(), causes: Vec::new(), detail: None, exits: false }
    }

    /// Creates a failure from an error and its causes, with the code [`HANDLER_ERROR`](Self::HANDLER_ERROR).
    pub fn from_error(error: &(dyn StdError + '_)) -> Self {
        let mut failure = Self::new(Self::HANDLER_ERROR, error.to_string());
        let mut next = error.source();
        while let Some(cause) = next {
            failure.causes.push(cause.to_string());
            next = cause.source();
        }
        failure
    }

    /// Replaces the code.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.code = code.into();
        self
    }

    /// Adds a cause below those that are there.
    #[must_use]
    pub fn with_cause(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    /// Sets what goes into the function's log and nowhere else.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Makes the process leave once this failure is reported, so that the next event starts a fresh instance: for
    /// what a new process would mend, such as keys of the role that expired.
    #[must_use]
    pub fn and_exit(mut self) -> Self {
        self.exits = true;
        self
    }

    /// Returns the stable code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Returns the message for the caller.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the messages of the causes, outermost first.
    pub fn causes(&self) -> &[String] {
        &self.causes
    }

    /// Returns what goes into the log alone.
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// Returns whether the process leaves once this is reported.
    pub fn exits(&self) -> bool {
        self.exits
    }

    /// Writes all of it into the log, with `message`.
    pub(crate) fn log(&self, outcome: &'static str, duration_us: u64, message: &'static str) {
        if !tracing::enabled!(tracing::Level::ERROR) {
            return;
        }
        let causes = (!self.causes.is_empty()).then(|| self.causes.join(": "));
        let (code, error, detail) = (self.code(), self.message(), self.detail());
        tracing::error!(outcome, duration_us, code, error, causes, detail, "{message}");
    }

    /// Code, message and causes.
    pub(crate) fn line(&self) -> String {
        self.causes.iter().fold(self.to_string(), |line, cause| line + ": " + cause)
    }

    /// The body for the platform.
    pub(crate) fn to_body(&self) -> Bytes {
        // Text always has a form in JSON: the second branch is never taken.
        serde_json::to_vec(self).map_or_else(|_| Bytes::from_static(b"{}"), Bytes::from)
    }
}

impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<'a> {
            error_code: &'a str,
            error_message: &'a str,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            causes: Vec<&'a str>,
        }
        Body {
            error_code: cut(&self.code),
            error_message: cut(&self.message),
            causes: self.causes.iter().take(MAX_CAUSES).map(|cause| cut(cause)).collect(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Failure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Body {
            error_code: String,
            error_message: String,
            #[serde(default)]
            causes: Vec<String>,
        }
        let Body { error_code, error_message, causes } = Body::deserialize(deserializer)?;
        Ok(Self { causes, ..Self::new(error_code, error_message) })
    }
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_TEXT)]
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("code", &self.code)
            .field("message", &self.message)
            .field("causes", &self.causes)
            .field("detail", &self.detail)
            .field("exits", &self.exits)
            .finish()
    }
}

impl<E: StdError> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::from_error(&error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("outer")]
    struct Outer(#[source] std::num::ParseIntError);

    #[test]
    fn the_chain_of_causes_is_kept() {
        let failure = Failure::from(Outer("x".parse::<u8>().unwrap_err()));
        assert_eq!(failure.message(), "outer");
        assert_eq!(failure.causes(), ["invalid digit found in string"]);
        assert_eq!(
            failure.to_body(),
            r#"{"errorCode":"HandlerError","errorMessage":"outer","causes":["invalid digit found in string"]}"#
        );
        assert_eq!(serde_json::from_slice::<Failure>(&failure.to_body()).unwrap(), failure);
    }

    #[test]
    fn the_body_is_short_and_has_no_detail() {
        let mut failure = Failure::new("Code", "\u{4e2d}".repeat(100_000)).with_detail("canary");
        for _ in 0..1000 {
            failure = failure.with_cause("c".repeat(5000));
        }
        let body = failure.to_body();
        assert!(body.len() < 12_000, "{}", body.len());
        let body = std::str::from_utf8(&body).unwrap();
        assert!(!body.contains("canary"));
        assert!(serde_json::from_str::<serde_json::Value>(body).unwrap()["errorMessage"].is_string());
    }
}
