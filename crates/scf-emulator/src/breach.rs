//! What a function does that the runtime API's contract forbids.

use std::fmt;

/// Something that a function did against the contract of the runtime API (583/47274). The platform tells nobody; an event
/// may be answered by another's result, or run twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Breach {
    /// It asked for an event before it had answered the last, and got the same one again.
    FetchedAgain,
    /// It answered an event while it still owed an answer to an earlier run of another: the answer may be that one's.
    AnswerOfAnother,
    /// It answered an event that had an answer, or whose time was over.
    AnsweredAgain,
    /// It posted an answer before there was any event.
    AnsweredNothing,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::FetchedAgain => "the function asked for an event before it answered the last: it gets the same again",
            Self::AnswerOfAnother => {
                "the function fetched an earlier event more often than it answered it: this answer may be that one's"
            }
            Self::AnsweredAgain => {
                "the function answered an event that has an answer or is over; the first answer stays"
            }
            Self::AnsweredNothing => "the function posted an answer with no event",
        })
    }
}
