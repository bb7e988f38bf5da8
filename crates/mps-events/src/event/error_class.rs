//! Why a task failed, and whose fault it is.

use std::fmt;

use serde::Serialize;

use super::walk::member;
use super::word::word;
use crate::Model;

/// Whose fault an error is. Only the first part of `ErrCodeExt` can be relied on: Tencent's lists of the rest
/// differ from one another ([862/50369](https://cloud.tencent.com/document/product/862/50369),
/// [1041/40249](https://www.tencentcloud.com/document/product/1041/40249)).
///
/// ```
/// use mps_events::ErrorClass;
///
/// assert_eq!(ErrorClass::of_code_ext("InternalError.Timeout"), ErrorClass::Internal);
/// assert_eq!(ErrorClass::SourceFile.to_string(), "source_file");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// `InvalidInput..`: what the task was asked to do. The same again fails again.
    InvalidInput,
    /// `SourceFileError..`: the source can't be read or holds no video. The same again fails again.
    SourceFile,
    /// `InternalError..`: MPS itself. The same again may succeed.
    Internal,
    /// Anything else, a bare number included.
    Other,
}

/// Why a task or a sub-task failed.
///
/// ```
/// use mps_events::{ErrorClass, TaskError};
///
/// let error = TaskError::new("SourceFileError.NoVideoMedia").with_message("no video");
/// assert_eq!(error.class, ErrorClass::SourceFile);
/// assert_eq!(error.to_string(), "source_file: SourceFileError.NoVideoMedia: no video");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TaskError<'a> {
    /// Whose fault it is.
    pub class: ErrorClass,
    /// `ErrCodeExt`; `None` when empty or `SUCCESS`.
    pub code_ext: Option<&'a str>,
    /// `ErrCode`; `None` when absent or 0.
    pub code: Option<i64>,
    /// `Message`; `None` when empty.
    pub message: Option<&'a str>,
}

impl<'a> TaskError<'a> {
    /// Creates an error with this `ErrCodeExt`, for tests.
    pub fn new(code_ext: &'a str) -> Self {
        Self { class: ErrorClass::of_code_ext(code_ext), code_ext: Some(code_ext), code: None, message: None }
    }

    /// Sets `ErrCode`.
    #[must_use]
    pub fn with_code(mut self, code: i64) -> Self {
        self.code = Some(code);
        self
    }

    /// Sets `Message`.
    #[must_use]
    pub fn with_message(mut self, message: &'a str) -> Self {
        self.message = Some(message);
        self
    }
}

/// Class, code and message, as far as they are there.
impl fmt::Display for TaskError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.class.fmt(f)?;
        match (self.code_ext, self.code) {
            (Some(code), _) => write!(f, ": {code}")?,
            (None, Some(code)) => write!(f, ": {code}")?,
            (None, None) => {}
        }
        self.message.map_or(Ok(()), |message| write!(f, ": {message}"))
    }
}

word!(ErrorClass);

impl ErrorClass {
    /// Returns the word for it: `invalid_input`, `source_file`, `internal` or `other`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidInput => "invalid_input",
            Self::SourceFile => "source_file",
            Self::Internal => "internal",
            Self::Other => "other",
        }
    }

    /// Returns the class of an `ErrCodeExt`, such as `SourceFileError.NoVideoMedia`.
    pub fn of_code_ext(code: &str) -> Self {
        match code.split('.').next().unwrap_or_default() {
            "InvalidInput" => Self::InvalidInput,
            "SourceFileError" => Self::SourceFile,
            "InternalError" => Self::Internal,
            _ => Self::Other,
        }
    }

    /// Returns the class of an `ErrCode`. The numbers are documented for VOD, whose engine MPS shares (266/50368).
    pub fn of_code(code: i64) -> Self {
        match code {
            40_000 => Self::InvalidInput,
            60_000 => Self::SourceFile,
            70_000 => Self::Internal,
            _ => Self::Other,
        }
    }
}

/// The error that a model's members tell, if they tell one. `has_failed` when its status does.
pub(super) fn error(model: &dyn Model, has_failed: bool) -> Option<TaskError<'_>> {
    let text = |name| member(model, name).text();
    of_parts(text("ErrCodeExt"), member(model, "ErrCode").integer(), text("Message"), has_failed)
}

/// The error that these members tell, if they tell one.
pub(super) fn of_parts<'a>(
    code_ext: Option<&'a str>,
    code: Option<i64>,
    message: Option<&'a str>,
    has_failed: bool,
) -> Option<TaskError<'a>> {
    let code_ext = code_ext.filter(|code| !code.is_empty() && !code.eq_ignore_ascii_case("SUCCESS"));
    let code = code.filter(|code| *code != 0);
    if !has_failed && code_ext.is_none() && code.is_none() {
        return None;
    }
    let class = match (code_ext.map(ErrorClass::of_code_ext), code.map(ErrorClass::of_code)) {
        (Some(ErrorClass::Other) | None, Some(class)) | (Some(class), _) => class,
        (None, None) => ErrorClass::Other,
    };
    Some(TaskError { class, code_ext, code, message: message.filter(|text| !text.is_empty()) })
}
