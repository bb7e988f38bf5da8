//! The secret of callbacks over HTTP.

use std::fmt;

/// The key that MPS signs callbacks over HTTP with: `NotifyKey` of the task's `TaskNotifyConfig`.
pub(crate) struct NotifyKey(String);

impl NotifyKey {
    pub(crate) fn new(key: String) -> Self {
        Self(key)
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NotifyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NotifyKey(redacted)")
    }
}
