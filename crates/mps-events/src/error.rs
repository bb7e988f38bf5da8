//! Why bytes can't be taken as what they should be.

use std::fmt;

use crate::RouteKind;
use crate::json::{self, Invalid};

/// Why bytes could not be taken as a [`Notification`](crate::Notification) or a [`Delivery`](crate::Delivery).
///
/// It tells what was expected and where, and never repeats the payload: an error is safe to log.
///
/// ```
/// use mps_events::{ErrorKind, Notification};
///
/// let error = Notification::from_slice(b"{\"EventType\":\n oops}").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Syntax);
/// assert_eq!((error.line(), error.column()), (Some(2), Some(2)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
    line: u32,
    column: u32,
    route: Option<RouteKind>,
    /// Of what is no JSON: what had to stand at the place, and what does, `None` at the end.
    syntax: Option<(&'static str, Option<char>)>,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There are no bytes, or only white space.
    Empty,
    /// The bytes are not UTF-8.
    Utf8,
    /// The bytes are not JSON, or something follows the JSON value.
    Syntax,
    /// The JSON value is not an object, or, for a delivery, nothing that could hold one.
    NotAnObject,
    /// The JSON object has neither a non-empty string `EventType` nor a non-empty string `NotificationType`.
    NotANotification,
    /// The JSON object has no non-empty string `TaskType`.
    NotATaskDetail,
    /// Lists and strings stand inside one another more deeply than any known delivery.
    Depth,
    /// The answer about a task has a type and not the member that goes with this type.
    NoEvent,
    /// More notifications than one delivery may hold.
    TooMany,
    /// An HTTP request has no method.
    NoMethod,
    /// An HTTP request stands in a list, a string or another object.
    WrappedRequest,
    /// The body of an HTTP request is flagged as base64 and isn't.
    Base64,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self { kind, line: 0, column: 0, route: None, syntax: None }
    }

    pub(crate) fn from_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Self {
        let (line, column) = position(bytes, error.valid_up_to());
        Self { line, column, ..Self::new(ErrorKind::Utf8) }
    }

    pub(crate) fn from_invalid(json: &str, invalid: Invalid) -> Self {
        let (line, column) = position(json.as_bytes(), invalid.at);
        let found = json.get(invalid.at..).and_then(|rest| rest.chars().next());
        let syntax = Some((json::expected(json, invalid.at), found));
        Self { line, column, syntax, ..Self::new(ErrorKind::Syntax) }
    }

    pub(crate) fn with_route(self, route: RouteKind) -> Self {
        Self { route: Some(route), ..self }
    }

    /// Returns how the delivery came that could not be read; `None` for what isn't the error of a
    /// [`Delivery`](crate::Delivery).
    ///
    /// It is found out whatever is wrong with the bytes: [`RouteKind::Http`] means that nobody has vouched for them.
    pub fn route(&self) -> Option<RouteKind> {
        self.route
    }

    /// Returns what kind of error this is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns the line of the payload, counted from 1, where it is known.
    pub fn line(&self) -> Option<usize> {
        (self.line > 0).then_some(self.line as usize)
    }

    /// Returns the column in that line, counted in bytes from 1, where it is known.
    pub fn column(&self) -> Option<usize> {
        (self.line > 0).then_some(self.column as usize)
    }
}

fn position(bytes: &[u8], offset: usize) -> (u32, u32) {
    let before = bytes.get(..offset).unwrap_or(bytes);
    let line = 1 + memchr::memchr_iter(b'\n', before).count();
    let column = offset - memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1) + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "expected a JSON object, came no bytes",
            Self::Utf8 => "expected UTF-8, came other bytes",
            Self::Syntax => "expected one JSON value and nothing after it, came something else",
            Self::NotAnObject => {
                "expected a JSON object, or a list or a string that holds one, came another JSON value"
            }
            Self::NotANotification => {
                "expected a non-empty string EventType or NotificationType, came an object without one"
            }
            Self::NotATaskDetail => "expected a non-empty string TaskType, came an object without one",
            Self::Depth => "expected a notification, came lists or strings nested too deeply",
            Self::NoEvent => "expected the member that goes with the type, came none; the bytes are all there is",
            Self::TooMany => "expected at most 20,000 notifications in one delivery, came more",
            Self::NoMethod => {
                "expected an HTTP request with a non-empty string httpMethod, came headers and a body without one"
            }
            Self::WrappedRequest => {
                "expected an HTTP request as one object, came one inside a list, a string or another object"
            }
            Self::Base64 => "expected a body in base64 as its envelope tells, came something else",
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.syntax {
            None => write!(f, "{}", self.kind)?,
            Some((expected, None)) => write!(f, "expected {expected}, came the end")?,
            // One character gives nothing of an event away; one that can't be seen is named by its number.
            Some((expected, Some(found))) if found.is_control() => {
                write!(f, "expected {expected}, came U+{:04X}", u32::from(found))?;
            }
            Some((expected, Some(found))) => write!(f, "expected {expected}, came {found:?}")?,
        }
        if self.line > 0 {
            write!(f, " (line {}, column {})", self.line, self.column)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind)
            .field("line", &self.line())
            .field("column", &self.column())
            .finish()
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_where_utf8_ends() {
        let bytes = b"{\n  \"a\": \xff}";
        let error = crate::text::json_text(bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Utf8);
        assert_eq!((error.line(), error.column()), (Some(2), Some(8)));
        assert_eq!(error.to_string(), "expected UTF-8, came other bytes (line 2, column 8)");
    }

    #[test]
    fn an_error_without_a_place_names_none() {
        let error = Error::new(ErrorKind::Empty);
        assert_eq!(error.line(), None);
        assert_eq!(error.to_string(), "expected a JSON object, came no bytes");
    }
}
