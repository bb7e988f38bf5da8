//! Refusals, in the document that COS writes (436/7730).

use http::StatusCode;
use quick_xml::escape::escape;

/// An answer that isn't success.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) code: String,
    pub(crate) message: &'static str,
    pub(crate) retry_after: Option<u64>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, code: &str, message: &'static str) -> Self {
        Self { status, code: code.to_owned(), message, retry_after: None }
    }

    pub(crate) fn forbidden(code: &str, message: &'static str) -> Self {
        Self::new(StatusCode::FORBIDDEN, code, message)
    }

    pub(crate) fn bad_request(code: &str, message: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    pub(crate) fn document(&self, resource: &str, request_id: &str) -> String {
        format!(
            "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>{}</Code>\n\t<Message>{}</Message>\n\t\
             <Resource>{}</Resource>\n\t<RequestId>{request_id}</RequestId>\n\t<TraceId>{request_id}</TraceId>\n</Error>\n",
            escape(&self.code),
            escape(self.message),
            escape(resource),
        )
    }
}
