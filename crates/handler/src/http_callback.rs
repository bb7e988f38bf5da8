//! The HTTP route: MPS posts to the function's URL, and anybody else can.

use std::time::SystemTime;

use mps_events::{HttpRequest, Notification, SignatureError};
use scf_runtime::url::Response;
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

/// Answers 200 with what became of the callback.
pub(crate) fn backed_up(report: &impl Serialize) -> Response {
    answer(200, report)
}

/// Turns the request away.
pub(crate) fn refused(refusal: Refusal) -> Response {
    error(refusal.status(), &refusal.to_string())
}

/// Answers 400 to a request that can't be read, with what is wrong with it.
pub(crate) fn unreadable(reason: &mps_events::Error) -> Response {
    error(400, &reason.to_string())
}

/// Answers 503, so that MPS sends the callback again: SCF does not retry what came through a URL.
pub(crate) fn unavailable(message: &str) -> Response {
    error(503, message)
}

fn error(status: u16, message: &str) -> Response {
    #[derive(Serialize)]
    struct Body<'a> {
        error: &'a str,
    }
    answer(status, &Body { error: message })
}

fn answer(status: u16, body: &impl Serialize) -> Response {
    // Writing plain structs of strings and numbers to memory does not fail; a status alone would still be valid.
    Response::json(body).unwrap_or_else(|_| Response::new(status)).with_status(status)
}
