//! What an answer that isn't success means (COS's codes: 436/7730).

use std::error::Error;
use std::time::Duration;

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, StatusCode};

use super::answer::request_id;
use super::server_text::clean;
use super::unix_now;
use crate::cos::http_date;
use crate::cos::xml::ErrorDocument;
use crate::{Credentials, ErrorKind, SinkError, Status};

/// A request that brought no success.
#[derive(Debug)]
pub(in crate::cos) enum Failure {
    /// The store answered so.
    Answer(AnswerFailure),
    /// No answer came.
    Transport { kind: ErrorKind, message: String, source: Option<Box<dyn Error + Send + Sync>> },
    /// The answer's body is larger than what is asked for can be.
    TooLarge,
    /// What answered isn't the store.
    WrongServer(SinkError),
    /// The request was never sent: there are no credentials, or the same that were refused before, or it can't be
    /// written.
    Unsent(SinkError),
}

#[derive(Debug)]
pub(in crate::cos) struct AnswerFailure {
    pub(in crate::cos) status: StatusCode,
    pub(in crate::cos) document: ErrorDocument,
    pub(in crate::cos) retry_after: Option<Duration>,
    /// The store's clock, in seconds since 1970.
    pub(in crate::cos) date: Option<i64>,
    /// What the request was signed with.
    pub(in crate::cos) credentials: Credentials,
    /// Whether their source may ever have others.
    pub(in crate::cos) can_renew: bool,
}

impl AnswerFailure {
    pub(in crate::cos) fn new(status: StatusCode, headers: &HeaderMap, body: &[u8], credentials: Credentials) -> Self {
        let told = ErrorDocument::parse(body);
        let fit = |text: Option<String>| clean(&text?, &credentials);
        let document = ErrorDocument {
            code: fit(told.code),
            message: fit(told.message),
            request_id: fit(told.request_id).or_else(|| request_id(headers, &credentials)),
        };
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let date = text(DATE).and_then(http_date);
        let retry_after = text(RETRY_AFTER).and_then(|wait| retry_after(wait.trim(), date));
        Self { status, document, retry_after, date, credentials, can_renew: true }
    }

    fn code(&self) -> &str {
        self.document.code.as_deref().unwrap_or("")
    }

    /// Whether the key was taken. Of COS's many 409 codes only `FileAlreadyExists` says so; S3 says 412.
    pub(in crate::cos) fn says_taken(&self) -> bool {
        match self.status {
            StatusCode::CONFLICT => self.code() == "FileAlreadyExists",
            StatusCode::PRECONDITION_FAILED => true,
            _ => false,
        }
    }

    /// Whether the answer told why, beside its status.
    pub(in crate::cos) fn has_code(&self) -> bool {
        self.document.code.is_some()
    }

    /// Whether there is no such object. A HEAD can't tell a bucket that isn't there from a key that isn't.
    pub(in crate::cos) fn says_absent(&self) -> bool {
        self.status == StatusCode::NOT_FOUND && self.code() != "NoSuchBucket"
    }

    /// Whether newer credentials can help.
    pub(in crate::cos) fn says_expired(&self) -> bool {
        match self.code() {
            // The last is COS's message in the place of a code.
            "ExpiredToken" | "RequestHasExpired" | "Request has expired" => true,
            "AccessDenied" => self.document.message.as_deref().is_some_and(|m| m.contains("Request has expired")),
            "InvalidAccessKeyId" | "InvalidToken" => self.can_renew && self.credentials.token().is_some(),
            _ => false,
        }
    }

    pub(in crate::cos) fn kind(&self) -> ErrorKind {
        match self.code() {
            "SlowDown" | "KmsFreqControl" | "TooManyRequests" => return ErrorKind::Throttled,
            "RequestTimeTooSkewed" => return ErrorKind::ClockSkew,
            "NoSuchBucket" => return ErrorKind::BucketNotFound,
            "RequestTimeout" => return ErrorKind::Timeout,
            "IncompleteBody" | "UserNetworkTooSlow" => return ErrorKind::Unavailable,
            "BadDigest" => return ErrorKind::Integrity,
            "PathStyleDomainForbidden" => return ErrorKind::InvalidRequest,
            "QuotaExceeded" | "InsufficientStorage" => return ErrorKind::StorageFull,
            _ if self.says_expired() => return ErrorKind::CredentialsExpired,
            _ => {}
        }
        match self.status.as_u16() {
            // The bucket is elsewhere: of another region, or behind another address.
            301 | 302 | 307 | 308 => ErrorKind::BucketNotFound,
            401 | 402 | 403 | 451 => ErrorKind::AccessDenied,
            404 => ErrorKind::BucketNotFound,
            408 => ErrorKind::Timeout,
            409 | 412 => ErrorKind::Conflict,
            429 => ErrorKind::Throttled,
            501 => ErrorKind::Unsupported,
            507 => ErrorKind::StorageFull,
            500.. => ErrorKind::Unavailable,
            _ => ErrorKind::InvalidRequest,
        }
    }

    fn into_error(self) -> SinkError {
        let kind = self.kind();
        let mut error = SinkError::new(kind).with_http_status(self.status.as_u16());
        if matches!(self.code(), "OperationAborted" | "ConditionalRequestConflict") || self.status == 412 {
            // Two requests for one key at one moment: the next attempt finds it settled.
            error = error.with_status(Status::Temporary);
        }
        let hint = match self.code() {
            _ if self.status.is_redirection() => {
                Some("the store redirects: is region= the bucket's, and endpoint= right?")
            }
            "InvalidAccessKeyId" if kind == ErrorKind::AccessDenied => {
                Some("the store knows no such secret id: was COS_SECRET_ID mistyped, or the key deleted?")
            }
            _ => None,
        };
        if let Some(message) = self.document.message {
            error = error.with_message(message);
        }
        if let Some(hint) = hint {
            error = error.adding(hint);
        }
        if let Some(code) = self.document.code {
            error = error.with_code(code);
        }
        if let Some(id) = self.document.request_id {
            error = error.with_request_id(id);
        }
        if let Some(wait) = self.retry_after {
            error = error.with_retry_after(wait);
        }
        error
    }
}

impl Failure {
    pub(in crate::cos) fn late() -> Self {
        let message = "the request was given up".to_owned();
        Self::Transport { kind: ErrorKind::Timeout, message, source: None }
    }

    pub(in crate::cos) fn into_error(self) -> SinkError {
        match self {
            Self::Answer(answer) => answer.into_error(),
            Self::Transport { kind, message, source } => {
                let error = SinkError::new(kind).with_message(message);
                match source {
                    Some(source) => error.with_source(source),
                    None => error,
                }
            }
            Self::TooLarge => SinkError::new(ErrorKind::InvalidRequest)
                .with_message("the answer is larger than what was asked for can be; it wasn't read to its end"),
            Self::WrongServer(error) | Self::Unsent(error) => error,
        }
    }
}

/// The wait that `Retry-After` asks for: seconds, or a date (RFC 9110, 10.2.3), which counts from the store's own clock
/// where its answer tells it.
fn retry_after(text: &str, now: Option<i64>) -> Option<Duration> {
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    // More seconds than can be counted: longer than anybody waits.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(u64::MAX));
    }
    let wait = http_date(text)?.saturating_sub(now.unwrap_or_else(unix_now));
    // A date that has passed asks for no wait.
    Some(Duration::from_secs(wait.try_into().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure(status: u16, code: &str) -> AnswerFailure {
        let body = format!("<Error><Code>{code}</Code><Message>m</Message><RequestId>r</RequestId></Error>");
        let status = StatusCode::from_u16(status).unwrap();
        AnswerFailure::new(status, &HeaderMap::new(), body.as_bytes(), Credentials::new("id", "key").with_token("t0k"))
    }

    #[test]
    fn every_answer_has_its_kind_and_status() {
        use ErrorKind::{
            AccessDenied, BucketNotFound, ClockSkew, Conflict, CredentialsExpired, Integrity, InvalidRequest,
            StorageFull, Throttled, Timeout, Unavailable, Unsupported,
        };
        use Status::{Permanent, Temporary};
        for (status, code, kind, state) in [
            (500, "InternalError", Unavailable, Temporary),
            (502, "", Unavailable, Temporary),
            (503, "SlowDown", Throttled, Temporary),
            (503, "ServiceUnavailable", Unavailable, Temporary),
            (504, "", Unavailable, Temporary),
            (520, "", Unavailable, Temporary),
            (429, "", Throttled, Temporary),
            (408, "", Timeout, Temporary),
            (400, "RequestTimeout", Timeout, Temporary),
            (400, "UserNetworkTooSlow", Unavailable, Temporary),
            (400, "IncompleteBody", Unavailable, Temporary),
            (400, "BadDigest", Integrity, Temporary),
            (400, "InvalidDigest", InvalidRequest, Permanent),
            (400, "KeyTooLong", InvalidRequest, Permanent),
            (400, "ExpiredToken", CredentialsExpired, Permanent),
            (403, "Request has expired", CredentialsExpired, Permanent),
            (403, "RequestTimeTooSkewed", ClockSkew, Permanent),
            (403, "AccessDenied", AccessDenied, Permanent),
            (403, "SignatureDoesNotMatch", AccessDenied, Permanent),
            (403, "PathStyleDomainForbidden", InvalidRequest, Permanent),
            (402, "PaymentRequired", AccessDenied, Permanent),
            (404, "NoSuchBucket", BucketNotFound, Permanent),
            (409, "PathConflict", Conflict, Permanent),
            (409, "ObjectLocked", Conflict, Permanent),
            (409, "OperationAborted", Conflict, Temporary),
            (412, "PreconditionFailed", Conflict, Temporary),
            (411, "MissingContentLength", InvalidRequest, Permanent),
            (501, "NotImplemented", Unsupported, Permanent),
            (507, "", StorageFull, Permanent),
            (301, "PermanentRedirect", BucketNotFound, Permanent),
            (307, "TemporaryRedirect", BucketNotFound, Permanent),
        ] {
            let failure = failure(status, code);
            assert_eq!(failure.says_taken(), status == 412, "{status} {code}");
            let error = failure.into_error();
            assert_eq!((error.kind(), error.status()), (kind, state), "{status} {code}");
            assert_eq!(error.request_id(), Some("r"));
        }
        assert!(failure(409, "FileAlreadyExists").says_taken());
    }

    #[test]
    fn an_unknown_id_is_expired_only_if_it_was_temporary() {
        assert!(failure(403, "InvalidAccessKeyId").says_expired());
        let fixed = AnswerFailure { credentials: Credentials::new("i", "k"), ..failure(403, "InvalidAccessKeyId") };
        assert_eq!(fixed.kind(), ErrorKind::AccessDenied);
        let fixed = AnswerFailure { can_renew: false, ..failure(403, "InvalidAccessKeyId") };
        let error = fixed.into_error();
        assert_eq!((error.kind(), error.code()), (ErrorKind::AccessDenied, Some("InvalidAccessKeyId")));
        assert!(error.to_string().contains("knows no such secret id"), "{error}");
    }

    #[test]
    fn headers_tell_what_a_body_does_not() {
        let mut headers = HeaderMap::new();
        headers.insert("x-cos-request-id", "NjQx".parse().unwrap());
        headers.insert(RETRY_AFTER, "7".parse().unwrap());
        headers.insert(DATE, "Sun, 22 Nov 2026 15:47:12 GMT".parse().unwrap());
        let credentials = Credentials::new("id", "key");
        let failure = AnswerFailure::new(StatusCode::SERVICE_UNAVAILABLE, &headers, b"", credentials);
        assert_eq!(failure.date, Some(1_795_362_432));
        let error = failure.into_error();
        assert_eq!(error.request_id(), Some("NjQx"));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    }

    #[test]
    fn a_wait_is_told_in_seconds_or_as_a_date() {
        let noon = Some(1_795_348_800);
        for (text, wait) in [
            ("7", Some(7)),
            ("0", Some(0)),
            ("Sun, 22 Nov 2026 12:00:30 GMT", Some(30)),
            ("Sun, 22 Nov 2026 11:59:30 GMT", Some(0)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("18446744073709551615", Some(u64::MAX)),
            ("Sat, 21 Oct 9999 07:28:00 GMT", Some(251_600_758_080)),
            ("Thu, 21 Oct 9999 07:28:00 GMT", Some(251_600_758_080)),
            ("soon", None),
            ("-1", None),
            ("", None),
        ] {
            assert_eq!(retry_after(text, noon), wait.map(Duration::from_secs), "{text:?}");
        }
        // Without the store's clock this machine's counts.
        let far = retry_after("Fri, 31 Dec 2100 23:59:59 GMT", None).unwrap();
        assert!(far > Duration::from_secs(365 * 24 * 3600), "{far:?}");
    }

    #[test]
    fn a_message_that_quotes_a_secret_is_dropped() {
        let body = b"<Error><Code>X</Code><Message>bad token t0k</Message></Error>";
        let credentials = Credentials::new("id", "key").with_token("t0k");
        let failure = AnswerFailure::new(StatusCode::BAD_REQUEST, &HeaderMap::new(), body, credentials);
        let error = failure.into_error();
        assert_eq!(error.code(), Some("X"));
        assert!(!format!("{error} {error:?}").contains("t0k"));
    }
}
