//! The calls of a runtime API: SCF's (document 583/47274), and Lambda's, which is near enough for one server.

use std::sync::LazyLock;

use crate::event::EVENT_BYTES;

/// What a function asks for.
pub(crate) enum Call {
    Ready,
    /// An event, whose reply has this head.
    Next {
        head: &'static str,
    },
    Response,
}

const REQUEST_ID: &str = "5f0c9d1e-7a52-4c3b-9c55-2f4f6d0b8a11";

static SCF_HEAD: LazyLock<String> = LazyLock::new(|| {
    head(&format!("Request_id: {REQUEST_ID}\r\nMemory_limit_in_mb: 128\r\nTime_limit_in_ms: 30000\r\n"))
});

/// The deadline is an instant there; this one is in the year 2100.
static LAMBDA_HEAD: LazyLock<String> = LazyLock::new(|| {
    head(&format!(
        "Lambda-Runtime-Aws-Request-Id: {REQUEST_ID}\r\nLambda-Runtime-Deadline-Ms: 4102444800000\r\n\
         Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:1:function:bench\r\n"
    ))
});

fn head(fields: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{fields}Content-Length: {EVENT_BYTES}\r\n\r\n")
}

impl Call {
    /// The call of a request with this first line.
    pub(crate) fn of(line: &[u8]) -> Option<Self> {
        if let Some(lambda) = line.strip_prefix(b"POST /2018-06-01/runtime/invocation/") {
            let answers = lambda.strip_suffix(b"/response HTTP/1.1") == Some(REQUEST_ID.as_bytes());
            return answers.then_some(Self::Response);
        }
        Some(match line {
            b"GET /runtime/invocation/next HTTP/1.1" => Self::Next { head: &SCF_HEAD },
            b"POST /runtime/invocation/response HTTP/1.1" => Self::Response,
            b"POST /runtime/init/ready HTTP/1.1" => Self::Ready,
            b"GET /2018-06-01/runtime/invocation/next HTTP/1.1" => Self::Next { head: &LAMBDA_HEAD },
            _ => return None,
        })
    }
}
