//! The HTTP route: MPS posts to the function's URL, and anybody else can.

use std::time::SystemTime;

use mps_events::{HttpRequest, Notification, SignatureError};
use serde::Serialize;

/// Why a request over HTTP is turned away before anything is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("callbacks over HTTP are off: set MPS_BACKUP_NOTIFY_KEY to the NotifyKey of the tasks")]
    Off,
    #[error("only POST is answered")]
    Method,
    #[error("the body is no MPS notification, or carries no Timestamp and Sign")]
    Unsigned,
    #[error("the signature has expired")]
    Expired,
    #[error("the signature does not match")]
    Mismatch,
}

impl Refusal {
    fn status(self) -> u16 {
        match self {
            Self::Method => 405,
            Self::Off | Self::Unsigned | Self::Expired | Self::Mismatch => 403,
        }
    }
}

/// Lets a request pass that a sender made who knows the key.
///
/// The signature does not cover the body (see [`mps_events::Signature`]): it keeps strangers from filling the
/// archive, no more.
pub(crate) fn authenticate(
    request: &HttpRequest<'_>,
    body: Option<&[u8]>,
    notify_key: Option<&str>,
    now: SystemTime,
) -> Result<(), Refusal> {
    let notify_key = notify_key.ok_or(Refusal::Off)?;
    if !request.method().eq_ignore_ascii_case("POST") {
        return Err(Refusal::Method);
    }
    let notification = body.and_then(|body| Notification::from_slice(body).ok()).ok_or(Refusal::Unsigned)?;
    let signature = notification.signature().ok_or(Refusal::Unsigned)?;
    signature.verify(notify_key, now).map_err(|error| match error {
        SignatureError::Expired => Refusal::Expired,
        _ => Refusal::Mismatch,
    })
}

/// What a function URL turns into an HTTP response (583/96099): `{statusCode, headers, body}`.
#[derive(Debug, Serialize)]
pub struct HttpReply {
    #[serde(rename = "statusCode")]
    status: u16,
    headers: Headers,
    body: String,
}

#[derive(Debug, Serialize)]
struct Headers {
    #[serde(rename = "Content-Type")]
    content_type: &'static str,
}

impl HttpReply {
    /// Answers 200 with what became of the callback.
    pub(crate) fn ok(report: &impl Serialize) -> Self {
        Self::json(200, report)
    }

    /// Turns the request away.
    pub(crate) fn refused(refusal: Refusal) -> Self {
        Self::error(refusal.status(), &refusal.to_string())
    }

    /// Answers 400 to a request that can't be read, with what is wrong with it.
    pub(crate) fn unreadable(error: &mps_events::Error) -> Self {
        Self::error(400, &error.to_string())
    }

    /// Answers 503, so that MPS sends the callback again: SCF does not retry what came through a URL.
    pub(crate) fn unavailable(message: &str) -> Self {
        Self::error(503, message)
    }

    fn error(status: u16, message: &str) -> Self {
        #[derive(Serialize)]
        struct Body<'a> {
            error: &'a str,
        }
        Self::json(status, &Body { error: message })
    }

    fn json(status: u16, body: &impl Serialize) -> Self {
        // Writing plain structs of strings and numbers to memory does not fail; an empty body would still be valid.
        let body = serde_json::to_string(body).unwrap_or_default();
        Self { status, headers: Headers { content_type: "application/json" }, body }
    }
}
