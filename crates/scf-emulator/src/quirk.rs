//! What the platform may do that its documents don't tell, or do wrong: to see how a function copes.

use std::time::Duration;

use hyper::header::{HeaderName, HeaderValue};

/// Something that the platform may do though its documents don't say so: where they are silent, the emulator does one
/// thing and offers the others here.
///
/// Counters are an instance's own, except that of [`InternalError`](Self::InternalError). Quirks of the runtime API's calls
/// mean nothing to a function deployed as an image, which has none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quirk {
    /// Sets a header of the reply to `next`, or leaves it out: `Request_id`, `Memory_limit_in_mb`,
    /// `Time_limit_in_ms`. Of an image's events likewise, such as `X-Scf-Timeout`, whose unit isn't documented.
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
    /// Takes the first answers, dispatches the next event, and only then breaks the connection instead of acknowledging.
    /// An answer that is posted before `next` is called counts for the event that was dispatched, since no call of the
    /// runtime API names the event that it answers (583/47274). Where no event follows within two seconds, the
    /// connection breaks without.
    AnswerBroken {
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
    /// Refuses `next` before `init/ready` with this status. Without, it waits.
    EarlyNextStatus(u16),
    /// Replies with this status to an answer that comes after the first. Without, it is 200.
    SecondAnswerStatus(u16),
    /// Replies with this status to an answer before there was any event. Without, it is 400.
    StrayAnswerStatus(u16),
    /// Gives this status to an event whose function posted an error: 443 is what the documents call the user's code's
    /// error (583/42611). Without, it is 430.
    UserErrorStatus(u16),
    /// Notices a process that leaves in mid-event only when the event's time is over, with status 433, as was seen in
    /// 2021. Without, it is 439 at once.
    ExitUnnoticed,
    /// Notices a process that leaves before it is ready only when the init time is over, with status 450. Without, it is 405
    /// at once (583/42611).
    StartExitUnnoticed,
    /// Gives a container no more than this to listen on its port, whatever the init timeout is: the documents name 30 s for
    /// images (583/56051) and the init timeout for status 446 (583/42611), which is what holds without.
    PortLimit(Duration),
    /// Gives this status to a process that uses too much memory before it is ready. Without, it is 434, as for one that
    /// serves an event; a start that fails is 405 (583/42611).
    StartMemoryStatus(u16),
    /// Takes the body of a URL's answer as it is, though `isBase64Encoded` is true. Without, it is decoded, as API Gateway
    /// does, with whose format that of URLs is compatible (583/96099), though its page doesn't name the member.
    Base64Ignored,
    /// Gives the keys of the role with each event, too, in the headers of the reply to `next` that an image's events
    /// have. Without, a process of a zip function has those that it started with.
    CredentialHeaders,
    /// Gives each run of an asynchronous event a request id of its own. Without, it stays the same.
    FreshRequestIds,
    /// Lets no process run between an answer and the next event. Whether the platform does isn't documented.
    Freeze,
    /// Fails the first events with status 500 before the function sees them, as the platform's own errors do. An
    /// asynchronous event comes again, ever later, until its time to live ends.
    InternalError {
        /// How many events.
        times: u32,
    },
}

impl Quirk {
    /// Whether an HTTP reply can carry it: a header must be one, a status a final one.
    pub(crate) fn is_possible(&self) -> bool {
        match self {
            Self::Header { name, value } => {
                let value = value.as_ref().is_none_or(|value| HeaderValue::from_bytes(value.as_bytes()).is_ok());
                HeaderName::from_bytes(name.as_bytes()).is_ok() && value
            }
            Self::NextStatus { status, .. }
            | Self::AnswerStatus { status, .. }
            | Self::EarlyNextStatus(status)
            | Self::SecondAnswerStatus(status)
            | Self::StrayAnswerStatus(status)
            | Self::StartMemoryStatus(status)
            | Self::UserErrorStatus(status) => (200..600).contains(status),
            _ => true,
        }
    }

    /// Leaves out a header of the reply to `next`.
    pub fn without_header(name: impl Into<String>) -> Self {
        Self::Header { name: name.into(), value: None }
    }

    /// Sets a header of the reply to `next`.
    pub fn with_header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Header { name: name.into(), value: Some(value.into()) }
    }
}
