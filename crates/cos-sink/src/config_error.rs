//! Settings that can't be used, all at once.

use std::fmt;

/// Why a sink can't be made: every problem that was found, so that one correction is enough.
///
/// `Display` writes one problem a line. None holds a secret.
///
/// ```
/// let error = cos_sink::sink_from_url("cos://archive/mps").unwrap_err();
/// // The bucket lacks its APPID, and there is no region.
/// assert_eq!(error.problems().len(), 2, "{error}");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    problems: Vec<String>,
}

impl ConfigError {
    #[cfg(feature = "cos")]
    pub(crate) fn new(problems: Vec<String>) -> Self {
        Self { problems }
    }

    /// Returns the problems, in the order of the settings.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

impl From<String> for ConfigError {
    fn from(problem: String) -> Self {
        Self { problems: vec![problem] }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for ConfigError {}
