//! What the platform may do that its documents don't tell, or do wrong: to see how a function copes.

use std::time::Duration;

/// Something that the platform may do on an instance's runtime API, though its documents don't say so. Counters are
/// an instance's own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quirk {
    /// Sets a header of the reply to `next`, or leaves it out: `Request_id`, `Memory_limit_in_mb`,
    /// `Time_limit_in_ms`.
    Header {
        /// The name, in any case.
        name: String,
        /// The value; none leaves the header out.
        value: Option<String>,
    },
    /// Answers the first calls of `next` with this status and no event.
    NextStatus {
        /// Such as 500.
        status: u16,
        /// How many calls.
        times: u32,
    },
    /// Breaks the connection instead of answering the first calls of `next`.
    NextBroken {
        /// How many calls.
        times: u32,
    },
    /// Refuses the first answers with this status and doesn't take them: `next` gives the same event
    /// again.
    AnswerStatus {
        /// Such as 400 or 503.
        status: u16,
        /// How many answers.
        times: u32,
    },
    /// Takes the first answer, breaks every connection before acknowledging it, and listens no more for so long.
    Absence {
        /// How long; none is for ever.
        length: Option<Duration>,
    },
    /// Refuses `init/ready` with an empty body, as the platform did in 2021.
    StrictReady,
}

impl Quirk {
    /// Leaves out a header of the reply to `next`.
    pub fn without_header(name: impl Into<String>) -> Self {
        Self::Header { name: name.into(), value: None }
    }

    /// Sets a header of the reply to `next`.
    pub fn with_header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Header { name: name.into(), value: Some(value.into()) }
    }
}
