//! Refusals, in the document that COS writes (436/7730).

use std::borrow::Cow;

use http::StatusCode;

use super::Document;

/// An answer that isn't success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: Cow<'static, str>,
    pub(crate) retry_after: Option<u64>,
}

type Text = Cow<'static, str>;

impl Refusal {
    pub(crate) fn new(status: StatusCode, code: impl Into<Text>, message: impl Into<Text>) -> Self {
        Self { status, code: code.into(), message: message.into(), retry_after: None }
    }

    pub(crate) fn forbidden(code: &'static str, message: impl Into<Text>) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, message)
    }

    pub(crate) fn bad_request(code: &'static str, message: impl Into<Text>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    pub(crate) fn not_found(code: &'static str, message: impl Into<Text>) -> Self {
        Self::new(StatusCode::NOT_FOUND, code, message)
    }

    pub(crate) fn conflict(code: &'static str, message: impl Into<Text>) -> Self {
        Self::new(StatusCode::CONFLICT, code, message)
    }

    /// Refuses what the double doesn't do, by its name.
    pub(crate) fn not_done(what: &str) -> Self {
        Self::new(StatusCode::NOT_IMPLEMENTED, "NotImplemented", format!("The double of COS does not do {what}."))
    }

    pub(crate) fn missing_key() -> Self {
        Self::not_found("NoSuchKey", "The specified key does not exist.")
    }

    pub(crate) fn precondition() -> Self {
        let message = "At least one of the pre-conditions you specified did not hold.";
        Self::new(StatusCode::PRECONDITION_FAILED, "PreconditionFailed", message)
    }

    pub(crate) fn malformed_xml() -> Self {
        Self::bad_request("MalformedXML", "The XML you provided was not well-formed or did not validate.")
    }

    pub(crate) fn document(&self, resource: &str, request_id: &str) -> String {
        let mut document = Document::new("Error");
        document.leaf("Code", &self.code).leaf("Message", &self.message).leaf("Resource", resource);
        document.leaf("RequestId", request_id).leaf("TraceId", request_id);
        document.finish()
    }
}
