//! What the codes of failed tasks mean.

use mps_events::{ErrorClass, TaskError};

/// The codes that Tencent lists for MPS (862/50369, 1041/40249) and for VOD, whose engine it shares (266/50368). One
/// page prints `SourceFileError.NoVideoResolutio`.
const CODES: [(&str, &str); 13] = [
    ("InvalidInput.ConfigurationUnsupported", "the template asks for what can't be done with this source"),
    ("InvalidInput.DefinitionNotExist", "there is no template of this number"),
    ("InvalidInput.InvalidTimeOffset", "a point in time lies outside the source"),
    ("InvalidInput.PermissionDenied", "MPS may not read the source or write the output: check its role"),
    ("InvalidInput.ResultFileSizeTooLarge", "the output would be too large"),
    ("InvalidInput.TaskDuplicated", "the same task was there already"),
    ("SourceFileError.ContentMalformed", "the source is broken"),
    ("SourceFileError.ContentUnsupported", "the source's format isn't supported"),
    ("SourceFileError.DownloadNotAccessible", "the source couldn't be fetched"),
    ("SourceFileError.NoVideoMedia", "the source has no video"),
    ("SourceFileError.NoVideoResolutio", "the source tells no size of its picture"),
    ("SourceFileError.NoVideoResolution", "the source tells no size of its picture"),
    ("InternalError", "MPS itself failed: the same again may succeed"),
];

/// Returns what the code of an error means, in a few words of our own.
///
/// Tencent's lists differ from one another, so that of a code that isn't listed only the class is known.
///
/// ```
/// let bytes = br#"{"EventType": "WorkflowTask", "WorkflowTaskEvent": {"MediaProcessResultSet": [
///     {"Type": "Transcode", "TranscodeTask": {"Status": "FAIL", "ErrCodeExt": "SourceFileError.NoVideoMedia"}}]}}"#;
/// let event = mps_events::Notification::from_slice(bytes)?.event()?;
/// let error = event.sub_tasks()[0].error.clone().unwrap();
/// assert_eq!(mps_archive::meaning(&error), "the source has no video");
/// # Ok::<(), mps_events::Error>(())
/// ```
pub fn meaning(error: &TaskError<'_>) -> &'static str {
    let listed = error.code_ext.and_then(|code| CODES.iter().find(|(known, _)| *known == code));
    listed.map_or_else(|| of_class(error.class), |(_, meaning)| meaning)
}

fn of_class(class: ErrorClass) -> &'static str {
    match class {
        ErrorClass::InvalidInput => "what was asked for is wrong: the same again fails again",
        ErrorClass::SourceFile => "the source can't be used: the same again fails again",
        ErrorClass::Internal => "MPS itself failed: the same again may succeed",
        _ => "not a code that Tencent lists",
    }
}

/// Returns the code of an error: `ErrCodeExt`, else `ErrCode`, else `-`.
pub fn code(error: &TaskError<'_>) -> String {
    match (error.code_ext, error.code) {
        (Some(code), _) => code.to_owned(),
        (None, Some(code)) => code.to_string(),
        (None, None) => "-".to_owned(),
    }
}
