//! Why a task failed, and whose fault it is.

use super::walk::member;
use crate::Model;

/// Whose fault an error is. Only the first part of `ErrCodeExt` can be relied on: Tencent's lists of the rest
/// differ from one another ([862/50369](https://cloud.tencent.com/document/product/862/50369),
/// [1041/40249](https://www.tencentcloud.com/document/product/1041/40249)).
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
#[derive(Debug, Clone, PartialEq, Eq)]
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

impl ErrorClass {
    /// The class of an `ErrCodeExt`, such as `SourceFileError.NoVideoMedia`.
    pub fn of_code_ext(code: &str) -> Self {
        match code.split('.').next().unwrap_or_default() {
            "InvalidInput" => Self::InvalidInput,
            "SourceFileError" => Self::SourceFile,
            "InternalError" => Self::Internal,
            _ => Self::Other,
        }
    }

    /// The class of an `ErrCode`. The numbers are documented for VOD, whose engine MPS shares (266/50368).
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
