//! What can go wrong on request.

use std::time::Duration;

/// What happens to a request instead of what should.
///
/// "Before" means that nothing was done; "after" that the request was carried out and only its answer suffers, which
/// is how an acknowledgement gets lost.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// None: the request is served.
    Pass,
    /// An error is answered, nothing is done.
    Refuse {
        /// The HTTP status.
        status: u16,
        /// COS's code, such as `SlowDown`.
        code: String,
        /// Seconds for `Retry-After`.
        retry_after: Option<u64>,
    },
    /// The request is carried out, then an error is answered.
    RefuseAfter {
        /// The HTTP status.
        status: u16,
        /// COS's code.
        code: String,
    },
    /// The connection is closed without an answer, nothing is done.
    ResetBefore,
    /// The request is carried out, then the connection is closed without an answer.
    ResetAfter,
    /// Nothing is done and nothing is ever answered.
    StallBefore,
    /// The request is carried out, nothing is ever answered.
    StallAfter,
    /// The request is carried out, the answer breaks off in its body.
    Truncate,
    /// The request is carried out, the answer's body trickles: 20 bytes, a pause before each.
    Drip(Duration),
    /// The request is carried out, the answer has no `ETag`.
    NoETag,
    /// The request is carried out, the answer has the `ETag` of something else.
    WrongETag,
    /// The request is carried out, the answer has the CRC64 of something else.
    WrongCrc64,
    /// The request is carried out with the last byte of its body changed, as bad memory would.
    Corrupt,
}

impl Fault {
    /// An error with this status and code; nothing is done.
    pub fn refuse(status: u16, code: &str) -> Self {
        Self::Refuse { status, code: code.to_owned(), retry_after: None }
    }

    /// 503 `SlowDown` with `Retry-After`; nothing is done.
    pub fn slow_down(seconds: u64) -> Self {
        Self::Refuse { status: 503, code: "SlowDown".to_owned(), retry_after: Some(seconds) }
    }

    /// An error with this status and code, after the request was carried out.
    pub fn refuse_after(status: u16, code: &str) -> Self {
        Self::RefuseAfter { status, code: code.to_owned() }
    }

    pub(crate) fn is_before(&self) -> bool {
        matches!(self, Self::Refuse { .. } | Self::ResetBefore | Self::StallBefore)
    }
}
