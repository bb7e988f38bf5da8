//! How a process left.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;

/// Tells how a process left, for people.
pub(crate) fn describe(status: &ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit code {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}
