//! What became of an event.

pub(crate) mod fault;
pub(crate) mod posted;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;

use crate::{Breach, LogLine};

/// What became of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Invoked {
    /// The function's response, byte for byte, or why there is none.
    pub outcome: Result<Bytes, FunctionError>,
    /// The id of the request.
    pub request_id: Arc<str>,
    /// From dispatch to the result; without the start of the instance.
    pub duration: Duration,
    /// Whether a process was started for this event.
    pub cold_start: bool,
    /// The lines of this invocation, those of the start among them.
    pub logs: Vec<LogLine>,
    /// What the function did against the contract of the runtime API, in order: while it had this event, or since the
    /// one before.
    pub breaches: Vec<Breach>,
}

impl Invoked {
    /// Tells whether some line of the log contains `text`.
    pub fn logged(&self, text: &str) -> bool {
        self.logs.iter().any(|line| line.text.contains(text))
    }
}

/// What a failure means for whoever may try again (583/41138).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorClass {
    /// The function can't even start. For the platform this is a failed run.
    Start,
    /// The event itself: it isn't tried again.
    Refused,
    /// Too many instances: it comes again every minute.
    OverLimit,
    /// The platform's own: it comes again, ever later.
    System,
    /// The run: it is tried again so many times.
    Run,
}

/// Why an invocation has no response, as the platform tells it (583/42611). `Display` shows the platform's JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FunctionError {
    /// The status code: 430 for a failure that the function posted, 433 for a timeout, 439 for a process that left, and so on.
    pub status_code: u16,
    /// `errorCode` of the platform's JSON: 1 for a failure that the function posted, else -1.
    pub error_code: i32,
    /// `errorMessage` of the platform's JSON: what the function posted, or the platform's own text.
    pub error_message: String,
    /// The platform's JSON: `errorCode`, `errorMessage`, `requestId`, `statusCode`.
    pub message: String,
    pub(crate) class: ErrorClass,
}

impl FunctionError {
    /// Tells whether the function never got as far as the event: it could not be started, left before it was ready, or
    /// was not ready in time. Another event will fare no better.
    pub fn is_start_failure(&self) -> bool {
        self.class == ErrorClass::Start
    }

    pub(crate) fn new(
        status_code: u16,
        error_code: i32,
        error_message: String,
        request_id: &str,
        class: ErrorClass,
    ) -> Self {
        let message = serde_json::json!({
            "errorCode": error_code,
            "errorMessage": error_message,
            "requestId": request_id,
            "statusCode": status_code,
        })
        .to_string();
        Self { status_code, error_code, error_message, message, class }
    }
}

impl fmt::Display for FunctionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FunctionError {}
